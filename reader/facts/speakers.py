"""Whom the words of an attribution mean: the entity named, or the one a pronoun or a description refers to."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from math import log2

from reader.article import Span
from reader.facts import bodies, callings, gazetteer, gender, pronouns
from reader.facts.descriptions import Descriptions
from reader.facts.entity_gender import Genders
from reader.facts.mentioned import Mentioned
from reader.facts.model import Entity, EntityType
from reader.facts.reading import Reading
from reader.facts.unnamed import unnamed_speaker

_DEFINITE = re.compile(r"(?:the|this|that|his|her|its|their)\b", re.IGNORECASE)
_AGE = re.compile(r"\b(\d{1,3})-year-old\b")

_NEAR = 3
"""Paragraphs back in which "it" looks for the body that it means."""

_FAR = 8
"""Paragraphs back in which "he" and "she" look for a person."""

_REMEMBERED = 12
"""Pronouns and speakers back that still draw attention to a person."""

_AS_SUBJECT = 2.0
_SAYING = 1.0
_AS_PRONOUN = 2.1
_OF_SEX = 1.2
_FADING = 1.3
_PER_CHARACTER = 0.003
_CHARACTERS = 150
_AS_SPEAKER = 1.0
_OFTEN = 0.3
_IN_TITLE = 0.5
"""How strongly a person is in the centre of attention (Grosz, Joshi and Weinstein 1995, "Centering"), and how fast
that fades from paragraph to paragraph and from letter to letter."""

_SOMEBODY = re.compile(r"the (?:man|woman|source|resident|witness|official|spokes\w+)", re.IGNORECASE)
_PRONOUN = re.compile(r"\b(?:[Hh]e|[Ss]he)\b")


class Speakers:
    """Resolves the words of an attribution to an entity, else leaves the description as it stands."""

    def __init__(self, reading: Reading, entities: Sequence[Entity], quoted: Sequence[Span]) -> None:
        """Gather the mentions outside the quotations, which is where a speaker is introduced.

        Args:
            reading: the article.
            entities: its entities, with their roles.
            quoted: the quotations, in reading order.
        """
        self._text = reading.article.text
        self._entities = entities
        self._mentioned = Mentioned(reading, entities, quoted)
        self._genders = Genders(self._mentioned)
        self._descriptions = Descriptions(self._mentioned, self._genders)
        self._meant_by_pronoun: list[tuple[int, int]] = []
        self._pronouns = [
            (at, gender.MALE if found[0] in ("he", "He") else gender.FEMALE)
            for passage in reading.body
            for found in _PRONOUN.finditer(passage.text)
            if not self._mentioned.is_quoted(at := passage.start + found.start())
        ]
        self._read = 0
        self._quoted: set[int] = set()

    def resolve(self, words: Span) -> tuple[str | None, Span]:
        """The speaker's name, the description as it stands or None for a pronoun that means nobody known."""
        text = self._plain(words)
        if text.casefold() in pronouns.HE | pronouns.SHE:
            sex = gender.MALE if text.casefold() in pronouns.HE else gender.FEMALE
            described = unnamed_speaker(self._mentioned, words.start, sex)
            if described and not self._was_spoken_of(sex, described.start):
                return self._plain(described), described
        elif _SOMEBODY.fullmatch(text) and (described := unnamed_speaker(self._mentioned, words.start, None)):
            return self._plain(described), described
        index = self._meant(words, text)
        if index is not None:
            self._meant_by_pronoun.append((words.start, index))
            self._quoted.add(words.start)
            return self._entities[index].name, words
        low = text.casefold()
        return (None if low in pronouns.THIRD | pronouns.FIRST or not text else text), words

    def _was_spoken_of(self, sex: str, before: int) -> bool:
        """Whether somebody of a sex is what a paragraph is about already."""
        here = self._mentioned.paragraph(before)
        return any(at < before and self._mentioned.paragraph(at) == here for at, its in self._pronouns if its == sex)

    def _plain(self, span: Span) -> str:
        return " ".join(self._text[span.start : span.end].split())

    def names_somebody(self, words: Span) -> bool:
        """Whether words are a person, a body or "he" or "she", rather than any subject of a sentence."""
        text = self._text[words.start : words.end].casefold()
        return text in pronouns.HE | pronouns.SHE or any(
            self._entities[i].type in (EntityType.PERSON, EntityType.ORG) and self._is_whole(mention, words)
            for mention, i in self._mentioned.within(words)
        )

    def _meant(self, words: Span, text: str) -> int | None:
        low = text.casefold()
        if low in pronouns.HE or low in pronouns.SHE:
            return self._person(words.start, gender.MALE if low in pronouns.HE else gender.FEMALE)
        if low in pronouns.IT or low in pronouns.THEY:
            return self._body(words.start)
        if low in pronouns.FIRST:
            return None
        inside = self._mentioned.within(words)
        whole = [i for mention, i in inside if self._is_whole(mention, words) and not self._is_people(i)]
        if whole:
            return whole[-1]
        noun, modifiers = _head(text)
        if _DEFINITE.match(text) or (noun in bodies.NOUNS and text[:1].isupper()):
            return self._called(text, noun, modifiers, words.start)
        return None

    def _is_whole(self, mention: Span, words: Span) -> bool:
        """Whether a mention is the head of the words: "the Bank of Italy", "Norway's Energy Ministry"."""
        text = self._text
        behind = text[mention.end : words.end].strip(" ,.’'s")
        before = text[words.start : mention.start].split()
        if before and before[-1] in gazetteer.places() and not behind:
            return True
        before = [word.casefold() for word in before]
        if behind or any(word in ("of", "for", "at", "from", "by", "to", "with", "and") for word in before):
            return False
        return not before or before[-1].endswith(("'s", "’s", "s'", "s’")) or not callings.is_calling(before[-1])

    def _is_people(self, index: int) -> bool:
        return self._entities[index].type is EntityType.GROUP

    def _person(self, before: int, sex: str | None) -> int | None:
        """Whom "he" or "she" means, the pronouns before it understood first."""
        while self._read < len(self._pronouns) and self._pronouns[self._read][0] < before:
            at, its_sex = self._pronouns[self._read]
            self._read += 1
            index = self._antecedent(at, its_sex, narrated=True)
            if index is not None:
                self._meant_by_pronoun.append((at, index))
        return self._antecedent(before, sex)

    def _antecedent(self, before: int, sex: str | None, narrated: bool = False) -> int | None:
        """The person in the centre of attention: by nearness, subjecthood and who was meant last.

        Who is quoted in passing draws less attention in what is narrated than in the next attribution.
        """
        here = self._mentioned.paragraph(before)
        people = self._mentioned.people(before)
        quoted = self._quoted if narrated else frozenset[int]()
        told = [
            (
                n.span.start,
                n.index,
                _AS_SPEAKER if n.span.start in quoted else _AS_SUBJECT * n.subject + _SAYING * n.speaks,
            )
            for n in people
        ]
        told += [
            (at, index, _AS_SPEAKER if at in quoted else _AS_PRONOUN)
            for at, index in self._meant_by_pronoun[-_REMEMBERED:]
            if at < before and self._entities[index].type is EntityType.PERSON
        ]
        often = Counter(index for _, index, _ in told)
        best: tuple[float, int, int] | None = None
        for at, index, weight in told:
            known, apart = self._genders.of(index), here - self._mentioned.paragraph(at)
            if (sex and known not in (None, sex)) or apart > _FAR:
                continue
            score = weight - _FADING * apart - _PER_CHARACTER * min(before - at, _CHARACTERS)
            score += _OF_SEX * (sex is not None and known == sex)
            score += _OFTEN * log2(often[index]) + _IN_TITLE * (index in self._mentioned.titled)
            best = max(best or (score, at, index), (score, at, index))
        if best is not None:
            if sex:
                self._genders.learn(best[2], sex)
            return best[2]
        fitting = {n.index for n in people if not sex or self._genders.of(n.index) in (None, sex)}
        return fitting.pop() if len(fitting) == 1 else None

    def _body(self, before: int) -> int | None:
        """Which body "it" or "they" means."""
        here = self._mentioned.paragraph(before)
        scored = [
            (2.0 * named.subject - 1.6 * (here - named.passage), named.span.start, named.index)
            for named in self._mentioned.earlier(before)
            if self._entities[named.index].type is EntityType.ORG and here - named.passage <= _NEAR
        ]
        return max(scored)[2] if scored else None

    def _called(self, text: str, noun: str, modifiers: frozenset[str], before: int) -> int | None:
        """Whom a definite description means: "the ministry", "the Preston manager", "the 34-year-old"."""
        age = _AGE.search(text)
        if age:
            return self._descriptions.aged(age[1], before)
        if noun in bodies.NOUNS or noun in bodies.COMPANIES:
            return self._descriptions.body(noun, modifiers, before)
        if callings.is_calling(noun):
            return self._descriptions.person(text, noun, modifiers, before)
        if noun.endswith(("man", "woman")) or noun.capitalize() in gazetteer.demonyms():
            sex = gender.FEMALE if noun.endswith("woman") else gender.MALE if noun.endswith("man") else None
            return self._person(before, sex)
        return None


def _head(text: str) -> tuple[str, frozenset[str]]:
    """The noun of a description and the words that narrow it, in small letters."""
    front = re.split(r"\b(?:for|of|at|from|in|with|who|that)\b", text, maxsplit=1)[0]
    words = [word.casefold() for word in re.findall(r"[\w’'-]+", front)]
    words = [word for word in words if not _DEFINITE.fullmatch(word) and word not in ("a", "an", "one", "former")]
    if not words:
        return "", frozenset()
    head = callings.singular(words[-1]) if words[-1] != "police" else "police"
    rest = {word.removesuffix("'s").removesuffix("’s") for word in words[:-1]}
    return head, frozenset(rest)
