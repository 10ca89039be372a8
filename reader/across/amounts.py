"""Figures as articles state them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from reader.across.passage import Passage, Source
from reader.article import Span
from reader.library.phrase import phrase

_ARROWS = {"up": " ▲", "down": " ▼"}
_TO = re.compile(r"(?i)\b(?:to|at|of)\s+(?:about |around |some |nearly )?$")


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
    context: str
    """The sentence around it, or the part of a long one."""
    passage: Passage

    @property
    def is_step(self) -> bool:
        """Whether it says by how much something moved, not to where."""
        return bool(self.kind == "percent" and self.change) and not _TO.search(self.context.partition(self.words)[0])

    @property
    def told(self) -> str:
        """The figure in its words, with how it moved: "+12%", "2.5% ▼"."""
        if self.is_step and self.words[:1].isdigit():
            return f"{'+' if self.change == 'up' else '−'}{self.words}"
        return f"{self.words}{_ARROWS.get(self.change or '', '')}"

    @property
    def phrase(self) -> str:
        """The clause around it, short enough for a line."""
        return phrase(self.context, self.words)

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
            "context": self.context,
            **self.passage.to_json(),
        }


AMOUNTS = (
    "SELECT item, start, end, sentence, sentence_end, value, low, high, unit, kind, of, change, words, context "
    "FROM amount"
)


def amounts(rows: Sequence[tuple[Any, ...]], known: Mapping[int, Source]) -> tuple[Amount, ...]:
    """Figures in order of time, from rows that `AMOUNTS` selects."""
    ordered = sorted((row for row in rows if row[0] in known), key=lambda r: (known[r[0]].day or "9999", r[0], r[1]))
    return tuple(
        Amount(
            words, value, low, high, unit, kind, of, change, context, Passage(known[item], Span(start, end), Span(f, t))
        )
        for item, start, end, f, t, value, low, high, unit, kind, of, change, words, context in ordered
    )
