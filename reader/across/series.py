"""Figures that can be compared, in one row: what they measure, in which unit, of one and the same thing."""

from __future__ import annotations

import json
import re
import sqlite3
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from reader.across.amounts import AMOUNTS, Amount, amounts
from reader.across.measures import are_similar, measured, name_of, toll, unit_of
from reader.across.plot import sparkline
from reader.across.scope import Scope
from reader.facts.model import EntityType
from reader.library.folding import folded

_TOGETHER = 2
"""Subjects that articles of two stories must share for their figures to be of the same thing."""

_OF = 2
"""Names that are given of what is measured."""

_BREAK = re.compile(r"[,;:–—]")

_MINE = "SELECT value FROM json_each(?)"


@dataclass(frozen=True, slots=True)
class Reading:
    """One figure of a row, with the date that it is of."""

    when: str
    """The date that the sentence states, else the day of publication; as ISO 8601 has it, "" if neither is known."""
    amount: Amount

    @property
    def value(self) -> float | None:
        """The value, of a range its middle; a fall by so many per cent is below zero."""
        amount = self.amount
        value = amount.value
        if value is None and amount.low is not None and amount.high is not None:
            value = (amount.low + amount.high) / 2
        if value is not None and amount.is_step and amount.change == "down":
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
    name: str = ""
    """What they measure, where words that stand together say it: "trade"; "death toll" however it is worded."""
    names: tuple[str, ...] = ()
    """Of which places, else of which organisation."""

    @cached_property
    def sparkline(self) -> str:
        """Their values as a small plot; "" where they are of fewer than two dates."""
        values = [reading.value for reading in self.readings if reading.value is not None]
        return sparkline(values) if len(values) > 1 and self.moments > 1 else ""

    @property
    def moments(self) -> int:
        """How many dates they are of."""
        return len({reading.when for reading in self.readings})

    @property
    def label(self) -> str:
        """What they measure, for a line: "trade, Russia-Azerbaijan"; else the words around the newest."""
        of = self.name or self.readings[-1].amount.phrase
        return f"{of}, {'-'.join(self.names)}" if self.name and self.names else of

    @property
    def alone(self) -> str:
        """The figure and the words around it, where there is but one and nothing names what it measures."""
        amount = self.readings[-1].amount
        return "" if self.name or len(self.readings) > 1 else f"{amount.told}: {amount.phrase}"

    def to_json(self) -> dict[str, Any]:
        """As JSON has it."""
        readings = [{"date": reading.when or None, **reading.amount.to_json()} for reading in self.readings]
        named = {"of": self.of or None, "label": self.label, "names": list(self.names)}
        return {**named, "unit": self.unit, "kind": self.kind, "figures": readings}


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
    named = _named(db, scope)
    groups: dict[tuple[str, str], list[tuple[frozenset[str], list[Amount]]]] = {}
    for amount in stated:
        words_of = measured(amount)
        alike = groups.setdefault((unit_of(amount), amount.kind), [])
        group = next((held for known, held in alike if are_similar(known, words_of)), None)
        if group is None:
            alike.append((words_of, [amount]))
        else:
            group.append(amount)
    stories = _stories(db, scope)
    whole = [part for alike in groups.values() for _, held in alike for part in _parted(held, named, stories)]
    found = [_series(part, dates, named) for part in whole]
    wanted = [folded(word) for word in words]
    return tuple(sorted(found, key=lambda one: (-_wanted(one, wanted), -one.moments, *_place(one))))


def _place(row: Series) -> tuple[bool, str, int, int, int]:
    """Rows with names by these, then the others as the newest articles state them."""
    passage = row.readings[-1].amount.passage
    day = passage.source.published
    when = -day.toordinal() if day else 0
    return not row.name, folded(row.label) if row.name else "", when, -passage.source.item, passage.span.start


def _wanted(row: Series, words: Sequence[str]) -> int:
    told = folded(f"{row.of} {row.label}")
    return sum(word in told for word in words)


def _dates(db: sqlite3.Connection, scope: Scope) -> Mapping[tuple[int, int], tuple[str, str, str]]:
    """The date that a sentence states, where it states one alone: its value, its first day, the words."""
    rows = db.execute(
        f"SELECT item, sentence, value, first, words FROM dated WHERE item IN ({_MINE})",
        (json.dumps(list(scope.sources)),),
    )
    stated: dict[tuple[int, int], dict[str, tuple[str, str, str]]] = {}
    for item, sentence, *date in rows:
        stated.setdefault((item, sentence), {})[date[0]] = tuple(date)
    return {place: next(iter(values.values())) for place, values in stated.items() if len(values) == 1}


