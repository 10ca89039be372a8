"""The list with the older versions of each story under the newest, and those of some stories unfolded beneath it."""

from __future__ import annotations

import sqlite3
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reader.library.entry import Entry
from reader.library.index import Index
from reader.library.paging import Pages, next_unread
from reader.library.row import Row


@dataclass(frozen=True, slots=True)
class _Unfolded:
    """A story whose versions are shown."""

    place: int
    """Where its newest version stands in the list as it is when all is folded."""
    older: Sequence[Row]
    above: int
    """How many rows of other stories are unfolded above it."""

    @property
    def first(self) -> int:
        """Where its newest version stands in the list as it is shown."""
        return self.place + self.above


class Fold:
    """The rows of a library, a story to a row, from any thread.

    What is folded costs nothing: the newest versions come from the index by viewport, as a whole list does.
    """

    def __init__(
        self,
        index: Index,
        rows_of: Callable[[Sequence[Entry]], list[Row]],
        unread_among: Callable[[Sequence[str]], list[str]],
    ) -> None:
        """All is folded.

        Args:
            index: the articles.
            rows_of: makes rows of entries.
            unread_among: those of some articles that are not read.
        """
        self._index = index
        self._rows_of = rows_of
        self._unread_among = unread_among
        self._pages = Pages(self._fetched)
        self._open: set[str] = set()
        self._unfolded: list[_Unfolded] | None = None

    def changed(self) -> None:
        """Fetch all rows anew: files or marks have changed."""
        self._pages.forget()
        self._unfolded = None

    def _fetched(self, start: int, stop: int) -> list[Row]:
        try:
            return self._rows_of(self._index.entries.window(start, stop, folded=True))
        except sqlite3.Error:
            # A damaged index is made anew by the next refresh.
            return []

    def _shown(self) -> list[_Unfolded]:
        """The stories that are unfolded, in the order of the list."""
        unfolded = self._unfolded
        if unfolded is None:
            unfolded, above = [], 0
            places = ((self._index.entries.position(id, folded=True), id) for id in self._newest_of_open())
            for place, id in sorted((place, id) for place, id in places if place is not None):
                older = self._rows_of(self._index.entries.versions(id)[1:])
                unfolded.append(_Unfolded(place, older, above))
                above += len(older)
            self._unfolded = unfolded
        return unfolded

    @property
    def newest(self) -> int:
        """How many articles are no older version of another."""
        return self._index.entries.folded_count

    def __len__(self) -> int:
        return self._index.entries.folded_count + sum(len(story.older) for story in self._shown())

    def rows(self, start: int, stop: int) -> list[Row]:
        """The rows from one place in the list to another, for the part of it that is on the screen."""
        start, stop = max(start, 0), min(stop, len(self))
        if not self._shown():
            return self._pages.rows(start, stop)
        return [row for place in range(start, stop) for row in self._at(place)]

    def _at(self, place: int) -> Sequence[Row]:
        unfolded = self._shown()
        number = bisect_right(unfolded, place, key=lambda story: story.first) - 1
        if number < 0:
            return self._pages.rows(place, place + 1)
        story = unfolded[number]
        below = place - story.first
        if 0 < below <= len(story.older):
            return story.older[below - 1 : below]
        folded = place - story.above - (len(story.older) if below else 0)
        return self._pages.rows(folded, folded + 1)

    def position_of(self, id: str) -> int | None:
        """Where an article stands; an older version that is folded stands where the newest does."""
        for story in self._shown():
            for number, row in enumerate(story.older):
                if row.id == id:
                    return story.first + 1 + number
        place = self._index.entries.position(id, folded=True)
        if place is None:
            return None
        return place + sum(len(story.older) for story in self._shown() if story.place < place)

    def next_unread(self, id: str | None, step: int = 1) -> str | None:
        """The next unread article after one in the list (before it where `step` is negative), around the end."""
        return next_unread(self._unread, len(self), self.position_of(id) if id else None, step)

    def _unread(self, start: int, stop: int) -> list[str]:
        if self._shown():
            return [row.id for row in self.rows(start, stop) if not row.read and not row.problem]
        try:
            return self._unread_among(self._index.entries.readable(start, stop, folded=True))
        except sqlite3.Error:
            return []

    def toggle(self, id: str) -> bool:
        """Show the older versions of an article's story beneath the newest, or no more; False if it has none."""
        versions = self._index.entries.versions(id)
        if len(versions) < 2:
            return False
        newest = versions[0].id
        self._open = self._newest_of_open() ^ {newest}
        self._unfolded = None
        return True

    def _newest_of_open(self) -> set[str]:
        """A story may have a newer version than when it was unfolded."""
        return {versions[0].id for id in self._open if (versions := self._index.entries.versions(id))}
