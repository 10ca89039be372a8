"""How much the article is about each entity: Dunietz and Gillick 2014, "A New Entity Salience Task"."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from math import log1p

from reader.article import PartKind, Span
from reader.facts.model import Entity, EntityType, Quote
from reader.facts.reading import Passage, Reading

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "agent", "csubj"})
_OBJECTS = frozenset({"dobj", "obj", "attr", "dative", "pobj"})

_HEADLINE = 0.28
_EARLY = 0.22
_FADING = 0.7
"""How fast the weight of the first mention fades from paragraph to paragraph."""

_OFTEN = 0.24
_SUBJECT = 0.16
_HEARD = 0.10

_WEIGHT = {
    EntityType.PERSON: 1.0,
    EntityType.ORG: 1.0,
    EntityType.PLACE: 0.9,
    EntityType.EVENT: 0.9,
    EntityType.OTHER: 0.8,
    EntityType.GROUP: 0.6,
}
"""How apt each type is to be what a story is about; an adjective such as "Russian" rarely is."""


def by_salience(reading: Reading, entities: Sequence[Entity], quotes: Sequence[Quote]) -> tuple[Entity, ...]:
    """The entities with their salience, the most salient first; ties stay in reading order."""
    heard = Counter(quote.speaker for quote in quotes if quote.speaker)
    most = max((len(entity.mentions) for entity in entities), default=1)
    starts = [passage.start for passage in reading.passages]
    scored = []
    for entity in entities:
        settings = [_setting(reading.passages, starts, mention) for mention in entity.mentions]
        score = (
            _HEADLINE * any(kind is PartKind.TITLE for kind, _ in settings)
            + _HEADLINE / 4 * any(kind is PartKind.DECK for kind, _ in settings)
            + _EARLY / (1 + _FADING * max(_first_in_body(reading, starts, settings, entity), 0))
            + _OFTEN * log1p(len(entity.mentions)) / log1p(most)
            + _SUBJECT * sum(role in _SUBJECTS for _, role in settings) / len(settings)
            + _SUBJECT / 4 * sum(role in _OBJECTS for _, role in settings) / len(settings)
            + _HEARD * min(heard[entity.name], 2) / 2
        )
        scored.append(replace(entity, salience=round(min(score * _WEIGHT[entity.type], 1.0), 4)))
    return tuple(sorted(scored, key=lambda entity: (-entity.salience, entity.mentions[0])))


def _first_in_body(
    reading: Reading, starts: Sequence[int], settings: Sequence[tuple[PartKind, str]], entity: Entity
) -> int:
    """In which paragraph it is named first, the lede being 0: that the headline names it counts apart."""
    pairs = zip(settings, entity.mentions, strict=True)
    first = next((mention for (kind, _), mention in pairs if kind is PartKind.PARAGRAPH), entity.mentions[0])
    lede = reading.body[0].start if reading.body else 0
    return bisect_right(starts, first.start) - bisect_right(starts, lede)


def _setting(passages: Sequence[Passage], starts: Sequence[int], mention: Span) -> tuple[PartKind, str]:
    """The kind of passage that a mention stands in, and its grammatical relation there."""
    passage = passages[max(bisect_right(starts, mention.start) - 1, 0)]
    tokens = passage.tokens(mention)
    return passage.kind, tokens.root.dep_ if tokens is not None and len(tokens) else ""
