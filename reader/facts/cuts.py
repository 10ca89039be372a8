"""Where a stretch of words falls into several names, and what is none of a name at its ends."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from reader.facts import callings, evidence, gazetteer, match_reports, personal_names, titles
from reader.facts.capitals import AGENCIES, INNER, OPENERS, PARTICLES, POSSESSIVES, is_capital, is_known
from reader.facts.surroundings import quoted

if TYPE_CHECKING:
    from spacy.tokens import Doc

_MARKS = frozenset(',;()[]/•–—:"“”')


def cut(doc: Doc, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a stretch at possessives, marks, titles and after a country: "Russia's | Caspian Flotilla"."""
    if quoted(doc, start, end):
        yield start, end
        return
    low = start
    for index in range(start, end):
        text = doc[index].text
        if text in POSSESSIVES and _owns_nothing(doc, low, index, end):
            continue
        if text in POSSESSIVES or (text in _MARKS and not _inside_agency(doc, start, index, end)):
            yield from _parted(doc, low, index)
            low = index + 1
    yield from _parted(doc, low, end)


def _inside_agency(doc: Doc, start: int, index: int, end: int) -> bool:
    if doc[index].text != "," or "and" not in {doc[i].text for i in range(index, end)}:
        return False
    agency = index == start + 1 and doc[end - 1].text in AGENCIES
    names = {doc[i].text for i in range(start, index)}
    return agency or bool(names & evidence.OF_HEADS and names & {"of", "for", "on"})


def _owns_nothing(doc: Doc, low: int, index: int, end: int) -> bool:
    """Whether an 's is part of a name: "the Children's Defense Fund", "Moody's said"."""
    if index <= low:
        return False
    owner = doc[index - 1].text
    if index + 1 < end and doc[index + 1].text in evidence.NAMED_DAYS:
        return True
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
            known = followed in titles.TITLES | titles.PORTFOLIOS or personal_names.is_given(followed)
        if (words in gazetteer.demonyms() and _stands_apart(doc, start, start + length, end)) or (
            known and not _headed(doc, end)
        ):
            yield start, start + length
            start += length
            break
    if end - start > 1 and doc[end - 1].text in titles.PARTISANS and start and doc[start - 1].lower_ in OPENERS:
        yield end - 1, end
        end -= 1
    titled = [i for i in range(start + 1, end - 1) if doc[i].text in titles.TITLES and doc[i + 1].text != "-"]
    if titled and doc[titled[-1]].text in evidence.GENERIC and not _is_personal(doc[titled[-1] + 1].text):
        titled = []
    if titled and titled[-1] - titled[0] == len(titled) - 1:
        if not all(doc[i].text in titles.PORTFOLIOS for i in range(start, titled[0])):
            yield start, titled[0]
        start = titled[-1] + 1
    yield start, end


def _is_personal(word: str) -> bool:
    return personal_names.is_given(word) or personal_names.is_surname(word)


def _is_whole(doc: Doc, start: int, end: int) -> bool:
    if doc[start:end].text in gazetteer.places() or doc[start:end].text in gazetteer.demonyms():
        return True
    if doc[end - 1].text in evidence.ORG_HEADS:
        return not any(doc[i].text in titles.PERSONAL_TITLES for i in range(start + 1, end - 1))
    return any(doc[i].text in ("of", "for", "on") for i in range(start, end))


def _stands_apart(doc: Doc, start: int, middle: int, end: int) -> bool:
    """Whether a demonym is a word by itself before a name: "Italian | Marco Rossi", not "Baltic Star"."""
    following = doc[middle].text
    if following in titles.TITLES or following in gazetteer.demonyms():
        return True
    if end - middle > 1 and personal_names.is_given(following):
        return True
    ents = {(ent.start, ent.end) for ent in doc[start:end].ents}
    if any(first <= start and last > middle for first, last in ents):
        return False
    return any(last == middle or first == middle for first, last in ents)


def _headed(doc: Doc, end: int) -> bool:
    return doc[end - 1].text in evidence.PLACE_HEADS | evidence.EVENT_HEADS | evidence.OTHER_HEADS


