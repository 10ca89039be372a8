"""The list with a row for each story, under its newest headline, and the other articles of some stories beneath it."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import cached_property

from reader.library.listing import Listing
from reader.library.order import Order
from reader.library.paging import Pages, next_unread
from reader.library.records import Records
from reader.library.row import Row

_ALL = """SELECT e.number, s.story FROM entry AS e LEFT JOIN item AS i ON i.id = e.id
    LEFT JOIN in_story AS s ON s.item = i.number {} ORDER BY e.day DESC, e.number DESC"""
_AMONG = "WHERE e.number IN (SELECT value FROM json_each(?))"


class StoryList:
    """The rows of a library or of what is found in it, a story to a row.

    An article that is in none, or is not analysed, is one by itself. The numbers of all are held, their rows come by
    viewport.
    """

    def __init__(
        self,
        records: Records,
        listing: Listing,
        order: Order,
        unfolded: Collection[str] = (),
        among: Sequence[int] | None = None,
    ) -> None:
        """Read which articles belong together.

        Args:
            records: knows the stories.
            listing: the articles with the reader's marks.
            order: the newest first, or the oldest.
            unfolded: ids of articles whose stories are unfolded.
            among: numbers of the entries that are listed; None: all.

        Raises:
            LibraryError: if the stories cannot be read.
        """
        self._listing = listing
        with records.reading() as db:
            stories: dict[object, list[int]] = {}
            limits = (_ALL.format(""), ()) if among is None else (_ALL.format(_AMONG), (json.dumps(list(among)),))
            for number, story in db.execute(*limits):
                stories.setdefault(-number if story is None else story, []).append(number)
        self._stories = list(stories.values())
        if order.reverse:
            self._stories.reverse()
        self._head = {number: numbers[0] for numbers in self._stories for number in numbers}
        self._others = {numbers[0]: numbers[1:] for numbers in self._stories if len(numbers) > 1}
        self._pages = Pages(self._fetched)
        self._marked = listing.marked
        self._open: set[int] = set()
        for id in unfolded:
            self.toggle(id)

    @cached_property
    def _numbers(self) -> list[int]:
        """The articles in the order of the list."""
        heads = (numbers[0] for numbers in self._stories)
        return [one for head in heads for one in (head, *(self._others[head] if head in self._open else ()))]

    @cached_property
    def _places(self) -> dict[int, int]:
        return {number: place for place, number in enumerate(self._numbers)}

    @property
    def articles(self) -> int:
        """How many articles its stories have."""
        return len(self._head)

    def __len__(self) -> int:
        return len(self._numbers)

    def rows(self, start: int, stop: int) -> list[Row]:
        """The rows from one place in the list to another, for the part of it that is on the screen."""
        if self._marked != self._listing.marked:
            self._marked = self._listing.marked
            self._pages.forget()
        return self._pages.rows(max(start, 0), min(stop, len(self)))

    def _fetched(self, start: int, stop: int) -> list[Row]:
        numbers = self._numbers[start:stop]
        rows = self._listing.rows_numbered(numbers)
        return [self._row(number, row) for number, row in zip(numbers, rows, strict=False)]

    def _row(self, number: int, row: Row) -> Row:
        if self._head[number] != number:
            return replace(row, is_beneath=True)
        others = len(self._others.get(number, ()))
        return replace(row, story=others + 1 if others else 0)

    def position_of(self, id: str) -> int | None:
        """Where an article stands; one that is folded stands where its story does."""
        number = self._listing.number_of(id)
        if number is None or number not in self._head:
            return None
        return self._places.get(number, self._places[self._head[number]])

    def next_unread(self, id: str | None, step: int = 1) -> str | None:
        """The next unread article after one in the list (before it where `step` is negative), around the end."""
        return next_unread(self._unread, len(self), self.position_of(id) if id else None, step)

    def _unread(self, start: int, stop: int) -> list[str]:
        return self._listing.unread_among(self._listing.readable_numbered(self._numbers[start:stop]))

    @property
    def unfolded(self) -> Sequence[str]:
        """The ids of the newest articles of the stories that are unfolded."""
        return [row.id for row in self._listing.rows_numbered(sorted(self._open))]

    def toggle(self, id: str) -> bool:
        """Show the other articles of an article's story beneath the newest, or no more; False if it has none."""
        number = self._listing.number_of(id)
        head = self._head.get(number) if number is not None else None
        if head not in self._others:
            return False
        self._open ^= {head}
        for known in ("_numbers", "_places"):
            self.__dict__.pop(known, None)
        self._pages.forget()
        return True
