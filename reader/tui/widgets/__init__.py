"""The panes of the reader; each posts messages and knows no other."""
