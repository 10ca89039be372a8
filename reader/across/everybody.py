"""All subjects of a library, or of facts that are given as JSON Lines."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import lru_cache
from typing import Any

from reader.across.subjects import Subject, Verdicts, described, members, strangers
from reader.article import Article
from reader.facts.contract import from_contract, mentions_in
from reader.facts.model import Facts
from reader.library.statement_tables import SCHEMA
from reader.library.statements import enter

_ENTRY = "CREATE TABLE entry (id TEXT PRIMARY KEY, title TEXT, origin TEXT, day INTEGER, problem TEXT)"
_FACTS = "CREATE TABLE facts (id TEXT PRIMARY KEY, json TEXT)"

Mention = dict[str, Any]
"""The id of an article, and where in its text."""


class NotFacts(Exception):
    """What was given are no facts; the message says what they would be."""


@contextmanager
def reading_given(lines: Iterable[str]) -> Iterator[sqlite3.Connection]:
    """A connection like that of a library's records, on facts alone, entered in order of time whatever theirs is.

    Args:
        lines: objects as `newsreader facts --json` prints them; of two with one id the last counts.

    Raises:
        NotFacts: if a line is no such object.
    """
    db = sqlite3.connect(":memory:", isolation_level=None)
    try:
        for statement in (_ENTRY, _FACTS, *SCHEMA):
            db.execute(statement)
        db.execute("BEGIN")
        for article, facts, data in _in_order_of_time(lines):
            day = article.published.toordinal() if article.published else 0
            entry = (article.id, article.title, article.publisher or "", day)
            db.execute("INSERT OR REPLACE INTO entry VALUES (?, ?, ?, ?, NULL)", entry)
            db.execute("INSERT OR REPLACE INTO facts VALUES (?, ?)", (article.id, json.dumps(data)))
            enter(db, article, facts)
        db.execute("COMMIT")
        yield db
    finally:
        db.close()


def _in_order_of_time(lines: Iterable[str]) -> Iterator[tuple[Article, Facts, dict[str, Any]]]:
    try:
        given = {
            article.id: (article, data) for data in map(json.loads, lines) for article in [Article.from_json(data)]
        }
        for article, data in sorted(given.values(), key=lambda one: (one[0].published or date.min, one[0].id)):
            yield article, from_contract(data), data
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise NotFacts(f"a line is none that newsreader facts --json prints ({error!r})") from error


def everybody(
    db: sqlite3.Connection, verdicts: Verdicts, *, with_mentions: bool = False
) -> Iterator[tuple[Subject, list[Mention]]]:
    """Every subject, the most named first; with mentions, if wanted, else without."""
    rows = db.execute("SELECT root, sum(articles) AS n FROM subject GROUP BY root ORDER BY n DESC, root").fetchall()
    met: set[int] = set()

    @lru_cache(maxsize=1000)
    def entities(id: str) -> list[dict[str, Any]]:
        row = db.execute("SELECT json FROM facts WHERE id = ?", (id,)).fetchone()
        found: list[dict[str, Any]] = json.loads(row[0])["entities"] if row else []
        return found

    for root, _ in rows:
        for (number,) in db.execute("SELECT number FROM subject WHERE root = ? ORDER BY number", (root,)).fetchall():
            if number in met:
                continue
            group = members(db, verdicts, number)
            met |= group
            if subject := described(db, group, strangers(db, verdicts, group)):
                places = _places(db, subject) if with_mentions else []
                yield (
                    subject,
                    [
                        {"id": id, **mention._asdict()}
                        for id, place in places
                        for mention in mentions_in(entities(id)[place])
                    ],
                )


def _places(db: sqlite3.Connection, subject: Subject) -> list[tuple[str, int]]:
    """The articles that name a subject, and its place in their facts."""
    return db.execute(
        "SELECT i.id, a.place FROM appearance AS a JOIN item AS i ON i.number = a.item "
        "WHERE a.subject IN (SELECT value FROM json_each(?)) AND a.item NOT IN (SELECT value FROM json_each(?)) "
        "AND i.id IN (SELECT id FROM entry) ORDER BY i.number, a.place",
        (json.dumps(subject.numbers), json.dumps(subject.without)),
    ).fetchall()
