"""Where people, bodies and places are named in an article, outside of what is quoted."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from reader.article import PartKind, Span
from reader.facts import saying
from reader.facts.clause_subject import verb_of
from reader.facts.model import Entity, EntityType
from reader.facts.reading import Reading

_LOOKED_BACK = 60
"""Mentions back in which somebody is looked for who is meant again."""


@dataclass(frozen=True, slots=True)
class Named:
    """A named mention where it may be meant again."""

    span: Span
    index: int
    passage: int
    subject: bool
    speaks: bool = False
    """Whether a verb of saying has it as its subject."""


class Mentioned:
    """The mentions of an article's entities in order."""

    def __init__(self, reading: Reading, entities: Sequence[Entity], quoted: Sequence[Span]) -> None:
        """Gather the mentions.

        Args:
            reading: the article.
            entities: its entities, with their roles.
            quoted: the quotations, in reading order: who is named in them is not introduced there.
        """
        self.reading = reading
        self.text = reading.article.text
        self.entities = entities
        self._passages = [passage.start for passage in reading.passages]
        self._quotes = [span.start for span in quoted], [span.end for span in quoted]
        self.all = sorted((mention, index) for index, e in enumerate(entities) for mention in e.mentions)
        """Each mention with the number of its entity."""
        self._starts = [mention.start for mention, _ in self.all]
        self._named: list[Named] = []
        for mention, index in self.all:
            kinds = (EntityType.PERSON, EntityType.ORG, EntityType.PLACE)
            if entities[index].type in kinds and not self.is_quoted(mention.start):
                self._named.append(self._setting(mention, index))
        self._named_starts = [named.span.start for named in self._named]
        titles = [Span(p.start, p.start + len(p.text)) for p in reading.passages_of(PartKind.TITLE)]
        self.titled = {index for mention, index in self.all if any(mention.within(title) for title in titles)}
        """The numbers of the entities that the headline names."""

    def _setting(self, mention: Span, index: int) -> Named:
        at = max(bisect_right(self._passages, mention.start) - 1, 0)
        tokens = self.reading.passages[at].tokens(mention)
        if tokens is None or not len(tokens):
            return Named(mention, index, at, subject=False)
        verb = verb_of(tokens.root)
        if verb is None or any(child.tag_ == "TO" for child in verb.lefts):
            return Named(mention, index, at, subject=False)
        return Named(mention, index, at, subject=True, speaks=verb.lower_ in saying.CUES)

    def is_quoted(self, offset: int) -> bool:
        """Whether a place lies inside a quotation."""
        starts, ends = self._quotes
        at = bisect_right(ends, offset)
        return at < len(starts) and starts[at] <= offset

    def within(self, words: Span) -> list[tuple[Span, int]]:
        """The mentions inside some words."""
        start = bisect_left(self._starts, words.start)
        end = bisect_left(self._starts, words.end)
        return [(mention, i) for mention, i in self.all[start:end] if mention.end <= words.end]

    def since(self, mention: Span, most: int) -> list[tuple[Span, int]]:
        """The mentions behind one, at most so many."""
        at = bisect_right(self._starts, mention.start)
        return self.all[at : at + most]

    def earlier(self, before: int) -> Sequence[Named]:
        """Who was named last before a place."""
        end = bisect_left(self._named_starts, before)
        return self._named[max(end - _LOOKED_BACK, 0) : end]

    def people(self, before: int) -> list[Named]:
        """The persons among them."""
        return [named for named in self.earlier(before) if self.entities[named.index].type is EntityType.PERSON]

    def paragraph(self, offset: int) -> int:
        """The number of the paragraph in which a place is."""
        return bisect_right(self._passages, offset) - 1

    def words_of(self, index: int) -> frozenset[str]:
        """The words of an entity's name and role, in small letters."""
        entity = self.entities[index]
        return frozenset(re.findall(r"\w+", f"{entity.name} {entity.role or ''}".casefold()))
