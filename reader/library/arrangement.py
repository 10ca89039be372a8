"""All articles of a library in an order of the reader's choice: rows come from the index by viewport."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from reader.library import sorting
from reader.library.order import By, Order
from reader.library.paging import Pages, next_unread
from reader.library.row import Row

if TYPE_CHECKING:
    from reader.library.entry import Entry
    from reader.library.index import Index


class Rows(Protocol):
    """Makes rows of what the index has, each with the reader's mark."""

    marked: int
    """Another number after each change of a mark or a file."""

    def find(self, id: str) -> Entry | None:
        """The entry of an article."""

    def rows_of(self, entries: Sequence[Entry]) -> list[Row]:
        """The rows of some entries."""

    def unread_among(self, ids: Sequence[str]) -> list[str]:
        """Those of some articles that are not read."""


class Arrangement:
    """The rows of a library in some order, from any thread."""

    def __init__(self, index: Index, rows: Rows, order: Order, *, folded: bool) -> None:
        """Nothing is read yet.

        Args:
            index: the articles.
            rows: gives the rows, with the reader's marks.
            order: what they are sorted by.
            folded: whether the older versions of stories are left out.
        """
        self._index = index
        self._rows = rows
        self._order = order
        self._folded = folded
        self._pages = Pages(self._fetched)
        self._marked = rows.marked

    def __len__(self) -> int:
        return self._index.entries.folded_count if self._folded else self._index.entries.count

    def rows(self, start: int, stop: int) -> list[Row]:
        """The rows from one place in the list to another, for the part of it that is on the screen."""
        if self._marked != self._rows.marked:
            self._marked = self._rows.marked
            self._pages.forget()
        return self._pages.rows(max(start, 0), min(stop, len(self)))

    def _fetched(self, start: int, stop: int) -> list[Row]:
        entries, count = self._index.entries, len(self)
        start, stop = max(start, 0), min(stop, count)
        if start >= stop:
            return []
        try:
            if self._order.by is not By.DATE:
                numbers = sorting.window(self._index.read, self._order, start, stop, count, folded=self._folded)
                return self._rows.rows_of(entries.numbered(numbers))
            if self._order.reverse:
                return self._rows.rows_of(entries.window(count - stop, count - start, folded=self._folded)[::-1])
            return self._rows.rows_of(entries.window(start, stop, folded=self._folded))
        except sqlite3.Error:
            # A damaged index is made anew by the next refresh.
            return []

    def position_of(self, id: str) -> int | None:
        """Where an article stands in the list; where older versions are left out, that of its newest version."""
        entry = self._rows.find(id)
        try:
            if entry is None:
                return None
            if self._order.by is By.DATE:
                place = self._index.entries.position(entry.id, folded=self._folded)
                return place if place is None or not self._order.reverse else len(self) - 1 - place
            number = self._index.entries.number(entry.id)
            if number is None:
                return None
            return sorting.position(self._index.read, self._order, number, folded=self._folded)
        except sqlite3.Error:
            return None

    def next_unread(self, id: str | None, step: int = 1) -> str | None:
        """The next unread article after one in the list (before it where `step` is negative), around the end."""
        return next_unread(self.unread, len(self), self.position_of(id) if id else None, step)

    def unread(self, start: int, stop: int) -> list[str]:
        """The ids of the articles from one place to another that can be read and are not."""
        try:
            if self._order.by is not By.DATE or self._order.reverse:
                return [row.id for row in self._fetched(start, stop) if not row.read and not row.problem]
            return self._rows.unread_among(self._index.entries.readable(start, stop, folded=self._folded))
        except sqlite3.Error:
            return []
