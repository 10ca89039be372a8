"""What speaks for two entities being one: the roles that are stated of them, and the company they keep."""

from __future__ import annotations

import json
import math
import sqlite3
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from reader.library.identity.names import role_words

ENOUGH = 0.5
"""Evidence from which a name that says little is taken for a subject's."""

_RECENT = 40
"""Articles of a subject that are looked at, the last entered first."""

_A_WORD = 0.25
"""What one shared word of a role counts: "president" alone is thin, "foreign minister" is not."""


@dataclass(frozen=True, slots=True)
class Circle:
    """Whom and what something is named together with, and as what."""

    company: frozenset[int] = frozenset()
    """Numbers of subjects (their roots)."""
    roles: tuple[frozenset[str], ...] = ()
    """The words of each role that is stated."""


@dataclass(slots=True)
class Weights:
    """How much it says to be named together with a subject: the more articles name it the less."""

    articles: int
    """How many articles there are."""
    known: dict[int, float] = field(default_factory=dict)

    def of(self, db: sqlite3.Connection, subjects: Collection[int]) -> Mapping[int, float]:
        """A number from 1 (named once) to 0 (named everywhere) for each."""
        new = [subject for subject in subjects if subject not in self.known]
        if new:
            counts = db.execute(
                "SELECT root, sum(articles) FROM subject WHERE root IN (SELECT value FROM json_each(?)) GROUP BY root",
                (json.dumps(new),),
            )
            for root, count in counts:
                self.known[root] = max(1 - math.log(max(count, 1)) / math.log(self.articles + 2), 0.0)
        return self.known


def circle_of(db: sqlite3.Connection, subjects: Collection[int]) -> Circle:
    """The circle of subjects that are one, from the articles that came last."""
    numbers = json.dumps(list(subjects))
    mine = "subject IN (SELECT value FROM json_each(?))"
    rows = db.execute(
        f"SELECT DISTINCT s.root FROM (SELECT item FROM appearance WHERE {mine} ORDER BY item DESC LIMIT {_RECENT}) "
        "AS i JOIN appearance AS a ON a.item = i.item JOIN subject AS s ON s.number = a.subject",
        (numbers,),
    ).fetchall()
    roots = {root for (root,) in db.execute(f"SELECT root FROM subject WHERE number IN ({_VALUES})", (numbers,))}
    roles = db.execute(
        f"SELECT DISTINCT role FROM (SELECT role FROM appearance WHERE {mine} AND role IS NOT NULL LIMIT {_RECENT})",
        (numbers,),
    ).fetchall()
    return Circle(frozenset(root for (root,) in rows) - roots, tuple(role_words(role) for (role,) in roles))


_VALUES = "SELECT value FROM json_each(?)"


def weigh(db: sqlite3.Connection, weights: Weights, one: Circle, other: Circle) -> float:
    """How much speaks for two circles being of one; `ENOUGH` and more is enough."""
    shared = one.company & other.company
    known = weights.of(db, shared)
    alike = max((len(a & b) for a in one.roles for b in other.roles), default=0)
    return sum(known.get(subject, 0.0) for subject in sorted(shared)) + min(_A_WORD * alike, 2 * ENOUGH)


def share_a_place(db: sqlite3.Connection, one: Circle, other: Circle) -> bool:
    """Whether both are named together with one place: then one ministry or court is meant, however common that is."""
    shared = json.dumps(sorted(one.company & other.company))
    statement = f"SELECT EXISTS (SELECT 1 FROM subject WHERE number IN ({_VALUES}) AND type = 'PLACE')"
    return bool(db.execute(statement, (shared,)).fetchone()[0])


def contradict(one: Circle, other: Circle) -> bool:
    """Whether two bearers of one full name are plainly two: other roles, and nobody and nothing in common."""
    if not one.roles or not other.roles or min(len(one.company), len(other.company)) < _COMPANY:
        return False
    return not (one.company & other.company) and not any(a & b for a in one.roles for b in other.roles)


_COMPANY = 3
"""Named together with fewer, an entity has no circle that could be another."""
