"""The reader's own marks on articles: read, starred, the place in the text. Committed as they change."""

from __future__ import annotations

import sqlite3
import threading
from dataclasses import dataclass, replace
from pathlib import Path

_VERSION = 1
_SCHEMA = """
CREATE TABLE mark (
    id TEXT PRIMARY KEY,
    read INTEGER NOT NULL DEFAULT 0,
    starred INTEGER NOT NULL DEFAULT 0,
    place INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;
"""
_PATIENCE = 10.0
"""Seconds to wait for another reader's write."""


class LibraryError(Exception):
    """Something about the library that the user must know; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What the reader has done with an article."""

    read: bool = False
    starred: bool = False
    place: int = 0
    """Offset into the article's text of the first line that was on the screen."""


class State:
    """The marks of all articles in one small database, shared by all readers of this user."""

    def __init__(self, path: Path | None) -> None:
        """Open the state.

        Args:
            path: the database, made where there is none; None keeps the marks in memory only.

        Raises:
            LibraryError: if it was written by a newer version, which is never touched.
            sqlite3.Error, OSError: if it cannot be opened.
        """
        self._lock = threading.RLock()
        if path is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
        self._db = connect(path)
        version = self._db.execute("PRAGMA user_version").fetchone()[0]
        if version > _VERSION:
            self._db.close()
            raise LibraryError(
                f"{path} was written by a newer newsreader (version {version} of its form; this one knows {_VERSION}): "
                "install the newer one, or move the file away to start afresh"
            )
        if version == 0:
            with self._lock, self._db:
                self._db.execute("BEGIN IMMEDIATE")
                if self._db.execute("PRAGMA user_version").fetchone()[0] == 0:
                    self._db.execute(_SCHEMA)
                    self._db.execute(f"PRAGMA user_version = {_VERSION}")

    def all(self) -> dict[str, Mark]:
        """Every mark by the id of its article."""
        with self._lock:
            rows = self._db.execute("SELECT id, read, starred, place FROM mark").fetchall()
        return {id: Mark(bool(read), bool(starred), place) for id, read, starred, place in rows}

    def of(self, id: str) -> Mark:
        """The mark of one article."""
        with self._lock:
            row = self._db.execute("SELECT read, starred, place FROM mark WHERE id = ?", (id,)).fetchone()
        return Mark(bool(row[0]), bool(row[1]), row[2]) if row else Mark()

    def keep(self, id: str, *, read: bool | None = None, starred: bool | None = None, place: int | None = None) -> Mark:
        """Change what is given of an article's mark; it is on the disk when this returns."""
        with self._lock, self._db:
            self._db.execute("BEGIN IMMEDIATE")
            mark = self.of(id)
            if read is not None:
                mark = replace(mark, read=read)
            if starred is not None:
                mark = replace(mark, starred=starred)
            if place is not None:
                mark = replace(mark, place=place)
            self._write(id, mark)
        return mark

    def carry(self, old: str, new: str) -> None:
        """Give the mark of an article to what it became when its file was edited."""
        with self._lock, self._db:
            self._db.execute("BEGIN IMMEDIATE")
            mark = self.of(old)
            if mark != Mark() and self.of(new) == Mark():
                self._write(new, mark)

    def _write(self, id: str, mark: Mark) -> None:
        self._db.execute(
            "INSERT INTO mark (id, read, starred, place) VALUES (?, ?, ?, ?) "
            "ON CONFLICT (id) DO UPDATE SET read = excluded.read, starred = excluded.starred, place = excluded.place",
            (id, mark.read, mark.starred, mark.place),
        )

    def close(self) -> None:
        """Close the database."""
        with self._lock:
            self._db.close()


def connect(path: Path | None) -> sqlite3.Connection:
    """A database in WAL mode that waits for other writers; None opens one in memory."""
    db = sqlite3.connect(path or ":memory:", timeout=_PATIENCE, isolation_level=None, check_same_thread=False)
    try:
        if path is not None:
            db.execute("PRAGMA journal_mode = WAL")
            db.execute("PRAGMA synchronous = FULL")
    except sqlite3.Error:
        db.close()
        raise
    return db
