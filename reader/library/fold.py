"""A list with the older versions of each story under the newest, and those of some stories unfolded beneath it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from reader.library.order import Group
from reader.library.paging import next_unread
from reader.library.row import Row


class Folded(Protocol):
    """A list in which each story has one row, its newest version."""

    def __len__(self) -> int: ...

    def rows(self, start: int, stop: int) -> list[Row]:
        """The rows from one place to another."""

    def position_of(self, id: str) -> int | None:
        """Where the newest version of an article's story stands."""

    def unread(self, start: int, stop: int) -> list[str]:
        """The ids of the articles from one place to another that can be read and are not."""


class Stories(Protocol):
    """Knows the versions of stories."""

    marked: int
    """Another number after each change of a mark or a file."""

    def versions(self, id: str) -> list[Row]:
        """All versions of an article's story, the newest first."""


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

    def __init__(self, folded: Folded, stories: Stories) -> None:
        """All is folded.

        Args:
            folded: the newest version of each story.
            stories: knows the others.
        """
        self._folded = folded
        self._stories = stories
        self._marked = stories.marked
        self._open: set[str] = set()
        self._unfolded: list[_Unfolded] | None = None

    def _shown(self) -> list[_Unfolded]:
        """The stories that are unfolded, in the order of the list."""
        if self._marked != self._stories.marked:
            self._marked, self._unfolded = self._stories.marked, None
        unfolded = self._unfolded
        if unfolded is None:
            unfolded, above = [], 0
            places = ((self._folded.position_of(id), id) for id in self._newest_of_open())
            for place, id in sorted((place, id) for place, id in places if place is not None):
                older = self._stories.versions(id)[1:]
                unfolded.append(_Unfolded(place, older, above))
                above += len(older)
            self._unfolded = unfolded
        return unfolded

    @property
    def newest(self) -> int:
        """How many articles are no older version of another."""
        return len(self._folded)

    def __len__(self) -> int:
        return len(self._folded) + sum(len(story.older) for story in self._shown())

    def rows(self, start: int, stop: int) -> list[Row]:
        """The rows from one place in the list to another, for the part of it that is on the screen."""
        start, stop = max(start, 0), min(stop, len(self))
        if not self._shown():
            return self._folded.rows(start, stop)
        return [row for place in range(start, stop) for row in self._at(place)]

    def _at(self, place: int) -> Sequence[Row]:
        unfolded = self._shown()
        number = bisect_right(unfolded, place, key=lambda story: story.first) - 1
        if number < 0:
            return self._folded.rows(place, place + 1)
        story = unfolded[number]
        below = place - story.first
        if 0 < below <= len(story.older):
            return story.older[below - 1 : below]
        folded = place - story.above - (len(story.older) if below else 0)
        return self._folded.rows(folded, folded + 1)

    def position_of(self, id: str) -> int | None:
        """Where an article stands; an older version that is folded stands where the newest does."""
        for story in self._shown():
            for number, row in enumerate(story.older):
                if row.id == id:
                    return story.first + 1 + number
        place = self._folded.position_of(id)
        if place is None:
            return None
        return place + sum(len(story.older) for story in self._shown() if story.place < place)

    def grouped(self, groups: Sequence[Group]) -> list[Group]:
        """Groups with the rows that are unfolded among theirs.

        Args:
            groups: what the newest versions stand under, in order.
        """
        spread, end = [], 0
        for group in groups:
            first, end = end, end + group.articles
            more = sum(len(story.older) for story in self._shown() if first <= story.place < end)
            spread.append(replace(group, articles=group.articles + more))
        return spread

    def next_unread(self, id: str | None, step: int = 1) -> str | None:
        """The next unread article after one in the list (before it where `step` is negative), around the end."""
        return next_unread(self._unread, len(self), self.position_of(id) if id else None, step)

    def _unread(self, start: int, stop: int) -> list[str]:
        if self._shown():
            return [row.id for row in self.rows(start, stop) if not row.read and not row.problem]
        return self._folded.unread(start, stop)

    def toggle(self, id: str) -> bool:
        """Show the older versions of an article's story beneath the newest, or no more; False if it has none."""
        versions = self._stories.versions(id)
        if len(versions) < 2:
            return False
        self._open = self._newest_of_open() ^ {versions[0].id}
        self._unfolded = None
        return True

    def _newest_of_open(self) -> set[str]:
        """A story may have a newer version than when it was unfolded."""
        return {versions[0].id for id in self._open if (versions := self._stories.versions(id))}
