"""One command a module; each is a thin face of the layers below."""
