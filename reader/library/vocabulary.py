"""The words that the full text knows, by their beginnings."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

from reader.library.folding import folded
from reader.library.query import And, Not, Or, Query, Source, Words

_MOST = 200
"""Words that a beginning may stand for; of more each is rare, and FTS5 has gathered their articles soon enough."""

_INDEXED = 3
"""Letters of the beginnings that the full text has an index of."""


def spelled_out(query: Query, db: sqlite3.Connection) -> Query:
    """A query with the words that its beginnings stand for.

    FTS5 gathers all articles of a beginning before it gives the first; of whole words it gives the newest at once.

    Args:
        query: what is asked for.
        db: a connection to the index.
    """
    match query:
        case Source(words):
            return spelled_out(Words(words, is_beginning=True, column="origin"), db)
        case Words(words, is_beginning=True):
            beginning = folded(words)
            if len(beginning) <= _INDEXED or not (beginning.isascii() and beginning.isalnum()):
                return query
            found = _beginning_with(beginning, db)
            if found is None:
                return query
            whole = tuple(replace(query, words=word, is_beginning=False) for word in found or [beginning])
            return whole[0] if len(whole) == 1 else Or(whole)
        case And(queries) | Or(queries):
            return replace(query, queries=tuple(spelled_out(part, db) for part in queries))
        case Not(inner):
            return Not(spelled_out(inner, db))
    return query


def _beginning_with(beginning: str, db: sqlite3.Connection) -> list[str] | None:
    """The words that begin so; None if they are very many."""
    db.execute("CREATE VIRTUAL TABLE IF NOT EXISTS temp.word USING fts5vocab('main', 'full_text', 'instance')")
    found: list[str] = []
    at, end = beginning, beginning[:-1] + chr(ord(beginning[-1]) + 1)
    while len(found) <= _MOST:
        # One word at a time: to ask for distinct words would read all places of each.
        row = db.execute("SELECT term FROM temp.word WHERE term >= ? AND term < ? LIMIT 1", (at, end)).fetchone()
        if row is None:
            return found
        found.append(row[0])
        at = row[0] + "\x01"
    return None
