"""Named mentions: the model proposes, the evidence of the article decides."""

from __future__ import annotations

from dataclasses import dataclass

from reader.article import Span
from reader.facts.model import EntityType
from reader.facts.reading import Reading

_TYPES = {
    "PERSON": EntityType.PERSON,
    "ORG": EntityType.ORG,
    "GPE": EntityType.PLACE,
    "LOC": EntityType.PLACE,
    "FAC": EntityType.PLACE,
    "NORP": EntityType.GROUP,
    "EVENT": EntityType.EVENT,
    "LAW": EntityType.OTHER,
    "PRODUCT": EntityType.OTHER,
    "WORK_OF_ART": EntityType.OTHER,
}


@dataclass(frozen=True, slots=True)
class Mention:
    """A name where it stands in the text."""

    span: Span
    type: EntityType


def find_mentions(reading: Reading) -> tuple[Mention, ...]:
    """The named mentions of the article, in reading order, none overlapping another."""
    return tuple(
        Mention(passage.span(ent), _TYPES[ent.label_])
        for passage in reading.passages
        for ent in passage.doc.ents
        if ent.label_ in _TYPES
    )
