"""What searches ask of the facts: names, who is quoted and the words, figures and dates, in tables of their own."""

from __future__ import annotations

import re
import sqlite3
from datetime import date, timedelta
from typing import TYPE_CHECKING

from reader.article import Article
from reader.library.folding import folded

if TYPE_CHECKING:
    from reader.facts.model import Facts

SCHEMA = (
    "CREATE TABLE entity (number INTEGER PRIMARY KEY, kind TEXT, name TEXT, UNIQUE (kind, name))",
    "CREATE TABLE mention (id TEXT, entity INTEGER, PRIMARY KEY (id, entity)) WITHOUT ROWID",
    "CREATE INDEX mention_of ON mention (entity, id)",
    "CREATE TABLE quote (number INTEGER PRIMARY KEY, id TEXT)",
    "CREATE INDEX quote_in ON quote (id)",
    "CREATE VIRTUAL TABLE said USING fts5(words, tokenize = 'unicode61 remove_diacritics 2')",
    "CREATE TABLE figure (id TEXT, low REAL, high REAL, unit TEXT)",
    "CREATE INDEX figure_in ON figure (id)",
    "CREATE INDEX figure_of ON figure (unit, low)",
    "CREATE TABLE day (id TEXT, first TEXT, last TEXT)",
    "CREATE INDEX day_in ON day (id)",
    "CREATE INDEX day_from ON day (first)",
)
"""The tables, beside those of the facts themselves."""

SPEAKER = "SPEAKER"
"""The kind under which those who are quoted are kept."""


def forget(db: sqlite3.Connection, id: str) -> None:
    """Take what is kept of an article out of the tables."""
    db.execute("DELETE FROM said WHERE rowid IN (SELECT number FROM quote WHERE id = ?)", (id,))
    for table in ("mention", "quote", "figure", "day"):
        db.execute(f"DELETE FROM {table} WHERE id = ?", (id,))


def enter(db: sqlite3.Connection, article: Article, facts: Facts) -> None:
    """Put the facts of an article into the tables, in place of what was kept of it."""
    id = article.id
    forget(db, id)
    names = {(entity.type.value, folded(entity.name)) for entity in facts.entities}
    names |= {(SPEAKER, folded(quote.speaker)) for quote in facts.quotes if quote.speaker}
    for kind, name in sorted(names):
        db.execute("INSERT OR IGNORE INTO entity (kind, name) VALUES (?, ?)", (kind, name))
        db.execute(
            "INSERT OR IGNORE INTO mention SELECT ?, number FROM entity WHERE kind = ? AND name = ?", (id, kind, name)
        )
    for quote in facts.quotes:
        number = db.execute("INSERT INTO quote (id) VALUES (?)", (id,)).lastrowid
        words = article.text[quote.span.start : quote.span.end]
        db.execute("INSERT INTO said (rowid, words) VALUES (?, ?)", (number, words))
    db.executemany(
        "INSERT INTO figure VALUES (?, ?, ?, ?)",
        [
            (
                id,
                figure.low if figure.value is None else figure.value,
                figure.high if figure.value is None else figure.value,
                figure.unit,
            )
            for figure in facts.figures
        ],
    )
    db.executemany(
        "INSERT INTO day VALUES (?, ?, ?)",
        [(id, first, last) for moment in facts.dates if moment.value for first, last in [period(moment.value)]],
    )


def period(value: str) -> tuple[str, str]:
    """The first and the last day of a normalised date, so far as they are said; as text they compare as days do."""
    first, between, last = value.partition("/")
    return _begin(first), _end(last if between else first)


def _begin(value: str) -> str:
    return _first_of(value).replace("X", "0")


def _end(value: str) -> str:
    if quarter := re.fullmatch(r"(\d{4})-Q([1-4])", value):
        return f"{quarter[1]}-{3 * int(quarter[2]):02}{_LATER}"
    if week := re.fullmatch(r"(\d{4})-W(\d\d)", value):
        return (date.fromisocalendar(int(week[1]), int(week[2]), 1) + timedelta(days=6)).isoformat()
    return value.replace("X", "9") + (_LATER if value.count("-") < 2 else "")


def _first_of(value: str) -> str:
    if quarter := re.fullmatch(r"(\d{4})-Q([1-4])", value):
        return f"{quarter[1]}-{3 * int(quarter[2]) - 2:02}"
    if week := re.fullmatch(r"(\d{4})-W(\d\d)", value):
        return date.fromisocalendar(int(week[1]), int(week[2]), 1).isoformat()
    return value


_LATER = "-99"
"""Compares after all days of a month and all months of a year."""
