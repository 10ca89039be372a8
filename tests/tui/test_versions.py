"""Versions of a story in the reader: folded in the list, and what the newer one changed."""



