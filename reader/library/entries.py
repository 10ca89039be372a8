"""The entries of an index as its readers see them: by place, by id, by path, by number."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Collection, Sequence
from datetime import date
from typing import Any

from reader.library import versions
from reader.library.days import IN_LIST, NEWEST, Days, way_to
from reader.library.entering import split
from reader.library.entry import Entry
from reader.library.row import Story

_COLUMNS = (
    "folder.path, entry.name, modified, changed, size, entry.id, content, title, day, moment, origin, words, problem, "
    "link"
)
_ENTRIES = "entry JOIN folder ON folder.number = entry.folder"
_BY_PATH = "folder.path, entry.name"

Read = Callable[..., Sequence[Any]]
"""Gives the rows of a statement with its values."""


class Entries:
    """What is asked of the tables; they hold still until `move_on`."""

    def __init__(self, read: Read) -> None:
        """No entry is there yet.

        Args:
            read: reads the index.
        """
        self._read = read
        self._days: dict[bool, Days] = {}
        self.count = 0
        """How many entries there are."""
        self.folded_count = 0
        """How many there are without the older versions of stories."""

    def move_on(self, count: int, folded_count: int) -> None:
        """The tables are others now, and have so many entries."""
        self.count, self.folded_count, self._days = count, folded_count, {}

    def window(self, start: int, stop: int, *, folded: bool = False) -> list[Entry]:
        """The entries from one place of the list to another.

        Args:
            start: the first place.
            stop: the one after the last.
            folded: whether the older versions of stories are left out.
        """
        start, stop = max(start, 0), min(stop, self.folded_count if folded else self.count)
        if start >= stop:
            return []
        where, order, skip = way_to(start, stop, folded, lambda: self._counted(folded))
        rows = self._read(
            f"SELECT {_COLUMNS} FROM {_ENTRIES} WHERE entry.number IN "
            f"(SELECT number FROM entry WHERE {where} ORDER BY {order} LIMIT ? OFFSET ?) ORDER BY {NEWEST}",
            stop - start,
            skip,
        )
        return [_entry(row) for row in rows]

    def readable(self, start: int, stop: int, *, folded: bool = False) -> list[str]:
        """The ids of the articles from one place of the list to another, those left out that cannot be read."""
        where, order, skip = way_to(start, stop, folded, lambda: self._counted(folded))
        rows = self._read(
            f"SELECT id, problem FROM entry WHERE number IN "
            f"(SELECT number FROM entry WHERE {where} ORDER BY {order} LIMIT ? OFFSET ?) ORDER BY {NEWEST}",
            stop - start,
            skip,
        )
        return [id for id, problem in rows if problem is None]

    def readable_numbered(self, numbers: Sequence[int]) -> list[str]:
        """The same for the articles of some numbers, in that order."""
        rows = self._read(
            "SELECT number, id FROM entry WHERE problem IS NULL AND number IN (SELECT value FROM json_each(?))",
            json.dumps(list(numbers)),
        )
        ids = dict(rows)
        return [ids[number] for number in numbers if number in ids]

    def places(self, numbers: Sequence[int]) -> list[tuple[str, str]]:
        """The id and the path of each of some articles that can be read."""
        rows = self._read(
            f"SELECT id, folder.path, entry.name FROM {_ENTRIES} "
            "WHERE problem IS NULL AND entry.number IN (SELECT value FROM json_each(?))",
            json.dumps(list(numbers)),
        )
        return [(id, os.fsdecode(os.path.join(folder, name))) for id, folder, name in rows]  # noqa: PTH118

    def _counted(self, folded: bool) -> Days:
        # What is read while readers move on goes into the old dictionary, and with it.
        days = self._days
        if folded not in days:
            counts = versions.FOLDED_DAYS if folded else "SELECT day, count FROM day ORDER BY day DESC"
            days[folded] = Days(self._read(counts))
        return days[folded]

    def by_id(self, id: str) -> Entry | None:
        """The entry of an article; of several equal files the first by path."""
        return self._first("entry.id = ?", id)

    def by_path(self, path: str) -> Entry | None:
        """The entry of a file."""
        folder, name = split(path)
        return self._first("folder.path = ? AND entry.name = ?", folder, name)

    def _first(self, condition: str, *values: str | bytes) -> Entry | None:
        return first(self._read, condition, *values)

    def beginning_with(self, beginning: str, most: int) -> list[str]:
        """Ids that begin so."""
        rows = self._read(
            "SELECT DISTINCT id FROM entry WHERE id >= ? AND substr(id, 1, ?) = ? ORDER BY id LIMIT ?",
            beginning,
            len(beginning),
            beginning,
            most,
        )
        return [id for (id,) in rows]

    def position(self, id: str, *, folded: bool = False) -> int | None:
        """The place of an article in the list; where older versions are left out, that of its newest version."""
        number = self.number(id)
        if number is None:
            return None
        which = "coalesce(kept_under, number)" if folded else "number"
        rows = self._read(
            f"SELECT day, moment, name, folder FROM entry WHERE number = (SELECT {which} FROM entry WHERE number = ?)",
            number,
        )
        day, moment, name, folder = rows[0]
        return self._counted(folded).before(day) + sum(
            int(self._read(f"SELECT count(*) FROM entry WHERE {IN_LIST[folded]} AND {before}", *values)[0][0])
            for before, values in (
                ("day = ? AND moment > ?", (day, moment)),
                ("day = ? AND moment = ? AND (name, folder) < (?, ?)", (day, moment, name, folder)),
            )
        )

    def stories(self, ids: Collection[str]) -> dict[str, Story]:
        """The other versions of articles, of those that have any."""
        return versions.stories(self._read, ids) if self.folded_count < self.count else {}

    def versions(self, id: str) -> list[Entry]:
        """All versions of an article's story, the newest first."""
        rows = self._read(
            f"SELECT {_COLUMNS} FROM {_ENTRIES} WHERE entry.number IN ({versions.OF_ONE_STORY}) "
            f"ORDER BY {versions.NEWEST}",
            id,
        )
        return [_entry(row) for row in rows]

    def numbered(self, numbers: Sequence[int]) -> list[Entry]:
        """The entries of some numbers that a search has found, in that order; those that went are left out."""
        rows = self._read(
            f"SELECT {_COLUMNS}, entry.number FROM {_ENTRIES} WHERE entry.number IN (SELECT value FROM json_each(?))",
            json.dumps(list(numbers)),
        )
        by_number = {row[-1]: _entry(row[:-1]) for row in rows}
        return [by_number[number] for number in numbers if number in by_number]

    def texts(self, numbers: Sequence[int]) -> dict[int, str]:
        """Deck and body of entries, a paragraph a line."""
        rows = self._read(
            "SELECT number, deck, body FROM text WHERE number IN (SELECT value FROM json_each(?))",
            json.dumps(list(numbers)),
        )
        return {number: f"{deck}\n{body}".strip() for number, deck, body in rows}

    def number(self, id: str) -> int | None:
        """The number by which searches find an article."""
        rows = self._read(f"SELECT entry.number FROM {_ENTRIES} WHERE id = ? ORDER BY {_BY_PATH} LIMIT 1", id)
        return int(rows[0][0]) if rows else None


def first(read: Read, condition: str, *values: str | bytes) -> Entry | None:
    """The first entry by path that a condition holds for."""
    rows = read(f"SELECT {_COLUMNS} FROM {_ENTRIES} WHERE {condition} ORDER BY {_BY_PATH} LIMIT 1", *values)
    return _entry(rows[0]) if rows else None


def _entry(row: tuple[Any, ...]) -> Entry:
    folder, name, modified, changed, size, id, content, title, day, moment, origin, words, problem, link = row
    path = os.fsdecode(os.path.join(folder, name))  # noqa: PTH118
    published = date.fromordinal(day) if day else None
    return Entry(path, modified, changed, size, id, content, title, published, moment, origin, words, problem, link)
