"""Very many articles marked read, and unread again: by SQL, some at a time, so that nobody waits for long."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Sequence

_SCHEMA = (
    "CREATE TEMP TABLE IF NOT EXISTS coming (id TEXT PRIMARY KEY, path BLOB, was_known INTEGER) WITHOUT ROWID",
    # What can be taken back lies in a file that goes with the program: a million ids are much for its memory.
    "CREATE TEMP TABLE IF NOT EXISTS turned (step INTEGER, id TEXT, was_known INTEGER, PRIMARY KEY (step, id)) "
    "WITHOUT ROWID",
)

_CACHE = 32_000
"""Kilobytes of the tables that are at hand meanwhile: ids come in no order, and touch nearly all of them."""

_USUAL = 2_000
"""The same otherwise, as SQLite has it."""

_SOME = 10_000
"""Articles that are marked unread again at once."""


def mark_read(db: sqlite3.Connection, step: int, articles: Sequence[tuple[str, str]]) -> int:
    """Mark articles read; how many were not.

    Args:
        db: the state, in a transaction.
        step: what is taken back at once has one number.
        articles: the id of each and the path of its file.
    """
    _prepare(db)
    db.executemany(
        "INSERT OR IGNORE INTO temp.coming (id, path) VALUES (?, ?)", ((id, os.fsencode(path)) for id, path in articles)
    )
    db.execute("DELETE FROM temp.coming WHERE EXISTS (SELECT 1 FROM mark WHERE mark.id = coming.id AND read)")
    count = db.execute(
        "INSERT INTO temp.turned SELECT ?, id, EXISTS (SELECT 1 FROM mark WHERE mark.id = coming.id) FROM temp.coming",
        (step,),
    ).rowcount
    db.execute("UPDATE mark SET path = NULL WHERE path IN (SELECT path FROM temp.coming)")
    db.execute(
        "INSERT INTO mark (id, read, path) SELECT id, 1, path FROM temp.coming WHERE 1 "
        "ON CONFLICT (id) DO UPDATE SET read = 1, path = excluded.path"
    )
    return count


def mark_unread(db: sqlite3.Connection, step: int) -> bool:
    """Mark some of the articles of a step unread again; False if there are no more.

    Args:
        db: the state, in a transaction.
        step: the number that they were marked read under.
    """
    _prepare(db)
    some = "SELECT id, was_known FROM temp.turned WHERE step = ? LIMIT ?"
    if not db.execute(f"INSERT INTO temp.coming (id, was_known) {some}", (step, _SOME)).rowcount:
        return False
    db.execute("UPDATE mark SET read = 0 WHERE id IN (SELECT id FROM temp.coming)")
    # Of what nothing was kept before nothing is kept again, unless something was done to it meanwhile.
    db.execute(
        "DELETE FROM mark WHERE id IN (SELECT id FROM temp.coming WHERE NOT was_known) AND NOT starred AND NOT place "
        "AND NOT EXISTS (SELECT 1 FROM tag WHERE tag.id = mark.id) "
        "AND NOT EXISTS (SELECT 1 FROM note WHERE note.id = mark.id)"
    )
    db.execute("DELETE FROM temp.turned WHERE step = ? AND id IN (SELECT id FROM temp.coming)", (step,))
    return True


def _prepare(db: sqlite3.Connection) -> None:
    for statement in (f"PRAGMA cache_size = -{_CACHE}", *_SCHEMA, "DELETE FROM temp.coming"):
        db.execute(statement)


def rest(db: sqlite3.Connection) -> None:
    """Give back the memory that was taken for it."""
    for statement in (f"PRAGMA cache_size = -{_USUAL}", "PRAGMA shrink_memory"):
        db.execute(statement)
