"""Which stretches of a text may be names: the model's, runs of capitalised words, titles in quotation marks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.article import Span
from reader.facts import evidence, gazetteer, personal_names
from reader.facts.model import EntityType
from reader.facts.reading import Passage
from reader.facts.votes import quoted

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

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
_LONG = frozenset(("ORG", "LAW", "EVENT", "WORK_OF_ART", "FAC"))
"""Labels of names that other small words than particles may join."""

_NUMBERED = frozenset(("LAW", "EVENT", "WORK_OF_ART", "PRODUCT"))
"""Labels of names that numbers may be part of."""

_OPENERS = frozenset("the a an this that its his her their our".split())
_INNER = frozenset("of for and the in on to & de la del der den van von al el bin ibn di da do dos du le y e".split())
_PARTICLES = frozenset("de la del della der den van von al el bin ibn di da do dos du le ter ten zu af av".split())
_IN_TOWNS = frozenset("au aux sur en le la les de du upon on am an der".split())
_POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
_CAPITAL = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-ŽΑ-ΩА-Я]")
_BRAND = re.compile(r"[a-z][A-Z][a-z]{2,}")
_MARKS = frozenset(',;()[]/•–—:"“”')
_SUFFIXES = frozenset(
    "based style era like wide born bound linked led run owned backed class grade level range term time old year "
    "to and or controlled held occupied dominated made built".split()
)
_COMMITTEES = frozenset("Commission Committee Convention Conference Council Subcommittee Panel Agreement Group".split())
_AGENCIES = frozenset(
    """Agency Ministry Department Administration Commission Committee Authority Bureau Service Office Board Council
    Directorate Institute Association""".split()
)
_PARTISAN = re.compile(r"[DRI]-[A-Z]")
"""The party and the state of an American politician: "D-Mass."."""

_FORCES = frozenset("Police Constabulary".split())
_QUOTED = re.compile(r"[“\"‘«]([^“”\"‘’«»]{2,80})[”\"’»]")
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
    for start, end, label in _stretches(passage):
        for low, high in _split(doc, start, end):
            low, high = _trimmed(doc, low, high)
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


def is_capital(token: Token) -> bool:
    """Whether a word begins with a capital letter."""
    return (bool(_CAPITAL.match(token.text)) and not token.is_punct) or bool(_BRAND.match(token.text))


def _stretches(passage: Passage) -> Iterator[tuple[int, int, EntityType | None]]:
    """Candidate stretches, the strongest evidence first."""
    doc = passage.doc
    ents = [ent for ent in doc.ents if ent.label_ in _TYPES]
    labels = {index: _TYPES[ent.label_] for ent in ents for index in range(ent.start, ent.end)}
    for start, end in _titles(doc):
        yield start, end, EntityType.OTHER
    joints = {index for ent in ents if ent.label_ in _LONG for index in range(ent.start + 1, ent.end - 1)}
    joints |= {index for ent in ents if ent.label_ in _NUMBERED for index in range(ent.start + 1, ent.end)}
    for start, end in _runs(doc, joints):
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
        if inside is None or not 2 <= len(words) <= _LONGEST_TITLE or words[-1][-1] == ".":
            continue
        if words[-1][-1] == ",":
            inside = inside[:-1]
        content = [token for token in inside if token.is_alpha and not token.is_stop]
        if len(content) >= 1 and all(is_capital(token) for token in content) and is_capital(inside[0]):
            yield inside.start, inside.end


def _is_name_alone(passage: Passage, start: int, end: int) -> bool:
    """Whether one capitalised word is a name without the model's word for it."""
    doc, first = passage.doc, passage.doc[start]
    if is_known(doc, start, end) or quoted(doc, start, end) or first.text in gazetteer.BODIES:
        return True
    if first.is_sent_start or _after_mark(doc, start):
        strange = len(first.text) > 3 and first.lower_ not in passage.vocabulary.forms
        return first.tag_ in ("NNP", "NNPS") or strange
    return bool(first.tag_ in ("NNP", "NNPS", "NN", "JJ"))


def _after_mark(doc: Doc, start: int) -> bool:
    return start > 0 and doc[start - 1].text in "\"“‘'«:•–—-"


