"""Numbers that only tell one thing from others: "Apollo 11", "the 747", "(2)"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.facts.entities import Mention
from reader.facts.model import EntityType
from reader.facts.quantity.aligned import AlignedText
from reader.facts.quantity.numerals import Form
from reader.facts.quantity.quantity import Quantity

_MODEL = re.compile(r"[A-Za-z][\s-](\d{3})s?(?:-\w+)?\Z")
_LISTED = re.compile(r"[(\[]\d{1,2}[)\]]|\d{1,2}[.)](?=\s)")
_AFTER_SENTENCE = re.compile(r"[.!?)”\"]\s\Z")
_INNER_CAPITAL = re.compile(r"[a-z]{1,3}[A-Z]\w*\Z")
_COMMON = frozenset("mr mrs ms dr sunday monday tuesday wednesday thursday friday saturday".split())


def models(article: str, mentions: Sequence[Mention]) -> frozenset[str]:
    """The numbers that end names of the article: once a Boeing 747 is named, "the 747" is no figure."""
    return frozenset(
        number[1]
        for mention in mentions
        if mention.type in (EntityType.OTHER, EntityType.ORG)
        and (number := _MODEL.search(article[slice(*mention.span)]))
    )


def is_label(passage: AlignedText, quantity: Quantity) -> bool:
    """Whether a number without unit or noun belongs to the name or the list before it."""
    if quantity.numeral.form is not Form.DIGITS or not quantity.numeral.whole:
        return False
    text, start = passage.text, quantity.start
    if text[max(0, start - 1) : start] in ("(", "[") and _LISTED.match(text, start - 1):
        return True
    first = passage.token_at(start)
    if start == 0 or first == 0 or _AFTER_SENTENCE.search(text, max(0, start - 4), start):
        return _LISTED.match(text, start) is not None
    if text[start - 1] not in " -\n\u00a0":
        return False
    previous = passage.doc[first - 1]
    if _INNER_CAPITAL.match(previous.text):
        return True
    named = previous.tag_ in ("NNP", "NNPS") and not previous.text.islower() and previous.lower_ not in _COMMON
    return named and not passage.is_headline