def trimmed(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """Without articles, titles around a person, and what is no name at either end."""
    if 0 < start < end and doc[start - 1].text == "The" and doc[start - 1 : end].text in gazetteer.places():
        return start - 1, end
    if doc[start:end].text in gazetteer.places() or quoted(doc, start, end):
        return start, end
    while start < end and (
        doc[start].lower_ in OPENERS
        or (not (is_capital(doc[start]) or doc[start].text in PARTICLES) and not doc[start].like_num)
        or doc[start].is_punct
        or (end - start > 1 and doc[start].is_stop and not doc[start].tag_.startswith("NNP"))
    ):
        start += 1
    if 1 < start < end and doc[start - 1].text == "The" and doc[start - 2].text.islower():
        return start - 1, end
    start = _without_titles(doc, _without_opener(doc, start, end), end)
    while end > start and (
        doc[end - 1].is_punct
        or doc[end - 1].text in INNER
        or doc[end - 1].text in POSSESSIVES
        or doc[end - 1].is_space
        or not (is_capital(doc[end - 1]) or doc[end - 1].text[:1].isdigit() or _hyphen_before(doc, start, end))
    ):
        end -= 1
    while _ends_as_title(doc, start, end) or _is_contracted(doc, start, end):
        end -= 1
    return start, end


_NOT = frozenset(("n't", "n’t"))
_CONTRACTED = frozenset(f"{mark}{verb}" for mark in "'’" for verb in ("d", "m", "ve", "ll"))


def _is_contracted(doc: Doc, start: int, end: int) -> bool:
    """Whether the last word belongs to a verb: "Smith Did|n't", "Smith I|'d"."""
    if end <= start or end >= len(doc):
        return False
    return doc[end].lower_ in _NOT or (doc[end - 1].text == "I" and doc[end].lower_ in _CONTRACTED)


def _ends_as_title(doc: Doc, start: int, end: int) -> bool:
    """Whether the last word is none of the name: the title of whoever comes next, or letters behind a person."""
    if end - start < 2 or _is_org(doc, start, end):
        return False
    before, last = doc[end - 2].text, doc[end - 1].text
    if last in titles.LETTERS:
        return end - start > 2 and personal_names.is_given(doc[start].text)
    if last in ("Majority", "Minority"):
        return end < len(doc) and doc[end].text in ("Leader", "Whip")
    return last in titles.PERSONAL_TITLES | {"Flight"} and before not in ("-", "of", "the")


_PREFIXES = frozenset("anti pro pre post non ex".split())
_OPENING_TAGS = frozenset(("JJ", "VBN", "VBG", "RB", "NN", "NNP"))


def _without_opener(doc: Doc, start: int, end: int) -> int:
    """The start behind a word that opens the sentence or says what somebody is: "Rival Afghan", "Born Ann Lee"."""
    if end - start < 2 or doc[start:end].text in gazetteer.demonyms():
        return start
    first, following = doc[start], doc[start + 1].text
    if first.lower_ in _PREFIXES and following == "-" and end - start > 2:
        return start + 2
    if personal_names.is_given(first.text) or first.text in gazetteer.demonyms() or _is_org(doc, start, end):
        return start
    if first.text in evidence.DIRECTIONS:
        return start
    named = personal_names.is_given(following)
    if named and end - start > 2 and callings.is_calling(first.text):
        return start + 1
    opens = first.is_sent_start and first.tag_ in _OPENING_TAGS and not is_known(doc, start, start + 1)
    plain = (
        opens and (first.tag_ != "NNP" or first.lower_ in _OPENING_WORDS) and not personal_names.is_surname(first.text)
    )
    return start + 1 if plain and (following in gazetteer.demonyms() or (named and end - start > 2)) else start


_OPENING_WORDS = frozenset(
    "rival local some many most several other young former born local armed elite senior ordinary ethnic fellow".split()
)


def _without_titles(doc: Doc, start: int, end: int) -> int:
    if start < end - 1 and doc[start].text in ("Former", "Late"):
        start += 1
    titled = start
    of_office = start > 1 and doc[start - 1].lower_ == "of" and doc[start - 2].text in titles.TITLES
    while titled < end - 1 and (
        doc[titled].text in titles.TITLES
        or (doc[titled].text in titles.PORTFOLIOS and (of_office or doc[titled + 1].text in titles.PERSONAL_TITLES))
        or (doc[titled].text in match_reports.POSITIONS and personal_names.is_given(doc[titled + 1].text))
    ):
        titled += 1
    keeps = (
        titled == start
        or titled >= len(doc)
        or _is_org(doc, start, end)
        or (_headed(doc, end) and not personal_names.is_given(doc[titled].text))
        or doc[titled].text in INNER
    )
    return start if keeps else titled


def _hyphen_before(doc: Doc, start: int, end: int) -> bool:
    """Whether the last word is the second half of a given name: "Tae-yeon"."""
    return end - 2 > start and doc[end - 2].text == "-" and doc[end - 1].is_alpha


def _is_org(doc: Doc, start: int, end: int) -> bool:
    return doc[end - 1].text in evidence.ORG_HEADS
