"""All that a library holds on a person, organisation or place."""

from __future__ import annotations

import json
import re
import sqlite3
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from reader.across.amounts import AMOUNTS, Amount, amounts
from reader.across.passage import Passage, Source, sources
from reader.across.roles import says_as_much, stems
from reader.across.sayings import Saying, sayings_of
from reader.across.scope import RECENT, newest
from reader.across.subjects import Subject
from reader.article import Span
from reader.facts.model import EntityType

_CLOSE = 300
"""Articles, the newest, from which company and figures are taken; all are counted by month."""

_COMPANY = 40
"""Others that are named, the most frequent."""

_WHOSE = re.compile(r"(?i)^(?:its|his|her|their)\s+")

_MINE = "SELECT value FROM json_each(?)"


@dataclass(frozen=True, slots=True)
class Role:
    """A role as articles state it."""

    words: str
    since: str
    """The first day on which an article states it, as ISO 8601 has it; "" if none has a date."""
    until: str
    """The last."""
    articles: int
    passage: Passage
    """Where it is stated in these words."""

    @property
    def told(self) -> str:
        """Who states it, and from when to when."""
        days = " to ".join(dict.fromkeys(filter(None, (self.since, self.until))))
        return ", ".join(filter(None, (self.passage.source.origin, days))) or self.passage.source.title


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
        _roles(db, subject),
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


def _roles(db: sqlite3.Connection, subject: Subject) -> tuple[Role, ...]:
    """Roles that say the same are one, as the first article words it that says most."""
    rows: list[_Stating] = []
    for number in subject.numbers:
        rows += db.execute(
            "SELECT a.item, a.day, a.role, a.role_start, a.role_end FROM appearance AS a "
            "JOIN item AS i ON i.number = a.item WHERE a.subject = ? AND a.role IS NOT NULL "
            f"AND a.item NOT IN ({_MINE}) AND i.id IN (SELECT id FROM entry) ORDER BY a.day DESC LIMIT {RECENT}",
            (number, json.dumps(subject.without)),
        )
    rows.sort(key=lambda row: (not row[1], row[1], row[0]))
    groups: list[list[_Stating]] = []
    for row in rows:
        alike = (held for held in groups if _is_one(held[0][2], row[2]))
        if (held := next(alike, None)) is None:
            groups.append([row])
        else:
            held.append(row)
            # The fullest stands first; of equal ones the earliest.
            held.sort(key=lambda stating: -len(stems(stating[2])))
    known = sources(db, [held[0][0] for held in groups])
    return tuple(_role(held, known[held[0][0]]) for held in groups if held[0][0] in known)


_Stating = tuple[int, str, str, int | None, int | None]
"""An article that states a role: its number and day, the words and where they stand."""


def _is_one(role: str, other: str) -> bool:
    return says_as_much(role, other) or says_as_much(other, role)


def _role(held: Sequence[_Stating], source: Source) -> Role:
    _, _, words, start, end = held[0]
    days = sorted(day for _, day, *_ in held if day)
    span = Span(start or 0, end or 0)
    return Role(
        _WHOSE.sub("", words), days[0] if days else "", days[-1] if days else "", len(held), Passage(source, span, span)
    )


def _months(db: sqlite3.Connection, subject: Subject) -> tuple[tuple[str, int], ...]:
    if subject.articles < RECENT:
        # The sums are of all that was ever analysed, in whatever library.
        rows = db.execute(
            "SELECT substr(a.day, 1, 7), count(DISTINCT a.item) FROM appearance AS a JOIN item AS i "
            f"ON i.number = a.item WHERE a.subject IN ({_MINE}) AND a.item NOT IN ({_MINE}) AND a.day <> '' "
            "AND i.id IN (SELECT id FROM entry) GROUP BY 1",
            (json.dumps(subject.numbers), json.dumps(subject.without)),
        )
    else:
        rows = _sums(db, subject)
    counted = Counter(dict(rows.fetchall()))
    if not counted:
        return ()
    first, last = min(counted), max(counted)
    year, month = int(first[:4]), int(first[5:])
    months = []
    while (name := f"{year:04}-{month:02}") <= last:
        months.append((name, counted[name]))
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    return tuple(months)


def _sums(db: sqlite3.Connection, subject: Subject) -> sqlite3.Cursor:
    return db.execute(
        f"SELECT month, sum(articles) FROM monthly WHERE subject IN ({_MINE}) AND articles > 0 GROUP BY month",
        (json.dumps(subject.numbers),),
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
