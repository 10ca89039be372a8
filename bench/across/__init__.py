"""Dossier, related articles, brief and what else is read across a large library."""
