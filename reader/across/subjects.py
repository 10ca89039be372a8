"""Finds who or what is meant by a name, with what the reader has said of names that are one's or are not."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from reader.facts.model import EntityType
from reader.library.folding import folded
from reader.library.identity import tables
from reader.library.identity.names import is_whole, key_of

Verdicts = Mapping[tuple[str, str], bool]

_MOST = 20
"""Subjects that are offered where a name means several."""

_SEEN = 1_000
"""Articles of each name that are looked at, the newest; of more the number is that of all that were analysed."""

_MINE = "SELECT value FROM json_each(?)"


@dataclass(frozen=True, slots=True)
class Subject:
    """A person, organisation, place or anything named, across articles."""

    name: str
    """The name that most articles give it; of a person a full one."""
    type: EntityType
    """The kind that most articles take it for."""
    articles: int
    reference: str
    """What verdicts call it."""
    names: tuple[tuple[str, int], ...]
    """Every name, with the number of articles that give it as the fullest one; the most frequent first, full ones
    before others."""
    numbers: tuple[int, ...]
    """Its numbers in the table of subjects."""
    without: tuple[int, ...] = ()
    """Articles in which that name is somebody else's, as the reader says."""

    def to_json(self) -> dict[str, Any]:
        """As JSON has it."""
        return {"name": self.name, "type": self.type.value, "articles": self.articles, "names": dict(self.names)}


def find(db: sqlite3.Connection, verdicts: Verdicts, name: str) -> list[Subject]:
    """The subjects that a name can mean, the most named first; those of exactly that name before others.

    Args:
        db: the connection of a library's records.
        verdicts: what the reader has said of names.
        name: a name or a part of one.
    """
    keys = json.dumps(sorted({key_of(name, type) for type in (EntityType.PERSON, EntityType.ORG, EntityType.GROUP)}))
    exact = db.execute(f"SELECT number FROM subject WHERE key IN ({_MINE}) ORDER BY articles DESC", (keys,)).fetchall()
    also = db.execute(
        f"SELECT s.number FROM alias AS a JOIN subject AS s ON s.number = a.subject WHERE a.key IN ({_MINE}) "
        f"ORDER BY s.articles DESC LIMIT {_MOST}",
        (keys,),
    ).fetchall()
    if not exact and not also:
        escaped = folded(name).replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
        also = db.execute(
            "SELECT number FROM subject WHERE ' ' || key || ' ' LIKE ? ESCAPE '\\' "
            f"ORDER BY articles DESC, number LIMIT {_MOST}",
            (f"% {escaped}%",),
        ).fetchall()
    return [*_distinct(db, verdicts, exact), *_distinct(db, verdicts, also, exact)]


def _distinct(
    db: sqlite3.Connection, verdicts: Verdicts, wanted: Iterable[tuple[int]], known: Iterable[tuple[int]] = ()
) -> list[Subject]:
    met = {number for (first,) in known for number in members(db, verdicts, first)}
    found = []
    for (number,) in wanted:
        if number not in met:
            group = members(db, verdicts, number)
            met |= group
            apart = strangers(db, verdicts, group)
            named = (described(db, group, apart), *(_stranger(db, group, item) for item in apart))
            found += [subject for subject in named if subject]
    return sorted(found, key=lambda subject: -subject.articles)


def of_entity(db: sqlite3.Connection, verdicts: Verdicts, id: str, place: int) -> Subject | None:
    """The subject that an entity of an article is.

    Args:
        db: the connection of a library's records.
        verdicts: what the reader has said of names.
        id: the article.
        place: the entity's place in its facts.
    """
    row = db.execute(
        "SELECT a.subject FROM item AS i JOIN appearance AS a ON a.item = i.number WHERE i.id = ? AND a.place = ?",
        (id, place),
    ).fetchone()
    if row is None:
        return None
    group = members(db, verdicts, row[0])
    apart = strangers(db, verdicts, group)
    item = tables.item_of(db, id)
    return _stranger(db, group, item) if item in apart else described(db, group, apart)


def same(db: sqlite3.Connection, verdicts: Verdicts, subject: Subject) -> Subject | None:
    """A subject as it is by now, after what the reader has said since; None if no article names it any more."""
    if subject.reference in _apart(verdicts):
        id = subject.reference.rpartition("@")[2]
        item = tables.item_of(db, id)
        return _stranger(db, subject.numbers, item) if item else None
    known = [number for number in referred(db, subject.reference) if number in subject.numbers]
    group = members(db, verdicts, (known or subject.numbers)[0])
    return described(db, group, strangers(db, verdicts, group))


def members(db: sqlite3.Connection, verdicts: Verdicts, number: int) -> frozenset[int]:
    """All numbers of what is one with a subject, by the evidence and by the reader."""
    out = _apart(verdicts)
    found: set[int] = set()
    waiting = [number]
    while waiting:
        one = waiting.pop()
        if one in found:
            continue
        found.add(one)
        if not verdicts:
            waiting += _beside(db, one)
            continue
        mine = reference_of(db, one)
        if mine not in out:
            waiting += [other for other in _beside(db, one) if reference_of(db, other) not in out]
        for pair, same in verdicts.items():
            if same and mine in pair:
                waiting += referred(db, pair[1] if pair[0] == mine else pair[0])
    return frozenset(found)


