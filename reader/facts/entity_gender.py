"""Whether an article speaks of somebody as he or as she."""

from __future__ import annotations

import re

from reader.facts import gender
from reader.facts.mentioned import Mentioned
from reader.facts.model import Entity, EntityType

_BESIDE = 12
"""Mentions behind one among which another person is looked for."""


class Genders:
    """What an article tells of the genders of its entities."""

    def __init__(self, mentioned: Mentioned) -> None:
        """Nothing is known yet."""
        self._mentioned = mentioned
        self._known: dict[int, str | None] = {}

    def of(self, index: int) -> str | None:
        """Whether the article speaks of an entity as he or she, as far as it or the given name tells."""
        if index not in self._known:
            self._known[index] = self._told(self._mentioned.entities[index])
        return self._known[index]

    def learn(self, index: int, sex: str) -> None:
        """A pronoun that can mean nobody else has told."""
        self._known[index] = sex

    def _told(self, entity: Entity) -> str | None:
        text = self._mentioned.text
        words = set(re.findall(r"\w+", (entity.role or "").casefold()))
        for mention in entity.mentions[:6]:
            words |= {word.casefold() for word in text[max(mention.start - 14, 0) : mention.start].split()[-1:]}
        told = gender.of_words(frozenset(words)) or gender.of_name(entity.name)
        return told or self._of_pronoun(entity)

    def _of_pronoun(self, entity: Entity) -> str | None:
        """What the pronoun tells that follows a name in a sentence with no other person."""
        text = self._mentioned.text
        for mention in entity.mentions[:6]:
            following = re.split(r"(?<=[a-z])[.!?]\s|;|\n\s*\n", text[mention.end : mention.end + 160], maxsplit=1)[0]
            until = mention.end + len(following)
            if any(
                other.start < until and self._mentioned.entities[index].type is EntityType.PERSON
                for other, index in self._mentioned.since(mention, _BESIDE)
            ):
                continue
            found = re.search(r"\b(his|he|himself|her|she|herself)\b", re.split('["“‘]', following, maxsplit=1)[0])
            if found:
                return gender.MALE if found[1].startswith("h") and not found[1].startswith("her") else gender.FEMALE
        return None
