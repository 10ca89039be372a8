"""What goes wrong with a library."""

from __future__ import annotations


class LibraryError(Exception):
    """Something about the library that the user must know; the message says what to do."""


class QueryError(Exception):
    """A query that cannot be read: the message says why, `at` is the place in the query."""

    def __init__(self, message: str, at: int) -> None:
        """With the message and the place."""
        super().__init__(message)
        self.at = at
