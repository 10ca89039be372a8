"""Who said a quotation: the words of the attribution, and whom they mean."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.article import Span
from reader.facts.model import Entity, EntityType
from reader.facts.reading import Passage, Reading

if TYPE_CHECKING:
    from spacy.tokens import Token

_CUES = frozenset(
    """say tell add note announce warn explain argue insist claim write reply ask admit recall declare state comment
    respond continue conclude observe remark joke quip shout cry whisper suggest stress emphasize emphasise reveal
    report predict confirm concede acknowledge complain promise vow urge demand tweet post read run put describe
    call think believe agree repeat reiterate point maintain counter stammer muse lament quote hail praise condemn
    denounce vouch caution boast confide testify""".split()
)
_WEAK = frozenset(
    """run read put point call describe report think post agree believe hail praise condemn quote""".split()
)
"""Verbs that attribute only where the quotation is their object."""

_MALE = frozenset("he him his".split())
_FEMALE = frozenset("she her hers".split())
_PLURAL = frozenset("they them their it its".split())
_PRONOUNS = _MALE | _FEMALE | _PLURAL
_MALE_WORDS = frozenset(
    "Mr Mr. Sir Lord King Prince Father Brother chairman spokesman businessman policeman fireman".split()
)
_FEMALE_WORDS = frozenset(
    "Ms Ms. Mrs Mrs. Miss Dame Lady Queen Princess Sister chairwoman spokeswoman policewoman".split()
)
_BODIES = frozenset(
    """ministry company firm bank group agency government department council party union club team commission committee
    court police university hospital association federation authority operator airline carrier chipmaker carmaker
    automaker retailer lender maker statement report organisation organization bureau institute office charity body
    watchdog regulator paper newspaper army""".split()
)
_LONGEST = 16
"""Tokens between a quotation and its verb of saying."""


def find_speaker(passage: Passage, earliest: int, start: int, end: int, latest: int) -> Span | None:
    """The words of the attribution that name the speaker.

    Args:
        passage: the paragraph.
        earliest: offset from which the words before the quotation belong to it.
        start: where the quotation begins, behind its mark.
        end: where it ends, before its mark.
        latest: offset up to which the words after the quotation belong to it.
    """
    if not passage.doc.has_annotation("DEP"):
        return None
    after = [token for token in _between(passage, end + 1, latest) if not token.is_quote]
    before = [token for token in _between(passage, earliest, start - 1) if not token.is_quote]
    return _following(passage, after) or _preceding(passage, before)


def _between(passage: Passage, start: int, end: int) -> list[Token]:
    doc = passage.doc
    tokens = doc.char_span(start, max(end, start), alignment_mode="contract") if start < end else None
    if tokens is None and start < end:
        return [token for token in doc if start <= token.idx and token.idx + len(token) <= end]
    return list(tokens) if tokens is not None else []


def _following(passage: Passage, tokens: Sequence[Token]) -> Span | None:
    """`," said X, a Y` and `," X told Z`: up to the end of the sentence."""
    sentence: list[Token] = []
    for token in tokens:
        if token.text in (".", "!", "?", ":", ";") and sentence:
            break
        sentence.append(token)
    while sentence and (sentence[0].is_punct or sentence[0].is_space):
        sentence = sentence[1:]
    for at, token in enumerate(sentence[:_LONGEST]):
        if _is_cue(token) and not (at == 0 and token.lemma_.lower() in _WEAK):
            if at == 0 or all(t.is_punct or t.pos_ == "ADV" for t in sentence[:at]):
                return _name_at(passage, sentence[at + 1 :])
            return _name_before(passage, sentence[:at])
    if len(sentence) > 2 and sentence[0].lower_ == "according" and sentence[1].lower_ == "to":
        return _name_at(passage, sentence[2:])
    return None


def _preceding(passage: Passage, tokens: Sequence[Token]) -> Span | None:
    """`X said: "`, `X told Y, "`, `According to X, "`."""
    sentence: list[Token] = []
    for token in reversed(tokens):
        if token.text in (".", "!", "?", ";") and sentence and token.whitespace_ and len(sentence) > 1:
            break
        sentence.insert(0, token)
    for at in range(len(sentence) - 1, -1, -1):
        token = sentence[at]
        if _is_cue(token) and len(sentence) - at <= _LONGEST:
            subject = next((c for c in token.children if c.dep_ in ("nsubj", "nsubjpass") and c in sentence), None)
            if subject is not None:
                left = [t for t in sentence if subject.left_edge.i <= t.i <= subject.right_edge.i and t.i < token.i]
                if left:
                    return _name_at(passage, left)
            return _name_before(passage, sentence[:at]) or _name_at(passage, sentence[at + 1 :])
    if len(sentence) > 2 and sentence[0].lower_ == "according" and sentence[1].lower_ == "to":
        return _name_at(passage, sentence[2:])
    return None


def _is_cue(token: Token) -> bool:
    return token.lemma_.lower() in _CUES and token.pos_ in ("VERB", "AUX", "NOUN", "PROPN") and token.tag_ != "VBG"


def _name_at(passage: Passage, tokens: Sequence[Token]) -> Span | None:
    """The noun phrase that begins here, up to a mark or a verb."""
    taken: list[Token] = []
    for token in tokens:
        if (token.is_punct and token.text not in ("-", "’", "'", ".", "–")) or token.is_space:
            break
        if taken and (token.tag_ in ("VBD", "VBZ", "VBP", "MD", "WP", "WDT") or token.lower_ in _STOPS):
            break
        taken.append(token)
    while taken and taken[-1].pos_ in ("ADP", "CCONJ", "ADV", "PUNCT", "PART", "SCONJ"):
        taken.pop()
    return _span(passage, taken)


_STOPS = frozenset("when while as after before during on in at who which that".split())


def _name_before(passage: Passage, tokens: Sequence[Token]) -> Span | None:
    """The noun phrase that a verb of saying follows: the last, appositions and times left out."""
    tokens = [token for token in tokens if not token.is_space]
    while tokens and (tokens[-1].pos_ in ("AUX", "ADV", "PART") or tokens[-1].text in (",", "also")):
        tokens.pop()
    parts: list[list[Token]] = [[]]
    for token in tokens:
        if token.text in (",", "(", ")", "—", "–", "--", ":"):
            parts.append([])
        else:
            parts[-1].append(token)
    parts = [part for part in parts if part]
    if not parts:
        return None
    named = [part for part in parts if any(token.pos_ in ("PROPN", "PRON") for token in part)]
    chosen = named[0] if named else parts[-1]
    while chosen and chosen[0].pos_ in ("CCONJ", "ADV", "SCONJ"):
        chosen = chosen[1:]
    return _span(passage, chosen)


def _span(passage: Passage, tokens: Sequence[Token]) -> Span | None:
    if not tokens:
        return None
    return passage.span(passage.doc[tokens[0].i : tokens[-1].i + 1])


class Speakers:
    """Resolves the words of an attribution to an entity of the article, else leaves the description as it stands."""

    def __init__(self, reading: Reading, entities: Sequence[Entity]) -> None:
        """Gather the mentions and what the article tells of the sex of people."""
        self._reading = reading
        self._entities = entities
        self._mentions = sorted((mention, index) for index, e in enumerate(entities) for mention in e.mentions)
        self._starts = [mention.start for mention, _ in self._mentions]
        self._said: list[tuple[int, int]] = []

    def resolve(self, words: Span, quotation: Span) -> tuple[str | None, Span | None]:
        """The speaker's name, or the description, and the words that state it."""
        text = " ".join(self._reading.article.text[words.start : words.end].split())
        if not text:
            return None, None
        opening = text.split()[0]
        if opening.casefold() in _MALE | _FEMALE | {"they", "it"} and opening.casefold() not in ("his", "her", "its"):
            words, text = Span(words.start, words.start + len(opening)), opening
        index = self._meant(words, text)
        if index is None:
            return (None, words) if text.casefold() in _PRONOUNS else (text, words)
        self._said.append((quotation.start, index))
        return self._entities[index].name, words

    def _meant(self, words: Span, text: str) -> int | None:
        inside = [(mention, i) for mention, i in self._mentions if mention.within(words)]
        people = [i for _, i in inside if self._entities[i].type is EntityType.PERSON]
        if people:
            return people[-1] if len(set(people)) == 1 else people[0]
        pronoun = text.casefold()
        if pronoun in _PRONOUNS:
            return self._pronoun(pronoun, words.start)
        head = re.sub(r"\b(?:for|of|at|from|in|with)\b.*", "", text).split()
        last = head[-1].casefold() if head else ""
        bodies = [(m, i) for m, i in inside if self._entities[i].type in (EntityType.ORG, EntityType.PLACE)]
        if bodies and bodies[-1][0].end == words.end and len(head) and not text[:2].islower():
            return bodies[-1][1]
        if (
            bodies
            and bodies[-1][0].end >= words.end - 1
            and re.fullmatch(r"(?:[Tt]he )?\S.*", text)
            and len(bodies) == 1
        ):
            covered = bodies[0][0].end - bodies[0][0].start
            if covered >= len(text) - 4:
                return bodies[0][1]
        if not re.match(r"(?i)(?:the|his|her|its|their)\b", text):
            return None
        if last in _BODIES:
            return self._body(last, words.start)
        return self._described(text, words.start)

    def _earlier(self, before: int) -> list[tuple[Span, int]]:
        return self._mentions[: bisect_left(self._starts, before)]

    def _pronoun(self, pronoun: str, before: int) -> int | None:
        if pronoun in _PLURAL:
            bodies = [i for _, i in self._earlier(before) if self._entities[i].type is EntityType.ORG]
            return bodies[-1] if bodies else None
        female = pronoun in _FEMALE
        people = [(m, i) for m, i in self._earlier(before) if self._entities[i].type is EntityType.PERSON]
        fitting = [(m, i) for m, i in people if self._sex(i) in (None, "f" if female else "m")]
        if not fitting:
            return None
        near = [(m, i) for m, i in fitting if before - m.start < 900]
        subjects = [(m, i) for m, i in near if self._is_subject(m)]
        spoke = [i for at, i in self._said if before - at < 900 and i in {i for _, i in fitting}]
        latest = (subjects or near or fitting)[-1]
        if spoke and (not subjects or subjects[-1][0].start < self._said[-1][0]):
            return spoke[-1]
        return latest[1]

    def _is_subject(self, mention: Span) -> bool:
        passage = self._reading.passage_at(mention.start)
        tokens = passage.tokens(mention) if passage else None
        return tokens is not None and len(tokens) > 0 and tokens.root.dep_ in ("nsubj", "nsubjpass")

    def _sex(self, index: int) -> str | None:
        """What titles and roles tell of it; None where they tell nothing."""
        entity = self._entities[index]
        words = set((entity.role or "").split())
        for mention in entity.mentions[:4]:
            before = self._reading.article.text[max(mention.start - 12, 0) : mention.start].split()
            words |= set(before[-1:])
        if words & _FEMALE_WORDS:
            return "f"
        return "m" if words & _MALE_WORDS else None

    def _body(self, noun: str, before: int) -> int | None:
        """Such as "the ministry": the body last named whose name or role says so, else for a company the last body."""
        bodies = [i for _, i in self._earlier(before) if self._entities[i].type is EntityType.ORG]
        saying = [i for i in bodies if noun in f"{self._entities[i].name} {self._entities[i].role or ''}".casefold()]
        if saying:
            return saying[-1]
        return bodies[-1] if bodies and noun in ("company", "firm", "group", "club", "team", "agency") else None

    def _described(self, text: str, before: int) -> int | None:
        """Such as "the Preston manager": the person last named whose role shares the description's words."""
        wanted = {word.casefold() for word in re.findall(r"\w+", text)} - {"the", "his", "her", "its", "their"}
        best: tuple[int, int, int] | None = None
        for mention, index in self._earlier(before):
            entity = self._entities[index]
            if entity.type is EntityType.PERSON and entity.role:
                shared = len(wanted & {word.casefold() for word in re.findall(r"\w+", entity.role)})
                if shared and (best is None or (shared, mention.start) >= best[:2]):
                    best = shared, mention.start, index
        return best[2] if best else None
