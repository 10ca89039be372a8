"""Writes entries into the index: what files say now in the place of what they said before."""

from __future__ import annotations

import json
import os
import sqlite3
from collections import Counter
from collections.abc import Collection, Iterable
from typing import Any

from reader.library.database import transaction
from reader.library.entry import Entry, Parsed
from reader.library.numbering import numbers
from reader.library.schema import EVERY
from reader.library.versions import Versions

_COLUMNS = (
    "modified, changed, size, parser, stated, content, title, day, moment, origin, words, problem, link, folder, name"
)
_STAMPS = 4
"""The first columns tell whether a file has to be parsed again, the others what the list shows."""

_ENTER = f"INSERT OR IGNORE INTO entry (number, {_COLUMNS}, id, take) VALUES (?{', ?' * 17})"
_RESTAMP = "UPDATE entry SET modified = ?, changed = ?, size = ?, parser = ? WHERE folder = ? AND name = ?"

_TEXT = "title, deck, body, origin, section"

_Words = tuple[int, str, str, str, str, str]
"""A row of the full text."""


def split(path: str) -> tuple[bytes, bytes]:
    """A path as the index keeps it: the folder and the name in it, which is empty for a folder itself."""
    folder, name = os.path.split(os.fsencode(path))
    return folder, name


class Entering:
    """One set of changes, written all at once."""

    def __init__(self, db: sqlite3.Connection, parser: int) -> None:
        """Nothing is written yet.

        Args:
            db: the index.
            parser: the number of the parser that the files were read with.
        """
        self._db = db
        self._parser = parser
        self._folders: dict[bytes, int] = {}
        self._touched: set[str] = set()
        self._left: set[bytes] = set()
        """Folders out of which files went."""
        self._days: Counter[int] = Counter()
        """How many articles each day has won or lost."""
        self._words: list[_Words] = []
        self._versions = Versions(db)

    def replace(self, files: Iterable[Parsed], gone: Collection[str]) -> int:
        """Write the entries of files that were parsed, forget those of files that went, and say how many that were."""
        coming = list(files)
        if not coming and not gone:
            return 0
        count, is_shown = len(gone), bool(gone)
        with transaction(self._db):
            for path in gone:
                parent, name = split(path)
                self._left.add(parent)
                self._forget(self._folder(parent), name)
            for file in coming:
                parent, name = split(file.entry.path)
                folder = self._folder(parent)
                row = self._row(file.entry)
                kept = self._kept(folder, name)
                if kept == row:
                    continue
                count += 1
                if kept and kept[_STAMPS:] == row[_STAMPS:]:
                    self._db.execute(_RESTAMP, (*row[:_STAMPS], folder, name))
                    continue
                is_shown = True
                if kept:
                    self._forget(folder, name)
                self._enter(file, (*row, folder, name))
            if count:
                self._finish(is_shown)
        return count

    def _finish(self, is_shown: bool) -> None:
        # FTS5 writes out what it has gathered each time that a lower number follows a higher one, and whenever
        # another statement stands between: so all texts come at once and in order.
        self._words.sort()
        self._db.executemany(f"INSERT INTO text (number, {_TEXT}) VALUES (?, ?, ?, ?, ?, ?)", self._words)
        self._db.executemany(f"INSERT INTO full_text (rowid, {_TEXT}) VALUES (?, ?, ?, ?, ?, ?)", self._words)
        self._versions.settle()
        self._db.executemany(
            "INSERT INTO day VALUES (?, ?) ON CONFLICT (day) DO UPDATE SET count = count + excluded.count",
            self._days.items(),
        )
        self._db.execute("DELETE FROM day WHERE count = 0")
        self._db.executemany(
            "DELETE FROM folder WHERE path = ? AND NOT EXISTS (SELECT 1 FROM entry WHERE folder = folder.number)",
            [(folder,) for folder in self._left],
        )
        self._db.execute("UPDATE about SET count = count + ?", (self._days.total(),))
        if is_shown:
            self._tell_apart()
            self._db.execute("UPDATE about SET generation = generation + 1")

    def _row(self, entry: Entry) -> tuple[Any, ...]:
        return (
            entry.modified,
            entry.changed,
            entry.size,
            self._parser,
            entry.id,
            entry.content,
            entry.title,
            entry.published.toordinal() if entry.published else 0,
            entry.moment,
            entry.origin,
            entry.words,
            entry.problem,
            entry.link,
        )

    def _kept(self, folder: int, name: bytes) -> tuple[Any, ...] | None:
        kept: tuple[Any, ...] | None = self._db.execute(
            f"SELECT {_COLUMNS} FROM entry WHERE folder = ? AND name = ?", (folder, name)
        ).fetchone()
        return kept and kept[:-2]

    def _folder(self, path: bytes) -> int:
        number = self._folders.get(path)
        if number is None:
            self._db.execute("INSERT OR IGNORE INTO folder (path) VALUES (?)", (path,))
            number = int(self._db.execute("SELECT number FROM folder WHERE path = ?", (path,)).fetchone()[0])
            self._folders[path] = number
        return number

    def _enter(self, file: Parsed, row: tuple[Any, ...]) -> None:
        for number in numbers(file.entry):
            # Nothing else can stand in the way: what the path held has just been forgotten.
            if self._db.execute(_ENTER, (number, *row, file.entry.id, file.take)).rowcount:
                break
        self._touched.add(file.entry.id)
        day = file.entry.published.toordinal() if file.entry.published else 0
        self._days[day] += 1
        self._versions.enter(number, day, file.keys)
        origin = f"{file.entry.origin} {EVERY}"
        self._words.append((number, file.entry.title, file.deck, file.body, origin, file.section))

    def _forget(self, folder: int, name: bytes) -> None:
        found = self._db.execute(
            "SELECT number, stated, day FROM entry WHERE folder = ? AND name = ?", (folder, name)
        ).fetchone()
        if found is None:
            return
        number, stated, day = found
        self._versions.leave(number)
        self._db.execute(
            f"INSERT INTO full_text (full_text, rowid, {_TEXT}) SELECT 'delete', number, {_TEXT} FROM text "
            "WHERE number = ?",
            (number,),
        )
        self._db.execute("DELETE FROM text WHERE number = ?", (number,))
        self._db.execute("DELETE FROM entry WHERE number = ?", (number,))
        self._touched.add(stated)
        self._days[day] -= 1

    def _tell_apart(self) -> None:
        """Different texts that state one id: the first by path has it, the others are called by their content."""
        contested = self._db.execute(
            """SELECT value FROM json_each(?)
            WHERE (SELECT count(*) FROM (SELECT 1 FROM entry WHERE id = value LIMIT 2)) > 1
            OR EXISTS (SELECT 1 FROM entry WHERE stated = value AND id <> stated)""",
            (json.dumps(list(self._touched)),),
        ).fetchall()
        for (stated,) in contested:
            rows = stating(self._db, stated)
            is_first, first = True, rows[0][2] if rows else ""
            for _, number, content in rows:
                is_first = is_first and content == first
                self._db.execute("UPDATE entry SET id = ? WHERE number = ?", (stated if is_first else content, number))


def stating(db: sqlite3.Connection, id: str) -> list[tuple[bytes, int, str]]:
    """The path, number and content of each file that states an id, in the order of the paths."""
    rows = db.execute(
        """SELECT folder.path, entry.name, entry.number, content FROM entry JOIN folder ON folder.number = folder
        WHERE stated = ? AND entry.number IN (SELECT number FROM entry WHERE id = ?
        UNION SELECT number FROM entry WHERE stated = ? AND id <> stated)""",
        (id, id, id),
    )
    return sorted((os.path.join(folder, name), number, content) for folder, name, number, content in rows)  # noqa: PTH118
