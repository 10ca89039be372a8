"""Names that the acronym in brackets behind them spells out, whatever small words and marks stand in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from reader.facts import gazetteer
from reader.facts.capitals import is_capital

if TYPE_CHECKING:
    from spacy.tokens import Doc

_ACRONYM = re.compile(r"[A-Z]{3,8}$")
_JOINTS = frozenset(("and", "of", "for", "the", "in", "on", "&", ",", "'", "’", "'s", "’s", "-"))
_LONGEST = 16
"""Tokens of a name."""


def spelt_out(doc: Doc) -> Iterator[tuple[int, int]]:
    """Such as "the Builders, Miners and Energy Workers' Union (BMEWU)": where each name begins and ends."""
    for bracket in range(2, len(doc) - 2):
        if doc[bracket].text == "(" and doc[bracket + 2].text == ")" and _ACRONYM.match(doc[bracket + 1].text):
            start = _start(doc, bracket, doc[bracket + 1].text)
            if start is not None:
                yield start, bracket


def _start(doc: Doc, end: int, acronym: str) -> int | None:
    """Where the words begin whose initials the acronym has, read from its end; None if they do not fit."""
    left = len(acronym)
    for at in range(end - 1, max(end - _LONGEST, 0) - 1, -1):
        token = doc[at]
        if is_capital(token):
            if token.text[0] != acronym[left - 1]:
                return None
            left -= 1
            if not left:
                return at - 1 if at and doc[at - 1].text in gazetteer.demonyms() else at
        elif token.text not in _JOINTS:
            return None
    return None
