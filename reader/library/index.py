"""What the list shows of each file, and facts that were computed: derived from the files, rebuilt when lost."""

from __future__ import annotations

import json
import os
import sqlite3
import threading
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from reader.library.state import connect

_VERSION = 1
_SCHEMA = """
CREATE TABLE entry (
    path BLOB PRIMARY KEY, modified INTEGER, size INTEGER, id TEXT, title TEXT, published TEXT, moment REAL,
    origin TEXT, words INTEGER, problem TEXT
) WITHOUT ROWID;
CREATE TABLE facts (id TEXT, engine TEXT, text TEXT, json TEXT, PRIMARY KEY (id, engine)) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """One file as it was when it was last parsed."""

    path: Path
    modified: int
    size: int
    id: str
    title: str
    published: date | None
    moment: float
    """Seconds since the epoch where the article states its time, else 0."""
    origin: str
    words: int
    problem: str | None


class Index:
    """The entries and facts of one library in the cache folder."""

    def __init__(self, path: Path | None) -> None:
        """Open the index; a damaged one or one of another version is made anew.

        Raises:
            sqlite3.Error, OSError: if no database can be kept there.
        """
        self._lock = threading.RLock()
        if path is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
        try:
            self._db = self._opened(path)
        except sqlite3.DatabaseError:
            if path is None:
                raise
            for name in (path, path.with_name(path.name + "-wal"), path.with_name(path.name + "-shm")):
                with suppress(FileNotFoundError):
                    name.unlink()
            self._db = self._opened(path)

    @staticmethod
    def _opened(path: Path | None) -> sqlite3.Connection:
        db = connect(path)
        try:
            with db:
                db.execute("BEGIN IMMEDIATE")
                if db.execute("PRAGMA user_version").fetchone()[0] != _VERSION:
                    for table in ("entry", "facts"):
                        db.execute(f"DROP TABLE IF EXISTS {table}")
                    for statement in filter(str.strip, _SCHEMA.split(";")):
                        db.execute(statement)
                    db.execute(f"PRAGMA user_version = {_VERSION}")
        except sqlite3.Error:
            db.close()
            raise
        return db

    def entries(self) -> list[Entry]:
        """All entries, in no order."""
        with self._lock:
            rows = self._db.execute(
                "SELECT path, modified, size, id, title, published, moment, origin, words, problem FROM entry"
            ).fetchall()
        return [
            Entry(Path(os.fsdecode(path)), modified, size, id, title, _day(day), moment, origin, words, problem)
            for path, modified, size, id, title, day, moment, origin, words, problem in rows
        ]

    def replace(self, changed: Iterable[Entry], gone: Iterable[Path]) -> None:
        """Write the entries of files that changed and forget those of files that went."""
        rows = [
            (
                os.fsencode(e.path),
                e.modified,
                e.size,
                e.id,
                e.title,
                e.published and e.published.isoformat(),
                e.moment,
                e.origin,
                e.words,
                e.problem,
            )
            for e in changed
        ]
        with self._lock, self._db:
            self._db.execute("BEGIN IMMEDIATE")
            self._db.executemany("INSERT OR REPLACE INTO entry VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
            self._db.executemany("DELETE FROM entry WHERE path = ?", [(os.fsencode(path),) for path in gone])

    def facts(self, id: str, engine: str, text: str) -> dict[str, Any] | None:
        """The facts object that this engine made of this text, if it is kept."""
        with self._lock:
            row = self._db.execute(
                "SELECT json FROM facts WHERE id = ? AND engine = ? AND text = ?", (id, engine, text)
            ).fetchone()
        try:
            return json.loads(row[0]) if row else None
        except ValueError:
            return None

    def keep_facts(self, id: str, engine: str, text: str, facts: dict[str, Any]) -> None:
        """Keep a facts object; those of other engines or texts of the article go."""
        with self._lock, self._db:
            self._db.execute("BEGIN IMMEDIATE")
            self._db.execute("DELETE FROM facts WHERE id = ?", (id,))
            self._db.execute("INSERT INTO facts VALUES (?, ?, ?, ?)", (id, engine, text, json.dumps(facts)))

    def close(self) -> None:
        """Close the database."""
        with self._lock:
            self._db.close()


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
