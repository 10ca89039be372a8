"""Which mentions name one entity: aliases, acronyms, surnames."""

from __future__ import annotations

from collections.abc import Sequence

from reader.article import Span
from reader.facts.entities import Mention
from reader.facts.model import Entity, EntityType
from reader.facts.reading import Reading


def link(reading: Reading, mentions: Sequence[Mention]) -> tuple[Entity, ...]:
    """Gather the mentions of each entity, in order of first mention."""
    groups: dict[tuple[str, EntityType], list[Span]] = {}
    for mention in mentions:
        name = reading.article.text[mention.span.start : mention.span.end]
        groups.setdefault((name, mention.type), []).append(mention.span)
    return tuple(Entity(name, kind, tuple(spans)) for (name, kind), spans in groups.items())
