"""Whom the words of an attribution mean: the entity named, or the one a pronoun or a description refers to."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import log2

from reader.article import PartKind, Span
from reader.facts import bodies, callings, gazetteer, gender
from reader.facts.model import Entity, EntityType
from reader.facts.reading import Reading

_HE = frozenset("he him his himself".split())
_SHE = frozenset("she her hers herself".split())
_IT = frozenset("it its".split())
_THEY = frozenset("they them their".split())
_SELF = frozenset("i we my our".split())
_DEFINITE = re.compile(r"(?:the|this|that|his|her|its|their)\b", re.IGNORECASE)
_AGE = re.compile(r"\b(\d{1,3})-year-old\b")
_SUBJECTS = frozenset(("nsubj", "nsubjpass"))

_NEAR = 3
"""Paragraphs back in which "it" looks for the body that it means."""

_FAR = 8
"""Paragraphs back in which "he" and "she" look for a person."""

_REMEMBERED = 12
"""Pronouns and speakers back that still draw attention to a person."""

_AS_SUBJECT = 2.0
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

_PRONOUN = re.compile(r"\b(?:[Hh]e|[Ss]he)\b")


@dataclass(frozen=True, slots=True)
class _Named:
    """A named mention where it may be meant again."""

    span: Span
    index: int
    passage: int
    subject: bool


class Speakers:
    """Resolves the words of an attribution to an entity, else leaves the description as it stands."""

    def __init__(self, reading: Reading, entities: Sequence[Entity], quoted: Sequence[Span]) -> None:
        """Gather the mentions outside the quotations, which is where a speaker is introduced.

        Args:
            reading: the article.
            entities: its entities, with their roles.
            quoted: the quotations, in reading order.
        """
        self._reading = reading
        self._entities = entities
        self._starts = [passage.start for passage in reading.passages]
        self._inside = sorted((mention, index) for index, e in enumerate(entities) for mention in e.mentions)
        self._inside_starts = [mention.start for mention, _ in self._inside]
        ends, starts = [span.end for span in quoted], [span.start for span in quoted]
        self._named: list[_Named] = []
        for mention, index in self._inside:
            kinds = (EntityType.PERSON, EntityType.ORG, EntityType.PLACE)
            if entities[index].type in kinds and not _covered(mention.start, starts, ends):
                passage, subject = self._setting(mention)
                self._named.append(_Named(mention, index, passage, subject))
        self._named_starts = [named.span.start for named in self._named]
        self._meant_by_pronoun: list[tuple[int, int]] = []
        self._pronouns = [
            (passage.start + found.start(), gender.MALE if found[0] in ("he", "He") else gender.FEMALE)
            for passage in reading.body
            for found in _PRONOUN.finditer(passage.text)
            if not _covered(passage.start + found.start(), starts, ends)
        ]
        self._read = 0
        self._quoted: set[int] = set()
        titles = [Span(p.start, p.start + len(p.text)) for p in reading.passages_of(PartKind.TITLE)]
        self._titled = {index for mention, index in self._inside if any(mention.within(title) for title in titles)}
        self._genders: dict[int, str | None] = {}

    def resolve(self, words: Span) -> tuple[str | None, Span]:
        """The speaker's name, the description as it stands or None for a pronoun that means nobody known."""
        text = " ".join(self._reading.article.text[words.start : words.end].split())
        index = self._meant(words, text)
        if index is not None:
            self._meant_by_pronoun.append((words.start, index))
            self._quoted.add(words.start)
            return self._entities[index].name, words
        low = text.casefold()
        return (None if low in _HE | _SHE | _IT | _THEY | _SELF or not text else text), words

    def names_somebody(self, words: Span) -> bool:
        """Whether words are a person, a body or "he" or "she", rather than any subject of a sentence."""
        text = self._reading.article.text[words.start : words.end].casefold()
        return text in _HE | _SHE or any(
            self._entities[i].type in (EntityType.PERSON, EntityType.ORG) and self._is_whole(mention, words)
            for mention, i in self._mentions_in(words)
        )

    def gender(self, index: int) -> str | None:
        """Whether the article speaks of an entity as he or she, as far as it or the given name tells."""
        if index not in self._genders:
            self._genders[index] = self._told_gender(index)
        return self._genders[index]

    def _setting(self, mention: Span) -> tuple[int, bool]:
        at = max(bisect_right(self._starts, mention.start) - 1, 0)
        passage = self._reading.passages[at]
        tokens = passage.tokens(mention)
        return at, tokens is not None and len(tokens) > 0 and tokens.root.dep_ in _SUBJECTS

    def _meant(self, words: Span, text: str) -> int | None:
        low = text.casefold()
        if low in _HE or low in _SHE:
            return self._person(words.start, gender.MALE if low in _HE else gender.FEMALE)
        if low in _IT or low in _THEY:
            return self._body(words.start)
        if low in _SELF:
            return None
        inside = self._mentions_in(words)
        whole = [i for mention, i in inside if self._is_whole(mention, words) and not self._is_people(i)]
        if whole:
            return whole[-1]
        noun, modifiers = _head(text)
        if _DEFINITE.match(text) or (noun in bodies.NOUNS and text[:1].isupper()):
            return self._called(text, noun, modifiers, words.start)
        return None

    def _mentions_in(self, words: Span) -> list[tuple[Span, int]]:
        start = bisect_left(self._inside_starts, words.start)
        end = bisect_left(self._inside_starts, words.end)
        return [(mention, i) for mention, i in self._inside[start:end] if mention.end <= words.end]

    def _is_whole(self, mention: Span, words: Span) -> bool:
        """Whether a mention is the head of the words: "the Bank of Italy", "Norway's Energy Ministry"."""
        text = self._reading.article.text
        behind = text[mention.end : words.end].strip(" ,.’'s")
        before = text[words.start : mention.start].casefold().split()
        if behind or any(word in ("of", "for", "at", "from", "by", "and") for word in before):
            return False
        return not before or before[-1].endswith(("'s", "’s", "s'", "s’")) or not callings.is_calling(before[-1])

    def _is_people(self, index: int) -> bool:
        return self._entities[index].type is EntityType.GROUP

    def _earlier(self, before: int) -> Sequence[_Named]:
        end = bisect_left(self._named_starts, before)
        return self._named[max(end - 60, 0) : end]

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
        here = self._paragraph(before)
        people = [n for n in self._earlier(before) if self._entities[n.index].type is EntityType.PERSON]
        quoted = self._quoted if narrated else frozenset[int]()
        told = [
            (n.span.start, n.index, _AS_SPEAKER if n.span.start in quoted else _AS_SUBJECT * n.subject) for n in people
        ]
        told += [
            (at, index, _AS_SPEAKER if at in quoted else _AS_PRONOUN)
            for at, index in self._meant_by_pronoun[-_REMEMBERED:]
            if at < before and self._entities[index].type is EntityType.PERSON
        ]
        often = Counter(index for _, index, _ in told)
        best: tuple[float, int, int] | None = None
        for at, index, weight in told:
            known, apart = self.gender(index), here - self._paragraph(at)
            if (sex and known not in (None, sex)) or apart > _FAR:
                continue
            score = weight - _FADING * apart - _PER_CHARACTER * min(before - at, _CHARACTERS)
            score += _OF_SEX * (sex is not None and known == sex)
            score += _OFTEN * log2(often[index]) + _IN_TITLE * (index in self._titled)
            best = max(best or (score, at, index), (score, at, index))
        if best is not None:
            self._genders[best[2]] = sex or self.gender(best[2])
            return best[2]
        fitting = {n.index for n in people if not sex or self.gender(n.index) in (None, sex)}
        return fitting.pop() if len(fitting) == 1 else None

    def _paragraph(self, offset: int) -> int:
        return bisect_right(self._starts, offset) - 1

    def _body(self, before: int) -> int | None:
        """Which body "it" or "they" means."""
        here = self._paragraph(before)
        scored = [
            (2.0 * named.subject - 1.6 * (here - named.passage), named.span.start, named.index)
            for named in self._earlier(before)
            if self._entities[named.index].type is EntityType.ORG and here - named.passage <= _NEAR
        ]
        return max(scored)[2] if scored else None

    def _called(self, text: str, noun: str, modifiers: frozenset[str], before: int) -> int | None:
        """Whom a definite description means: "the ministry", "the Preston manager", "the 34-year-old"."""
        age = _AGE.search(text)
        if age:
            return self._aged(age[1], before)
        if noun in bodies.NOUNS or noun in bodies.COMPANIES:
            return self._body_called(noun, modifiers, before)
        if callings.is_calling(noun):
            return self._person_called(text, noun, modifiers, before)
        if noun.endswith(("man", "woman")) or noun.capitalize() in gazetteer.demonyms():
            sex = gender.FEMALE if noun.endswith("woman") else gender.MALE if noun.endswith("man") else None
            return self._person(before, sex)
        return None

    def _aged(self, age: str, before: int) -> int | None:
        text = self._reading.article.text
        people = [n for n in self._earlier(before) if self._entities[n.index].type is EntityType.PERSON]
        for named in reversed(people):
            around = text[max(named.span.start - 24, 0) : named.span.end + 12]
            if re.search(rf"\b{age}\b", around):
                return named.index
        subjects = [n for n in people if n.subject]
        return subjects[-1].index if subjects else None

    def _body_called(self, noun: str, modifiers: frozenset[str], before: int) -> int | None:
        """The body last named whose name or role says that it is such; a company may have any name."""
        named_bodies = [n for n in self._earlier(before) if self._entities[n.index].type is EntityType.ORG]
        wanted = bodies.NOUNS.get(noun, frozenset()) | {noun}
        fitting = [n for n in named_bodies if wanted & self._words_of(n.index)]
        modified = [n for n in fitting if modifiers & self._words_of(n.index)]
        if modified or fitting:
            return (modified or fitting)[-1].index
        if noun in bodies.COMPANIES:
            open_ = [n for n in named_bodies if not bodies.OFFICIAL & self._words_of(n.index)]
            subjects = [n for n in open_ if n.subject]
            return (subjects or open_)[-1].index if open_ else None
        return None

    def _words_of(self, index: int) -> frozenset[str]:
        entity = self._entities[index]
        return frozenset(re.findall(r"\w+", f"{entity.name} {entity.role or ''}".casefold()))

    def _person_called(self, text: str, noun: str, modifiers: frozenset[str], before: int) -> int | None:
        """The person whose role, as stated before, fits a description best; the latest of equals."""
        here = self._paragraph(before)
        sex = gender.of_words(frozenset((noun,)))
        possessed = text.split()[0].casefold() in _HE | _SHE | _IT | _THEY
        best: tuple[float, int, int] | None = None
        for named in self._earlier(before):
            entity = self._entities[named.index]
            if entity.type is not EntityType.PERSON:
                continue
            if sex is not None and self.gender(named.index) not in (None, sex):
                continue
            fit = self._fit(named, noun, modifiers)
            if fit <= 0 and (possessed or entity.role or here - named.passage > 1 or modifiers):
                continue
            if fit < 0:
                continue
            rank = (fit - 0.1 * min(here - named.passage, 8) + 0.2 * named.subject, named.span.start, named.index)
            best = max(best or rank, rank)
        return best[2] if best else None

    def _fit(self, named: _Named, noun: str, modifiers: frozenset[str]) -> float:
        entity = self._entities[named.index]
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

    def _counterpart(self, named: _Named) -> str | None:
        """The role of the person named before, whose office a counterpart shares."""
        for other in reversed(self._earlier(named.span.start)):
            entity = self._entities[other.index]
            if entity.type is EntityType.PERSON and entity.role and other.index != named.index:
                return entity.role
        return None

    def _told_gender(self, index: int) -> str | None:
        entity = self._entities[index]
        text = self._reading.article.text
        words = set(re.findall(r"\w+", (entity.role or "").casefold()))
        for mention in entity.mentions[:6]:
            words |= {word.casefold() for word in text[max(mention.start - 14, 0) : mention.start].split()[-1:]}
        told = gender.of_words(frozenset(words)) or gender.of_name(entity.name)
        return told or self._pronoun_gender(entity)

    def _pronoun_gender(self, entity: Entity) -> str | None:
        """What the pronoun tells that follows a name in a sentence with no other person."""
        text = self._reading.article.text
        for mention in entity.mentions[:6]:
            following = re.split(r"(?<=[a-z])[.!?]\s|;|\n\s*\n", text[mention.end : mention.end + 160], maxsplit=1)[0]
            until = mention.end + len(following)
            at = bisect_right(self._inside_starts, mention.start)
            others = (m for m, i in self._inside[at : at + 12] if m.start < until)
            if any(
                self._entities[i].type is EntityType.PERSON for m, i in self._inside[at : at + 12] if m in set(others)
            ):
                continue
            found = re.search(r"\b(his|he|himself|her|she|herself)\b", re.split('["“‘]', following, maxsplit=1)[0])
            if found:
                return gender.MALE if found[1].startswith("h") and not found[1].startswith("her") else gender.FEMALE
        return None


def _covered(offset: int, starts: Sequence[int], ends: Sequence[int]) -> bool:
    """Whether a place lies inside one of the stretches, which are in order."""
    at = bisect_right(ends, offset)
    return at < len(starts) and starts[at] <= offset


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
