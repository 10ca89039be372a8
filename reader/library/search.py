"""Finds articles: by their words in the full text, by what is kept of them in the facts and in the reader's state."""

from __future__ import annotations

import json
import math
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

from reader.library.chosen import Chosen
from reader.library.conditions import UNREAD, Sql, Values, condition
from reader.library.database import in_facts
from reader.library.facts_index import SCHEMA
from reader.library.folder import Count
from reader.library.index import Index
from reader.library.plan import Plan, plan
from reader.library.query import Query, with_forms
from reader.library.state import State
from reader.library.stemming import FORMS_SCHEMA, forms
from reader.library.subscriptions import attach
from reader.library.vocabulary import spelled_out

_WEIGHTS = "10.0, 4.0, 1.0, 4.0, 4.0"
"""How much headline, deck, body, origin and section count in the order by relevance (BM25)."""

_RANKED = 10_000
"""The newest hits that are put in that order; of older ones only those in whose headlines the words are."""

_HEADLINES = 1_000
"""So many of these, the newest."""

_RECENT = 40_000
"""The newest articles, among whose headlines such words are looked for that very many articles have."""

_COMMON = 4
"""Words that one of so many articles has, or more, say of none of them what it is about."""

_HIGHEST = 2**62

_HANDFUL = 300
"""Articles each of which is looked up in the full text sooner than all of its hits are gone through."""

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
        self._stopped = 0
        """How often all searches were stopped."""

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

    def numbers(
        self,
        query: Query | None,
        most: int,
        *,
        ranked: bool = False,
        by: str | None = None,
        seconds: float = math.inf,
        below: int | None = None,
    ) -> tuple[list[int], bool]:
        """The numbers of the entries that a query finds, and whether there can be more.

        Args:
            query: what is asked for; None finds all.
            most: how many at most.
            ranked: the most relevant first, by BM25.
            by: what else the entries are sorted by, in SQL; else the newest come first.
            seconds: how long to look for more when something has been found.
            below: the number that all are to be lower than, to go on where an earlier search ended.

        Raises:
            sqlite3.Error: if the databases cannot be read, or another thread has stopped the search.
        """
        with self._alone() as db:
            way = plan(spelled_out(query, db) if query else None)
            if below is not None:
                first, last = way.bounds or (0, _HIGHEST)
                way = replace(way, bounds=(first, min(last, below - 1)))
            if ranked and way.words:
                return self._ranked(db, way, most), False
            statement, values = self._statement(db, way)
            if by is not None:
                statement = f"SELECT number FROM entry WHERE number IN ({statement}) ORDER BY {by}"
            until = time.monotonic() + seconds
            found: list[int] = []
            for (number,) in db.execute(f"{statement} LIMIT ?", (*values, most)):
                found.append(number)
                if time.monotonic() > until:
                    return found, True
            return found, len(found) == most

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
        with self._alone() as db:
            statement, values = self._statement(db, plan(spelled_out(query, db) if query else None))
            unread, more = condition(UNREAD, lambda _: None)
            found: tuple[int, int] = db.execute(
                f"SELECT count(*), count(*) FILTER (WHERE {unread}) FROM entry AS e WHERE number IN ({statement})",
                (*more, *values),
            ).fetchone()
            return Count(*found)

    @contextmanager
    def _alone(self) -> Iterator[sqlite3.Connection]:
        """The connection for one search; one that was asked for before all were stopped is not begun."""
        stopped = self._stopped
        with self._lock:
            if stopped != self._stopped:
                raise sqlite3.OperationalError("interrupted")
            yield self._ready()

    def _statement(self, db: sqlite3.Connection, way: Plan) -> Sql:
        """What finds the numbers, the newest first."""
        chosen = Chosen(db)
        where, values = condition(way.rest, chosen.number) if way.rest else ("1", ())
        fewest = chosen.fewest(way.rest)
        if fewest is not None and (way.words is None or chosen.counts[fewest] <= _HANDFUL):
            if way.words is not None:
                where += " AND EXISTS (SELECT 1 FROM full_text WHERE full_text MATCH ? AND rowid = few.number)"
                values = (*values, way.words)
            # CROSS JOIN keeps the order: the few come first.
            source = "temp.chosen AS few CROSS JOIN entry AS e ON e.number = few.number"
            return _newest("few.number", source, f"few.what = {fewest} AND {where}", values, way.bounds)
        if way.words is None:
            return _newest("e.number", "entry AS e", where, values, way.bounds)
        return _newest("full_text.rowid", *_hits(way, where, values), way.bounds)

    def _ranked(self, db: sqlite3.Connection, way: Plan, most: int) -> list[int]:
        """The most relevant of the newest hits, and of the older ones with the words in their headlines.

        What very many articles have is no matter of weights, which to find out takes FTS5 all of them: those with the
        words in their headlines come first, and then the newest.
        """
        chosen = Chosen(db)
        where, values = condition(way.rest, chosen.number) if way.rest else ("1", ())
        source, where, values = _hits(way, where, values)
        first, last = way.bounds or (0, _HIGHEST)
        newest = "SELECT rowid FROM full_text WHERE full_text MATCH ? AND rowid BETWEEN ? AND ? ORDER BY rowid DESC"
        headlines = f"title : ({way.words})"
        bound = db.execute(f"{newest} LIMIT 1 OFFSET ?", (way.words, first, last, _RANKED)).fetchone()
        if bound and _are_common(db, bound[0], last):
            hits = f"{source} WHERE {where} AND full_text.rowid BETWEEN ? AND ? ORDER BY full_text.rowid DESC LIMIT ?"
            found: list[tuple[int]] = []
            recent = db.execute(
                "SELECT id FROM full_text_docsize WHERE id BETWEEN ? AND ? ORDER BY id DESC LIMIT 1 OFFSET ?",
                (first, last, _RECENT),
            ).fetchone() or (first,)
            lowest = db.execute(f"{newest} LIMIT 1 OFFSET ?", (headlines, *recent, last, _HEADLINES)).fetchone()
            for words, (low,) in ((headlines, lowest or recent), (way.words, bound)):
                found += db.execute(
                    f"SELECT full_text.rowid FROM {hits}", (words, *values[1:], low, last, most)
                ).fetchall()
            return list(dict.fromkeys(number for (number,) in found))[:most]
        older: list[tuple[int]] = []
        if bound:
            older = db.execute(f"{newest} LIMIT ?", (headlines, first, bound[0] - 1, _HEADLINES)).fetchall()
        # One statement: for each FTS5 counts anew how many articles have the words.
        ranked = db.execute(
            f"SELECT full_text.rowid FROM {source} WHERE {where} AND (full_text.rowid BETWEEN ? AND ? "
            "OR full_text.rowid IN (SELECT value FROM json_each(?))) "
            f"ORDER BY bm25(full_text, {_WEIGHTS}), full_text.rowid DESC LIMIT ?",
            (*values, bound[0] if bound else first, last, json.dumps([number for (number,) in older]), most),
        )
        return [number for (number,) in ranked]

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
        """Stop the search that another thread is at, and those that wait for it."""
        self._stopped += 1
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


def _are_common(db: sqlite3.Connection, first: int, last: int) -> bool:
    """Whether words have been found in a good part of the articles from one number to another."""
    most = _RANKED * _COMMON
    among = db.execute(
        "SELECT count(*) FROM (SELECT 1 FROM full_text_docsize WHERE id BETWEEN ? AND ? LIMIT ?)", (first, last, most)
    ).fetchone()
    return bool(among[0] < most)


def _hits(way: Plan, where: str, values: Values) -> tuple[str, str, Values]:
    """The hits of the full text, of each of which the rest is asked."""
    # CROSS JOIN keeps the order: the full text gives its hits by their numbers.
    source = "full_text CROSS JOIN entry AS e ON e.number = full_text.rowid" if way.rest else "full_text"
    return source, f"full_text MATCH ? AND {where}", (way.words or "", *values)


def _newest(number: str, source: str, where: str, values: Values, bounds: tuple[int, int] | None) -> Sql:
    if bounds:
        where, values = f"{where} AND {number} BETWEEN ? AND ?", (*values, *bounds)
    return f"SELECT {number} FROM {source} WHERE {where} ORDER BY {number} DESC", values
