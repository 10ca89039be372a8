"""All articles of a library in an order of the reader's choice: rows come from the index by viewport."""

from __future__ import annotations

import sqlite3

from reader.library import sorting
from reader.library.index import Index
from reader.library.listing import Listing
from reader.library.order import By, Order
from reader.library.paging import Pages, next_unread
from reader.library.row import Row


class Arrangement:
    """The rows of a library in some order, each version of a story by itself."""

    def __init__(self, index: Index, listing: Listing, order: Order) -> None:
        """Nothing is read yet.

        Args:
            index: the articles.
            listing: the same, the newest first, with the reader's marks.
            order: what they are sorted by.
        """
        self._index = index
        self._listing = listing
        self.order = order
        """What they are sorted by."""
        self._pages = Pages(self._fetched)
        self._marked = listing.marked

    def __len__(self) -> int:
        return self._index.entries.count

    def rows(self, start: int, stop: int) -> list[Row]:
        """The rows from one place in the list to another, for the part of it that is on the screen."""
        if self._marked != self._listing.marked:
            self._marked = self._listing.marked
            self._pages.forget()
        return self._pages.rows(max(start, 0), min(stop, len(self)))

    def _fetched(self, start: int, stop: int) -> list[Row]:
        count = len(self)
        start, stop = max(start, 0), min(stop, count)
        if start >= stop:
            return []
        if self.order.by is By.DATE:
            if self.order.reverse:
                return self._listing.rows(count - stop, count - start)[::-1]
            return self._listing.rows(start, stop)
        try:
            numbers = sorting.window(self._index.read, self.order, start, stop, count)
        except sqlite3.Error:
            # A damaged index is made anew by the next refresh.
            return []
        return self._listing.rows_numbered(numbers)

    def position_of(self, id: str) -> int | None:
        """Where an article stands in the list."""
        if self.order.by is By.DATE:
            place = self._listing.position_of(id)
            return place if place is None or not self.order.reverse else len(self) - 1 - place
        number = self._listing.number_of(id)
        try:
            return None if number is None else sorting.position(self._index.read, self.order, number)
        except sqlite3.Error:
            return None

    def next_unread(self, id: str | None, step: int = 1) -> str | None:
        """The next unread article after one in the list (before it where `step` is negative), around the end."""
        return next_unread(self._unread, len(self), self.position_of(id) if id else None, step)

    def _unread(self, start: int, stop: int) -> list[str]:
        return [row.id for row in self._fetched(start, stop) if not row.read and not row.problem]
