"""Says of each entity of an article which subject it is, as articles come in.

A whole name of one kind is one subject, unless roles and company say that two people bear it. A name that says little
by itself, such as a surname or "the Defence Ministry", needs evidence: of all subjects that are called so the one with
the most, else it is a subject of its own. A short name never joins a subject that the article names beside it.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from reader.article import Article, Span
from reader.facts.model import Entity, EntityType, Facts
from reader.library.identity.evidence import ENOUGH, Circle, Weights, circle_of, contradict, share_a_place, weigh
from reader.library.identity.linking import link
from reader.library.identity.names import is_whole, key_of, role_words, short_forms
from reader.sentences import around

_MOST = 12
"""Subjects of one name that are weighed against each other."""


@dataclass(frozen=True, slots=True)
class _Known:
    number: int
    root: int
    type: EntityType
    is_alias: bool
    articles: int


def enter(db: sqlite3.Connection, item: int, article: Article, facts: Facts, known: Sequence[Span]) -> list[int]:
    """Put the entities of an article into the tables.

    Args:
        db: the database, in a transaction.
        item: the number of the article, of which nothing is kept yet.
        article: the article.
        facts: its facts.
        known: its sentences.

    Returns:
        The subject of each entity.
    """
    articles = db.execute("SELECT max(number) FROM item").fetchone()[0] or 1
    day = article.published.isoformat() if article.published else ""
    placing = _Placing(db, Weights(articles), facts.entities)
    subjects = placing.subjects()
    for place, (entity, subject) in enumerate(zip(facts.entities, subjects, strict=True)):
        stated = sorted({around(known, mention).start for mention in entity.mentions})
        role, first = entity.role_span, entity.mentions[0]
        db.execute(
            f"INSERT INTO appearance VALUES ({', '.join('?' * 14)})",
            (
                item,
                place,
                subject,
                entity.type.value,
                entity.name,
                entity.role,
                role and role.start,
                role and role.end,
                first.start,
                first.end,
                entity.salience,
                len(entity.mentions),
                json.dumps(stated, separators=(",", ":")),
                day,
            ),
        )
    db.executemany(
        "INSERT INTO monthly VALUES (?, ?, 1) ON CONFLICT DO UPDATE SET articles = articles + 1",
        [(subject, day[:7]) for subject in sorted(set(subjects)) if day],
    )
    new = placing.note_aliases(article.text, subjects)
    link(db, placing.weights, new)
    return subjects


class _Placing:
    """The entities of one article, and what is known of their names."""

    def __init__(self, db: sqlite3.Connection, weights: Weights, entities: Sequence[Entity]) -> None:
        self._db = db
        self.weights = weights
        self._entities = entities
        self._keys = [key_of(entity.name, entity.type) for entity in entities]
        self._placed: dict[int, _Known] = {}
        self._new: set[int] = set()

    def subjects(self) -> list[int]:
        """The subject of each: first those whose names leave no doubt, since they are the company of the others."""
        doubtful = [number for number in range(len(self._entities)) if not self._place_plainly(number)]
        for number in sorted(
            doubtful, key=lambda number: not is_whole(self._keys[number], self._entities[number].type)
        ):
            self._place_by_evidence(number)
        self._db.executemany(
            "UPDATE subject SET articles = articles + 1 WHERE number = ?",
            [(number,) for number in sorted({known.number for known in self._placed.values()})],
        )
        return [self._placed[number].number for number in range(len(self._entities))]

    def _place_plainly(self, number: int) -> bool:
        entity, key = self._entities[number], self._keys[number]
        known = self._bearers(key)
        if not is_whole(key, entity.type) or len(known) > 1:
            return False
        if not known:
            self._placed[number] = self._made(number, 0)
            return True
        if not _is_one_kind(known[0].type, entity.type, key) or (entity.type is EntityType.PERSON and entity.role):
            return False
        self._placed[number] = known[0]
        return True

    def _place_by_evidence(self, number: int) -> None:
        entity, key = self._entities[number], self._keys[number]
        mine = Circle(
            frozenset(known.root for known in self._placed.values()), (role_words(entity.role),) if entity.role else ()
        )
        whole = is_whole(key, entity.type)
        known = self._bearers(key)
        if not whole:
            known += self._called(key)
        enough = ENOUGH if len({bearer.root for bearer in known}) > 1 else ENOUGH / 2
        taken = {known.root for known in self._placed.values()}
        best: tuple[float, int, int, _Known] | None = None
        for bearer in known[:_MOST]:
            is_other_kind = (bearer.type is EntityType.PERSON) != (entity.type is EntityType.PERSON)
            if (bearer.root in taken and not whole) or (bearer.is_alias and is_other_kind):
                continue
            circle = circle_of(self._db, [bearer.number])
            weight = weigh(self._db, self.weights, mine, circle)
            needs = not whole or not _is_one_kind(bearer.type, entity.type, key)
            if bearer.type is entity.type is EntityType.ORG and not whole and share_a_place(self._db, mine, circle):
                weight = max(weight, enough)
            if (needs and weight < enough) or (not needs and contradict(mine, circle)):
                continue
            rank = (weight, bearer.articles, -bearer.number, bearer)
            if best is None or rank[:3] > best[:3]:
                best = rank
        self._placed[number] = best[3] if best else self._made(number, self._next_sense(key))

    def _next_sense(self, key: str) -> int:
        row = self._db.execute("SELECT coalesce(max(sense) + 1, 0) FROM subject WHERE key = ?", (key,)).fetchone()
        return int(row[0])

    def _made(self, number: int, sense: int) -> _Known:
        entity, key = self._entities[number], self._keys[number]
        made = self._db.execute(
            "INSERT INTO subject (key, sense, type, name, articles) VALUES (?, ?, ?, ?, 0)",
            (key, sense, entity.type.value, entity.name),
        ).lastrowid
        assert made is not None
        self._db.execute("UPDATE subject SET root = number WHERE number = ?", (made,))
        for form in sorted(short_forms(entity.name, key, entity.type)):
            self._db.execute("INSERT OR IGNORE INTO alias VALUES (?, ?, 0)", (form, made))
        self._new.add(made)
        return _Known(made, made, entity.type, False, 0)

    def _bearers(self, key: str) -> list[_Known]:
        rows = self._db.execute(
            "SELECT number, root, type, 0, articles FROM subject WHERE key = ? ORDER BY articles DESC, number", (key,)
        )
        return [_known(row) for row in rows]

    def _called(self, key: str) -> list[_Known]:
        rows = self._db.execute(
            "SELECT s.number, s.root, s.type, 1, s.articles FROM alias AS a JOIN subject AS s ON s.number = a.subject "
            f"WHERE a.key = ? ORDER BY s.articles DESC, s.number LIMIT {_MOST}",
            (key,),
        )
        return [_known(row) for row in rows]

    def note_aliases(self, text: str, subjects: Sequence[int]) -> set[int]:
        """Keep by which other names the article calls each; the subjects of which something new is known."""
        for number, entity in enumerate(self._entities):
            called = {key_of(text[mention.start : mention.end], entity.type) for mention in entity.mentions}
            for key in sorted(called - {self._keys[number], ""}):
                new = self._db.execute(
                    "INSERT INTO alias VALUES (?, ?, 1) ON CONFLICT DO UPDATE SET articles = articles + 1 "
                    "RETURNING articles = 1",
                    (key, subjects[number]),
                ).fetchone()[0]
                if new:
                    self._new.add(subjects[number])
        return self._new | self._grown(subjects)

    def _grown(self, subjects: Sequence[int]) -> set[int]:
        """Subjects whose articles have doubled: there is more evidence to weigh."""
        counts = self._db.execute(
            "SELECT number, articles FROM subject WHERE number IN (SELECT value FROM json_each(?))",
            (json.dumps(list(subjects)),),
        )
        return {number for number, count in counts if count & (count - 1) == 0}


def _known(row: tuple[int, int, str, int, int]) -> _Known:
    return _Known(row[0], row[1], EntityType(row[2]), bool(row[3]), row[4])


def _is_one_kind(one: EntityType, other: EntityType, key: str) -> bool:
    """Whether one name may have both types without further evidence: a long name says enough, a word does not."""
    return one is other or " " in key or (one in _MADE and other in _MADE)


_MADE = frozenset({EntityType.ORG, EntityType.OTHER, EntityType.EVENT})
"""Kinds that are easily taken for each other: a product and its maker, a cup and its organiser."""