@dataclass(frozen=True, slots=True)
class _Named:
    """An entity of an article: the subject, its name and kind, and where the sentences begin that name it."""

    root: int
    name: str
    type: EntityType
    sentences: frozenset[int]


def _named(db: sqlite3.Connection, scope: Scope) -> Mapping[int, Sequence[_Named]]:
    """What each article names, what it is about most first."""
    rows = db.execute(
        "SELECT a.item, s.root, a.name, a.type, a.sentences FROM appearance AS a "
        f"JOIN subject AS s ON s.number = a.subject WHERE a.item IN ({_MINE}) ORDER BY a.item, a.place",
        (json.dumps(list(scope.sources)),),
    )
    found: dict[int, list[_Named]] = {}
    for item, root, name, type, sentences in rows:
        found.setdefault(item, []).append(_Named(root, name, EntityType(type), frozenset(json.loads(sentences))))
    return found


def _stories(db: sqlite3.Connection, scope: Scope) -> Mapping[int, int]:
    return dict(
        db.execute(f"SELECT item, story FROM in_story WHERE item IN ({_MINE})", (json.dumps(list(scope.sources)),))
    )


def _parted(
    alike: Sequence[Amount], named: Mapping[int, Sequence[_Named]], stories: Mapping[int, int]
) -> list[list[Amount]]:
    """Figures that measure the same, parted by what they are of: one story, or articles that share subjects.

    A toll is that of one story alone: every war has one.
    """
    parts: list[tuple[dict[int, set[int]], list[Amount]]] = []
    for amount in alike:
        item = amount.passage.source.item
        mine = {one.root for one in named.get(item, ())}
        for articles, held in parts:
            is_same = item in articles or stories.get(item, -item) in {stories.get(other) for other in articles}
            if is_same or (
                not toll(amount) and any(len(mine & subjects) >= _TOGETHER for subjects in articles.values())
            ):
                articles[item] = mine
                held.append(amount)
                break
        else:
            parts.append(({item: mine}, [amount]))
    return [held for _, held in parts]


def _series(
    held: Sequence[Amount],
    dates: Mapping[tuple[int, int], tuple[str, str, str]],
    named: Mapping[int, Sequence[_Named]],
) -> Series:
    readings = [Reading(_when(amount, dates), amount) for amount in held]
    readings.sort(key=lambda reading: (reading.when or "9999", reading.amount.passage.source.day))
    stated = {(one.when, one.value, one.amount.passage.source.item): one for one in reversed(readings)}
    readings = [one for one in readings if stated[one.when, one.value, one.amount.passage.source.item] is one]
    wordings = Counter(amount.of or "" for amount in held)
    of = max(sorted(wordings), key=lambda words: wordings[words])
    name = _worded(name_of(held), {one.name for a in held for one in named.get(a.passage.source.item, ())})
    return Series(of, held[0].unit, held[0].kind, tuple(readings), name, _names(held, named, name))


def _worded(name: str, entities: Collection[str]) -> str:
    """A name of what is measured without the capital of a sentence; none where it is but somebody's name."""
    if name in entities or any(one.startswith(name.partition(" ")[0]) for one in entities):
        return "" if name in entities else name
    return name[:1].lower() + name[1:] if name[1:2].islower() else name


def _when(amount: Amount, dates: Mapping[tuple[int, int], tuple[str, str, str]]) -> str:
    """The date that a figure is of: one that lies ahead only where it stands beside the figure."""
    day = amount.passage.source.day
    stated = dates.get((amount.passage.source.item, amount.passage.sentence.start))
    if stated is None:
        return day
    value, first, words = stated
    return day if day and first > day and not _stand_together(amount, words) else value


def _stand_together(amount: Amount, words: str) -> bool:
    """Whether a date stands in the same clause as a figure."""
    places = sorted((amount.context.find(part), len(part)) for part in (words, amount.words))
    (start, length), (end, _) = places
    return start >= 0 and not _BREAK.search(amount.context, start + length, end)


def _names(held: Sequence[Amount], named: Mapping[int, Sequence[_Named]], name: str) -> tuple[str, ...]:
    """Places that the sentences of the figures name most, else an organisation; none that the name has already."""
    counted = Counter[int]()
    known: dict[int, _Named] = {}
    for amount in held:
        for one in named.get(amount.passage.source.item, ()):
            if amount.passage.sentence.start in one.sentences and one.name not in name:
                counted[one.root] += 1
                known.setdefault(one.root, one)
    ranked = [known[root] for root, _ in counted.most_common()]
    places = [one.name for one in ranked if one.type is EntityType.PLACE]
    return tuple(places[:_OF] or [one.name for one in ranked if one.type is EntityType.ORG][:1])
