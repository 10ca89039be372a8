"""The role of a person or organisation as the article states it."""

from __future__ import annotations

from collections.abc import Sequence

from reader.facts.model import Entity
from reader.facts.reading import Reading


def assign_roles(reading: Reading, entities: Sequence[Entity]) -> tuple[Entity, ...]:
    """The same entities, those whose role is stated with their role."""
    return tuple(entities)
