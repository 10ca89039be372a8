"""How much the article is about each entity."""

from __future__ import annotations

from collections.abc import Sequence

from reader.facts.model import Entity, Quote
from reader.facts.reading import Reading


def by_salience(reading: Reading, entities: Sequence[Entity], quotes: Sequence[Quote]) -> tuple[Entity, ...]:
    """The entities with their salience, the most salient first."""
    return tuple(entities)
