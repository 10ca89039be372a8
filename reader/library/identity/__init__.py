"""Which entities of different articles are one person, organisation or place: a subject."""
