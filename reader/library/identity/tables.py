"""The tables of the subjects and of what each article says of them."""

from __future__ import annotations

import sqlite3

SCHEMA = (
    "CREATE TABLE item (number INTEGER PRIMARY KEY, id TEXT UNIQUE, day TEXT, entered INTEGER)",
    "CREATE INDEX item_entered ON item (entered)",
    "CREATE TABLE subject (number INTEGER PRIMARY KEY, key TEXT, sense INTEGER, type TEXT, name TEXT, root INTEGER, "
    "articles INTEGER)",
    "CREATE INDEX subject_key ON subject (key, sense)",
    "CREATE INDEX subject_root ON subject (root)",
    "CREATE TABLE alias (key TEXT, subject INTEGER, articles INTEGER, PRIMARY KEY (key, subject)) WITHOUT ROWID",
    "CREATE INDEX alias_of ON alias (subject)",
    """CREATE TABLE appearance (
        item INTEGER, place INTEGER, subject INTEGER, type TEXT, name TEXT, role TEXT, role_start INTEGER,
        role_end INTEGER, start INTEGER, end INTEGER, salience REAL, mentions INTEGER, sentences TEXT, day TEXT,
        PRIMARY KEY (item, place)) WITHOUT ROWID""",
    "CREATE INDEX appearance_of ON appearance (subject, day, item)",
    "CREATE INDEX appearance_as ON appearance (subject, day) WHERE role IS NOT NULL",
    "CREATE TABLE monthly (subject INTEGER, month TEXT, articles INTEGER, PRIMARY KEY (subject, month)) WITHOUT ROWID",
)
"""`item`: an article, and as which of all it was entered last; `appearance`: an entity
of an article (its place in the facts) and which subject it is; `alias`: the short names of a subject, with the number
of articles that use one beside the full name (0: none, it follows from the name); days are those of publication, ""
where they are not known; `monthly`: the articles of each month that name a subject."""


def item_of(db: sqlite3.Connection, id: str) -> int | None:
    """The number of an article, None if nothing is kept of it."""
    row = db.execute("SELECT number FROM item WHERE id = ?", (id,)).fetchone()
    return row[0] if row else None


def forget(db: sqlite3.Connection, item: int) -> None:
    """Take an article's entities out; a subject without any article goes."""
    rows = db.execute("SELECT DISTINCT subject, day FROM appearance WHERE item = ?", (item,)).fetchall()
    held = [subject for subject, _ in rows]
    db.executemany("UPDATE monthly SET articles = articles - 1 WHERE subject = ? AND month = substr(?, 1, 7)", rows)
    db.execute("DELETE FROM appearance WHERE item = ?", (item,))
    for subject in held:
        db.execute("UPDATE subject SET articles = articles - 1 WHERE number = ?", (subject,))
        gone = (
            "SELECT number FROM subject WHERE number = ? AND articles <= 0 AND NOT EXISTS (SELECT 1 FROM subject AS s"
        )
        for (number,) in db.execute(f"{gone} WHERE s.root = subject.number AND s.number <> s.root)", (subject,)):
            db.execute("DELETE FROM alias WHERE subject = ?", (number,))
            db.execute("DELETE FROM subject WHERE number = ?", (number,))
