"""The versions of the state's database, and the way from each to the newest."""

from __future__ import annotations

import sqlite3

from reader.library.database import transaction

MIGRATIONS = (
    """CREATE TABLE mark (
        id TEXT PRIMARY KEY,
        read INTEGER NOT NULL DEFAULT 0,
        starred INTEGER NOT NULL DEFAULT 0,
        place INTEGER NOT NULL DEFAULT 0
    ) WITHOUT ROWID""",
    "ALTER TABLE mark ADD COLUMN path BLOB",
    "CREATE INDEX mark_path ON mark (path)",
    "CREATE TABLE tag (id TEXT NOT NULL, tag TEXT NOT NULL, PRIMARY KEY (id, tag)) WITHOUT ROWID",
    "CREATE TABLE search (name TEXT PRIMARY KEY, query TEXT NOT NULL) WITHOUT ROWID",
    "CREATE TABLE verdict (one TEXT, other TEXT, same INTEGER NOT NULL, PRIMARY KEY (one, other)) WITHOUT ROWID",
    "CREATE TABLE note (id TEXT PRIMARY KEY, note TEXT NOT NULL, folded TEXT NOT NULL) WITHOUT ROWID",
    "CREATE TABLE deleted (kept TEXT PRIMARY KEY, path BLOB NOT NULL) WITHOUT ROWID",
    "CREATE TABLE choice (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    "CREATE TABLE reading (library TEXT PRIMARY KEY, id TEXT NOT NULL) WITHOUT ROWID",
)
"""Each takes the database from the version that is its place here to the next; none is ever changed."""


class NewerState(Exception):
    """The state was written by a newer version of the program; it is not touched."""


def migrate(db: sqlite3.Connection) -> None:
    """Bring a state of an older version up to date.

    Raises:
        NewerState: if it was written by a newer version.
        sqlite3.Error: if it cannot be changed.
    """
    if version_of(db) == len(MIGRATIONS):
        return
    with transaction(db):
        for number, statement in enumerate(MIGRATIONS[version_of(db) :], version_of(db) + 1):
            db.execute(statement)
            db.execute(f"PRAGMA user_version = {number}")


def version_of(db: sqlite3.Connection, name: str = "main") -> int:
    """The version of a state; `name` is what its database is attached as.

    Raises:
        NewerState: if it was written by a newer version.
    """
    found: int = db.execute(f"PRAGMA {name}.user_version").fetchone()[0]
    if found > len(MIGRATIONS):
        raise NewerState(f"a newer newsreader wrote the file that keeps it (version {found}); install that one")
    return found
