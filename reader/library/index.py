"""What the list shows of each file, in order: derived from the files, made anew when it is lost or damaged."""

from __future__ import annotations

import json
import os
import random
import sqlite3
import threading
import time
import zlib
from collections.abc import Collection, Iterable, Sequence
from contextlib import suppress
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from reader.controls import visible_line
from reader.library.database import connect, is_damage, remove, transaction
from reader.library.entry import Entry, Parsed
from reader.revision import revision

_VERSION = 4
_SCHEMA = (
    "CREATE TABLE about (generation INTEGER, made_by TEXT)",
    """CREATE TABLE entry (
        number INTEGER PRIMARY KEY, path BLOB UNIQUE, modified INTEGER, changed INTEGER, size INTEGER, stated TEXT,
        content TEXT, title TEXT, day INTEGER, moment REAL, origin TEXT, words INTEGER, problem TEXT,
        link TEXT, id TEXT)""",
    "CREATE INDEX newest ON entry (day DESC, moment DESC, path)",
    "CREATE INDEX by_id ON entry (id, path)",
    "CREATE INDEX by_content ON entry (content)",
    "CREATE INDEX by_link ON entry (link) WHERE link <> ''",
    "CREATE INDEX by_stated ON entry (stated, path, content)",
    "CREATE TABLE text (number INTEGER PRIMARY KEY, title TEXT, deck TEXT, body TEXT)",
    """CREATE VIRTUAL TABLE full_text USING fts5(
        title, deck, body, content = 'text', content_rowid = 'number', prefix = '3',
        tokenize = 'unicode61 remove_diacritics 2')""",
)
_COLUMNS = "path, modified, changed, size, stated, content, title, day, moment, origin, words, problem, link"
_STAMPS = 4
"""The first columns tell whether a file has to be parsed again, the others what the list shows."""

_STALE = -1

Stamp = tuple[int, int, int]
"""`modified`, `changed` and `size` of a file."""


