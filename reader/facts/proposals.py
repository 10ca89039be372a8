"""Which stretches of a text may be names: the model's, runs of capitalised words, titles in quotation marks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.article import Span
from reader.facts import callings, evidence, gazetteer, titles
from reader.facts.acronyms import spelt_out
from reader.facts.capitals import OPENERS, begins_as_name, is_capital, is_known
from reader.facts.cuts import cut, trimmed
from reader.facts.model import EntityType
from reader.facts.reading import Passage
from reader.facts.runs import runs
from reader.facts.surroundings import quoted

if TYPE_CHECKING:
    from spacy.tokens import Doc

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
_PARTISAN = re.compile(r"[DRI]-[A-Z]")
"""The party and the state of an American politician: "D-Mass."."""
_QUOTED = re.compile(r"(?:[“\"‘«]|``)([^“”\"‘’«»`]{2,80}?)(?:[”\"’»]|'')")
_SAID = ("ADV", "INTJ", "VERB", "AUX")
"""Parts of speech of a single word in quotation marks that is said, and no title."""
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_AMOUNT = re.compile(
    r"(?:[A-Z]{1,3}[$€£]?\d[\d.,]*(?:bn|mn|m|tn|k)"
    r"|(?:EUR|USD|GBP|CHF|JPY|CNY|AUD|CAD|NZD|HKD|SGD|INR|SEK|NOK|DKK)\d[\d.,]*)$"
)
"""An amount written with its currency: "EUR200bn"."""
_LONGEST_TITLE = 9
_MOST_DIGITS = 4


@dataclass(slots=True)
class Candidate:
    """A stretch of tokens that may be a name."""

    passage: Passage
    start: int
    end: int
    """Token indices, the end exclusive."""
    label: EntityType | None
    """What the model takes it for."""

    @property
    def words(self) -> str:
        """The name, one blank between its tokens."""
        return " ".join(token.text for token in self.passage.doc[self.start : self.end])

    @property
    def span(self) -> Span:
        """Its place in the article's text."""
        return self.passage.span(self.passage.doc[self.start : self.end])


def proposed(passage: Passage) -> list[Candidate]:
    """The candidates of one passage, none overlapping another, the better founded first."""
    doc = passage.doc
    taken: list[Candidate] = []
    used = [False] * len(doc)
    for start, end in spelt_out(doc):
        used[start:end] = [True] * (end - start)
        taken.append(Candidate(passage, start, end, EntityType.ORG))
    for start, end, label in _stretches(passage):
        for low, high in cut(doc, start, end):
            low, high = trimmed(doc, low, high)
            if low >= high or any(used[low:high]) or not _nameable(passage, low, high):
                continue
            high = _completed(doc, low, high, label)
            used[low:high] = [True] * (high - low)
            taken.append(Candidate(passage, low, high, label))
    return taken


def _completed(doc: Doc, start: int, end: int, label: EntityType | None) -> int:
    """The end of a name with its number behind a ship's name ("the tug Fairplay 22") and an 's that owns nothing."""
    if end >= len(doc):
        return end
    if start and doc[start - 1].lower_ in evidence.VESSELS and doc[end].text.isdigit():
        return end + 1
    following = doc[end + 1].tag_ if end + 1 < len(doc) else ""
    if label in (EntityType.PERSON, EntityType.PLACE):
        return end
    owns_nothing = following in ("VBD", "VBZ", "MD") or (following == "CC" and label is EntityType.ORG)
    if doc[end].text in ("'s", "’s") and owns_nothing and not is_known(doc, start, end):
        return end + 1
    return end


def listed(passage: Passage) -> list[Candidate]:
    """Without a model: the places of the gazetteer alone."""
    doc, index, found = passage.doc, 0, []
    while index < len(doc):
        step = 1
        if is_capital(doc[index]):
            for length in range(min(4, len(doc) - index), 0, -1):
                words = doc[index : index + length].text
                if words in gazetteer.places() and not gazetteer.ambiguous(words):
                    found.append(Candidate(passage, index, index + length, EntityType.PLACE))
                    step = length
                    break
        index += step
    return found


