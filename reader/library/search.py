"""Finds articles: what a query means in SQL over the index, the facts and the reader's own state."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from reader.library.facts_index import SCHEMA
from reader.library.folders import Count
from reader.library.index import Index
from reader.library.query import (
    And,
    Dates,
    Figures,
    Flag,
    Names,
    Not,
    Or,
    Query,
    Said,
    Source,
    Tagged,
    Unit,
    Words,
    folded,
)
from reader.library.state import State

_WEIGHTS = "10.0, 4.0, 1.0, 4.0, 4.0"
"""How much headline, deck, body, origin and section count in the order by relevance (BM25)."""

_SHORTEST = 3
"""Letters of a beginning that is looked up as one, by an index of its own; less is taken for a whole word."""

_EMPTY_STATE = (
    "ATTACH ':memory:' AS state",
    "CREATE TABLE state.mark (id TEXT PRIMARY KEY, read INTEGER, starred INTEGER) WITHOUT ROWID",
    "CREATE TABLE state.tag (id TEXT, tag TEXT, PRIMARY KEY (id, tag)) WITHOUT ROWID",
)
_FLAGS = {
    "read": "e.id IN (SELECT id FROM state.mark WHERE read)",
    "unread": "(e.problem IS NULL AND e.id NOT IN (SELECT id FROM state.mark WHERE read))",
    "starred": "e.id IN (SELECT id FROM state.mark WHERE starred)",
    "quotes": "e.id IN (SELECT id FROM facts.quote)",
    "figures": "e.id IN (SELECT id FROM facts.figure)",
    "dates": "e.id IN (SELECT id FROM facts.day)",
    "names": "e.id IN (SELECT id FROM facts.mention)",
    "tags": "e.id IN (SELECT id FROM state.tag)",
}

_Sql = tuple[str, tuple[str | float, ...]]
"""A condition and its values."""


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

    def _opened(self) -> sqlite3.Connection:
        if self._db is not None:
            return self._db
        db = sqlite3.connect(self._index.path or ":memory:", isolation_level=None, check_same_thread=False)
        try:
            db.execute("ATTACH ? AS facts", (str(self._facts) if self._facts else ":memory:",))
            if self._facts is None:
                for statement in SCHEMA:
                    db.execute(in_facts(statement))
            if self._state.path is not None:
                db.execute("ATTACH ? AS state", (str(self._state.path),))
            else:
                for statement in _EMPTY_STATE:
                    db.execute(statement)
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
            statement, values = _statement(query, ranked)
            return [number for (number,) in self._ready().execute(f"{statement} LIMIT ?", (*values, most))]

    def count(self, query: Query | None) -> Count:
        """How many articles a query finds, and how many of these are unread.

        Raises:
            sqlite3.Error: if the databases cannot be read.
        """
        with self._lock:
            statement, values = _statement(query, ranked=False)
            found: tuple[int, int] = (
                self._ready()
                .execute(
                    f"SELECT count(*), count(*) FILTER (WHERE {_FLAGS['unread']}) FROM entry AS e "
                    f"WHERE number IN ({statement})",
                    values,
                )
                .fetchone()
            )
            return Count(*found)

    def _ready(self) -> sqlite3.Connection:
        """The connection, with what is kept in memory copied into it."""
        db = self._opened()
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
        marks, tags = self._state.dump()
        db.execute("DELETE FROM state.mark")
        db.execute("DELETE FROM state.tag")
        db.executemany("INSERT INTO state.mark VALUES (?, ?, ?)", marks)
        db.executemany("INSERT INTO state.tag VALUES (?, ?)", tags)

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


def _statement(query: Query | None, ranked: bool) -> _Sql:
    """The whole query: its words lead, since the full text gives them in order; the rest is asked of each hit."""
    if query is None:
        return "SELECT number FROM entry ORDER BY number DESC", ()
    words, rest = _divided(query)
    if words is None:
        where, values = _condition(query)
        return f"SELECT e.number FROM entry AS e WHERE {where} ORDER BY e.number DESC", values
    where, values = _condition(rest) if rest else ("1", ())
    order = f"bm25(full_text, {_WEIGHTS}), full_text.rowid DESC" if ranked else "full_text.rowid DESC"
    joined = "JOIN entry AS e ON e.number = full_text.rowid " if rest else ""
    return (
        f"SELECT full_text.rowid FROM full_text {joined}WHERE full_text MATCH ? AND {where} ORDER BY {order}",
        (words, *values),
    )


def _divided(query: Query) -> tuple[str | None, Query | None]:
    """What the full text alone can answer, and what is left."""
    if (whole := _match(query)) is not None:
        return whole, None
    if isinstance(query, And):
        matches = [(part, _match(part)) for part in query.queries]
        found = [match for _, match in matches if match is not None]
        rest = tuple(part for part, match in matches if match is None)
        if found:
            return " AND ".join(f"({match})" for match in found), rest[0] if len(rest) == 1 else And(rest)
    return None, query


def _match(query: Query) -> str | None:
    """A query of words in the language of FTS5; None if it asks for more."""
    match query:
        case Words():
            return _phrase(query)
        case And() | Or():
            parts = [_match(part) for part in query.queries]
            if all(part is not None for part in parts):
                return (" AND " if isinstance(query, And) else " OR ").join(f"({part})" for part in parts)
    return None


def _phrase(query: Words) -> str:
    quoted = query.words.replace('"', '""')
    last = "".join(letter if letter.isalnum() else " " for letter in query.words).split()[-1:]
    beginning = "*" if query.is_beginning and last and len(last[0]) >= _SHORTEST else ""
    column = "title : " if query.in_title else ""
    return f'{column}"{quoted}"{beginning}'


def _condition(query: Query) -> _Sql:
    """A query as a condition on the entry `e`."""
    match query:
        case Words():
            return "e.number IN (SELECT rowid FROM full_text WHERE full_text MATCH ?)", (_phrase(query),)
        case Names(kind, words):
            named = "SELECT number FROM facts.entity WHERE kind = ? AND ' ' || name || ' ' LIKE ? ESCAPE '\\'"
            return (
                f"e.id IN (SELECT id FROM facts.mention WHERE entity IN ({named}))",
                (kind.value, f"% {_escaped(folded(words))}%"),
            )
        case Said(words):
            said = "SELECT rowid FROM facts.said WHERE said MATCH ?"
            return (
                f"e.id IN (SELECT id FROM facts.quote WHERE number IN ({said}))",
                (_phrase(Words(words)),),
            )
        case Figures(amount):
            more, less = (">", "<") if amount.without_ends else (">=", "<=")
            parts: list[_Sql] = [("low IS NOT NULL", ())]
            if amount.low is not None:
                parts.append((f"high {more} ?", (amount.low,)))
            if amount.high is not None:
                parts.append((f"low {less} ?", (amount.high,)))
            if amount.unit:
                parts.append(("unit = ?", (amount.unit,)))
            where = " AND ".join(part for part, _ in parts)
            return f"e.id IN (SELECT id FROM facts.figure WHERE {where})", tuple(v for _, vs in parts for v in vs)
        case Unit(unit):
            return (
                "e.id IN (SELECT id FROM facts.figure WHERE unit = ? COLLATE NOCASE OR unit LIKE ? ESCAPE '\\')",
                (unit, f"{_escaped(unit)}/%"),
            )
        case Dates(days, in_text):
            if in_text:
                first = days.first.isoformat() if days.first else ""
                last = days.last.isoformat() if days.last else "9999-99"
                return "e.id IN (SELECT id FROM facts.day WHERE first <= ? AND last >= ?)", (last, first)
            earliest = days.first.toordinal() if days.first else 1
            return "e.day BETWEEN ? AND ?", (earliest, days.last.toordinal() if days.last else 2**31)
        case Source(words):
            return "e.origin LIKE ? ESCAPE '\\'", (f"%{_escaped(words)}%",)
        case Tagged(tag):
            return "e.id IN (SELECT id FROM state.tag WHERE tag = ?)", (tag,)
        case Flag(name):
            return _FLAGS[name], ()
        case Not(inner):
            where, values = _condition(inner)
            return f"NOT ({where})", values
        case And(queries):
            return _joined(" AND ", queries)
        case Or(queries):
            return _joined(" OR ", queries)


def _joined(operator: str, queries: Sequence[Query]) -> _Sql:
    def both() -> Iterator[_Sql]:
        for query in queries:
            yield _condition(query)

    parts = list(both())
    return operator.join(f"({where})" for where, _ in parts), tuple(value for _, values in parts for value in values)


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