class Index:
    """The entries of one library in the cache folder.

    Readers see the index as it was at the last `move_on`, so that the list does not shift under the user while files
    are being looked at, here or by another reader of the same library.
    """

    def __init__(self, path: Path | None) -> None:
        """Open the index; a damaged one or one of another version is made anew.

        Args:
            path: the database; None keeps the index in memory.

        Raises:
            sqlite3.Error, OSError: if no database can be kept there.
        """
        self._path = path
        self._reading = threading.RLock()
        self._writing = threading.RLock() if path is not None else self._reading
        try:
            self._open()
        except sqlite3.Error as error:
            if path is None or not is_damage(error):
                raise
            remove(path)
            self._open()

    def _open(self) -> None:
        self._writer = connect(self._path, durable=False)
        self._reader = self._writer
        self.count = 0
        """How many entries there are."""
        try:
            self._prepare(self._writer)
            if self._path is not None:
                self._reader = connect(self._path, durable=False)
            self.move_on()
        except sqlite3.Error:
            self.close()
            raise

    @staticmethod
    def _prepare(db: sqlite3.Connection) -> None:
        made_by = revision("intake", "library/entry.py")
        if db.execute("PRAGMA user_version").fetchone()[0] == _VERSION:
            if db.execute("SELECT made_by FROM about").fetchone() == (made_by,):
                return
            with transaction(db):
                db.execute("UPDATE entry SET changed = ?", (_STALE,))
                db.execute("UPDATE about SET made_by = ?", (made_by,))
            return
        with transaction(db):
            if db.execute("PRAGMA user_version").fetchone()[0] == _VERSION:
                return
            # A virtual table takes its own tables with it, so it goes first.
            tables = "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY sql LIKE 'CREATE VIRTUAL%' DESC"
            for (table,) in db.execute(tables).fetchall():
                db.execute(f'DROP TABLE IF EXISTS "{table}"')
            for statement in _SCHEMA:
                db.execute(statement)
            db.execute("INSERT INTO about VALUES (?, ?)", (time.time_ns(), made_by))
            db.execute(f"PRAGMA user_version = {_VERSION}")

    def rebuild(self, *, in_memory: bool = False) -> None:
        """Start again with an empty index, in memory where this one cannot be written, else because it is damaged."""
        with self._writing, self._reading:
            self.close()
            if in_memory:
                self._path, self._writing = None, self._reading
            elif self._path is not None:
                remove(self._path)
            self._open()

    def move_on(self) -> int:
        """Let readers see what has been written; the number says whether it is another list than before."""
        with self._reading:
            if self._reader is not self._writer:
                if self._reader.in_transaction:
                    self._reader.execute("COMMIT")
                self._reader.execute("BEGIN")
            self.count = self._reader.execute("SELECT count(*) FROM entry").fetchone()[0]
            generation: int = self._reader.execute("SELECT generation FROM about").fetchone()[0]
            return generation

    def stamps(self) -> dict[str, Stamp]:
        """The stamps of all files that could be parsed; one with a problem is worth another look each time."""
        rows = self._read("SELECT path, modified, changed, size FROM entry WHERE problem IS NULL")
        return {os.fsdecode(path): (modified, changed, size) for path, modified, changed, size in rows}

    def troubled(self) -> list[str]:
        """The paths of the files with a problem."""
        return [os.fsdecode(path) for (path,) in self._read("SELECT path FROM entry WHERE problem IS NOT NULL")]

    def window(self, start: int, stop: int) -> list[Entry]:
        """The entries from one place of the list to another."""
        start, stop = max(start, 0), min(stop, self.count)
        if start >= stop:
            return []
        order, skip = "day DESC, moment DESC, path", start
        # The far half is reached from the other end: OFFSET costs what it skips.
        backwards = start > self.count - stop
        if backwards:
            order, skip = "day, moment, path DESC", self.count - stop
        rows = self._read(
            f"SELECT {_COLUMNS}, id FROM entry WHERE path IN "
            f"(SELECT path FROM entry ORDER BY {order} LIMIT ? OFFSET ?) ORDER BY {order}",
            stop - start,
            skip,
        )
        return [_entry(row) for row in (reversed(rows) if backwards else rows)]

    def by_id(self, id: str) -> Entry | None:
        """The entry of an article; of several equal files the first by path."""
        rows = self._read(f"SELECT {_COLUMNS}, id FROM entry WHERE id = ? ORDER BY path LIMIT 1", id)
        return _entry(rows[0]) if rows else None

    def by_path(self, path: str) -> Entry | None:
        """The entry of a file."""
        rows = self._read(f"SELECT {_COLUMNS}, id FROM entry WHERE path = ?", os.fsencode(path))
        return _entry(rows[0]) if rows else None

    def by_link(self, link: str) -> Entry | None:
        """The entry of an article of this address, also one that has just been written."""
        return self._latest("link = ? AND link <> ''", link)

    def by_content(self, content: str) -> Entry | None:
        """The entry of an article of exactly this text, also one that has just been written."""
        return self._latest("content = ?", content)

    def _latest(self, condition: str, value: str) -> Entry | None:
        with self._writing:
            row = self._writer.execute(
                f"SELECT {_COLUMNS}, id FROM entry WHERE {condition} ORDER BY path LIMIT 1", (value,)
            ).fetchone()
        return _entry(row) if row else None

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

    def position(self, id: str) -> int | None:
        """The place of an article in the list."""
        rows = self._read("SELECT day, moment, path FROM entry WHERE id = ? ORDER BY path LIMIT 1", id)
        if not rows:
            return None
        day, moment, path = rows[0]
        return sum(
            int(self._read(f"SELECT count(*) FROM entry WHERE {before}", *values)[0][0])
            for before, values in (
                ("day > ?", (day,)),
                ("day = ? AND moment > ?", (day, moment)),
                ("day = ? AND moment = ? AND path < ?", (day, moment, path)),
            )
        )

    def replace(self, files: Iterable[Parsed], gone: Collection[str] = ()) -> None:
        """Write the entries of files that were parsed and forget those of files that went."""
        with self._writing:
            written, shown = [], bool(gone)
            for file in files:
                row = _row(file.entry)
                kept = self._writer.execute(f"SELECT {_COLUMNS} FROM entry WHERE path = ?", row[:1]).fetchone()
                if kept != row:
                    another = kept is None or kept[_STAMPS:] != row[_STAMPS:]
                    written.append((file, row, another))
                    shown |= another
            if not written and not gone:
                return
        with self._writing, transaction(self._writer):
            touched = set[str]()
            for path in gone:
                touched |= self._forget(os.fsencode(path))
            texts = []
            for file, row, another in written:
                if another:
                    touched |= {file.entry.id} | self._forget(row[0])
                    texts += self._enter(file, row)
                else:
                    stamps = "modified = ?, changed = ?, size = ?"
                    self._writer.execute(f"UPDATE entry SET {stamps} WHERE path = ?", (*row[1:_STAMPS], row[0]))
            # FTS5 writes out what it has gathered each time that a lower number follows a higher one, and whenever
            # another statement stands between: so all texts come at once and in order.
            texts.sort()
            self._writer.executemany("INSERT INTO text VALUES (?, ?, ?, ?)", texts)
            self._writer.executemany("INSERT INTO full_text (rowid, title, deck, body) VALUES (?, ?, ?, ?)", texts)
            if shown:
                self._tell_apart(touched)
                self._writer.execute("UPDATE about SET generation = generation + 1")

    def _enter(self, file: Parsed, row: tuple[Any, ...]) -> list[tuple[int, str, str, str]]:
        """Put in a file's entry, and return its words for the full text."""
        number = self._free(_number(file.entry))
        marks = ", ".join("?" * (len(row) + 2))
        self._writer.execute(
            f"INSERT INTO entry (number, {_COLUMNS}, id) VALUES ({marks})", (number, *row, file.entry.id)
        )
        if file.entry.problem:
            return []
        return [(number, file.entry.title.encode("utf-8", "replace").decode(), file.deck, file.body)]

    def _free(self, number: int) -> int:
        """The number, or one near it that no entry has; many at one time lie in an ever wider range."""
        reach, tries = _A_MINUTE, 0
        while self._writer.execute("SELECT 1 FROM entry WHERE number = ?", (number,)).fetchone():
            tries += 1
            if tries % 8 == 0:
                reach *= 8
            number = max(number - random.randrange(1, reach), 0)
        return number

    def _forget(self, path: bytes) -> set[str]:
        """Take out a file's entry, and say which id it stated."""
        found = self._writer.execute("SELECT number, stated FROM entry WHERE path = ?", (path,)).fetchone()
        if found is None:
            return set()
        number, stated = found
        self._writer.execute(
            "INSERT INTO full_text (full_text, rowid, title, deck, body) "
            "SELECT 'delete', number, title, deck, body FROM text WHERE number = ?",
            (number,),
        )
        self._writer.execute("DELETE FROM text WHERE number = ?", (number,))
        self._writer.execute("DELETE FROM entry WHERE number = ?", (number,))
        return {stated}

    def _tell_apart(self, stated: Collection[str]) -> None:
        """Different texts that state one id: the first by path has it, the others are called by their content."""
        self._writer.execute(
            """UPDATE entry SET id = CASE WHEN EXISTS (
                SELECT 1 FROM entry AS first WHERE first.stated = entry.stated
                AND first.path < entry.path AND first.content <> entry.content) THEN content ELSE stated END
            WHERE stated IN (SELECT value FROM json_each(?)) AND (id <> stated OR stated IN (
                SELECT stated FROM entry WHERE stated IN (SELECT value FROM json_each(?))
                GROUP BY stated HAVING min(content) <> max(content)))""",
            (json.dumps(list(stated)),) * 2,
        )

    def _read(self, statement: str, *values: str | int | float | bytes) -> Sequence[Any]:
        with self._reading:
            return self._reader.execute(statement, values).fetchall()

    def numbered(self, numbers: Sequence[int]) -> list[Entry]:
        """The entries of some numbers that a search has found, in that order; those that went are left out."""
        rows = self._read(
            f"SELECT {_COLUMNS}, id, number FROM entry WHERE number IN (SELECT value FROM json_each(?))",
            json.dumps(list(numbers)),
        )
        by_number = {row[-1]: _entry(row[:-1]) for row in rows}
        return [by_number[number] for number in numbers if number in by_number]

    def number(self, id: str) -> int | None:
        """The number by which searches find an article."""
        rows = self._read("SELECT number FROM entry WHERE id = ? ORDER BY path LIMIT 1", id)
        return int(rows[0][0]) if rows else None

    def contested(self) -> list[tuple[str, list[str]]]:
        """The ids that different texts state, with their files."""
        rows = self._read(
            "SELECT stated, path FROM entry WHERE stated IN (SELECT stated FROM entry WHERE problem IS NULL "
            "GROUP BY stated HAVING min(content) <> max(content)) ORDER BY stated, path"
        )
        found: dict[str, list[str]] = {}
        for stated, path in rows:
            found.setdefault(stated, []).append(os.fsdecode(path))
        return list(found.items())

    def is_sound(self) -> bool:
        """Whether the database and its full text hold together."""
        with self._writing:
            try:
                self._writer.execute("INSERT INTO full_text (full_text, rank) VALUES ('integrity-check', 1)")
                return bool(self._writer.execute("PRAGMA integrity_check").fetchone() == ("ok",))
            except sqlite3.Error:
                return False

    def spoil(self) -> None:
        """Have the index made anew when it is opened next."""
        with self._writing, suppress(sqlite3.Error):
            self._writer.execute("PRAGMA user_version = 0")

    def copy_into(self, db: sqlite3.Connection) -> None:
        """Copy an index that is in memory into another database."""
        with self._writing:
            self._writer.backup(db)

    @property
    def path(self) -> Path | None:
        """The database; None if it is in memory."""
        return self._path

    def close(self) -> None:
        """Close the database."""
        with self._writing, self._reading:
            self._reader.close()
            self._writer.close()


