"""What a search has found: rows that are fetched as they come to the screen."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Protocol

from reader.library.paging import Pages
from reader.library.row import Row

MOST = 10_000
"""Hits that are kept; nobody goes through more."""


class Source(Protocol):
    """Where the rows come from."""

    marked: int
    """Another number after each change of a mark."""

    def rows_numbered(self, numbers: Sequence[int]) -> list[Row]:
        """The rows of entries."""

    def number_of(self, id: str) -> int | None:
        """The number of an article's entry."""


class Found:
    """The articles of a search, in its order."""

    def __init__(self, source: Source, numbers: Sequence[int], words: Sequence[str]) -> None:
        """Use `Library.search`."""
        self._source = source
        self._numbers = numbers
        self._marked = source.marked
        self.words = tuple(words)
        """The words that were looked for in the texts."""
        self._pages = Pages(lambda start, stop: source.rows_numbered(numbers[start:stop]))

    def __len__(self) -> int:
        return len(self._numbers)

    @property
    def numbers(self) -> Sequence[int]:
        """The numbers of their entries in the index, in this order."""
        return self._numbers

    @property
    def is_cut(self) -> bool:
        """Whether there are more hits than are kept."""
        return len(self._numbers) == MOST

    def rows(self, start: int, stop: int) -> list[Row]:
        """The rows from one place to another; fewer where files went meanwhile."""
        if self._marked != self._source.marked:
            self._marked = self._source.marked
            self._pages.forget()
        return self._pages.rows(max(start, 0), min(stop, len(self)))

    @cached_property
    def _places(self) -> dict[int, int]:
        return {number: place for place, number in enumerate(self._numbers)}

    def position_of(self, id: str) -> int | None:
        """Where an article stands among these."""
        number = self._source.number_of(id)
        return None if number is None else self._places.get(number)

    def next_unread(self, id: str | None, step: int = 1) -> str | None:
        """The next unread article among these after one of them, around the end."""
        count = len(self)
        at = self.position_of(id) if id else None
        first = (-1 if step > 0 else count) if at is None else at
        for distance in range(1, count + 1):
            place = (first + step * distance) % count
            for row in self.rows(place, place + 1):
                if not row.read and not row.problem:
                    return row.id
        return None
