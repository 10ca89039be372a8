"""Figures as articles state them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from reader.across.passage import Passage, Source
from reader.article import Span


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure as an article states it."""

    words: str
    value: float | None
    low: float | None
    high: float | None
    unit: str | None
    kind: str
    of: str | None
    change: str | None
    passage: Passage

    def to_json(self) -> dict[str, Any]:
        """As JSON has it."""
        return {
            "words": self.words,
            "value": self.value,
            "low": self.low,
            "high": self.high,
            "unit": self.unit,
            "kind": self.kind,
            "of": self.of,
            "change": self.change,
            **self.passage.to_json(),
        }


AMOUNTS = "SELECT item, start, end, sentence, sentence_end, value, low, high, unit, kind, of, change, words FROM amount"


def amounts(rows: Sequence[tuple[Any, ...]], known: Mapping[int, Source]) -> tuple[Amount, ...]:
    """Figures in order of time, from rows that `AMOUNTS` selects."""
    ordered = sorted((row for row in rows if row[0] in known), key=lambda r: (known[r[0]].day or "9999", r[0], r[1]))
    return tuple(
        Amount(words, value, low, high, unit, kind, of, change, Passage(known[item], Span(start, end), Span(f, t)))
        for item, start, end, f, t, value, low, high, unit, kind, of, change, words in ordered
    )
