"""All that a library holds on a person, organisation or place."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from reader.across.amounts import AMOUNTS, Amount, amounts
from reader.across.passage import Passage, Source, sources
from reader.across.roles import Role, roles
from reader.across.sayings import Saying, sayings_of
from reader.across.scope import RECENT, newest
from reader.across.subjects import Subject
from reader.article import Span
from reader.facts.model import EntityType

_CLOSE = 300
"""Articles, the newest, from which company and figures are taken; all are counted by month."""

_COMPANY = 40
"""Others that are named, the most frequent."""

_MINE = "SELECT value FROM json_each(?)"


@dataclass(frozen=True, slots=True)
class Companion:
    """Who or what is named together with the subject."""

    name: str
    type: EntityType
    articles: int
    passage: Passage
    """Where the newest of these articles names it."""


@dataclass(frozen=True, slots=True)
class Naming:
    """An article that names the subject."""

    mentions: int
    passage: Passage
    """The first mention."""


@dataclass(frozen=True, slots=True)
class Dossier:
    """What articles state of one subject; everything leads to its sentence."""

    subject: Subject
    roles: tuple[Role, ...]
    """By the day when they were first stated."""
    months: tuple[tuple[str, int], ...]
    """Months ("2015-05") and the articles of each that name it, without gaps."""
    company: tuple[Companion, ...]
    """The most frequent first."""
    sayings: tuple[Saying, ...]
    """What it said, in order of time."""
    amounts: tuple[Amount, ...]
    """The figures in sentences that name it, in order of time."""
    articles: tuple[Naming, ...]
    """The newest first; at most `RECENT`."""

    def to_json(self) -> dict[str, Any]:
        """As JSON has it."""
        return {
            **self.subject.to_json(),
            "roles": [
                {
                    "role": role.words,
                    "since": role.since or None,
                    "until": role.until or None,
                    "articles": role.articles,
                    "source": role.passage.to_json(),
                }
                for role in self.roles
            ],
            "months": dict(self.months),
            "company": [
                {"name": one.name, "type": one.type.value, "articles": one.articles, "source": one.passage.to_json()}
                for one in self.company
            ],
            "quotes": [saying.to_json() for saying in self.sayings],
            "figures": [amount.to_json() for amount in self.amounts],
            "sources": [{"mentions": naming.mentions, **naming.passage.to_json()} for naming in self.articles],
        }


def dossier(db: sqlite3.Connection, subject: Subject) -> Dossier:
    """Gather what the articles state of a subject."""
    recent = list(dict.fromkeys(item for item, _ in newest(db, subject)))
    known = sources(db, recent)
    stated = _stated(db, subject, recent, known)
    close = recent[:_CLOSE]
    return Dossier(
        subject,
        roles(db, subject),
        _months(db, subject),
        _company(db, subject, close, known),
        sayings_of(db, subject.numbers, known),
        _amounts(db, {item: stated[item] for item in close if item in stated}, known),
        tuple(naming for naming, _ in stated.values()),
    )


_Stated = dict[int, tuple[Naming, frozenset[int]]]
"""By article: how it names the subject, and where the sentences begin that do."""


def _stated(db: sqlite3.Connection, subject: Subject, recent: Sequence[int], known: Mapping[int, Source]) -> _Stated:
    rows = db.execute(
        "SELECT item, start, end, mentions, sentences FROM appearance "
        f"WHERE item IN ({_MINE}) AND subject IN ({_MINE}) ORDER BY item, place DESC",
        (json.dumps(list(recent)), json.dumps(subject.numbers)),
    )
    found: _Stated = {}
    for item, start, end, mentions, stated in rows:
        if item in known:
            begins = json.loads(stated)
            span = Span(start, end)
            sentence = Span(min(begins[0], start) if begins else start, end)
            found[item] = Naming(mentions, Passage(known[item], span, sentence)), frozenset(begins)
    return {item: found[item] for item in recent if item in found}


def _months(db: sqlite3.Connection, subject: Subject) -> tuple[tuple[str, int], ...]:
    counted = Counter(_counted(db, subject) if subject.articles < RECENT else _sums(db, subject))
    if not counted:
        return ()
    first, last = min(counted), max(counted)
    year, month = int(first[:4]), int(first[5:])
    months = []
    while (name := f"{year:04}-{month:02}") <= last:
        months.append((name, counted[name]))
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    return tuple(months)


def _counted(db: sqlite3.Connection, subject: Subject) -> Mapping[str, int]:
    named: set[tuple[int, str]] = set()
    for number in subject.numbers:
        named |= set(
            db.execute(
                "SELECT a.item, substr(a.day, 1, 7) FROM appearance AS a CROSS JOIN item AS i ON i.number = a.item "
                "WHERE a.subject = ? AND a.day <> '' AND i.id IN (SELECT id FROM entry)",
                (number,),
            )
        )
    return Counter(month for item, month in named if item not in subject.without)


def _sums(db: sqlite3.Connection, subject: Subject) -> Mapping[str, int]:
    """Those of all that was ever analysed, in whatever library."""
    return dict(
        db.execute(
            f"SELECT month, sum(articles) FROM monthly WHERE subject IN ({_MINE}) AND articles > 0 GROUP BY month",
            (json.dumps(subject.numbers),),
        ).fetchall()
    )


def _company(
    db: sqlite3.Connection, subject: Subject, recent: Sequence[int], known: Mapping[int, Source]
) -> tuple[Companion, ...]:
    rows = db.execute(
        "SELECT s.root, count(DISTINCT a.item) AS articles FROM appearance AS a "
        "JOIN subject AS s ON s.number = a.subject "
        f"WHERE a.item IN ({_MINE}) AND a.subject NOT IN ({_MINE}) GROUP BY s.root "
        "ORDER BY articles DESC, 2 * sum(a.type = 'GROUP') > count(*), sum(a.salience) DESC, s.root "
        f"LIMIT {_COMPANY}",
        (json.dumps(list(recent)), json.dumps(subject.numbers)),
    ).fetchall()
    counts = dict(rows)
    # By article and not by subject: who is named often has far more articles than these.
    named = db.execute(
        "SELECT s.root, a.item, a.name, a.type, a.start, a.end FROM appearance AS a "
        f"CROSS JOIN subject AS s ON s.number = a.subject WHERE a.item IN ({_MINE}) AND s.root IN ({_MINE})",
        (json.dumps(list(recent)), json.dumps(list(counts))),
    ).fetchall()
    seen: dict[int, list[tuple[int, str, str, int, int]]] = {root: [] for root in counts}
    for root, item, name, type, start, end in named:
        seen[root].append((item, name, type, start, end))
    newest = {item: place for place, item in enumerate(recent)}
    found = []
    for root, held in seen.items():
        item, _, _, start, end = min(held, key=lambda row: newest[row[0]])
        if item in known:
            name = Counter(name for _, name, _, _, _ in held).most_common(1)[0][0]
            type = Counter(type for _, _, type, _, _ in held).most_common(1)[0][0]
            span = Span(start, end)
            found.append(Companion(name, EntityType(type), counts[root], Passage(known[item], span, span)))
    return tuple(found)


def _amounts(db: sqlite3.Connection, stated: _Stated, known: Mapping[int, Source]) -> tuple[Amount, ...]:
    rows = db.execute(f"{AMOUNTS} WHERE item IN ({_MINE})", (json.dumps(list(stated)),)).fetchall()
    mine = [row for row in rows if row[3] in stated[row[0]][1]]
    return amounts(mine, known)
