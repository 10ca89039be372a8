"""Joins subjects that are one under two names: an acronym and what it stands for, a surname's several spellings."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from reader.facts.model import EntityType
from reader.library.identity.evidence import ENOUGH, Weights, circle_of, weigh
from reader.library.identity.names import (
    are_initials,
    are_rivals,
    is_abbreviation,
    is_firm_in_short,
    is_fuller,
    is_named_at_home,
    is_same_spelt,
    is_short_for,
    is_whole,
    may_be_one_person,
)

_MOST = 12


_CALLED_SHORT = frozenset({EntityType.ORG, EntityType.EVENT})
"""Kinds whose names are shortened; a longer name of a place or a product is that of another one."""


_ELSEWHERE = frozenset({EntityType.PLACE, EntityType.GROUP, EntityType.EVENT})
"""Kinds that are neither a firm nor an index."""


@dataclass(frozen=True, slots=True)
class _Subject:
    number: int
    key: str
    type: EntityType
    root: int


def link(db: sqlite3.Connection, weights: Weights, subjects: Collection[int]) -> None:
    """Join these subjects with others where the evidence says so, the best first.

    Args:
        db: the database, in a transaction.
        weights: what company counts.
        subjects: those of which something new is known.
    """
    pairs: dict[tuple[int, int], float] = {}
    for number in sorted(subjects):
        one = _subject(db, number)
        if not is_whole(one.key, one.type):
            # It is weighed in each article that names it, never for all of them.
            continue
        for other, told in _namesakes(db, one):
            pair = min(number, other.number), max(number, other.number)
            if pair in pairs or one.root == other.root:
                continue
            weight = weigh(db, weights, circle_of(db, [pair[0]]), circle_of(db, [pair[1]]))
            if told or weight >= ENOUGH:
                pairs[pair] = weight + told
    for pair, _ in sorted(pairs.items(), key=lambda found: (-found[1], found[0])):
        _join(db, *pair)


def _subject(db: sqlite3.Connection, number: int) -> _Subject:
    row = db.execute("SELECT number, key, type, root FROM subject WHERE number = ?", (number,)).fetchone()
    return _Subject(row[0], row[1], EntityType(row[2]), row[3])


def _namesakes(db: sqlite3.Connection, one: _Subject) -> Iterator[tuple[_Subject, bool]]:
    """Subjects that may be this one, and whether articles themselves say that the name stands for it."""
    columns = "SELECT s.number, s.key, s.type, s.root"
    shorter = db.execute(
        f"{columns}, a.articles FROM alias AS a JOIN subject AS s ON s.key = a.key WHERE a.subject = ? "
        f"ORDER BY a.articles DESC, s.articles DESC LIMIT {_MOST}",
        (one.number,),
    ).fetchall()
    fuller = db.execute(
        f"{columns}, a.articles FROM alias AS a JOIN subject AS s ON s.number = a.subject WHERE a.key = ? "
        f"ORDER BY a.articles DESC, s.articles DESC LIMIT {_MOST}",
        (one.key,),
    ).fetchall()
    alike = db.execute(
        f"{columns}, 0 FROM alias AS mine JOIN alias AS a ON a.key = mine.key "
        "JOIN subject AS s ON s.number = a.subject "
        f"WHERE mine.subject = ? AND s.number <> mine.subject ORDER BY s.articles DESC LIMIT {_MOST}",
        (one.number,),
    ).fetchall()
    for number, key, type, root, articles in shorter + fuller:
        other = _Subject(number, key, EntityType(type), root)
        if EntityType.PERSON in (one.type, other.type) or not is_whole(key, other.type):
            continue
        short, long = sorted((one.key, other.key), key=len)
        if is_same_spelt(short, long):
            yield other, True
        elif is_firm_in_short(short, long) and not {one.type, other.type} & _ELSEWHERE:
            yield other, one.type is other.type is EntityType.ORG and _is_only(db, short, used=False)
        elif is_abbreviation(short, long):
            yield other, bool(articles) and _is_only(db, short)
        elif is_fuller(short, long) or (
            one.type is other.type in _CALLED_SHORT
            and (is_named_at_home(short, long) or (articles and is_short_for(short, long)))
        ):
            yield other, False
    for number, key, type, root, _ in alike:
        other = _Subject(number, key, EntityType(type), root)
        if one.type is EntityType.PERSON and other.type is EntityType.PERSON:
            if may_be_one_person(one.key, other.key):
                yield other, False
        elif EntityType.PERSON not in (one.type, other.type):
            is_same = is_same_spelt(one.key, other.key)
            if is_same or is_fuller(one.key, other.key):
                yield other, is_same


def _is_only(db: sqlite3.Connection, key: str, *, used: bool = True) -> bool:
    """Whether only one subject is called so: by articles, or as far as its name goes."""
    row = db.execute(
        "SELECT count(DISTINCT s.root) FROM alias AS a JOIN subject AS s ON s.number = a.subject "
        "WHERE a.key = ? AND a.articles >= ?",
        (key, int(used)),
    ).fetchone()
    return bool(row[0] == 1)


def _join(db: sqlite3.Connection, one: int, other: int) -> None:
    """Make two subjects and all that are one with them one, unless articles tell them apart."""
    roots = [_subject(db, number).root for number in (one, other)]
    if roots[0] == roots[1]:
        return
    short, long = sorted((_subject(db, number).key for number in (one, other)), key=len)
    if is_abbreviation(short, long) and any(
        is_abbreviation(short, key) and are_rivals(key, long) for root in roots for key in _keys(db, root)
    ):
        return
    few, many = sorted((_members(db, root) for root in roots), key=lambda group: sum(group.values()))
    # An article that has a name and its letters as two has but failed to see that they are one.
    if are_initials(short, long) or not _are_told_apart(db, few, many):
        into = max(many, key=lambda number: (many[number], -number))
        db.execute("UPDATE subject SET root = ? WHERE root IN (?, ?)", (into, *roots))


def _are_told_apart(db: sqlite3.Connection, few: Mapping[int, int], many: Mapping[int, int]) -> bool:
    """Whether articles name both beside each other, as two, too often for that to be an oversight."""
    row = db.execute(
        "SELECT count(DISTINCT a.item) FROM appearance AS a JOIN appearance AS b ON b.item = a.item "
        "WHERE a.subject IN (SELECT value FROM json_each(?)) AND b.subject IN (SELECT value FROM json_each(?))",
        (json.dumps(list(few)), json.dumps(list(many))),
    ).fetchone()
    return bool(row[0] * 2 >= sum(few.values()))


def _keys(db: sqlite3.Connection, root: int) -> list[str]:
    return [key for (key,) in db.execute("SELECT key FROM subject WHERE root = ?", (root,))]


def _members(db: sqlite3.Connection, root: int) -> dict[int, int]:
    return dict(db.execute("SELECT number, articles FROM subject WHERE root = ?", (root,)).fetchall())
