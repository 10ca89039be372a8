"""Runs of capitalised words, joined by the small words, hyphens and numbers that stand inside names."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from reader.facts import evidence, gazetteer
from reader.facts.capitals import (
    AGENCIES,
    ARTICLES,
    INNER,
    OPENERS,
    OPENING_PARTICLES,
    PARTICLES,
    POSSESSIVES,
    is_capital,
    is_known,
)
from reader.facts.vocabulary import Vocabulary

if TYPE_CHECKING:
    from spacy.tokens import Doc

_LONG = frozenset(("ORG", "LAW", "EVENT", "WORK_OF_ART", "FAC"))
"""Labels of names that other small words than particles may join."""
_NAMED = frozenset(("PERSON", "ORG"))
"""Labels of names that particles may open."""
_NUMBERED = frozenset(("LAW", "EVENT", "WORK_OF_ART", "PRODUCT"))
"""Labels of names that numbers may be part of."""
_SUFFIXES = frozenset(
    "based style era like wide born bound linked led run owned backed class grade level range term time old year "
    "to and or controlled held occupied dominated made built".split()
)
_COMMITTEES = frozenset("Commission Committee Convention Conference Council Subcommittee Panel Agreement Group".split())
_TAUGHT = frozenset("Sciences Technology Engineering Research Communications Finance Services".split())
"""Heads of bodies that are what other bodies are for: "Academy of Arts and | Sciences"."""
_COMPANIES = frozenset("Corporation Corp Corp. Inc Inc. Company Co Co. Ltd Ltd. Limited Incorporated".split())
_FORCES = frozenset("Police Constabulary".split())
_IN_TOWNS = frozenset(
    "au aux sur en le la les de du upon on am an der super under over by next in e i ul ud us ur uz".split()
)


def runs(doc: Doc, words: Vocabulary) -> Iterator[tuple[int, int]]:
    """Runs of capitalised words, joined by the small words that stand inside names of organisations."""
    joints = {i for ent in doc.ents if ent.label_ in _LONG for i in range(ent.start + 1, ent.end - 1)}
    joints |= {i for ent in doc.ents if ent.label_ in _NUMBERED for i in range(ent.start + 1, ent.end)}
    index = 0
    while index < len(doc):
        opens = doc[index].lower_ in OPENERS and index + 1 < len(doc) and is_capital(doc[index + 1])
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
            elif (joined := _joined(doc, index, end, joints, words)) > end:
                end = joined
            else:
                break
        yield _opened(doc, index), end
        index = end


def _opened(doc: Doc, start: int) -> int:
    """Where a name begins whose first word has particles in small letters: "bin Laden", "al-Qaeda"."""
    if start > 1 and doc[start - 1].text == "-" and doc[start - 2].text in ARTICLES and not doc[start - 2].whitespace_:
        return start - 2
    at = start
    while at and doc[at - 1].text in OPENING_PARTICLES and doc[at - 1].ent_type_ in _NAMED:
        at -= 1
    return at


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
    if doc[end - 1].text in ARTICLES:
        return end + 2 if is_capital(following) else end
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
    if doc[end - 1].text in evidence.NUMBERED_ROADS:
        return True
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


def _joined(doc: Doc, start: int, end: int, joints: set[int], words: Vocabulary) -> int:
    """How far a run goes on over small words: "Ministry | of Natural Resources", "van der | Meulen"."""
    at = end
    if doc[end].text in POSSESSIVES and end + 1 < len(doc):
        owned = doc[end - 1].text in evidence.OWNING_GROUPS or doc[end + 1].text in evidence.NAMED_DAYS
        return end + 1 if owned and is_capital(doc[end + 1]) else end
    while at < len(doc) and at - end < 3 and doc[at].text in INNER | ARTICLES:
        at += 1
    if doc[end].text in ARTICLES and at + 1 < len(doc) and doc[at].text == "-" and is_capital(doc[at + 1]):
        return at + 1
    if at == end:
        return max(_listed_heads(doc, start, end), _listed_subjects(doc, start, end, words))
    if at >= len(doc) or not is_capital(doc[at]):
        return end
    between = {doc[i].text for i in range(end, at)}
    if between <= PARTICLES:
        return at
    opener = doc[end - 1].text
    if opener in _COMPANIES and "of" in between and _is_town(doc, at):
        return end
    names = [doc[i].text for i in range(start, end)]
    if all(index in joints for index in range(end, at)) and opener in evidence.ORG_HEADS | evidence.OTHER_HEADS | {
        "Community"
    }:
        return at
    if "of" in between or "for" in between:
        if opener in evidence.OF_HEADS or (len(names) == 1 and opener in evidence.ORG_HEADS | evidence.OTHER_HEADS):
            return at
        return at if between == {"of"} and opener in evidence.PLACE_HEADS | evidence.FOUGHT else end
    if between == {"on"}:
        return at if opener in _COMMITTEES else end
    inside = {doc[i].text for i in range(start, end)} & {"of", "for", "on"}
    subjects = _is_subject(doc, end - 1, words) and _is_subject(doc, at, words)
    last = _last_of(doc, at)
    another = last in evidence.ORG_HEADS | evidence.GENERIC and last not in _TAUGHT and at - end == 1
    if (
        between == {"and"}
        and inside
        and subjects
        and not another
        and any(name in evidence.OF_HEADS | _COMMITTEES for name in names)
    ):
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
    plain = not is_known(doc, start, start + 1) and not is_known(doc, at, at + 1)
    longer = at + 1 < len(doc) and is_capital(doc[at + 1])
    return longer and plain and _last_of(doc, at) in AGENCIES


def _is_subject(doc: Doc, at: int, words: Vocabulary) -> bool:
    """Whether a capitalised word is a plain one, as what a ministry is for: "Health and Social Affairs"."""
    return not is_known(doc, at, at + 1) and (words.is_noun(doc[at].text) or words.is_verb(doc[at].text))


def _last_of(doc: Doc, at: int) -> str:
    """The last of the capitalised words from one on."""
    while at + 1 < len(doc) and is_capital(doc[at + 1]):
        at += 1
    return str(doc[at].text)


def _is_town(doc: Doc, at: int) -> bool:
    """Whether a known place stands there with another behind a comma: "of | Boise, Idaho"."""
    return is_known(doc, at, at + 1) and at + 2 < len(doc) and doc[at + 1].text == "," and is_known(doc, at + 2, at + 3)


def _listed_subjects(doc: Doc, start: int, end: int, words: Vocabulary) -> int:
    """How far "Bureau of Alcohol, | Tobacco, Firearms and Explosives" goes on over its first comma."""
    names = {doc[i].text for i in range(start, end)}
    if doc[end].text != "," or not names & evidence.OF_HEADS or not names & {"of", "for", "on"}:
        return end
    at = end - 1
    while at + 2 < len(doc) and _is_subject(doc, at, words) and doc[at + 1].text in (",", "and"):
        if doc[at + 1].text == "," and doc[at + 2].text == "and":
            at += 1
        if doc[at + 1].text == "and":
            return at + 2 if is_capital(doc[at + 2]) and _is_subject(doc, at + 2, words) else end
        at += 2
    return end


def _listed_heads(doc: Doc, start: int, end: int) -> int:
    """How far "the Meteorology, | Climatology and Geophysics Agency" goes on over its comma."""
    if end - start != 1 or not start or doc[start - 1].lower_ != "the" or doc[end].text != "," or end + 3 >= len(doc):
        return end
    middle, joint = doc[end + 1], doc[end + 2]
    if not is_capital(middle) or joint.lower_ != "and" or not is_capital(doc[end + 3]):
        return end
    return end + 3 if _is_agency(doc, start, end + 3) else end
