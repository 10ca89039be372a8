"""What goes wrong with a library."""

from __future__ import annotations


class LibraryError(Exception):
    """Something about the library that the user must know; the message says what to do."""
