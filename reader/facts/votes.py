"""What speaks for each type of a name: its form, and what the model takes it for."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from reader.facts import evidence, gazetteer, personal_names, titles
from reader.facts.model import EntityType

if TYPE_CHECKING:
    from spacy.tokens import Doc

Votes = Counter[EntityType]
"""How much speaks for each type; what speaks against one is below zero."""

PERSON, ORG, PLACE = EntityType.PERSON, EntityType.ORG, EntityType.PLACE
GROUP, EVENT, OTHER = EntityType.GROUP, EntityType.EVENT, EntityType.OTHER

MODEL = re.compile(r"(?=.*[A-Za-z])[A-Z][\w-]*\d[\w-]*$|[IVX]+[AB]?$")
"""The last word of the name of a model or a mission: "A300", "KC-45", "IV"."""

_MODEL_INSIDE = re.compile(r"[A-Z]{1,3}-?\d{2,}")
_OF_PLACES = re.compile(r"[a-z](?:shire|stan|grad|burg|ville|borough|abad|fjord|fjell|holm|pur|polis)$")
_ON_RIVERS = re.compile(r"[a-z]-(?:super|upon|on|under|over|by|next|le|sur|am|an)-[\w-]*[A-Z]")
_SURE_PLACES = frozenset("Street Road Avenue Boulevard Springs Gorge Swamp Creek".split())
_OF_ORGS = re.compile(
    r"[a-z](?:bank|banken|corp|tech|soft|media|net|next|posten|bladet|zeitung|com|tel|jet|air|gas|prom|neft|oil|pharma)$"
    r"|\.(?:com|org|net)$|^[A-Z][a-z]+[A-Z]"
)
_BRAND = re.compile(r"i[A-Z][a-z]")
_GROUP_FORMS = ("ans", "ists", "ites")


def of_form(doc: Doc, start: int, end: int) -> Votes:
    """What the words of a name say of it, wherever it stands."""
    votes: Votes = Counter()
    words = doc[start:end].text
    first, last, several = doc[start].text, doc[end - 1].text, end - start > 1
    inner = {doc[i].text for i in range(start, end)}
    person = _as_person(doc, start, end)
    if words in titles.HONOURS:
        votes[OTHER] += 20
    elif words in gazetteer.demonyms() or (
        several and last in gazetteer.demonyms() and (first == "Roman" or first in evidence.DIRECTIONS)
    ):
        votes[GROUP] += 20
    elif words in gazetteer.BODIES:
        votes[ORG] += 20
    elif words in gazetteer.countries():
        votes[PLACE] += 20
    elif words in gazetteer.places():
        votes[PLACE] += 2 if gazetteer.ambiguous(words) else 8
    elif several and first in evidence.EVENT_OPENERS:
        votes[EVENT] += 18
    elif (headed := _headed(doc, start, end)) is not None:
        votes[headed] += 14
    elif several and "&" in inner:
        votes[ORG] += 14
    elif (several and last in _SURE_PLACES) or (" " not in words and _ON_RIVERS.search(words)):
        votes[PLACE] += 14
    elif several and re.fullmatch(r"[IVX]+", last) and personal_names.is_given(first):
        votes[PERSON] += 6
        votes[OTHER] += 5
    elif last in evidence.INDICES or (last.isdigit() and inner & evidence.INDICES):
        votes[OTHER] += 18
    elif several and person >= 10:
        votes[PERSON] += 8
    elif several and last in ("Center", "Centre") and inner & evidence.SITES:
        votes[PLACE] += 14
    elif several and (last in evidence.OTHER_HEADS or (first in evidence.OTHER_HEADS and "of" in inner)):
        votes[OTHER] += 14
    elif several and (last in evidence.ORG_HEADS or (inner & evidence.ORG_HEADS and inner & {"of", "for", "&"})):
        votes[ORG] += 14
    elif last in evidence.EVENT_HEADS and (several or last in evidence.EVENTS):
        votes[EVENT] += 14
    elif several and (
        last in evidence.PLACE_HEADS
        or first in evidence.PLACE_OPENERS
        or (first in evidence.PLACE_HEADS and "of" in inner)
    ):
        votes[PLACE] += 14
    elif (
        (several and last.lower() in evidence.CRAFT)
        or any(_MODEL_INSIDE.match(doc[i].text) for i in range(start + 1, end))
        or (several and last.isdigit() and len(last) == 3)
        or (MODEL.match(last) and (several or not last.isalpha()))
    ):
        votes[OTHER] += 12
    elif several and last.isupper() and len(last) > 2 and last.isalpha():
        votes[ORG] += 6
    elif _OF_PLACES.search(last):
        votes[PLACE] += 6
    elif _BRAND.match(first):
        votes[OTHER] += 8
    elif (several and last in gazetteer.countries() and first not in evidence.DIRECTIONS) or _OF_ORGS.search(last):
        votes[ORG] += 8
    else:
        votes[PERSON] += person
    return votes


def _headed(doc: Doc, start: int, end: int) -> EntityType | None:
    """What the word before "of", "for" or "on" makes of a name: "Commission on Markets", "Gulf of Mexico"."""
    at = next((i for i in range(start + 1, end - 1) if doc[i].text in ("of", "for", "on")), None)
    if at is None:
        return None
    head = doc[at - 1].text
    for kind, heads in (
        (OTHER, evidence.OTHER_HEADS),
        (ORG, evidence.ORG_HEADS | evidence.OF_HEADS),
        (EVENT, evidence.EVENT_HEADS | evidence.FOUGHT),
        (PLACE, evidence.PLACE_HEADS | evidence.PLACE_OPENERS),
    ):
        if head in heads:
            return kind
    return None


def _as_person(doc: Doc, start: int, end: int) -> int:
    """How much a name looks like a person's, from 0 to 12."""
    names = [doc[i].text for i in range(start, end) if doc[i].text[:1].isupper()]
    if len(names) == 1:
        return 1 if personal_names.is_surname(names[0]) else 0
    if not 2 <= len(names) <= 4 or any(name.isupper() and len(name) > 3 for name in names):
        return 0
    first, last = names[0], names[-1]
    if first in personal_names.family_first() and (end - start > 3 and doc[start + 2].text == "-"):
        return 12
    opens = 6 * (personal_names.is_given(first) or bool(re.fullmatch(r"(?:[A-Z]\.)+", first)))
    if first.casefold() in ("the", "new", "air", "north", "south", "west", "east", "royal"):
        opens = 0
    if first in gazetteer.countries() or gazetteer.is_metropolis(first):
        return 0
    closes = 4 * personal_names.is_surname(last)
    if not opens and first in personal_names.family_first():
        opens = 4
    return opens + closes


def of_label(doc: Doc, start: int, end: int, label: EntityType | None) -> Votes:
    """What the model says of a name where it stands."""
    votes: Votes = Counter()
    if label is GROUP:
        words = doc[start:end].text
        peoples = words.endswith(_GROUP_FORMS) and doc[start].text not in gazetteer.places()
        label = GROUP if words in gazetteer.demonyms() or peoples else ORG
    if label in (PERSON, PLACE) and end - start == 1 and _is_acronym(doc[start].text, label):
        label = ORG
    if (label is PERSON and end - start > 1 and _as_person(doc, start, end) < 4) or (
        label is PERSON and end - start == 1 and not _is_personal(doc[start].text)
    ):
        votes[PERSON] += 2
    elif label:
        votes[label] += 4
    return votes


def _is_acronym(word: str, label: EntityType) -> bool:
    """Whether a word in capitals is longer than somebody's initials, and no place that is known."""
    if not (word.isalpha() and word.isupper()) or word in gazetteer.places():
        return False
    return len(word) > 3 or (label is PLACE and len(word) == 3)


def _is_personal(word: str) -> bool:
    return personal_names.is_given(word) or personal_names.is_surname(word)