def _stretches(passage: Passage) -> Iterator[tuple[int, int, EntityType | None]]:
    """Candidate stretches, the strongest evidence first."""
    doc = passage.doc
    ents = [ent for ent in doc.ents if ent.label_ in _TYPES]
    labels = {index: _TYPES[ent.label_] for ent in ents for index in range(ent.start, ent.end)}
    for start, end in _titles(doc):
        yield start, end, EntityType.OTHER
    for start, end in runs(doc, passage.vocabulary):
        inside = Counter(labels[index] for index in range(start, end) if index in labels)
        if inside or end - start > 1 or _is_name_alone(passage, start, end):
            yield start, end, inside.most_common(1)[0][0] if inside else None
    for ent in ents:
        yield ent.start, ent.end, _TYPES[ent.label_]


def _titles(doc: Doc) -> Iterator[tuple[int, int]]:
    """Titles of works: quotation marks around capitalised words and nothing else."""
    for match in _QUOTED.finditer(doc.text):
        words = match[1].split()
        inside = doc.char_span(match.start(1), match.end(1))
        if inside is None or not 2 <= len(words) <= _LONGEST_TITLE:
            continue
        if words[-1][-1] in ",.":
            inside = inside[:-1]
        if words[-1][-1] == "." and any(token.tag_ in _FINITE for token in inside):
            continue
        content = [token for token in inside if token.is_alpha and not token.is_stop]
        if content and all(is_capital(token) for token in content) and is_capital(inside[0]):
            yield inside.start, inside.end


def _is_name_alone(passage: Passage, start: int, end: int) -> bool:
    """Whether one capitalised word is a name without the model's word for it."""
    doc, first = passage.doc, passage.doc[start]
    if quoted(doc, start, end) and first.pos_ not in _SAID:
        return True
    if is_known(doc, start, end) or first.text in gazetteer.BODIES:
        return True
    if first.is_sent_start or _after_mark(doc, start):
        strange = len(first.text) > 3 and first.lower_ not in passage.vocabulary.forms
        return first.tag_ in ("NNP", "NNPS") or strange
    return bool(first.tag_ in ("NNP", "NNPS", "NN", "JJ"))


def _after_mark(doc: Doc, start: int) -> bool:
    return start > 0 and doc[start - 1].text in "\"“‘'«:•–—-"


def _nameable(passage: Passage, start: int, end: int) -> bool:
    doc = passage.doc
    words = [token.text for token in doc[start:end]]
    if all(word in evidence.NO_NAMES or word in titles.TITLES or word == "-" for word in words):
        return is_known(doc, start, end)
    if len(words) > 1 and (words[-1] == "Time" or all(w in titles.PORTFOLIOS | titles.TITLES for w in words)):
        return False
    if len(words) == 1:
        word = words[0]
        if word in gazetteer.BODIES:
            return True
        if (
            word.lower() in OPENERS
            or _PARTISAN.match(word)
            or len(word) < 2
            or not is_capital(doc[start])
            or word.startswith(("$", "€"))
        ):
            return False
        if doc[start].is_stop and not word.isupper():
            return False
        if sum(character.isdigit() for character in word) > _MOST_DIGITS or _AMOUNT.match(word):
            return False
        if doc[start].is_sent_start and callings.is_calling(callings.singular(word.lower())):
            return is_known(doc, start, end)
        if doc[start].is_sent_start and not doc[start].tag_.startswith("NNP") and not is_known(doc, start, end):
            return doc[start].lower_ not in passage.vocabulary.forms
        if (doc[start].is_sent_start or _after_mark(doc, start)) and passage.vocabulary.is_plain(word):
            return is_known(doc, start, end)
    return any(begins_as_name(word) for word in words)
