"""The rows of a library that a filter leaves."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from reader.library import Library, Row
from reader.tui.finding import found

_AT_ONCE = 4096


class Filtered:
    """Some places of the list; the rows themselves stay the library's, and with them the marks of now."""

    def __init__(self, library: Library, words: str) -> None:
        """Find the rows of which headline or origin holds all the words, whatever their case and accents.

        Args:
            library: the articles.
            words: beginnings or other pieces of words, parted by blanks.
        """
        self._library = library
        wanted = words.split()
        self._places = [
            start + at
            for start in range(0, len(library), _AT_ONCE)
            for at, row in enumerate(library.rows(start, start + _AT_ONCE))
            if all(found(f"{row.title} {row.origin}", word) for word in wanted)
        ]

    def __len__(self) -> int:
        return len(self._places)

    def rows(self, start: int, stop: int) -> Sequence[Row]:
        """The rows from one place to another."""
        return [row for place in self._places[start:stop] for row in self._library.rows(place, place + 1)]

    def position_of(self, id: str) -> int | None:
        """Where an article stands among these."""
        place = self._library.position_of(id)
        if place is None:
            return None
        at = bisect_left(self._places, place)
        return at if self._places[at : at + 1] == [place] else None

    def next_unread(self, id: str | None, step: int = 1) -> str | None:
        """The next unread article among these after one of them, around the end."""
        count = len(self)
        at = self.position_of(id) if id else None
        first = (-1 if step > 0 else count) if at is None else at
        for distance in range(1, count + 1):
            for row in self.rows(place := (first + step * distance) % count, place + 1):
                if not row.read and not row.problem:
                    return row.id
        return None
