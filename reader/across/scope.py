"""What is asked about: an article, the articles that a query finds, or the sentences that name a subject."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from reader.across.passage import Source, sources
from reader.across.subjects import Subject

RECENT = 1_000
"""Articles that are read for a table, the newest."""

_MINE = "SELECT value FROM json_each(?)"


@dataclass(frozen=True, slots=True)
class Scope:
    """Articles, and in them the sentences that count."""

    sources: Mapping[int, Source]
    """The articles by their numbers in the tables, the newest first."""
    sentences: Mapping[int, frozenset[int]] | None = None
    """Where the sentences begin that count; None: all."""

    def holds(self, item: int, sentence: int) -> bool:
        """Whether a sentence counts."""
        return item in self.sources and (self.sentences is None or sentence in self.sentences.get(item, ()))


@dataclass(frozen=True, slots=True)
class About:
    """A scope that has a name and is found when it is wanted."""

    name: str
    scope: Callable[[sqlite3.Connection], Scope]
    """Finds it, on the connection of the library's records."""


def of_article(db: sqlite3.Connection, id: str) -> Scope:
    """One article."""
    rows = db.execute("SELECT number FROM item WHERE id = ?", (id,)).fetchall()
    return Scope(sources(db, [number for (number,) in rows]))


def of_numbers(db: sqlite3.Connection, numbers: Sequence[int]) -> Scope:
    """The articles of entries that a search has found, in its order."""
    rows = db.execute(
        f"SELECT e.number, i.number FROM entry AS e JOIN item AS i ON i.id = e.id WHERE e.number IN ({_MINE})",
        (json.dumps(list(numbers[:RECENT])),),
    )
    items = dict(rows.fetchall())
    known = sources(db, items.values())
    return Scope({items[n]: known[items[n]] for n in numbers[:RECENT] if n in items and items[n] in known})


def newest(db: sqlite3.Connection, subject: Subject, most: int = RECENT) -> list[tuple[int, int]]:
    """The articles of the library that name a subject and its places in their facts, the newest first."""
    rows: list[tuple[str, int, int]] = []
    for number in subject.numbers:
        rows += db.execute(
            "SELECT a.day, a.item, a.place FROM appearance AS a JOIN item AS i ON i.number = a.item "
            f"WHERE a.subject = ? AND a.item NOT IN ({_MINE}) AND i.id IN (SELECT id FROM entry) "
            "ORDER BY a.day DESC, a.item DESC LIMIT ?",
            (number, json.dumps(subject.without), most),
        )
    rows.sort(key=lambda row: (row[0], row[1], -row[2]), reverse=True)
    return [(item, place) for _, item, place in rows[:most]]


def of_subject(db: sqlite3.Connection, subject: Subject) -> Scope:
    """The sentences that name a subject, in its newest articles."""
    places = newest(db, subject)
    stated: dict[int, frozenset[int]] = {item: frozenset() for item, _ in places}
    rows = db.execute(
        f"SELECT item, sentences FROM appearance WHERE item IN ({_MINE}) AND subject IN ({_MINE})",
        (json.dumps(list(stated)), json.dumps(subject.numbers)),
    )
    for item, begins in rows:
        stated[item] |= frozenset(json.loads(begins))
    known = sources(db, stated)
    return Scope({item: known[item] for item in stated if item in known}, stated)
