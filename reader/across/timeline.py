"""Dated statements on one axis: what was, and what is announced."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from reader.across.passage import Passage
from reader.across.scope import Scope
from reader.article import Span
from reader.facts.shown import is_of_years, shown

_MINE = "SELECT value FROM json_each(?)"


class Step(IntEnum):
    """A step of the axis; the value is how much of an ISO 8601 date tells one from another."""

    YEAR = 4
    MONTH = 7
    DAY = 10

    def smaller(self) -> Step:
        """The next smaller step, or this one."""
        steps = list(Step)
        return steps[min(steps.index(self) + 1, len(steps) - 1)]

    def larger(self) -> Step:
        """The next larger step, or this one."""
        steps = list(Step)
        return steps[max(steps.index(self) - 1, 0)]


@dataclass(frozen=True, slots=True)
class Dated:
    """A sentence that states a date."""

    value: str
    """The date as the facts contract writes it."""
    first: str
    """Its first day, so far as it is said."""
    words: str
    """The date in the article's words."""
    is_announced: bool
    """Whether it lay ahead on the day of publication."""
    passage: Passage

    @property
    def shown(self) -> str:
        """The date for a line."""
        return shown(self.value)

    def at(self, step: Step) -> str:
        """Where it stands on an axis of that step; a date that says less stands at what it says."""
        return self.first[: Step.YEAR if is_of_years(self.value) else step]

    def to_json(self) -> dict[str, Any]:
        """As JSON has it."""
        return {
            "date": self.value,
            "words": self.words,
            "announced": self.is_announced,
            **self.passage.to_json(),
        }


def timeline(db: sqlite3.Connection, scope: Scope) -> tuple[Dated, ...]:
    """The dated statements of a scope in order of time; a sentence once for each date."""
    rows = db.execute(
        "SELECT item, start, end, sentence, sentence_end, value, first, words, is_ahead FROM dated "
        f"WHERE item IN ({_MINE})",
        (json.dumps(list(scope.sources)),),
    ).fetchall()
    found: dict[tuple[int, int, str], Dated] = {}
    for item, start, end, sentence, sentence_end, value, first, words, is_ahead in rows:
        if scope.holds(item, sentence):
            passage = Passage(scope.sources[item], Span(start, end), Span(sentence, sentence_end))
            found.setdefault((item, sentence, value), Dated(value, first, words, bool(is_ahead), passage))
    return tuple(sorted(found.values(), key=lambda one: (one.first, one.passage.source.day, one.passage.span)))


def axis(statements: Sequence[Dated], step: Step) -> list[tuple[str, list[Dated]]]:
    """The statements by their places on the axis."""
    places: dict[str, list[Dated]] = {}
    for statement in statements:
        places.setdefault(statement.at(step), []).append(statement)
    return sorted(places.items())
