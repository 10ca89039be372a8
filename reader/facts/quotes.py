"""Quotations and who said them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader.article import PartKind, Span
from reader.facts import saying
from reader.facts.attribution import Attribution, Place, attributions, stated
from reader.facts.model import Entity, EntityType, Quote
from reader.facts.quotation_marks import Stretch, stretches
from reader.facts.reading import Passage, Reading
from reader.facts.speakers import Speakers

if TYPE_CHECKING:
    from spacy.tokens import Token

_PREDICATIVE = frozenset(
    "is was are were be been being as it him her them this that by and but or of with to for a an".split()
)
_DETERMINERS = frozenset("the a an his her its their this that these those some any".split())
_SMALL = frozenset("a an the of in on to for and or at by from with is as de la".split())
_FULL_STOPS = (".", ",", "!", "?", "…", ";", "—", "–", "-")


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A stretch between marks, what attributes it, and how it fits into its paragraph."""

    passage: Passage
    stretch: Stretch
    attribution: Attribution | None = None

    @property
    def words(self) -> str:
        return self.passage.text[self.stretch.start : self.stretch.end].strip()

    @property
    def before(self) -> str:
        """What stands before the opening mark, back to the last one hundred characters."""
        return self.passage.text[max(self.stretch.start - 100, 0) : self.stretch.start].rstrip("\"“”‘’'«»„`‟‚‹› ")

    @property
    def after(self) -> str:
        """What stands behind the closing mark."""
        return self.passage.text[self.stretch.end : self.stretch.end + 40].lstrip("\"“”‘’'«»`›")

    @property
    def opens(self) -> bool:
        """Whether a sentence begins with it."""
        return not self.before or self.before[-1] in ".!?:;—–"

    @property
    def span(self) -> Span:
        """Its place in the article, blanks at the edges left out."""
        text = self.passage.text
        start, end = self.stretch.start, self.stretch.end
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        return Span(self.passage.start + start, self.passage.start + end)


def find_quotes(reading: Reading, entities: Sequence[Entity]) -> tuple[Quote, ...]:
    """The quotations of the article, in reading order: what somebody says, or said, in these words.

    Words held at arm's length, titles and names in quotation marks are none. Where a speaker is a pronoun
    or a description, it is the entity that is meant; a description that means no entity stays as it stands.

    Args:
        reading: the article; without a parse, quotations have no speaker.
        entities: its entities with their roles.
    """
    people = {
        mention.start: mention.end
        for entity in entities
        if entity.type is EntityType.PERSON
        for mention in entity.mentions
    }
    found = {
        passage.start: _in_paragraph(passage, people)
        for passage in reading.passages
        if passage.kind is PartKind.PARAGRAPH
    }
    speakers = Speakers(reading, entities, [c.span for group in found.values() for c in group])
    body = _attributed(reading, found, speakers, people)
    echoes = list(_echoes(reading, body, speakers, people))
    return tuple(sorted((*body, *echoes), key=lambda quote: quote.span))


def _in_paragraph(passage: Passage, people: Mapping[int, int]) -> list[_Candidate]:
    marked = [s for s in stretches(passage.text) if passage.text[s.start : s.end].strip()]
    if not marked:
        return []
    if not passage.doc.has_annotation("DEP"):
        return [c for c in (_Candidate(passage, stretch) for stretch in marked) if _is_sentence(c)]
    likely = [stretch for stretch in marked if not _is_name(_Candidate(passage, stretch))]
    while True:
        found = attributions(passage, likely, people)
        candidates = [_Candidate(passage, s, a) for s, a in zip(likely, found, strict=True)]
        said = [c for number, c in enumerate(candidates) if _is_said(c, candidates[:number])]
        if len(said) == len(likely):
            return said
        likely = [c.stretch for c in said]
        if not likely:
            return []


def _is_name(candidate: _Candidate) -> bool:
    """Whether the marks hold a title, a nickname, a programme's name or a word held at arm's length."""
    words = candidate.words
    if not re.search(r"[^\W_]", words):
        return True
    if candidate.opens and words.endswith((".", "!", "?", "…")):
        return False
    introduced = re.search(r"([\w-]+)[,:]?\s*$", candidate.before)
    if introduced and introduced[1].casefold() in saying.SCARE and not _introduces(candidate, introduced[1]):
        return True
    if words.endswith(("!", "?", "…")) or not _is_title_case(words):
        return False
    if candidate.opens:
        return not words.endswith(",") and not candidate.after.startswith(",")
    return not candidate.before.endswith(("said", "says", ":", ","))


