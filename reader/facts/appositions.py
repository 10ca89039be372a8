"""Roles that stand beside a name: as a title, or in apposition."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from reader.facts import callings, evidence, gazetteer, titles
from reader.facts.model import EntityType
from reader.facts.role_phrases import DETERMINERS, ENDS, FINITE, OFFICES, Run, after, after_comma, head_of, phrase

if TYPE_CHECKING:
    from spacy.tokens import Token

_ADVERBS = frozenset("now formerly currently then once previously also".split())
_NO_ROLE = frozenset(
    "no not also both whose where when while after before and but or as including said who which".split()
)
_IN_OFFICE = frozenset("managing acting founding presiding outgoing retiring".split())
_COURTESY = frozenset("Mr Mr. Mrs Mrs. Ms Ms. Miss Sir Dame Lord Lady Dr Dr.".split())
_NO_NOUN = frozenset(("VERB", "AUX", "PRON", "NUM", "CCONJ", "SCONJ", "PUNCT"))
_TIMES = frozenset("day week month year time night morning afternoon evening hour minute weekend".split())
_BODIES = frozenset(
    """operator owner maker company firm group bank party agency ministry regulator union club team airline charity
    body parent unit""".split()
)


def title(first: Token) -> list[Token]:
    """Such as "Deputy Prime Minister", "Chinese foreign ministry spokesperson": what stands right before the name."""
    doc = first.doc
    at = first.i - 1
    run: list[Token] = []
    if at > 1 and doc[at - 1].lower_ == "of" and doc[at - 2].text in titles.TITLES and doc[at].text[0].isupper():
        run = list(doc[at - 2 : at + 1])
        at -= 3
    while at >= 0 and len(run) < 8:
        token = doc[at]
        if not run and (token.lower_ not in OFFICES or token.text in titles.HONORIFICS):
            if token.text in _COURTESY:
                at -= 1
                continue
            if token.text in titles.HONORIFICS:
                run.insert(0, token)
                at -= 1
                continue
            return []
        charged = token.lower_ == "in" and bool(run) and run[0].text == "Charge"
        fits = charged or (
            token.pos_ in ("NOUN", "PROPN", "ADJ")
            or token.text in ("-", "'s", "’s", "&")
            or token.text in titles.TITLES
        )
        if not fits or token.lower_ in _NO_ROLE or token.is_quote:
            break
        run.insert(0, token)
        at -= 1
    while run and run[0].text in ("-", "'s", "’s", "&"):
        run.pop(0)
    return run


def _opens_the_next(run: Run, names: Mapping[int, EntityType], offset: int) -> bool:
    """Whether a phrase is said of whoever is named behind it: "Minister X, the premier, Y, and the mayor, Z"."""
    comma = after(run[-1]) if run else None
    following = after(comma) if comma is not None and comma.text == "," else None
    return following is not None and names.get(offset + following.idx) is EntityType.PERSON


def _names_another(run: Run, names: Mapping[int, EntityType], offset: int) -> bool:
    """Whether a phrase is the next one's title with his name: "Fed President X, Bank President Y, and"."""
    for token in run[1:]:
        if token.pos_ in ("ADP", "VERB", "AUX", "PRON", "SCONJ") or token.text in ("'s", "’s"):
            return False
        if names.get(offset + token.idx) is EntityType.PERSON:
            return True
    return False