def _runs(doc: Doc, joints: set[int]) -> Iterator[tuple[int, int]]:
    """Runs of capitalised words, joined by the small words that stand inside names of organisations."""
    index = 0
    while index < len(doc):
        opens = doc[index].lower_ in _OPENERS and index + 1 < len(doc) and is_capital(doc[index + 1])
        if not is_capital(doc[index]) or (opens and not doc[index].is_upper):
            index += 1
            continue
        end = index + 1
        while end < len(doc):
            if doc[end - 1].text.endswith(".") and (doc[end].is_sent_start or _ends_firm(doc, end)):
                break
            if doc[end - 1].text in ("O", "D") and doc[end].text in ("'", "’") and end + 1 < len(doc):
                end += 2
            elif is_capital(doc[end]) or _numbered(doc, index, end, joints):
                end += 1
            elif (hyphened := _hyphened(doc, index, end)) > end:
                end = hyphened
            elif (joined := _joined(doc, index, end, joints)) > end:
                end = joined
            else:
                break
        yield index, end
        index = end


def _ends_firm(doc: Doc, end: int) -> bool:
    """Whether a legal form ends a name here: "Microsoft Corp. | PetroChina"."""
    return doc[end - 1].text in evidence.LEGAL_FORMS and doc[end].text not in evidence.LEGAL_FORMS


def _hyphened(doc: Doc, start: int, end: int) -> int:
    """How far a run goes on over a hyphen: "Jan-Willem", "Kim Tae-yeon", but not "London-based", "Franco-German"."""
    if doc[end].text not in ("-", "–", "&") or end + 1 >= len(doc):
        return end
    following = doc[end + 1]
    if doc[end].text == "&":
        return end + 1 if is_capital(following) else end
    if doc[end - 1].whitespace_ or doc[end].whitespace_ or doc[end - 1].text in ("D", "R"):
        return end
    if following.text in _IN_TOWNS and end + 3 < len(doc) and doc[end + 2].text == "-" and is_capital(doc[end + 3]):
        return end + 4
    if is_capital(following):
        return end if doc[end - 1].text in gazetteer.demonyms() or following.text in gazetteer.demonyms() else end + 2
    if following.tag_.startswith("VB") or following.lower_ in _SUFFIXES or not following.is_alpha:
        return end
    return end + 2 if end - start > 1 else end


def _numbered(doc: Doc, start: int, end: int, joints: set[int]) -> bool:
    """Whether a number belongs to a name: "FTSE 100", and what the model takes for one name."""
    number = doc[end].text
    if not number.isdigit():
        return False
    if len(number) == 3 and number[0] != "0" and end - start <= 2 and _is_product(doc, start, end):
        return True
    if 2 <= len(doc[end].text) <= 4 and any(doc[i].text in evidence.INDICES for i in range(start, end)):
        return True
    return end in joints and doc[end].ent_type_ in _NUMBERED


def _is_product(doc: Doc, start: int, end: int) -> bool:
    """Whether a name and a number of three digits are a model's: "its Lumia 920", "a Boeing 737"."""
    before = doc[start - 1].lower_ if start else ""
    followed = end + 1 < len(doc) and doc[end + 1].pos_ == "NOUN" and doc[end + 1].lower_ not in evidence.WORKS
    return before in ("a", "its", "the", "new", "their") and not is_known(doc, start, end) and not followed


def _joined(doc: Doc, start: int, end: int, joints: set[int]) -> int:
    """How far a run goes on over small words: "Ministry | of Natural Resources", "van der | Meulen"."""
    at = end
    if doc[end].text in _POSSESSIVES and doc[end - 1].text in evidence.OWNING_GROUPS and end + 1 < len(doc):
        return end + 1 if is_capital(doc[end + 1]) else end
    while at < len(doc) and at - end < 3 and doc[at].text in _INNER:
        at += 1
    if at == end:
        return _listed_heads(doc, start, end)
    if at >= len(doc) or not is_capital(doc[at]):
        return end
    between = {doc[i].text for i in range(end, at)}
    if between <= _PARTICLES:
        return at
    opener = doc[end - 1].text
    names = [doc[i].text for i in range(start, end)]
    if all(index in joints for index in range(end, at)) and opener in evidence.ORG_HEADS | evidence.OTHER_HEADS | {
        "Community"
    }:
        return at
    if "of" in between or "for" in between:
        if opener in evidence.OF_HEADS or (len(names) == 1 and opener in evidence.ORG_HEADS | evidence.OTHER_HEADS):
            return at
        return at if between == {"of"} and opener in evidence.PLACE_HEADS else end
    if between == {"on"}:
        return at if opener in _COMMITTEES else end
    inside = {doc[i].text for i in range(start, end)} & {"of", "for", "on"}
    if between == {"and"} and inside and any(name in evidence.OF_HEADS | _COMMITTEES for name in names):
        return at
    if between == {"and"} and len(names) == 1 and at + 1 < len(doc) and doc[at + 1].text in _FORCES:
        return at
    if (
        between == {"and"}
        and len(names) == 1
        and start
        and doc[start - 1].lower_ == "the"
        and _is_agency(doc, start, at)
    ):
        return at
    return at if between == {"in"} and inside and names[0] in evidence.OF_HEADS else end