def _introduces(candidate: _Candidate, word: str) -> bool:
    """Whether "called" is what somebody called something, and "words:" opens a statement."""
    return candidate.before.endswith(":") or (word.casefold() in saying.NAMING and " " in candidate.words)


def _is_title_case(words: str) -> bool:
    found: list[str] = re.findall(r"[^\W_][\w’'.-]*", words)
    content = [word for word in found if word.casefold() not in _SMALL]
    capitals = sum(word[0].isupper() or word[0].isdigit() for word in content)
    if len(content) == 1:
        return capitals == 1
    return bool(content) and capitals == len(content)


def _is_sentence(candidate: _Candidate) -> bool:
    words = candidate.words
    return len(words.split()) >= 4 or (words.endswith(_FULL_STOPS) and len(words.split()) >= 2)


def _is_said(candidate: _Candidate, earlier: Sequence[_Candidate]) -> bool:
    """Whether the words are said by somebody."""
    words = candidate.words
    count = len(words.split())
    ended = words.endswith(_FULL_STOPS)
    attribution = candidate.attribution
    attributed = attribution is not None and attribution.place is not Place.SUBJECT
    if candidate.opens:
        if attributed or candidate.stretch.open:
            return True
        if _is_title_case(words) and not words.endswith((".", "!", "?")):
            return False
        return ended or count >= 4 or bool(earlier and count >= 2)
    if candidate.before.endswith(",") and attributed:
        return True
    previous = candidate.before.split()[-1].casefold().lstrip("(") if candidate.before.split() else ""
    if count == 1:
        naming = attribution is not None and attribution.naming
        return (
            attributed
            and (ended or naming or previous in _PREDICATIVE or previous in saying.PLAIN)
            and _ends_phrase(candidate)
        )
    if count <= 3:
        if previous in _DETERMINERS and not _ends_phrase(candidate):
            return False
        return attributed or (_ends_phrase(candidate) and _has_verb(candidate) and attribution is not None)
    if attributed:
        return True
    return _has_verb(candidate) or count >= 6


def _ends_phrase(candidate: _Candidate) -> bool:
    """Whether no noun follows that the quoted words would be an attribute of."""
    following = re.match(r"\s*([\w-]+|\W)", candidate.after)
    if following is None or not following[1][0].isalpha():
        return True
    return following[1] in _FOLLOWING


_FOLLOWING = frozenset(
    """and or but for in on at by to of after before as when while if because since with from that which who during
    over about against the a his her its their he she it they if so amid despite said says""".split()
)


def _has_verb(candidate: _Candidate) -> bool:
    return any(token.pos_ in ("VERB", "AUX") for token in _tokens(candidate))


def _tokens(candidate: _Candidate) -> Iterator[Token]:
    stretch = candidate.stretch
    inside = candidate.passage.doc.char_span(stretch.start, stretch.end, alignment_mode="expand")
    return iter(inside if inside is not None else ())


Said = tuple[str | None, Span | None]
_NOBODY: Said = (None, None)


def _attributed(
    reading: Reading, found: Mapping[int, Sequence[_Candidate]], speakers: Speakers, people: Mapping[int, int]
) -> list[Quote]:
    """The quotations with their speakers; one without an attribution goes on with the speaker before it."""
    quotes: list[Quote] = []
    last = _NOBODY
    waiting = 0
    previous: Passage | None = None
    for passage in reading.passages:
        candidates = found.get(passage.start, ())
        if not candidates:
            if passage.kind is not PartKind.TITLE:
                last, previous, waiting = _NOBODY, passage, 0
            continue
        said = [_speaker(candidate, speakers) for candidate in candidates]
        spoken = _spread(candidates, said)
        if waiting and spoken[0] != _NOBODY:
            quotes[-waiting:] = [replace(q, speaker=spoken[0][0], speaker_span=spoken[0][1]) for q in quotes[-waiting:]]
        if spoken[0] == _NOBODY and passage.doc.has_annotation("DEP"):
            carried = _carried(passage, candidates, last, previous, speakers, people)
            spoken = _spread(candidates, [carried, *spoken[1:]]) if carried != _NOBODY else spoken
        before = len(quotes)
        quotes += [Quote(c.span, *s) for c, s in zip(candidates, spoken, strict=True) if c.span.start < c.span.end]
        last, previous = spoken[-1], passage
        waiting = len(quotes) - before if last == _NOBODY and candidates[-1].stretch.open else 0
    return quotes


