"""Finds articles: a connection to the index with the facts and the reader's own state beside it."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import suppress
from pathlib import Path

from reader.library.conditions import UNREAD, statement
from reader.library.facts_index import SCHEMA
from reader.library.folders import Count
from reader.library.index import Index
from reader.library.query import Query, with_forms
from reader.library.state import State
from reader.library.stemming import FORMS_SCHEMA, forms
from reader.library.subscriptions import attach

_EMPTY_STATE = (
    "ATTACH ':memory:' AS state",
    "CREATE TABLE state.mark (id TEXT PRIMARY KEY, read INTEGER, starred INTEGER) WITHOUT ROWID",
    "CREATE TABLE state.tag (id TEXT, tag TEXT, PRIMARY KEY (id, tag)) WITHOUT ROWID",
    "CREATE TABLE state.note (id TEXT PRIMARY KEY, folded TEXT) WITHOUT ROWID",
)


class Search:
    """Searches over a connection of its own to the index, with the facts and the state beside it, from any thread."""

    def __init__(self, index: Index, facts: Path | None, state: State) -> None:
        """Nothing is opened until something is searched for.

        Args:
            index: the index.
            facts: the database of the facts; None if there is none.
            state: the reader's state.
        """
        self._lock = threading.Lock()
        self._index = index
        self._facts = facts
        self._state = state
        self._db: sqlite3.Connection | None = None
        self._has_feeds = False

    def _opened(self) -> sqlite3.Connection:
        if self._db is not None:
            return self._db
        db = sqlite3.connect(self._index.path or ":memory:", isolation_level=None, check_same_thread=False)
        try:
            db.execute("ATTACH ? AS facts", (str(self._facts) if self._facts else ":memory:",))
            if self._facts is None:
                for made in SCHEMA:
                    db.execute(in_facts(made))
            if self._state.path is not None:
                db.execute("ATTACH ? AS state", (str(self._state.path),))
            else:
                for made in _EMPTY_STATE:
                    db.execute(made)
            self._has_feeds = attach(db, self._state.path)
            for made in FORMS_SCHEMA:
                db.execute(made)
        except sqlite3.Error:
            db.close()
            raise
        self._db = db
        return db

    def numbers(self, query: Query | None, most: int, *, ranked: bool = False) -> list[int]:
        """The numbers of the entries that a query finds.

        Args:
            query: what is asked for; None finds all.
            most: how many at most.
            ranked: the most relevant first, by BM25; else the newest.

        Raises:
            sqlite3.Error: if the databases cannot be read, or another thread has stopped the search.
        """
        with self._lock:
            found, values = statement(query, ranked=ranked)
            return [number for (number,) in self._ready().execute(f"{found} LIMIT ?", (*values, most))]

    def in_forms(self, query: Query | None) -> Query | None:
        """A query in which words in all their forms are told by the forms that there are.

        Raises:
            sqlite3.Error: if the databases cannot be read.
        """
        if query is None:
            return None
        with self._lock:
            return with_forms(query, lambda word: forms(self._ready(), word))

    def count(self, query: Query | None) -> Count:
        """How many articles a query finds, and how many of these are unread.

        Raises:
            sqlite3.Error: if the databases cannot be read.
        """
        with self._lock:
            which, values = statement(query)
            found: tuple[int, int] = (
                self._ready()
                .execute(
                    f"SELECT count(*), count(*) FILTER (WHERE {UNREAD}) FROM entry AS e WHERE number IN ({which})",
                    values,
                )
                .fetchone()
            )
            return Count(*found)

    def _ready(self) -> sqlite3.Connection:
        """The connection, with what is kept in memory copied into it."""
        db = self._opened()
        if not self._has_feeds:
            self._has_feeds = attach(db, self._state.path)
        if self._index.path is None:
            self._index.copy_into(db)
        if self._state.path is None:
            self._copy_state(db)
        return db

    def stop(self) -> None:
        """Stop the search that another thread is at."""
        if (db := self._db) is not None:
            with suppress(sqlite3.Error):
                db.interrupt()

    def _copy_state(self, db: sqlite3.Connection) -> None:
        for table, rows in zip(("mark", "tag", "note"), self._state.dump(), strict=True):
            db.execute(f"DELETE FROM state.{table}")
            if rows:
                db.executemany(f"INSERT INTO state.{table} VALUES ({', '.join('?' * len(rows[0]))})", rows)

    def close(self) -> None:
        """Close the connection; the next search opens another."""
        with self._lock:
            if self._db is not None:
                self._db.close()
            self._db = None


def in_facts(statement: str) -> str:
    """A statement of a schema that makes its table or index in the attached database of the facts."""
    for what in ("TABLE", "INDEX"):
        statement = statement.replace(f"CREATE {what} ", f"CREATE {what} facts.", 1)
    return statement.replace("CREATE VIRTUAL TABLE ", "CREATE VIRTUAL TABLE facts.", 1)
