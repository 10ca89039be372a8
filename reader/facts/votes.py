"""What speaks for each type of a name: its form, and the words around it where it stands."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from reader.facts import callings, evidence, gazetteer, personal_names, titles
from reader.facts.model import EntityType

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Votes = Counter[EntityType]
"""How much speaks for each type; what speaks against one is below zero."""

PERSON, ORG, PLACE = EntityType.PERSON, EntityType.ORG, EntityType.PLACE
GROUP, EVENT, OTHER = EntityType.GROUP, EntityType.EVENT, EntityType.OTHER

MODEL = re.compile(r"(?=.*[A-Za-z])[A-Z][\w-]*\d[\w-]*$|[IVX]+[AB]?$")
"""The last word of the name of a model or a mission: "A300", "KC-45", "IV"."""

_MODEL_INSIDE = re.compile(r"[A-Z]{1,3}-?\d{2,}")
_OF_PLACES = re.compile(r"[a-z](?:shire|stan|grad|burg|ville|borough|abad|fjord|fjell|holm|pur|polis)$")
_OF_ORGS = re.compile(
    r"[a-z](?:bank|banken|corp|tech|soft|media|net|next|posten|bladet|zeitung|com|tel|jet|air|gas|prom|neft|oil|pharma)$"
    r"|\.(?:com|org|net)$|^[A-Z][a-z]+[A-Z]"
)
_BRAND = re.compile(r"i[A-Z][a-z]")
_GROUP_FORMS = ("ans", "ists", "ites")
_OPENING, _CLOSING = frozenset(('"', "“", "‘", "'", "«", "``", "`")), frozenset(('"', "”", "’", "'", "»", "''"))
_DETERMINERS = frozenset("a an the its his her their one another".split())
_PLACED = frozenset("in near across throughout outside around inside".split())
_TOWARDS = frozenset("from to via into through towards toward over".split())
_PEOPLE_VERBS = frozenset("said says added told".split())
_REACH = 12


def of_form(doc: Doc, start: int, end: int) -> Votes:
    """What the words of a name say of it, wherever it stands."""
    votes: Votes = Counter()
    words = doc[start:end].text
    first, last, several = doc[start].text, doc[end - 1].text, end - start > 1
    inner = {doc[i].text for i in range(start, end)}
    person = _as_person(doc, start, end)
    if words in titles.HONOURS:
        votes[OTHER] += 20
    elif (several and last in gazetteer.demonyms() and first == "Roman") or words in gazetteer.demonyms():
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
        (EVENT, evidence.EVENT_HEADS),
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
        label = GROUP if words in gazetteer.demonyms() or words.endswith(_GROUP_FORMS) else ORG
    if (label is PERSON and end - start > 1 and _as_person(doc, start, end) < 4) or (
        label is PERSON and end - start == 1 and not _is_personal(doc[start].text)
    ):
        votes[PERSON] += 2
    elif label:
        votes[label] += 4
    return votes


def _is_personal(word: str) -> bool:
    return personal_names.is_given(word) or personal_names.is_surname(word)


def of_context(doc: Doc, start: int, end: int) -> Votes:
    """What the words around a name say of it."""
    votes: Votes = Counter()
    before = doc[start - 1].text if start else ""
    after = doc[end].text if end < len(doc) else ""
    following = doc[end + 1].text if end + 1 < len(doc) else ""
    if quoted(doc, start, end):
        votes[OTHER] += 16 if end - start > 1 else 10
    _by_title(doc, start, end, votes)
    if before.lower() == "the" and end - start == 1 and doc[start].text in evidence.CHAMBERS:
        votes[ORG] += 16
    if after == "," and following.isdigit() and len(following) <= 2:
        votes[PERSON] += 12
    if after == "," and following in ("who", "whose"):
        votes[PERSON] += 6 if following == "who" else 2
    if after == "who":
        votes[PERSON] += 4
    if after == "," and following == "which":
        votes[ORG] += 2
        votes[PERSON] -= 4
    if after in _PEOPLE_VERBS or before in _PEOPLE_VERBS:
        votes[PERSON] += 2
    if before == "in" and start > 1 and doc[start - 2].lemma_ in evidence.WRITTEN:
        votes[ORG] += 6
    elif before.lower() in _PLACED and not after.startswith(("'", "’")):
        votes[PLACE] += 6
    elif before.lower() in _TOWARDS:
        votes[PLACE] += 2
    elif before.lower() == "at":
        votes[PLACE] += 3
        votes[ORG] += 3
        votes[PERSON] -= 4
    if after == "-" and following in ("based", "born"):
        votes[PLACE] += 10
    if after == "," and (_is_country(doc, end + 1) or following in gazetteer.places()) and before.lower() in _PLACED:
        votes[PLACE] += 6
    modifies = end < len(doc) and doc[end].pos_ in ("NOUN", "PROPN", "ADJ")
    if before.lower() == "the" and not modifies:
        votes[PERSON] -= 10
    if (
        before.lower() == "the"
        and start > 1
        and doc[start - 2].lower_ in ("at", "in", "inside", "outside")
        and not modifies
    ):
        votes[PLACE] += 5
    if before == "of" and start > 3 and doc[start - 2].text == "," and doc[start - 3].text.isdigit():
        votes[PLACE] += 10
    if doc[end - 1].text in ("Center", "Centre") and _is_within(doc, start, end):
        votes[PLACE] += 16
    if after in titles.PARTISANS and before.lower() in _DETERMINERS:
        votes[PLACE] += 10
    moves = end < len(doc) and doc[end].lemma_ in evidence.MOVING and any(t.like_num for t in doc[end + 1 : end + 4])
    if moves and doc[start - (before.lower() == "the") - 1].pos_ != "ADP":
        votes[ORG] += 8
        votes[PERSON] -= 4
    _by_nouns(doc, start, end, votes)
    _by_possessions(doc, start, end, votes)
    return votes


def _is_within(doc: Doc, start: int, end: int) -> bool:
    """Whether something is at or in what is named, and that is no hospital or laboratory."""
    at = start - 2 if start > 1 and doc[start - 1].lower_ == "the" else start - 1
    bodily = {doc[i].text for i in range(start, end)} & evidence.BODILY
    return at >= 0 and doc[at].lower_ in ("at", "in", "outside", "near") and not bodily


def quoted(doc: Doc, start: int, end: int) -> bool:
    """Whether a name stands in quotation marks of its own, as titles of works do; a stop may stand inside them."""
    closing = end + 1 if end < len(doc) and doc[end].text in (".", ",") else end
    return start > 0 and closing < len(doc) and doc[start - 1].text in _OPENING and doc[closing].text in _CLOSING


def _is_country(doc: Doc, at: int) -> bool:
    return any(doc[at : at + length].text in gazetteer.countries() for length in (1, 2))


def _by_title(doc: Doc, start: int, end: int, votes: Votes) -> None:
    before = doc[start - 1] if start else None
    if before is None or before.text in evidence.EITHER:
        return
    if before.text in titles.HONORIFICS:
        votes[PERSON] += 16
    elif (
        before.text in titles.TITLES
        or before.text in titles.CALLINGS
        or (before.text.islower() and before.pos_ == "NOUN" and callings.is_calling(before.text))
    ):
        votes[PERSON] += 8


def _by_nouns(doc: Doc, start: int, end: int, votes: Votes) -> None:
    """The nouns that are said of a name: before it, behind it, and in apposition."""
    before = doc[start - 1] if start else None
    if before is not None and before.text.islower():
        kind = _called(before.lower_)
        if kind and kind is not PERSON:
            votes[kind] += 10
        elif before.lower_ == "of" and start > 1 and doc[start - 2].lower_ in evidence.PLACES_CALLED:
            votes[PLACE] += 12
    after = doc[end] if end < len(doc) else None
    if after is None:
        return
    if after.lower_ in evidence.PLACES_CALLED and after.text.islower():
        votes[PLACE] += 5
    elif after.lower_ in evidence.OCCASIONS:
        votes[EVENT] += 6
    elif after.text in evidence.CLASSED and before is not None and before.lower_ in _DETERMINERS:
        votes[ORG] += 12
    elif after.text in evidence.GROUPED and before is not None and before.lower_ == "the":
        votes[ORG] += 8
        votes[PERSON] -= 6
    elif after.lower_ in ("crude", "futures"):
        votes[OTHER] += 10
    elif after.lower_ in evidence.VESSELS:
        votes[OTHER] += 4
        votes[PERSON] -= 2
    noun = _apposed(doc, end)
    kind = _called(callings.singular(noun.lower_)) if noun is not None else None
    if noun is not None and kind is None and callings.is_calling(callings.singular(noun.lower_)):
        kind = PERSON
    if kind:
        votes[kind] += 10


def _called(noun: str) -> EntityType | None:
    if noun in evidence.VESSELS or noun in evidence.WORKS:
        return OTHER
    if noun in evidence.BODIES_CALLED:
        return ORG
    if noun in evidence.PLACES_CALLED:
        return PLACE
    return EVENT if noun in evidence.OCCASIONS else None


def _apposed(doc: Doc, end: int) -> Token | None:
    """The noun that is said of the name before: "X, a tyre maker", "X is the island where"."""
    at = end + 1
    if at >= len(doc) or doc[end].lower_ not in (",", "is", "was", "("):
        return None
    first = doc[at]
    possessed = at + 1 < len(doc) and doc[at + 1].text in ("'s", "’s")
    if first.lower_ not in _DETERMINERS and not possessed:
        return None
    if first.lower_ == "one" and at + 1 < len(doc) and doc[at + 1].lower_ == "of":
        at += 2
    noun: Token | None = None
    for token in doc[at : at + _REACH]:
        if token.pos_ in ("NOUN", "PROPN"):
            noun = token if token.pos_ == "NOUN" else noun
        elif token.i and token.nbor(-1).text == "-":
            continue
        elif token.pos_ in ("ADP", "VERB", "AUX", "PRON", "SCONJ") or (token.is_punct and token.text not in "-'’"):
            break
    return noun


def _by_possessions(doc: Doc, start: int, end: int, votes: Votes) -> None:
    """What only bodies have, and what is done only at, of, in and by bodies."""
    after = doc[end] if end < len(doc) else None
    if after is not None:
        owned = doc[end + 1] if after.text in ("'s", "’s", "'", "’") and end + 1 < len(doc) else after
        if owned.lower_ in evidence.COMPANY_POSSESSIONS:
            votes[ORG] += 4
    if start < 2:
        return
    before, earlier = doc[start - 1].lower_, doc[start - 2].lower_
    if before == "at" and any(callings.is_calling(token.lower_) for token in doc[max(start - 6, 0) : start - 1]):
        votes[ORG] += 8
    elif before == "of" and earlier in evidence.MAKERS:
        votes[OTHER] += 8
    elif before == "of" and earlier in evidence.HEADED_BY:
        votes[ORG] += 6
    elif before == "in" and earlier in evidence.HELD_IN:
        votes[ORG] += 10
    elif before == "by" and earlier in evidence.MADE_BY:
        votes[ORG] += 6
