"""The articles nearest to one, and why."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass
from datetime import date
from typing import Any

from reader.across.passage import Source, sources
from reader.across.scope import Scope, of_article
from reader.facts.model import EntityType
from reader.library.features import Rarity, Vector, likeness, weighed
from reader.library.stories import near, posted_features

_EVER = 3_700_000
"""Days: more than there are between two dates."""

_COMPARED = 120
"""Articles whose features are compared, those that share the most."""

_REASONS = 4
"""Names and words of each kind that are given."""

_MINE = "SELECT value FROM json_each(?)"


@dataclass(frozen=True, slots=True)
class Relative:
    """An article that is like another."""

    source: Source
    likeness: float
    """From 0 to 1."""
    people: tuple[str, ...]
    """Persons and organisations that both name, the ones that say most first."""
    places: tuple[str, ...]
    words: tuple[str, ...]
    """Other names and words that both have."""

    @property
    def why(self) -> str:
        """What both have, in a line."""
        kinds = ("people", self.people), ("places", self.places), ("words", self.words)
        return " · ".join(f"{kind}: {', '.join(shared)}" for kind, shared in kinds if shared)

    def to_json(self) -> dict[str, Any]:
        """As JSON has it."""
        return {
            "id": self.source.id,
            "title": self.source.title,
            "publisher": self.source.origin or None,
            "published": self.source.day or None,
            "likeness": round(self.likeness, 3),
            "people": list(self.people),
            "places": list(self.places),
            "words": list(self.words),
        }


def related(db: sqlite3.Connection, id: str, most: int = 5) -> tuple[Relative, ...]:
    """The articles of the library that are most like one, the nearest first.

    Args:
        db: the connection of a library's records.
        id: the article.
        most: how many at most.
    """
    row = db.execute(
        "SELECT i.number, i.day, v.features FROM item AS i JOIN vector AS v ON v.item = i.number WHERE i.id = ?", (id,)
    ).fetchone()
    if row is None:
        return ()
    item, day, features = row
    rarity, mine = Rarity(db), Vector.unpacked(features)
    at = date.fromisoformat(day).toordinal() if day else 0
    shared = near(db, posted_features(rarity, mine), at, _EVER)
    shared.pop(item, None)
    candidates = [other for other, _ in sorted(shared.items(), key=lambda one: (-one[1], -one[0]))[:_COMPARED]]
    rows = db.execute(f"SELECT item, features FROM vector WHERE item IN ({_MINE})", (json.dumps(candidates),))
    vectors = {other: Vector.unpacked(theirs) for other, theirs in rows}
    here = weighed(rarity, mine)
    alike = {other: likeness(here, weighed(rarity, theirs)) for other, theirs in vectors.items()}
    ranked = sorted(alike, key=lambda other: (-alike[other], -other))
    known = sources(db, ranked[: 4 * most])
    found = [other for other in ranked if other in known][:most]
    return tuple(_relative(db, rarity, known[other], alike[other], mine, vectors[other], item) for other in found)


def with_related(db: sqlite3.Connection, id: str) -> Scope:
    """An article, and those that are most like it."""
    near = {one.source.item: one.source for one in related(db, id)}
    return Scope({**of_article(db, id).sources, **near})


def _relative(
    db: sqlite3.Connection, rarity: Rarity, source: Source, like: float, mine: Vector, theirs: Vector, item: int
) -> Relative:
    rare = rarity.subjects(mine.subjects)
    shared = sorted(mine.subjects.keys() & theirs.subjects.keys(), key=lambda one: (-rare[one], one))
    rows = db.execute(
        f"SELECT subject, name, type FROM appearance WHERE item = ? AND subject IN ({_MINE})",
        (item, json.dumps(shared)),
    )
    named = {subject: (name, EntityType(type)) for subject, name, type in rows}
    names = [named[subject] for subject in shared if subject in named]
    people = [name for name, type in names if type in (EntityType.PERSON, EntityType.ORG)]
    places = [name for name, type in names if type is EntityType.PLACE]
    others = [name for name, type in names if type not in (EntityType.PERSON, EntityType.ORG, EntityType.PLACE)]
    words = others + _words(db, rarity, mine, theirs, " ".join(name for name, _ in names).casefold())
    return Relative(source, like, *(tuple(reasons[:_REASONS]) for reasons in (people, places, words)))


def _words(db: sqlite3.Connection, rarity: Rarity, mine: Vector, theirs: Vector, named: str) -> list[str]:
    rare = rarity.words(mine.words)
    shared = mine.words.keys() & theirs.words.keys()
    most = sorted(shared, key=lambda one: (-mine.words[one] * theirs.words[one] * rare[one] ** 2, one))[: 3 * _REASONS]
    words = dict(db.execute(f"SELECT number, shown FROM word WHERE number IN ({_MINE})", (json.dumps(most),)))
    return [words[number] for number in most if number in words and words[number] not in named]
