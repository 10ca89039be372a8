"""The words around the quotations of a paragraph, sentence by sentence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.facts.quotation_marks import Stretch
from reader.facts.reading import Passage

if TYPE_CHECKING:
    from spacy.tokens import Token

Words = Sequence["Token"]

REACH = 40
"""Tokens between a quotation and its verb of saying."""

_MARKS = frozenset(("``", "''", '"', "“", "”", "«", "»", "„", "‘", "’", "'"))
_ENDS = frozenset(".!?;")


def gaps(passage: Passage, quoted: Sequence[Stretch]) -> list[list[Token]]:
    """The tokens before, between and after the quotations, marks left out."""
    gaps: list[list[Token]] = [[] for _ in range(len(quoted) + 1)]
    at = 0
    for token in passage.doc:
        while at < len(quoted) and token.idx >= quoted[at].end:
            at += 1
        inside = at < len(quoted) and token.idx + len(token.text) > quoted[at].start
        if not inside and token.text not in _MARKS and not token.is_space:
            gaps[at].append(token)
    return gaps


def ends_sentence(words: Words, index: int) -> bool:
    """Whether a token ends its sentence."""
    token = words[index]
    if token.text not in _ENDS:
        return False
    return index + 1 == len(words) or bool(token.whitespace_) or token.nbor().text in _MARKS


def rest_of_sentence(gap: Words) -> Words:
    """The rest of the sentence that a quotation stands in, or that follows it."""
    for index, _ in enumerate(gap[:REACH]):
        if ends_sentence(gap, index):
            return gap[:index]
    return gap[:REACH]


def start_of_sentence(gap: Words) -> Words:
    """What a quotation's sentence has before it."""
    for index in range(len(gap) - 1, max(len(gap) - REACH, 0) - 1, -1):
        if ends_sentence(gap, index):
            return gap[index + 1 :]
    return gap[-REACH:]


def begins_small(words: Words) -> bool:
    """Whether the first word begins with a small letter."""
    first = next((token for token in words if token.is_alpha), None)
    return first is not None and first.text[0].islower()
