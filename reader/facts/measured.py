"""What a figure measures, and whether it rose or fell: read from the syntax around it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from reader.facts.model import Change

if TYPE_CHECKING:
    from spacy.tokens import Token

_UP = frozenset(
    """rise grow climb gain jump increase soar add advance surge raise double triple quadruple improve rally rebound
    rocket swell accelerate widen strengthen recover up higher expand lift boost leap""".split()
)
_DOWN = frozenset(
    """fall drop slide sink lose plunge decline decrease cut shrink slip tumble reduce down lower dip ease slump shed
    halve weaken contract retreat plummet crash narrow trim slow worsen remove slash""".split()
)
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_EMPTY = frozenset(
    "the a an of in to for and on at by from with its his her their as is was were are be been has have had "
    "that this which who it he she they about nearly more than some up down over least most only also around almost just there".split()
)
_MOST = 6


def change_of(token: Token, before: str) -> Change | None:
    """Up or down, from the verb that governs the figure or a particle beside it.

    Args:
        token: the figure's head.
        before: the words before the figure, in lower case.
    """
    words = before.split()
    if words[-1:] == ["from"] or words[-2:] in (["compared", "with"], ["against", "an"]):
        return None
    near = words[-3:]
    for word in reversed(near):
        if word in ("up", "higher"):
            return Change.UP
        if word in ("down", "lower"):
            return Change.DOWN
    for following in token.doc[token.i + 1 : token.i + 4]:
        if following.lower_ in ("higher", "up"):
            return Change.UP
        if following.lower_ in ("lower", "down", "below"):
            return Change.DOWN if following.lower_ != "below" else None
        if following.is_punct:
            break
    for ancestor in _ancestors(token):
        lemma = ancestor.lemma_.lower()
        if lemma in _UP:
            return Change.UP
        if lemma in _DOWN:
            return Change.DOWN
        if ancestor.pos_ == "VERB":
            return None
    return None


def _ancestors(token: Token) -> Iterable[Token]:
    for count, ancestor in enumerate(token.ancestors):
        if count > 5:
            return
        yield ancestor


def measured(head: Token, unit: Sequence[Token]) -> str | None:
    """What the figure measures, in 2 to 6 words of the article.

    Args:
        head: the syntactic head of the figure: the number or its unit noun.
        unit: the tokens of the figure.
    """
    inside = {token.i for token in unit}
    words: list[Token] = []
    nouns = [token for token in unit if token.pos_ in ("NOUN", "PROPN") and token.is_alpha]
    for child in head.children:
        if child.dep_ == "prep" and child.lower_ in ("of", "for") and child.i not in inside:
            words += _core(next((c for c in child.children if c.dep_ == "pobj"), None), inside)
            break
    at = head
    for _ in range(5):
        parent = at.head
        if parent.i == at.i:
            break
        if parent.i not in inside:
            if parent.pos_ in ("NOUN", "PROPN"):
                words += _core(parent, inside)
                if at.dep_ in ("nummod", "compound", "amod", "appos"):
                    break
            elif parent.pos_ in ("VERB", "AUX"):
                subject = next((c for c in parent.children if c.dep_ in _SUBJECTS and c.i not in inside), None)
                words += _core(subject, inside)
                words.append(parent)
                for child in parent.children:
                    if child.dep_ in ("dobj", "acomp", "attr") and child.i not in inside and len(words) < 4:
                        words += _core(child, inside)
                if parent.dep_ not in ("relcl", "acl", "xcomp", "advcl", "conj") or subject is not None:
                    break
        at = parent
    words += nouns
    chosen = sorted(
        {token.i: token for token in words if token.lower_ not in _EMPTY and token.is_alpha}.values(), key=_place
    )
    return " ".join(token.text for token in chosen[:_MOST]) or None


def _place(token: Token) -> int:
    return token.i


def _core(noun: Token | None, inside: set[int]) -> list[Token]:
    """A noun with the words that make it specific."""
    if noun is None or noun.i in inside:
        return []
    kept = [
        child for child in noun.lefts if child.dep_ in ("compound", "amod", "poss", "nmod") and child.i not in inside
    ]
    found = [*kept[-2:], noun]
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ == "of":
            found += [c for c in child.children if c.dep_ == "pobj" and c.i not in inside]
    return found