def _apart(verdicts: Verdicts) -> frozenset[str]:
    """The names of which the reader has said that they are not what the evidence says."""
    return frozenset(other for (_, other), same in verdicts.items() if not same)


def strangers(db: sqlite3.Connection, verdicts: Verdicts, group: Iterable[int]) -> tuple[int, ...]:
    """Articles of which the reader has said that there one of these names is somebody else's."""
    keys = {key for number in group for key in db.execute("SELECT key FROM subject WHERE number = ?", (number,))}
    ids = [id for key, _, id in (name.partition("@") for name in _apart(verdicts)) if id and (key,) in keys]
    return tuple(number for id in ids for (number,) in db.execute("SELECT number FROM item WHERE id = ?", (id,)))


def _stranger(db: sqlite3.Connection, group: Iterable[int], item: int | None) -> Subject | None:
    """The one of whom the reader has said that in an article he is somebody else."""
    rows = db.execute(
        "SELECT a.subject, s.key, i.id FROM appearance AS a JOIN subject AS s ON s.number = a.subject "
        f"JOIN item AS i ON i.number = a.item WHERE a.item = ? AND a.subject IN ({_MINE})",
        (item, json.dumps(sorted(group))),
    ).fetchall()
    for number, key, id in rows[:1]:
        others = db.execute("SELECT DISTINCT item FROM appearance WHERE subject = ? AND item <> ?", (number, item))
        if subject := described(db, [number], tuple(other for (other,) in others)):
            return replace(subject, reference=f"{key}@{id}")
    return None


def _beside(db: sqlite3.Connection, number: int) -> list[int]:
    rows = db.execute(
        "SELECT number FROM subject WHERE root = (SELECT root FROM subject WHERE number = ?) AND number <> ? "
        "ORDER BY articles DESC",
        (number, number),
    )
    return [other for (other,) in rows]


def reference_of(db: sqlite3.Connection, number: int) -> str:
    """What verdicts call a subject: the key of its name; of a second bearer of that name with an article's id."""
    key, sense = db.execute("SELECT key, sense FROM subject WHERE number = ?", (number,)).fetchone()
    if not sense:
        return str(key)
    first = "SELECT i.id FROM appearance AS a JOIN item AS i ON i.number = a.item WHERE a.subject = ? ORDER BY i.id"
    row = db.execute(f"{first} LIMIT 1", (number,)).fetchone()
    return f"{key}@{row[0]}" if row else str(key)


def referred(db: sqlite3.Connection, reference: str) -> list[int]:
    """The numbers of the subjects that a verdict calls so."""
    key, _, id = reference.partition("@")
    if not id:
        rows = db.execute("SELECT number FROM subject WHERE key = ? AND sense = 0", (key,))
    else:
        rows = db.execute(
            "SELECT s.number FROM subject AS s JOIN appearance AS a ON a.subject = s.number "
            "JOIN item AS i ON i.number = a.item WHERE s.key = ? AND i.id = ?",
            (key, id),
        )
    return [number for (number,) in rows]


def described(db: sqlite3.Connection, group: Iterable[int], without: tuple[int, ...] = ()) -> Subject | None:
    """A subject as the articles of the library name it; None if none of them does."""
    numbers = tuple(sorted(group))
    rows: list[tuple[str, str, int]] = []
    for number in numbers:
        rows += db.execute(
            "SELECT name, type, count(DISTINCT item) FROM (SELECT a.name, a.type, a.item FROM appearance AS a "
            f"JOIN item AS i ON i.number = a.item WHERE a.subject = ? AND a.item NOT IN ({_MINE}) "
            f"AND i.id IN (SELECT id FROM entry) ORDER BY a.day DESC LIMIT {_SEEN}) GROUP BY name, type",
            (number, json.dumps(without)),
        )
    if not rows:
        return None
    names, types = Counter[str](), Counter[str]()
    for name, type, count in rows:
        names[name] += count
        types[type] += count
    most = max(numbers, key=lambda number: (_articles(db, number), -number))
    type = EntityType(max(sorted(types), key=lambda type: types[type]))
    ordered = sorted(
        names.items(), key=lambda named: (not _is_whole(named[0], type), -named[1], -len(named[0]), named[0])
    )
    articles = (
        _named_in(db, numbers, without) if sum(names.values()) < _SEEN else sum(_articles(db, n) for n in numbers)
    )
    return Subject(ordered[0][0], type, articles, reference_of(db, most), tuple(ordered), numbers, without)


def _named_in(db: sqlite3.Connection, numbers: Iterable[int], without: Collection[int]) -> int:
    """The articles of the library that name a subject, by whatever name."""
    named: set[int] = set()
    for number in numbers:
        statement = (
            "SELECT a.item FROM appearance AS a CROSS JOIN item AS i ON i.number = a.item "
            "WHERE a.subject = ? AND i.id IN (SELECT id FROM entry)"
        )
        named.update(item for (item,) in db.execute(statement, (number,)))
    return len(named.difference(without))


def _is_whole(name: str, type: EntityType) -> bool:
    """Whether a name can stand for the whole person: a surname cannot."""
    return type is not EntityType.PERSON or is_whole(key_of(name, type), type)


def _articles(db: sqlite3.Connection, number: int) -> int:
    row = db.execute("SELECT articles FROM subject WHERE number = ?", (number,)).fetchone()
    return int(row[0])
