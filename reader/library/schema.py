"""The tables of the index. There are no migrations: an index of another version is made anew from the files."""

from __future__ import annotations

import sqlite3
import time

from reader.library import versions
from reader.library.database import transaction

VERSION = 10

EVERY = "\ue000"
"""A word that every article has beside its origin, so that the full text can tell those which lack another word."""

_SCHEMA = (
    # What the first screen needs is told here: to count a million rows takes longer than to show fifty of them.
    "CREATE TABLE about (generation INTEGER, count INTEGER, older INTEGER, parser INTEGER, made_by TEXT)",
    "INSERT INTO about VALUES (0, 0, 0, 0, '')",
    "CREATE TABLE folder (number INTEGER PRIMARY KEY, path BLOB UNIQUE)",
    """CREATE TABLE entry (
        number INTEGER PRIMARY KEY, folder INTEGER, name BLOB, modified INTEGER, changed INTEGER, size INTEGER,
        parser INTEGER, stated TEXT, content TEXT, title TEXT, day INTEGER, moment REAL, origin TEXT, words INTEGER,
        problem TEXT, link TEXT, id TEXT, take INTEGER, kept_under INTEGER)""",
    "CREATE UNIQUE INDEX by_path ON entry (folder, name)",
    "CREATE INDEX newest ON entry (day DESC, moment DESC, name, folder, kept_under)",
    *versions.SCHEMA,
    "CREATE INDEX by_id ON entry (id)",
    "CREATE INDEX by_content ON entry (content)",
    "CREATE INDEX by_link ON entry (link) WHERE link <> ''",
    "CREATE INDEX contested ON entry (stated) WHERE id <> stated",
    "CREATE INDEX broken ON entry (id) WHERE problem IS NOT NULL",
    "CREATE TABLE day (day INTEGER PRIMARY KEY, count INTEGER)",
    "CREATE TABLE text (number INTEGER PRIMARY KEY, title TEXT, deck TEXT, body TEXT, origin TEXT, section TEXT)",
    """CREATE VIRTUAL TABLE full_text USING fts5(
        title, deck, body, origin, section, content = 'text', content_rowid = 'number', prefix = '3',
        tokenize = 'unicode61 remove_diacritics 2')""",
    # What is written at once is sorted at once: the merges that a smaller share asks for take half of the time.
    f"INSERT INTO full_text (full_text, rank) VALUES ('hashsize', {32 << 20})",
)


def prepare(db: sqlite3.Connection) -> bool:
    """Make the tables where there are none; False if there are those of another version."""
    if (version := _version(db)) == 0:
        with transaction(db):
            if (version := _version(db)) == 0:
                for statement in _SCHEMA:
                    db.execute(statement)
                db.execute("UPDATE about SET generation = ?", (time.time_ns(),))
                db.execute(f"PRAGMA user_version = {VERSION}")
                version = VERSION
    return version == VERSION


def _version(db: sqlite3.Connection) -> int:
    version: int = db.execute("PRAGMA user_version").fetchone()[0]
    return version
