"""At most three sentences that tell the story."""

from __future__ import annotations

from collections.abc import Sequence

from reader.article import Span
from reader.facts.model import Entity, Figure, Moment, Quote
from reader.facts.reading import Reading


def summarise(
    reading: Reading,
    entities: Sequence[Entity],
    figures: Sequence[Figure],
    dates: Sequence[Moment],
    quotes: Sequence[Quote],
) -> tuple[Span, ...]:
    """The sentences that together tell who did what, where, when and how much, in reading order."""
    return reading.sentences[:2]
