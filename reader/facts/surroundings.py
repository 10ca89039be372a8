"""What the words around a name, where it stands, say of its type."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from reader.facts import callings, evidence, gazetteer, titles
from reader.facts.model import EntityType
from reader.facts.votes import EVENT, ORG, OTHER, PERSON, PLACE, Votes

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_OPENING, _CLOSING = frozenset(('"', "“", "‘", "'", "«", "``", "`")), frozenset(('"', "”", "’", "'", "»", "''"))
_DETERMINERS = frozenset("a an the its his her their one another".split())
_PLACED = frozenset("in near across throughout outside around inside".split())
_TOWARDS = frozenset("from to via into through towards toward over".split())
_GOING = frozenset("flee fly travel march retreat withdraw escape sail drive emigrate".split())
"""Verbs with which one goes to a place, and hardly ever to a person."""
_PEOPLE_VERBS = frozenset("said says added told".split())
_REACH = 12
_TERRAIN = frozenset("area areas mountains caves cave hills border coast range foothills region regions shore".split())
"""What lies at a place whose name stands before it: "the Tora Bora caves"."""
_OF_OFFICES = frozenset("of at for and with in".split())


def of_context(doc: Doc, start: int, end: int) -> Votes:
    """What the words around a name say of it."""
    votes: Votes = Counter()
    before = doc[start - 1].text if start else ""
    after = doc[end].text if end < len(doc) else ""
    following = doc[end + 1].text if end + 1 < len(doc) else ""
    if quoted(doc, start, end):
        votes[OTHER] += 16 if end - start > 1 else 10
    _by_title(doc, start, end, votes)
    chamber = end - start == 1 and doc[start].text in evidence.CHAMBERS
    if chamber and (before.lower() == "the" or after in ("Majority", "Minority")):
        votes[ORG] += 16
    if (
        start > 1
        and before == "," == after
        and doc[start - 2].text.islower()
        and callings.is_calling(doc[start - 2].text)
    ):
        votes[PERSON] += 8
    if start == 0 and after == ":" and end - start in (2, 3) and doc[start:end].text.title() not in gazetteer.places():
        votes[PERSON] += 10
    if after == "," and following.isdigit() and len(following) <= 2:
        votes[PERSON] += 12
    if after == "," and following in ("who", "whose"):
        votes[PERSON] += 6 if following == "who" else 2
    if after == "who":
        votes[PERSON] += 4
    if after == "," and following == "which":
        votes[ORG] += 2
        votes[PERSON] -= 4
    shouted = end - start == 1 and doc[start].text.isupper() and len(doc[start]) > 2
    if not shouted and (after in _PEOPLE_VERBS or before in _PEOPLE_VERBS):
        votes[PERSON] += 2
    if before == "in" and start > 1 and doc[start - 2].lemma_ in evidence.WRITTEN:
        votes[ORG] += 6
    elif before.lower() in _PLACED and doc[end - 1].text not in evidence.EVENTS and not after.startswith(("'", "’")):
        votes[PLACE] += 6
    elif before.lower() in _TOWARDS:
        votes[PLACE] += 6 if start > 1 and doc[start - 2].lemma_ in _GOING else 2
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
        and doc[end - 1].text not in evidence.EVENT_HEADS
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
    elif after.lower_ in _TERRAIN and before is not None and before.lower_ == "the":
        votes[PLACE] += 7
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
    following = doc[at + 1].lower_ if at + 1 < len(doc) else ""
    if doc[end].text == "," and first.text.islower() and callings.is_calling(first.text) and following in _OF_OFFICES:
        return first
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
