"""The list of a library: its rows by their places, its articles by their ids."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain
from pathlib import Path

from reader.controls import visible_line
from reader.library.arrangement import Arrangement
from reader.library.database import reason
from reader.library.entry import Entry
from reader.library.error import LibraryError
from reader.library.fold import Fold
from reader.library.index import Index
from reader.library.order import NEWEST
from reader.library.row import Row, Story
from reader.library.state import Mark, State


class Listing:
    """All articles of a library in their order, each with the reader's mark."""

    def __init__(self, index: Index, state: State, notice: Callable[[str], None]) -> None:
        """The list as the index has it.

        Args:
            index: the articles.
            state: the marks.
            notice: told in words what does not work.
        """
        self._index = index
        self._state = state
        self._notice = notice
        self._became: dict[str, str] = {}
        self.marked = 0
        """Another number after each change of a mark or a file."""
        self._whole = Arrangement(index, self, NEWEST, folded=False)
        self.folded = Fold(Arrangement(index, self, NEWEST, folded=True), self)
        """The same with the older versions of each story folded under the newest."""

    def __len__(self) -> int:
        return self._index.entries.count

    def changed(self) -> None:
        """Fetch all rows anew: files or marks have changed."""
        self.marked += 1

    def became(self, ids: Mapping[str, str]) -> None:
        """Know articles also by the ids that they had before their files were edited.

        Args:
            ids: the new ids by the old ones.
        """
        for old, new in ids.items():
            # An edit that is taken back must not lead round in a circle.
            self._became.pop(new, None)
            self._became[old] = new

    def rows(self, start: int, stop: int) -> list[Row]:
        """The rows from one place in the list to another, for the part of it that is on the screen."""
        return self._whole.rows(start, stop)

    def rows_of(self, entries: Sequence[Entry]) -> list[Row]:
        """The rows of some entries."""
        stories = self._index.entries.stories([entry.id for entry in entries])
        ids = chain((entry.id for entry in entries), *(story.older for story in stories.values()))
        marks = self._marks(ids)

        def row(entry: Entry) -> Row:
            mark, story = marks.get(entry.id, Mark()), stories.get(entry.id, Story())
            is_update = not mark.read and any(marks.get(id, Mark()).read for id in story.older)
            return Row.of(entry, mark, story, is_update=is_update)

        return [row(entry) for entry in entries]

    def _marks(self, ids: Iterable[str]) -> dict[str, Mark]:
        try:
            return self._state.of(ids)
        except sqlite3.Error as error:
            self._notice(f"What you read and star cannot be read: {reason(error)}")
            return {}

    def find(self, id: str) -> Entry | None:
        """The entry of an article, also by the id that it had before its file was edited."""
        try:
            while (entry := self._index.entries.by_id(id)) is None and id in self._became:
                id = self._became[id]
        except sqlite3.Error:
            return None
        return entry

    def row(self, id: str) -> Row | None:
        """The row of an article, None if it is not here."""
        entry = self.find(id)
        return self.rows_of([entry])[0] if entry else None

    def versions(self, id: str) -> list[Row]:
        """All versions of an article's story, the newest first; itself alone if it has no other."""
        entry = self.find(id)
        try:
            return self.rows_of(self._index.entries.versions(entry.id)) if entry else []
        except sqlite3.Error:
            return []

    def position_of(self, id: str) -> int | None:
        """Where an article stands in the list."""
        return self._whole.position_of(id)

    def number_of(self, id: str) -> int | None:
        """The number by which searches find an article."""
        entry = self.find(id)
        try:
            return self._index.entries.number(entry.id) if entry else None
        except sqlite3.Error:
            return None

    def rows_numbered(self, numbers: Sequence[int]) -> list[Row]:
        """The rows of articles that a search has found, those left out that went meanwhile."""
        try:
            return self.rows_of(self._index.entries.numbered(numbers))
        except sqlite3.Error:
            return []

    def texts_numbered(self, numbers: Sequence[int]) -> dict[int, str]:
        """Deck and body of articles that a search has found, a paragraph a line."""
        try:
            return self._index.entries.texts(numbers)
        except sqlite3.Error:
            return {}

    def beginning_with(self, beginning: str, most: int) -> list[Row]:
        """The rows of articles whose ids begin so; the newest if nothing is said."""
        if not beginning:
            return self.rows(0, most)
        try:
            ids = self._index.entries.beginning_with(beginning, most)
        except sqlite3.Error:
            return []
        return [row for id in ids if (row := self.row(id))]

    def resolve(self, reference: str) -> str:
        """The id that an id, an unambiguous beginning of one, or a path means.

        Raises:
            LibraryError: if there is no such article, or several.
        """
        try:
            entry = self._index.entries.by_id(reference) or self._index.entries.by_path(str(Path(reference).absolute()))
            matches = [entry.id] if entry else self._index.entries.beginning_with(reference, 2) if reference else []
        except (sqlite3.Error, ValueError):
            matches = []
        if len(matches) == 1:
            return matches[0]
        what = "several articles begin" if matches else "no article here begins"
        raise LibraryError(f"{what} with {visible_line(reference)!r}; `newsreader list` shows the ids")

    def next_unread(self, id: str | None, step: int = 1) -> str | None:
        """The next unread article after one in the list (before it where `step` is negative), around the end."""
        return self._whole.next_unread(id, step)

    def unread_among(self, ids: Sequence[str]) -> list[str]:
        """Those of some articles that are not read."""
        try:
            read = self._state.read_among(ids)
        except sqlite3.Error:
            return list(ids)
        return [id for id in ids if id not in read]

    def readable_numbered(self, numbers: Sequence[int]) -> list[str]:
        """The ids of those articles that a search has found which can be read."""
        try:
            return self._index.entries.readable_numbered(numbers)
        except sqlite3.Error:
            return []