def _speaker(candidate: _Candidate, speakers: Speakers) -> Said:
    if candidate.attribution is None:
        return _NOBODY
    words = _span(candidate.passage, candidate.attribution.words)
    if candidate.attribution.place is Place.SUBJECT and not speakers.names_somebody(words):
        return _NOBODY
    return speakers.resolve(words)


def _span(passage: Passage, words: Sequence[Token]) -> Span:
    return passage.span(passage.doc[words[0].i : words[-1].i + 1])


def _spread(candidates: Sequence[_Candidate], said: Sequence[Said]) -> list[Said]:
    """Within a paragraph, one without a speaker has that of the one before, the first ones that of the next."""
    spoken = list(said)
    for number in range(1, len(spoken)):
        if spoken[number] == _NOBODY:
            spoken[number] = spoken[number - 1]
    known = next((number for number, one in enumerate(spoken) if one != _NOBODY), 0)
    for number in range(known):
        attribution = candidates[known].attribution
        if attribution is not None and attribution.place is Place.AFTER:
            spoken[number] = spoken[known]
    return spoken


def _carried(
    passage: Passage,
    candidates: Sequence[_Candidate],
    last: Said,
    previous: Passage | None,
    speakers: Speakers,
    people: Mapping[int, int],
) -> Said:
    """The speaker of a paragraph whose first quotation has none of its own: introduced there or just before."""
    lead = passage.text[: candidates[0].stretch.start]
    if re.search(r"\w", lead):
        inner = Passage(passage.kind, passage.start, passage.doc)
        attribution = _introduced(inner, len(lead), people)
        return speakers.resolve(_span(passage, attribution)) if attribution else _NOBODY
    if last != _NOBODY:
        return last
    if previous is not None and previous.kind is PartKind.PARAGRAPH:
        speaker = stated(previous, people)
        if speaker is not None:
            return speakers.resolve(_span(previous, speaker.words))
    return _NOBODY


def _introduced(passage: Passage, end: int, people: Mapping[int, int]) -> Sequence[Token]:
    """The person who is the subject of the sentence before a quotation that stands alone in its own."""
    sentences = [s for s in passage.doc.sents if s.start_char < end and s.end_char <= end + 2]
    if not sentences:
        return ()
    for token in sentences[-1]:
        if token.dep_ in ("nsubj", "nsubjpass"):
            for word in token.subtree:
                if passage.start + word.idx in people:
                    stop = people[passage.start + word.idx]
                    return [t for t in passage.doc[word.i : word.i + 12] if passage.start + t.idx < stop]
            return [token] if token.lower_ in ("he", "she") else ()
    return ()


def _echoes(reading: Reading, body: Sequence[Quote], speakers: Speakers, people: Mapping[int, int]) -> Iterator[Quote]:
    """Quotations of headlines and crossheads: they repeat one of the body, or say who is quoted."""
    text = reading.article.text
    said = [(_plain(text[quote.span.start : quote.span.end]), quote) for quote in body]
    for passage in reading.passages:
        if passage.kind is PartKind.PARAGRAPH:
            continue
        for stretch in stretches(passage.text):
            candidate = _Candidate(passage, stretch)
            words = _plain(candidate.words)
            if not words or stretch.open:
                continue
            source = next((quote for plain, quote in said if f" {words} " in f" {plain} "), None)
            count = len(words.split())
            if source is not None and count >= 2:
                yield replace(source, span=candidate.span, speaker_span=source.speaker_span)
            elif count >= 3 and passage.doc.has_annotation("DEP") and not _is_name(candidate):
                attribution = attributions(passage, [stretch], people)[0]
                if attribution is not None:
                    yield Quote(candidate.span, *speakers.resolve(_span(passage, attribution.words)))
                elif _has_verb(candidate) and candidate.opens:
                    yield Quote(candidate.span)


def _plain(words: str) -> str:
    return " ".join(re.findall(r"\w+", words.casefold()))
