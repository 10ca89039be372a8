"""Numbers that leave out their noun or what they measure, since the figure before them has said it."""

from __future__ import annotations

import re
from dataclasses import replace

from reader.facts.model import FigureKind
from reader.facts.quantity import ages
from reader.facts.quantity.aligned import AlignedText
from reader.facts.quantity.quantity import Quantity

_LEAVES_OUT = re.compile(
    r"\b(?:than|from|to|against|of|and|or|versus|every|takes|took|with|another|further|only|by|at|"
    r"(?:kill|injur|wound)(?:ed|ing|s|es))\s"
    r"(?:the\s|a\s|an\s|about\s|around\s|nearly\s|some\s|only\s|just\s|more than\s|at least\s|up to\s|over\s|average of\s){0,3}\Z",
    re.IGNORECASE,
)
_STANDS = re.compile(r"\s(?:ahead|behind|more|fewer|less|short|clear|adrift|up|down|each|apiece|away)\b")
_AND_DID = re.compile(r",?\s(?:and|but)\s\w+(?:\sonly|\sjust|\sanother)?\s")
_AND = re.compile(r",?\s(?:and|or|to)\s|,\s")
_HARMED = re.compile(
    r"\b(?:kill|injur|wound|arrest|detain|rescu)(?:ed|ing|s|es)?\s(?:at least\s|about\s|some\s|more than\s|up to\s|another\s)?\Z"
)
_AGAIN = re.compile(
    r"\s?\((?:[^()\n]{0,20}:\s|about\s|around\s)?|,\sor\s(?:about\s|around\s)?|\s/\s"
    r"|\)?(?:\s(?:on-year|year[- ]on[- ]year|on-month|year-over-year))?,?\s(?:to|from|at)\s(?:about\s|around\s|a record\s|nearly\s)?"
)
_COMPARED = re.compile(
    r"\b(?:compared (?:with|to)|against|versus|(?:more|less|higher|lower|better|worse|fewer) than|above|below|up from|down from)\s"
    r"(?:the\s|a\s|an\s|about\s|nearly\s|an average of\s|analysts['’] \w+ of\s){0,3}\Z"
)
_COUNTS = (FigureKind.COUNT, FigureKind.MEASURE, FigureKind.DURATION, FigureKind.RATE)
_ALONE = (FigureKind.AGE, FigureKind.SCORE)
_COMPARED_WITHIN = 120
_MONEY_WITHIN = 60
_TIME_WITHIN = 24
_CONTEST = re.compile(
    r"\b(?:ahead|behind|lead(?:s|ing)?|led|won|wins?|beat|defeat\w*|split|edged?|trail\w*|favou?r\w*|oppos\w*|victory)\b[^.;]*\Z",
    re.IGNORECASE,
)
_EXPECTED = frozenset("forecast estimate consensus expectation prediction target average".split())
_WORDS = 6


def stands_for_noun(passage: AlignedText, quantity: Quantity) -> bool:
    """Whether "one" stands for a noun that was said: "one ahead of Ipswich"."""
    return _STANDS.match(passage.text, quantity.end) is not None


def completed(passage: AlignedText, quantity: Quantity, last: Quantity | None) -> Quantity:
    """A number without a noun with that of the figure before it in the sentence, where the two are compared."""
    if last is None:
        return bare(quantity)
    between = passage.text[max(last.end, quantity.start - 200) : quantity.start]
    if last.kind is FigureKind.AGE and _AND.fullmatch(between):
        return ages.as_age(quantity)
    if last.kind is FigureKind.MONEY:
        again = quantity.numeral.scale > 1 and len(between) < _MONEY_WITHIN and "." not in between
        return (
            replace(quantity, unit=last.unit, kind=last.kind)
            if again and _LEAVES_OUT.search(between)
            else bare(quantity)
        )
    if last.kind is FigureKind.PERCENT and between == " to " and _is_divided(passage.text, last, quantity):
        return replace(quantity, unit=last.unit, kind=last.kind)
    if not last.unit or last.adjectival or not _of_kind(last, quantity, between):
        return bare(quantity)
    if last.kind is FigureKind.DURATION and len(between) > _TIME_WITHIN:
        return bare(quantity)
    if _HARMED.search(between) and not _HARMED.search(passage.text, max(0, last.start - 40), last.start):
        return bare(quantity)
    compared = _LEAVES_OUT.search(between) or _AND_DID.fullmatch(between) or _STANDS.match(passage.text, quantity.end)
    if compared and passage.one_sentence(last.end, quantity.start):
        return replace(quantity, unit=last.unit, kind=last.kind)
    return bare(quantity)


def _is_divided(text: str, last: Quantity, quantity: Quantity) -> bool:
    """Whether two shares are those of rivals: "ahead by 53 per cent to 47"."""
    whole = (last.value or 0) + (quantity.value or 0)
    return whole <= 100 and _CONTEST.search(text, max(0, last.start - 80), last.start) is not None


def as_expected(read: Quantity, quantity: Quantity, last: Quantity | None) -> Quantity | None:
    """Such as "the 1.6 billion forecast" after an amount of money: an amount of the same currency."""
    if last is None or last.kind is not FigureKind.MONEY or quantity.numeral.scale == 1 or read.unit not in _EXPECTED:
        return None
    return replace(quantity, unit=last.unit, kind=last.kind, complete=True)


def bare(quantity: Quantity) -> Quantity:
    """A number of which nothing tells what it counts: with decimals a measure, else a count."""
    value = quantity.value if quantity.value is not None else quantity.low
    measure = value is not None and quantity.numeral.scale == 1 and value % 1 != 0
    return replace(quantity, kind=quantity.kind or (FigureKind.MEASURE if measure else FigureKind.COUNT))


def says_again(passage: AlignedText, last: Quantity, quantity: Quantity) -> bool:
    """Whether a figure says again, or goes on to say, what the one before it says: "$1.84, or 2.3%, at $81.62"."""
    if last.kind in _ALONE or quantity.kind in _ALONE:
        return False
    return _AGAIN.fullmatch(passage.text, last.end, quantity.start) is not None


def is_compared(passage: AlignedText, last: Quantity, quantity: Quantity) -> bool:
    """Whether a figure is what the one before it is compared with: "9%, compared with 7% in May"."""
    if last.kind is not quantity.kind or quantity.start - last.end > _COMPARED_WITHIN:
        return False
    return _COMPARED.search(passage.text, last.end, quantity.start) is not None


def merged(of: str | None, own: str | None) -> str | None:
    """What two figures that are compared measure: the words of the first, then those of the second that are new."""
    words = (of or "").split()[:4]
    return " ".join([*words, *(word for word in (own or "").split() if word not in words)][:_WORDS]) or None


def _of_kind(last: Quantity, quantity: Quantity, between: str) -> bool:
    if last.kind is FigureKind.PERCENT:
        return not between.endswith(" to ") and abs(quantity.value or 0) <= 100
    return last.kind in _COUNTS
