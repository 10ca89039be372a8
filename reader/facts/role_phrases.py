"""Phrases beside a name that may say what somebody is, as runs of tokens."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.facts import callings, titles

if TYPE_CHECKING:
    from spacy.tokens import Token

Run = Sequence["Token"]

LONGEST = 18
"""Tokens of what is said of somebody, at most."""

ENDS = frozenset(',;:()[]"“”—–.!?•')
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
DETERMINERS = frozenset("the a an his her its their one".split())

_MODIFIERS = frozenset(
    """former then acting first vice deputy foreign prime finance interior defence defense health energy education trade
    chief financial operating ex-president ex-prime democrat republican""".split()
)
_TITLES = frozenset(word.casefold() for word in titles.TITLES - titles.HONORIFICS)
OFFICES = (callings.CALLINGS | titles.CALLINGS | _TITLES) - _MODIFIERS | {"chief", "deputy"}
"""Words for what somebody is that stand before his name."""


def after(token: Token) -> Token | None:
    """The next token of the passage."""
    return token.nbor(1) if token.i + 1 < len(token.doc) else None


def after_comma(last: Token) -> Token | None:
    """What follows "X," or "X, 58,"; None if no comma follows."""
    comma = after(last)
    if comma is None or comma.text != ",":
        return None
    token = after(comma)
    if token is not None and re.fullmatch(r"\d{1,3}", token.text):
        token = after(token)
        if token is not None and token.text == ",":
            return after(token)
        return None
    return token


def phrase(start: Token) -> list[Token]:
    """A noun phrase with what hangs on it, up to a mark or the verb of the clause."""
    run: list[Token] = []
    relative = False
    for token in start.doc[start.i : start.i + LONGEST + 6]:
        if token.text in ENDS and not (
            token.text == "." and token.i + 1 < len(token.doc) and len(token.nbor(-1).text) < 3
        ):
            break
        if token.tag_ == "WP$":
            break
        if token.tag_ in ("WP", "WDT") and run:
            relative = True
        if not relative and run and token.tag_ in FINITE:
            break
        if token.is_sent_start and run:
            break
        run.append(token)
    return run


def head_of(run: Run) -> Token | None:
    """The noun that the others of a run hang on."""
    inside = {token.i for token in run}
    for token in run:
        if token.pos_ in ("NOUN", "PROPN") and (token.head.i not in inside or token.head.i == token.i):
            return token
    return next((token for token in run if token.pos_ in ("NOUN", "PROPN")), None)
