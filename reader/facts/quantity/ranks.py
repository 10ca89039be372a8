"""Ranks: a place in an order, as in "second-largest", "14th seed", "finished third", "world No. 1"."""

from __future__ import annotations

import re

from reader.facts.model import FigureKind
from reader.facts.quantity.numerals import Form, Numeral
from reader.facts.quantity.quantity import Quantity

_ENGLISH_SUPERLATIVE = r"(?:[a-z]{3,}est|most|least|(?<=-)best|(?<=-)worst|leading|top|major)"
_SUPERLATIVE = re.compile(
    rf"[-\s](?:{_ENGLISH_SUPERLATIVE}|placed|ranked|seeded|ranking|rated|highest)(?![\w])", re.IGNORECASE
)
_NOT_SUPERLATIVE = frozenset(
    "west interest request guest quest test contest protest forest harvest invest arrest rest vest nest chest "
    "conquest midwest southwest northwest unrest suggest digest crest honest modest west for".split()
)
_PLACE = re.compile(
    r"[-\s](?:(?:overall\s)?(?:seed|seeds|place|position|spot|rank|pick|overall|fastest|on the list|on the grid|in the (?:world|table|standings|league|rankings|medals?|race|group|championship|country|poll|polls|vote|constructors))\b)",
    re.IGNORECASE,
)
_PLACED = re.compile(
    r"\b(?:finish(?:ed|es|ing)?|ranks?|ranked|ranking|came|come|comes|coming|placed|places|seeded|sits?|sat|lies?|lay|stands?|stood|qualified|slipped to|dropped to|climbed to|moved (?:up )?(?:in)?to|rose to|fell to|up to|down to|in|joint|equal|tied for|remain(?:s|ed)?|are|were|is|was|be)\s(?:in\s)?(?:the\s)?(?:(?:joint|equal|a|tied|a distant|a close|up|down|only|just|currently|now)\s)*\Z",
    re.IGNORECASE,
)
_CLEARLY_PLACED = re.compile(r"\b(?:finish|rank|seed|tied for|joint|place)", re.IGNORECASE)
_ENDS = re.compile(
    r"\s?(?:[,.;:)]|\Z)|\s(?:in|at|on|with|behind|after|to|for|among|out|overall|and|from|place)\b", re.IGNORECASE
)
_NUMBER = re.compile(r"\b(?:No\.?|Nos\.?|number|№|#)[\s-]?\Z", re.IGNORECASE)
_RANKED_BEFORE = re.compile(
    r"\b(?:world|ranked|seeded|top|country|nation|current|new|reigning|former|['’]s)\s(?:world\s)?(?:No\.?|number|#)[\s-]?\Z",
    re.IGNORECASE,
)
_RANKED_AFTER = re.compile(
    r"[-\s](?:ranked|seed|seeds|seeded|in the (?:world|country|nation|rankings)|spot|pick|ranking|singles|player|team|on the|overall|priority|cause|export(?:er)?|economy)\b",
    re.IGNORECASE,
)


def read(text: str, numeral: Numeral) -> Quantity | None:
    """The rank that a numeral states; None if it states none."""
    before = text[max(0, numeral.start - 40) : numeral.start]
    if numeral.form is Form.ORDINAL:
        return _ordinal(text, numeral, before)
    number = _NUMBER.search(before)
    if number is None or not numeral.whole:
        return None
    if _RANKED_BEFORE.search(before) or _RANKED_AFTER.match(text, numeral.end):
        return _rank(numeral, numeral.start - len(number[0]), numeral.end)
    return None


def _ordinal(text: str, numeral: Numeral, before: str) -> Quantity | None:
    if superlative := _SUPERLATIVE.match(text, numeral.end):
        if superlative[0][1:].lower() not in _NOT_SUPERLATIVE:
            return _rank(numeral, numeral.start, superlative.end())
        return None
    if numeral.value == 1 and before.lower().endswith("in the ") and text.startswith(" place", numeral.end):
        return None
    if place := _PLACE.match(text, numeral.end):
        return _rank(numeral, numeral.start, place.end() if " in " not in place[0] else numeral.end)
    placed = _PLACED.search(before)
    if placed and _ENDS.match(text, numeral.end) and (_CLEARLY_PLACED.search(placed[0]) or _in_order(text, numeral)):
        return _rank(numeral, numeral.start, numeral.end)
    return None


def _in_order(text: str, numeral: Numeral) -> bool:
    """Whether the words after "third" tell of an order that it is a place in."""
    after = text[numeral.end : numeral.end + 40].lower()
    return re.match(r"\s?(?:,? (?:in|on|behind|with|at)\b|[,.;])", after) is not None and numeral.value != 1


def _rank(numeral: Numeral, start: int, end: int) -> Quantity:
    return Quantity(start, end, numeral, numeral.value, kind=FigureKind.RANK, complete=True)