def open_index(roots: Sequence[Path], cache: Path) -> tuple[Index, str | None]:
    """The index of these roots and, where none can be kept, a line that says so; a few named files need none."""
    if not any(root.is_dir() for root in roots):
        return Index(None), None
    name = sha256("\n".join(map(str, roots)).encode("utf-8", "surrogateescape")).hexdigest()[:16]
    path = cache / f"index-{name}.sqlite"
    try:
        return Index(path), None
    except (sqlite3.Error, OSError) as error:
        return Index(None), f"The list is made anew at each start: {visible_line(str(path))} cannot be used ({error})"


def _number(entry: Entry) -> int:
    """A number that is the higher the newer an article is: full text in its order needs no sorting.

    It counts days, minutes, and places within a minute, told apart by a digest of the path; numbers that lie close
    make a small full text. Undated articles come below all others, by when their files were written.
    """
    place = zlib.crc32(os.fsencode(entry.path)) % _A_MINUTE
    if not entry.published:
        return min(max(int(entry.moment / 60), 0), _LATEST) * _A_MINUTE + place
    day = entry.published.toordinal()
    since = int((entry.moment - (day - _EPOCH) * 86_400) / 60) + 720 if entry.moment else 0
    return (day << _DAY_BITS) + min(max(since, 0), (1 << _DAY_BITS) // _A_MINUTE - 1) * _A_MINUTE + place


_A_MINUTE = 256
"""Numbers to a minute."""

_DAY_BITS = 20
"""Bits for the numbers of a day: more minutes than it has, since the zone of a time may make it another's."""

_LATEST = 2**25
_EPOCH = date(1970, 1, 1).toordinal()


def _row(entry: Entry) -> tuple[Any, ...]:
    return (
        os.fsencode(entry.path),
        entry.modified,
        entry.changed,
        entry.size,
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


def _entry(row: tuple[Any, ...]) -> Entry:
    path, modified, changed, size, _, content, title, day, moment, origin, words, problem, link, id = row
    published = date.fromordinal(day) if day else None
    return Entry(
        os.fsdecode(path), modified, changed, size, id, content, title, published, moment, origin, words, problem, link
    )