def _is_agency(doc: Doc, start: int, at: int) -> bool:
    """Whether "the Food and Drug Administration" goes on: plain words, and an agency at the end."""
    last = at
    while last + 1 < len(doc) and is_capital(doc[last + 1]):
        last += 1
    plain = not is_known(doc, start, start + 1) and not is_known(doc, at, at + 1)
    return last > at and plain and doc[last].text in _AGENCIES


def _listed_heads(doc: Doc, start: int, end: int) -> int:
    """How far "the Meteorology, | Climatology and Geophysics Agency" goes on over its comma."""
    if end - start != 1 or not start or doc[start - 1].lower_ != "the" or doc[end].text != "," or end + 3 >= len(doc):
        return end
    middle, joint = doc[end + 1], doc[end + 2]
    if not is_capital(middle) or joint.lower_ != "and" or not is_capital(doc[end + 3]):
        return end
    return end + 3 if _is_agency(doc, start, end + 3) else end


def _split(doc: Doc, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a stretch at possessives, marks, titles and after a country: "Russia's | Caspian Flotilla"."""
    if quoted(doc, start, end):
        yield start, end
        return
    low = start
    for index in range(start, end):
        text = doc[index].text
        if text in _POSSESSIVES and _owns_nothing(doc, low, index, end):
            continue
        if text in _POSSESSIVES or (text in _MARKS and not _inside_agency(doc, start, index, end)):
            yield from _parted(doc, low, index)
            low = index + 1
    yield from _parted(doc, low, end)


def _inside_agency(doc: Doc, start: int, index: int, end: int) -> bool:
    return (
        doc[index].text == ","
        and index == start + 1
        and doc[end - 1].text in _AGENCIES
        and "and" in doc[start:end].text
    )


def _owns_nothing(doc: Doc, low: int, index: int, end: int) -> bool:
    """Whether an 's is part of a name: "the Children's Defense Fund", "Moody's said"."""
    if index <= low:
        return False
    owner = doc[index - 1].text
    if index + 1 < end and index - low <= 2:
        return owner in evidence.OWNING_GROUPS and doc[end - 1].text in evidence.ORG_HEADS
    return False


def _parted(doc: Doc, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut "British | Prime Minister | Ann Lee" and "U.S. | West Texas Intermediate"; names of bodies stay whole."""
    if start >= end:
        return
    if _is_whole(doc, start, end):
        yield start, end
        return
    for length in range(min(3, end - start - 1), 0, -1):
        words = doc[start : start + length].text
        followed = doc[start + length].text
        known = words in gazetteer.countries() or (words in gazetteer.places() and followed in gazetteer.demonyms())
        if words in gazetteer.BODIES:
            known = followed in evidence.TITLES | evidence.PORTFOLIOS or personal_names.is_given(followed)
        if (words in gazetteer.demonyms() and _stands_apart(doc, start, start + length, end)) or (
            known and not _headed(doc, end)
        ):
            yield start, start + length
            start += length
            break
    titled = [i for i in range(start + 1, end - 1) if doc[i].text in evidence.TITLES]
    if titled and titled[-1] - titled[0] == len(titled) - 1:
        if not all(doc[i].text in evidence.PORTFOLIOS for i in range(start, titled[0])):
            yield start, titled[0]
        start = titled[-1] + 1
    yield start, end


def _is_whole(doc: Doc, start: int, end: int) -> bool:
    if doc[start:end].text in gazetteer.places() or doc[start:end].text in gazetteer.demonyms():
        return True
    if doc[end - 1].text in evidence.ORG_HEADS:
        return not any(doc[i].text in evidence.PERSONAL_TITLES for i in range(start + 1, end - 1))
    return any(doc[i].text in ("of", "for", "on") for i in range(start, end))


def _stands_apart(doc: Doc, start: int, middle: int, end: int) -> bool:
    """Whether a demonym is a word by itself before a name: "Italian | Marco Rossi", not "Baltic Star"."""
    following = doc[middle].text
    if following in evidence.TITLES or following in gazetteer.demonyms():
        return True
    if end - middle > 1 and personal_names.is_given(following):
        return True
    ents = {(ent.start, ent.end) for ent in doc[start:end].ents}
    if any(first <= start and last > middle for first, last in ents):
        return False
    return any(last == middle or first == middle for first, last in ents)


def _headed(doc: Doc, end: int) -> bool:
    return doc[end - 1].text in evidence.PLACE_HEADS | evidence.EVENT_HEADS | evidence.OTHER_HEADS


def _trimmed(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """Without articles, titles around a person, and what is no name at either end."""
    if 0 < start < end and doc[start - 1].text == "The" and doc[start - 1 : end].text in gazetteer.places():
        return start - 1, end
    if doc[start:end].text in gazetteer.places() or quoted(doc, start, end):
        return start, end
    while start < end and (
        doc[start].lower_ in _OPENERS
        or (not (is_capital(doc[start]) or doc[start].text in _PARTICLES) and not doc[start].like_num)
        or doc[start].is_punct
        or (end - start > 1 and doc[start].is_stop and not doc[start].tag_.startswith("NNP"))
    ):
        start += 1
    if 1 < start < end and doc[start - 1].text == "The" and doc[start - 2].text.islower():
        return start - 1, end
    start = _without_titles(doc, start, end)
    while end > start and (
        doc[end - 1].is_punct
        or doc[end - 1].text in _INNER
        or doc[end - 1].text in _POSSESSIVES
        or doc[end - 1].is_space
        or not (is_capital(doc[end - 1]) or doc[end - 1].text[:1].isdigit() or _hyphen_before(doc, start, end))
    ):
        end -= 1
    while (
        end - start > 1 and doc[end - 1].text in evidence.PERSONAL_TITLES | {"Flight"} and not _is_org(doc, start, end)
    ):
        end -= 1
    return start, end


def _without_titles(doc: Doc, start: int, end: int) -> int:
    if start < end - 1 and doc[start].text in ("Former", "Late"):
        start += 1
    titled = start
    of_office = start > 1 and doc[start - 1].lower_ == "of" and doc[start - 2].text in evidence.TITLES
    while titled < end - 1 and (
        doc[titled].text in evidence.TITLES
        or (doc[titled].text in evidence.PORTFOLIOS and (of_office or doc[titled + 1].text in evidence.PERSONAL_TITLES))
        or (doc[titled].text in evidence.POSITIONS and personal_names.is_given(doc[titled + 1].text))
    ):
        titled += 1
    keeps = titled == start or titled >= len(doc) or _is_org(doc, start, end) or doc[titled].text in _INNER
    return start if keeps else titled


def _hyphen_before(doc: Doc, start: int, end: int) -> bool:
    """Whether the last word is the second half of a given name: "Tae-yeon"."""
    return end - 2 > start and doc[end - 2].text == "-" and doc[end - 1].is_alpha


def _is_org(doc: Doc, start: int, end: int) -> bool:
    return doc[end - 1].text in evidence.ORG_HEADS


def _nameable(passage: Passage, start: int, end: int) -> bool:
    doc = passage.doc
    words = [token.text for token in doc[start:end]]
    if all(word in evidence.NO_NAMES or word in evidence.TITLES for word in words):
        return is_known(doc, start, end)
    if len(words) > 1 and (words[-1] == "Time" or all(w in evidence.PORTFOLIOS | evidence.TITLES for w in words)):
        return False
    if len(words) == 1:
        word = words[0]
        if word in gazetteer.BODIES:
            return True
        if (
            word.lower() in _OPENERS
            or _PARTISAN.match(word)
            or len(word) < 2
            or not is_capital(doc[start])
            or word.startswith(("$", "€"))
        ):
            return False
        if doc[start].is_stop and not word.isupper():
            return False
        if sum(character.isdigit() for character in word) > _MOST_DIGITS:
            return False
        if doc[start].is_sent_start and not doc[start].tag_.startswith("NNP") and not is_known(doc, start, end):
            return doc[start].lower_ not in passage.vocabulary.forms
        if (doc[start].is_sent_start or _after_mark(doc, start)) and passage.vocabulary.is_plain(word):
            return is_known(doc, start, end)
    return any(_CAPITAL.match(word) or _BRAND.match(word) for word in words)


def is_known(doc: Doc, start: int, end: int) -> bool:
    """Whether the gazetteer has a name."""
    words = doc[start:end].text
    return words in gazetteer.places() or words in gazetteer.demonyms()
