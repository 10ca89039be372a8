"""The roles that articles state of somebody, and when two are one in other words."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from reader.across.passage import Passage, Source, sources
from reader.across.scope import RECENT
from reader.across.subjects import Subject
from reader.article import Span
from reader.library.identity.names import role_words

_MINE = "SELECT value FROM json_each(?)"
_WHOSE = re.compile(r"(?i)^(?:its|his|her|their)\s+")

_STEM = 5
"""Letters that "Russia" and "Russian" share, as most such pairs do."""

_OTHERS = frozenset({"his", "her", "their", "its", "count"})
"""Beginnings of words in a role that only says how somebody stands to somebody else, such as "his counterpart"."""

_CHANGES = frozenset(
    word[:_STEM]
    for word in "former ex ousted late then acting interim caretaker deputy vice assistant outgoing incoming elect "
    "designate candidate nominee adviser advisor aide spokesman spokeswoman spokesperson wife husband son daughter "
    "brother sister father mother widow lawyer ally rival predecessor successor".split()
)
"""Beginnings of words that make another role of one: a former president is none."""


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


def roles(db: sqlite3.Connection, subject: Subject) -> tuple[Role, ...]:
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
            # The fullest stands first; of equal ones the earliest.
            held.insert(0 if len(stems(row[2])) > len(stems(held[0][2])) else len(held), row)
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


@lru_cache(maxsize=20_000)
def stems(role: str) -> frozenset[str]:
    """The beginnings of the words of a role."""
    return frozenset(word[:_STEM] for word in role_words(role))


def says_as_much(role: str, other: str) -> bool:
    """Whether one role says all that the other does, and nothing that makes it another."""
    mine, theirs = stems(role), stems(other)
    return bool(theirs) and theirs <= mine and not (mine - theirs) & _CHANGES


def are_apart(one: str, other: str) -> bool:
    """Whether two roles have no word in common, nor one and the same country as noun and adjective."""
    mine, theirs = stems(one), stems(other)
    return not (mine & theirs or (mine | theirs) & _OTHERS)
