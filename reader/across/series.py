"""Figures that can be compared, in one row: what they measure, in which unit, of one and the same thing."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from reader.across.amounts import AMOUNTS, Amount, amounts
from reader.across.plot import sparkline
from reader.across.scope import Scope
from reader.library.identity.names import role_words
from reader.library.query import folded

_ALIKE = 0.6
"""Shared words of all words from which two figures measure the same (Jaccard 1901)."""

_TOGETHER = 2
"""Subjects that two articles must share for their figures to be of the same thing."""

_MINE = "SELECT value FROM json_each(?)"


@dataclass(frozen=True, slots=True)
class Reading:
    """One figure of a row, with the date that it is of."""

    when: str
    """The date that the sentence states, else the day of publication; as ISO 8601 has it, "" if neither is known."""
    amount: Amount

    @property
    def value(self) -> float | None:
        """The value, of a range its middle; a fall in per cent is below zero."""
        amount = self.amount
        value = amount.value
        if value is None and amount.low is not None and amount.high is not None:
            value = (amount.low + amount.high) / 2
        if value is not None and amount.change == "down" and amount.kind == "percent":
            return -abs(value)
        return value


@dataclass(frozen=True)
class Series:
    """Comparable figures in order of time."""

    of: str
    """What they measure, as most articles word it; "" if none says so."""
    unit: str | None
    kind: str
    readings: tuple[Reading, ...]

    @cached_property
    def sparkline(self) -> str:
        """Their values as a small plot; "" where they are of fewer than two dates."""
        values = [reading.value for reading in self.readings if reading.value is not None]
        return sparkline(values) if len(values) > 1 and self.moments > 1 else ""

    @property
    def moments(self) -> int:
        """How many dates they are of."""
        return len({reading.when for reading in self.readings})

    def to_json(self) -> dict[str, Any]:
        """As JSON has it."""
        readings = [{"date": reading.when or None, **reading.amount.to_json()} for reading in self.readings]
        return {"of": self.of or None, "unit": self.unit, "kind": self.kind, "figures": readings}


def series(db: sqlite3.Connection, scope: Scope, words: Sequence[str] = ()) -> tuple[Series, ...]:
    """The figures of a scope as rows.

    Args:
        db: the connection of a library's records.
        scope: what is asked about.
        words: rows that measure something with these words come first; then those of more dates.
    """
    rows = db.execute(f"{AMOUNTS} WHERE item IN ({_MINE})", (json.dumps(list(scope.sources)),)).fetchall()
    stated = amounts([row for row in rows if scope.holds(row[0], row[3])], scope.sources)
    dates = _dates(db, scope)
    groups: dict[tuple[str, str], list[tuple[frozenset[str], list[Amount]]]] = {}
    for amount in stated:
        measured = _measured(amount.of or "")
        alike = groups.setdefault((_unit(amount.unit), amount.kind), [])
        group = next((held for known, held in alike if _similar(known, measured)), None)
        if group is None or not measured:
            alike.append((measured, [amount]))
        else:
            group.append(amount)
    whole = [part for alike in groups.values() for _, held in alike for part in _parted(db, held)]
    found = [_series(part, dates) for part in whole]
    wanted = [folded(word) for word in words]
    return tuple(
        sorted(
            found,
            key=lambda one: (-sum(word in folded(one.of) for word in wanted), -one.moments, folded(one.of)),
        )
    )


def _measured(of: str) -> frozenset[str]:
    return frozenset(word.removesuffix("s") if len(word) > 3 else word for word in role_words(of))


def _similar(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one and other) and len(one & other) >= _ALIKE * len(one | other)


def _unit(unit: str | None) -> str:
    bare = folded(unit or "")
    return bare.removesuffix("s") if len(bare) > 3 else bare


def _dates(db: sqlite3.Connection, scope: Scope) -> Mapping[tuple[int, int], str]:
    """The date that a sentence states, where it states one alone."""
    rows = db.execute(
        f"SELECT item, sentence, value FROM dated WHERE item IN ({_MINE})", (json.dumps(list(scope.sources)),)
    )
    stated: dict[tuple[int, int], set[str]] = {}
    for item, sentence, value in rows:
        stated.setdefault((item, sentence), set()).add(value)
    return {place: values.pop() for place, values in stated.items() if len(values) == 1}


def _subjects(db: sqlite3.Connection, items: Collection[int]) -> Mapping[int, frozenset[int]]:
    rows = db.execute(
        "SELECT a.item, s.root FROM appearance AS a JOIN subject AS s ON s.number = a.subject "
        f"WHERE a.item IN ({_MINE})",
        (json.dumps(sorted(set(items))),),
    )
    found: dict[int, set[int]] = {}
    for item, root in rows:
        found.setdefault(item, set()).add(root)
    return {item: frozenset(roots) for item, roots in found.items()}


def _parted(db: sqlite3.Connection, alike: Sequence[Amount]) -> list[list[Amount]]:
    """Figures that measure the same, parted by what they are of: their articles share subjects."""
    if len({amount.passage.source.item for amount in alike}) == 1:
        return [list(alike)]
    named = _subjects(db, [amount.passage.source.item for amount in alike])
    parts: list[tuple[set[int], list[Amount]]] = []
    for amount in alike:
        item = amount.passage.source.item
        mine = named.get(item, frozenset())
        for subjects, held in parts:
            is_same = any(other.passage.source.item == item for other in held)
            if is_same or len(subjects & mine) >= _TOGETHER:
                subjects |= mine
                held.append(amount)
                break
        else:
            parts.append((set(mine), [amount]))
    return [held for _, held in parts]


def _series(held: Sequence[Amount], dates: Mapping[tuple[int, int], str]) -> Series:
    readings = [
        Reading(dates.get((a.passage.source.item, a.passage.sentence.start)) or a.passage.source.day, a) for a in held
    ]
    readings.sort(key=lambda reading: (reading.when or "9999", reading.amount.passage.source.day))
    stated = {(one.when, one.value, one.amount.passage.source.item): one for one in reversed(readings)}
    readings = [one for one in readings if stated[one.when, one.value, one.amount.passage.source.item] is one]
    wordings = Counter(amount.of or "" for amount in held)
    of = max(sorted(wordings), key=lambda words: wordings[words])
    return Series(of, held[0].unit, held[0].kind, tuple(readings))
