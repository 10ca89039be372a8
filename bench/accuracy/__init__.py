"""How right the facts are: scored layer by layer against hand-annotated articles, beside plain spaCy."""
