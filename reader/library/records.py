"""What a library's articles state, on a connection of its own: the index with the facts beside it."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from reader.library.coverage import Coverage, coverage, unknown
from reader.library.database import in_facts, reason
from reader.library.error import LibraryError
from reader.library.index import Index
from reader.library.statement_tables import SCHEMA


class Records:
    """Reads the tables of `statements` together with the index, from any thread, one at a time."""

    def __init__(self, index: Index, facts: Path | None) -> None:
        """Nothing is opened until something is read.

        Args:
            index: the index.
            facts: the database of the facts; None if there is none.
        """
        self._lock = threading.RLock()
        self._index = index
        self._facts = facts
        self._db: sqlite3.Connection | None = None
        self._of: Path | None = None

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """The connection, which sees one state of both databases for as long as it is used.

        Raises:
            LibraryError: if they cannot be read.
        """
        try:
            with self._lock:
                db = self._opened()
                db.execute("BEGIN")
                try:
                    yield db
                finally:
                    db.execute("COMMIT")
        except sqlite3.Error as error:
            raise LibraryError(f"the facts cannot be read: {reason(error)}") from error

    def coverage(self) -> Coverage:
        """Of how many articles the facts are known.

        Raises:
            LibraryError: if they cannot be read.
        """
        with self.reading() as db:
            return coverage(db)

    def unknown(self, below: int, most: int) -> Sequence[tuple[int, str]]:
        """Numbers and ids of articles whose facts are not known, the newest first: see `coverage.unknown`.

        Raises:
            LibraryError: if they cannot be read.
        """
        with self.reading() as db:
            return unknown(db, below, most)

    def _opened(self) -> sqlite3.Connection:
        if self._db is None or self._of != self._index.path:
            self.close()
            self._of = self._index.path
            self._db = sqlite3.connect(self._of or ":memory:", isolation_level=None, check_same_thread=False)
            self._db.execute("ATTACH ? AS facts", (str(self._facts) if self._facts else ":memory:",))
            if self._facts is None:
                for statement in SCHEMA:
                    self._db.execute(in_facts(statement))
        if self._of is None:
            self._index.copy_into(self._db)
        return self._db

    def close(self) -> None:
        """Close the connection; the next reading opens another."""
        with self._lock:
            if self._db is not None:
                self._db.close()
            self._db = None
