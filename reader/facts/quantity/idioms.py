"""Number words that count nothing where they stand: "day three", "split in two", a team that "scores"."""

from __future__ import annotations

import re

from reader.facts.quantity.aligned import AlignedText
from reader.facts.quantity.quantity import Quantity

_PARTED = re.compile(
    r"\b(?:split|cut|torn?|broken?|divided?|saw[ns]?|snapp(?:ed|ing)|splitting|fold(?:ed)?)\b[^.;,]{0,40}\bin(?:to)?\s\Z",
    re.IGNORECASE,
)
_STAGE = re.compile(r"\b(?:day|round|week|game|match|stage|act|part|lap|inning|heat|set)\s\Z", re.IGNORECASE)
_AFTER_STAGE = re.compile(r"\s?(?:[.,;:)’']|\Z|(?:of|at|in|on|against|when|with|began|begins|ended)\b)")
_MANY = re.compile(
    r"\s(?:of|more|dead|killed|injured|hurt|wounded|missing|feared|held|arrested|detained|homeless|were|are|have)\b"
)
"""What follows "scores" where it is many and no verb."""
_ENDS = re.compile(r"\s?[.,;:]|\s?\Z|\s(?:and|by|as|on|at|when)\b")


def is_idiom(passage: AlignedText, quantity: Quantity) -> bool:
    """Whether a number without a unit belongs to a phrase and is no figure.

    Args:
        passage: a passage with a parse.
        quantity: a quantity as the grammar reads it.
    """
    if quantity.kind is not None or quantity.unit is not None:
        return False
    text, start, end = passage.text, quantity.start, quantity.end
    if text[start:end] == "scores" and not _MANY.match(text, end):
        return True
    if quantity.value == 2 and _ENDS.match(text, end) and _PARTED.search(text, max(0, start - 60), start):
        return True
    stage = _STAGE.search(text, max(0, start - 10), start)
    return stage is not None and quantity.numeral.whole and _AFTER_STAGE.match(text, end) is not None
