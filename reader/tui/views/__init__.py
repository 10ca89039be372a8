"""What is read across articles, as lines of a sheet: each view gathers one kind and leads each line to its sentence."""
