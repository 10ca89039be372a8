"""Whom a definite description means: "the ministry", "the Preston manager", "the 34-year-old"."""

from __future__ import annotations

import re

from reader.facts import bodies, callings, gender, pronouns
from reader.facts.entity_gender import Genders
from reader.facts.mentioned import Mentioned, Named
from reader.facts.model import EntityType


class Descriptions:
    """Finds who was named before and fits a description."""

    def __init__(self, mentioned: Mentioned, genders: Genders) -> None:
        """Take what an article mentions.

        Args:
            mentioned: its mentions.
            genders: what is known of the genders of those who are mentioned.
        """
        self._mentioned = mentioned
        self._genders = genders

    def aged(self, age: str, before: int) -> int | None:
        """Of whom an age was stated."""
        text = self._mentioned.text
        people = self._mentioned.people(before)
        for named in reversed(people):
            around = text[max(named.span.start - 24, 0) : named.span.end + 12]
            if re.search(rf"\b{age}\b", around):
                return named.index
        subjects = [n for n in people if n.subject]
        return subjects[-1].index if subjects else None

    def body(self, noun: str, modifiers: frozenset[str], before: int) -> int | None:
        """The body last named whose name or role says that it is such; a company may have any name."""
        named_bodies = [
            n for n in self._mentioned.earlier(before) if self._mentioned.entities[n.index].type is EntityType.ORG
        ]
        wanted = bodies.NOUNS.get(noun, frozenset()) | {noun}
        fitting = [n for n in named_bodies if wanted & self._mentioned.words_of(n.index)]
        modified = [n for n in fitting if modifiers & self._mentioned.words_of(n.index)]
        if modified or fitting:
            return (modified or fitting)[-1].index
        if noun in bodies.COMPANIES:
            open_ = [n for n in named_bodies if not bodies.OFFICIAL & self._mentioned.words_of(n.index)]
            subjects = [n for n in open_ if n.subject]
            return (subjects or open_)[-1].index if open_ else None
        return None

    def person(self, text: str, noun: str, modifiers: frozenset[str], before: int) -> int | None:
        """The person whose role, as stated before, fits a description best; the latest of equals."""
        here = self._mentioned.paragraph(before)
        sex = gender.of_words(frozenset((noun,)))
        possessed = text.split()[0].casefold() in pronouns.THIRD
        best: tuple[float, int, int] | None = None
        for named in self._mentioned.earlier(before):
            entity = self._mentioned.entities[named.index]
            if entity.type is not EntityType.PERSON:
                continue
            if sex is not None and self._genders.of(named.index) not in (None, sex):
                continue
            fit = self._fit(named, noun, modifiers)
            if fit <= 0 and (possessed or entity.role or here - named.passage > 1 or modifiers):
                continue
            if fit < 0:
                continue
            rank = (fit - 0.1 * min(here - named.passage, 8) + 0.2 * named.subject, named.span.start, named.index)
            best = max(best or rank, rank)
        return best[2] if best else None

    def _fit(self, named: Named, noun: str, modifiers: frozenset[str]) -> float:
        entity = self._mentioned.entities[named.index]
        if not entity.role:
            return 0
        words = re.findall(r"[\w-]+", entity.role)
        role = {callings.singular(word.casefold()) for word in words}
        proper = {word.casefold() for word in words if word[:1].isupper()}
        if "counterpart" in role and (other := self._counterpart(named)) is not None:
            role |= {callings.singular(word) for word in other.split() if word.islower() or callings.is_calling(word)}
            role = {word.casefold() for word in role}
        head = any(callings.alike(noun, word) for word in role)
        exact = noun in role
        shared = len(modifiers & role)
        if not head and not shared:
            return -1
        if head and not exact and not shared and modifiers and proper and not modifiers & proper and proper - {noun}:
            return 0.4
        return 2.0 * exact + 1.2 * (head and not exact) + 1.5 * shared - 0.5 * bool(modifiers and proper and not shared)

    def _counterpart(self, named: Named) -> str | None:
        """The role of the person named before, whose office a counterpart shares."""
        for other in reversed(self._mentioned.earlier(named.span.start)):
            entity = self._mentioned.entities[other.index]
            if entity.type is EntityType.PERSON and entity.role and other.index != named.index:
                return entity.role
        return None