def apposed(first: Token, last: Token, names: Mapping[int, EntityType], offset: int) -> list[Token]:
    """Such as "X, the speaker of the State Duma", "X, 58, a forecaster", "X, chief designer", "X, of Y"."""
    token = after_comma(last)
    if token is not None and token.lower_ in _ADVERBS:
        token = after(token)
    if token is None or token.lower_ in _NO_ROLE:
        return []
    if token.pos_ in _NO_NOUN and token.tag_ != "PRP$" and token.lower_ not in _IN_OFFICE:
        return []
    here = names.get(offset + token.idx)
    if here is EntityType.PERSON or (here is EntityType.PLACE and token.text not in gazetteer.demonyms()):
        following = after(token)
        if following is None or following.text not in ("'s", "’s"):
            return []
    run = phrase(token)
    if token.lower_ == "of":
        return run if len(run) > 1 else []
    if (title(first) and _opens_the_next(run, names, offset)) or _names_another(run, names, offset):
        return []
    head = head_of(run)
    if head is None or head.pos_ not in ("NOUN", "PROPN") or (head.tag_ == "NNS" and token.lower_ != "one"):
        return []
    if head.lower_ in evidence.BODIES_CALLED and not callings.is_calling(head.lower_):
        return []
    if head.pos_ == "PROPN" and not any(item.lower_ in OFFICES for item in run[:8]):
        return []
    if token.lower_ in DETERMINERS or head.lower_ in OFFICES or (token.pos_ == "NOUN" == head.pos_):
        return run if head.ent_type_ not in ("DATE", "TIME", "CARDINAL") and head.lower_ not in _TIMES else []
    if any(item.lower_ in OFFICES for item in run[:6]):
        return run
    return []


def apposed_before(first: Token, last: Token) -> list[Token]:
    """Such as "The field's operator, Nordhav Energi," and "His counterpart, Alan Ford,"."""
    first = (title(first) or [first])[0]
    if first.i and first.nbor(-1).text in _COURTESY:
        first = first.nbor(-1)
    if first.i < 2 or first.nbor(-1).text != ",":
        return []
    closing = after(last)
    if closing is not None and closing.text not in (",", ".", "and"):
        return []
    run: list[Token] = []
    at = first.i - 2
    doc = first.doc
    while at >= 0 and len(run) < 9:
        token = doc[at]
        if token.text in ENDS or token.tag_ in FINITE or token.pos_ == "VERB":
            break
        run.insert(0, token)
        governed = at > 0 and doc[at - 1].lower_ in ("of", "for", "at", "from")
        if token.lower_ in DETERMINERS and not governed and (at == 0 or token.pos_ in ("DET", "PRON")):
            break
        at -= 1
    while run and run[0].lower_ not in DETERMINERS and not _owns(run):
        run = run[1:]
    run = _nearest(run)
    if not run or (len(run) == 2 and run[1].lower_ in _BODIES):
        return []
    if not (run[-1].lower_ in OFFICES or run[-1].lower_ in _BODIES or any(t.lower_ in OFFICES for t in run)):
        return []
    return run


def _nearest(run: list[Token]) -> list[Token]:
    """Of "the husband of crash victim, X" what X is: the noun without an article behind the last "of"."""
    at = next((i for i in range(len(run) - 1, 0, -1) if run[i].lower_ in ("of", "for")), None)
    if at is None or len(run) - at < 2 or run[-1].lower_ not in callings.CALLINGS:
        return run
    rest = run[at + 1 :]
    return run if any(token.pos_ in ("DET", "PRON") or token.text[:1].isupper() for token in rest) else rest


def _owns(run: Run) -> bool:
    """Whether a run begins with an owner's name: "Mr Clinton's wife"."""
    return len(run) > 2 and run[0].pos_ == "PROPN" and run[1].text in ("'s", "’s")


def apposed_body(last: Token) -> list[Token]:
    """A body's apposition with an article, closed by a mark."""
    token = after_comma(last)
    if token is None or token.lower_ not in ("the", "a", "an"):
        return []
    run = phrase(token)
    head = head_of(run)
    if len(run) == 2 and run[1].lower_ in _BODIES:
        return []
    closing = after(run[-1]) if run else None
    if head is None or head.pos_ != "NOUN" or (closing is not None and closing.text not in ",.;"):
        return []
    called = head.lower_ in evidence.BODIES_CALLED | _BODIES or callings.is_calling(head.lower_)
    placed = head.dep_ == "appos" or (called and head.dep_ in ("conj", "nsubj", "pobj", "dobj", "attr"))
    return run if placed and head.lower_ not in _TIMES else []
