"""Quantities: the grammar of the numbers of news, their units, and what they measure."""
