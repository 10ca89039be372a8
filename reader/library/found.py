"""What a search has found: rows that are fetched as they come to the screen."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Protocol

from reader.library.excerpts import Excerpt, excerpt
from reader.library.finding import Sought
from reader.library.paging import Pages, next_unread
from reader.library.row import Row

MOST = 10_000
"""Hits that are kept; nobody goes through more."""

FIRST = 400
"""Hits that are looked for at first: some screens full."""

_AT_ONCE = 0.03
"""Seconds after which the first hits are shown, however few they are."""

_NEAR = 16
"""Articles whose texts are read at once."""

_NOTHING = Excerpt()

Numbers = Callable[[int, float], tuple[list[int], bool]]
"""Finds so many numbers of entries at most, in so many seconds once there is one; says whether there can be more."""


class Source(Protocol):
    """Where the rows come from."""

    marked: int
    """Another number after each change of a mark."""

    def rows_numbered(self, numbers: Sequence[int]) -> list[Row]:
        """The rows of entries."""

    def texts_numbered(self, numbers: Sequence[int]) -> dict[int, str]:
        """Deck and body of entries, a paragraph a line."""

    def number_of(self, id: str) -> int | None:
        """The number of an article's entry."""

    def readable_numbered(self, numbers: Sequence[int]) -> list[str]:
        """The ids of those entries that can be read."""

    def unread_among(self, ids: Sequence[str]) -> list[str]:
        """Those of some articles that are not read."""


class Found:
    """The articles of a search, in its order."""

    def __init__(self, source: Source, numbers: Numbers, sought: Sequence[Sought], *, at_once: bool = False) -> None:
        """Use `Library.search`."""
        self._source = source
        self._get = numbers
        self._numbers, more = numbers(FIRST, _AT_ONCE) if at_once else numbers(MOST, math.inf)
        self.is_partial = at_once and more
        """Whether `complete` may find more."""
        self._marked = source.marked
        self.sought = tuple(sought)
        """The words that were looked for in the texts."""
        self._excerpts: dict[int, Excerpt] = {}
        self._pages = Pages(lambda start, stop: source.rows_numbered(self._numbers[start:stop]))

    def complete(self) -> None:
        """Find what is not found yet; it takes as long as it takes.

        Raises:
            LibraryError: if the search fails, or another is asked for.
        """
        if self.is_partial:
            self._numbers, _ = self._get(MOST, math.inf)
            self.is_partial = False
            self._pages.forget()
            self._excerpts = {}
            self.__dict__.pop("_places", None)

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

    def excerpt(self, place: int) -> Excerpt:
        """The words in the headline and in a sentence of the article at a place."""
        if place not in self._excerpts:
            # Those near it are about to be asked for as well.
            first = place // _NEAR * _NEAR
            rows = self.rows(first, first + _NEAR)
            texts = self._source.texts_numbered(self._numbers[first : first + _NEAR])
            for at, number in enumerate(self._numbers[first : first + len(rows)]):
                self._excerpts[first + at] = excerpt(rows[at].title, texts.get(number, ""), self.sought)
        return self._excerpts.get(place, _NOTHING)

    @cached_property
    def _places(self) -> dict[int, int]:
        return {number: place for place, number in enumerate(self._numbers)}

    def position_of(self, id: str) -> int | None:
        """Where an article stands among these."""
        number = self._source.number_of(id)
        return None if number is None else self._places.get(number)

    def next_unread(self, id: str | None, step: int = 1) -> str | None:
        """The next unread article among these after one of them, around the end."""
        return next_unread(self._unread, len(self), self.position_of(id) if id else None, step)

    def _unread(self, start: int, stop: int) -> list[str]:
        return self._source.unread_among(self._source.readable_numbered(self._numbers[start:stop]))
