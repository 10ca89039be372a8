"""What the reader has said that is no mark: saved searches, choices, who is who, where deleted files were."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import AbstractContextManager
from threading import RLock


class Remembered:
    """A part of the reader's state, in the same database."""

    def __init__(
        self, db: sqlite3.Connection, lock: RLock, changing: Callable[[], AbstractContextManager[None]]
    ) -> None:
        """Use `State.remembered`.

        Args:
            db: the database.
            lock: held while it is used.
            changing: gives a context in which all is changed or nothing, and that ends when it is on the disk.
        """
        self._db = db
        self._lock = lock
        self._changing = changing

    def searches(self) -> dict[str, str]:
        """The saved searches by their names."""
        with self._lock:
            return dict(self._db.execute("SELECT name, query FROM search ORDER BY name").fetchall())

    def save_search(self, name: str, query: str | None) -> None:
        """Save a search under a name, or forget the one of that name."""
        with self._changing():
            if query is None:
                self._db.execute("DELETE FROM search WHERE name = ?", (name,))
            else:
                self._db.execute("INSERT OR REPLACE INTO search VALUES (?, ?)", (name, query))

    def verdicts(self) -> dict[tuple[str, str], bool]:
        """What the reader has said of two names: whether they are one's."""
        with self._lock:
            rows = self._db.execute("SELECT one, other, same FROM verdict ORDER BY one, other").fetchall()
        return {(one, other): bool(same) for one, other, same in rows}

    def judge(self, one: str, other: str, same: bool | None) -> None:
        """Keep whether two names are one's; None forgets it."""
        with self._changing():
            self._db.execute("DELETE FROM verdict WHERE (one, other) IN ((?, ?), (?, ?))", (one, other, other, one))
            if same is not None:
                self._db.execute("INSERT INTO verdict VALUES (?, ?, ?)", (one, other, same))

    def deleted_from(self, kept: str) -> str | None:
        """Where a file was that is now in the trash under a name, if that is known."""
        with self._lock:
            row = self._db.execute("SELECT path FROM deleted WHERE kept = ?", (kept,)).fetchone()
        return os.fsdecode(row[0]) if row else None

    def keep_deleted(self, kept: str, path: str | None) -> None:
        """Keep where a file in the trash was; None forgets it."""
        with self._changing():
            self._db.execute("DELETE FROM deleted WHERE kept = ?", (kept,))
            if path is not None:
                self._db.execute("INSERT INTO deleted VALUES (?, ?)", (kept, os.fsencode(path)))

    def choice(self, name: str) -> str | None:
        """What the reader has chosen of something that the program remembers, such as the order of the list."""
        with self._lock:
            row = self._db.execute("SELECT value FROM choice WHERE name = ?", (name,)).fetchone()
        return row[0] if row else None

    def choose(self, name: str, value: str) -> None:
        """Remember a choice."""
        with self._changing():
            self._db.execute("INSERT OR REPLACE INTO choice VALUES (?, ?)", (name, value))

    def reading(self, library: str) -> str | None:
        """The article that was being read in a library when its last session ended."""
        with self._lock:
            row = self._db.execute("SELECT id FROM reading WHERE library = ?", (library,)).fetchone()
        return row[0] if row else None

    def keep_reading(self, library: str, id: str | None) -> None:
        """Keep which article is being read in a library; None if none is."""
        with self._changing():
            self._db.execute("DELETE FROM reading WHERE library = ?", (library,))
            if id is not None:
                self._db.execute("INSERT INTO reading VALUES (?, ?)", (library, id))
