"""Ranges: "25,000-30,000", "between $78 and $84", "four to six weeks"; and changes that look like them."""

from __future__ import annotations

import re
from dataclasses import replace

from reader.facts.model import FigureKind
from reader.facts.quantity.amounts import Amount
from reader.facts.quantity.numerals import Form
from reader.facts.quantity.quantity import Quantity

_JOINT = re.compile(
    r"(?P<dash>\s?(?:[-–—]|--)\s?)|(?P<to>[\s-](?:to|through)[\s-](?:about\s|around\s|nearly\s|almost\s|as many as\s|as much as\s)?)|(?P<or>[\s-]or[\s-])|(?P<and>\sand\s)"
)
_BETWEEN = re.compile(r"\bbetween\s(?:about\s|around\s|the ages of\s)?\Z", re.IGNORECASE)
_FROM = re.compile(r"\bfrom\s(?:about\s|around\s|just\s|nearly\s|almost\s|under\s|over\s)?\Z", re.IGNORECASE)
CHANGES = re.compile(
    r"\b(?:r[oi]s(?:e|es|en|ing)|fell|falls?|fallen|falling|gr[eo]w\w*|increas\w+|decreas\w+|declin\w+|drop\w*|cut|cuts|cutting|rais\w+|"
    r"lower\w*|improv\w+|jump\w*|climb\w*|slid\w*|slip\w*|s[au]nk|plung\w+|soar\w*|surg\w+|edg\w+|up|down|expand\w*|shr[iau]nk\w*|"
    r"reduc\w+|widen\w*|narrow\w*|doubl\w+|tripl\w+|chang\w+|mov\w+|went|go|goes|going|extend\w*|upgrad\w+|downgrad\w+|revis\w+|"
    r"swell\w*|swollen|dwindl\w+|boost\w*|trim\w*|slash\w*|tumbl\w+|eas\w+|advanc\w+|rall\w+|hik\w+|gain\w*|added|lost|shed)\b",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"\b(?:will|would|could|may|might|should|expect\w*|forecast\w*|likely|set to|plans? to|predict\w*|projected)\b"
)
_JUST_CHANGED = re.compile(rf"(?:{CHANGES.pattern})\s(?:\w+\s){{0,2}}\Z", re.IGNORECASE)
_FARTHEST = 5


def read(text: str, one: Amount, two: Amount) -> Quantity | None:
    """The range from one amount to the next; None if they are two figures."""
    joint = _JOINT.fullmatch(text, one.end, two.start)
    if joint is None or one.value is None or two.value is None:
        return None
    if not {one.numeral.form, two.numeral.form} <= {Form.DIGITS, Form.WORDS}:
        return None
    one = _alike(one, two)
    same = one.unit in (None, two.unit) or (
        one.kind is FigureKind.MONEY and (two.unit is None or two.unit.startswith(f"{one.unit}/"))
    )
    if not same or one.value is None or one.value >= two.value:
        return None
    before = text[max(0, one.start - 90) : one.start]
    between = _BETWEEN.search(before)
    if not _is_range(joint, one, two, before, between is not None):
        return None
    last = two if two.unit or not one.unit else one
    return Quantity(
        one.start - len(between[0]) if between else one.start,
        two.end,
        one.numeral,
        low=one.value,
        high=two.value,
        kind=last.kind,
        unit=last.unit,
        adjectival=two.adjectival,
        complete=last.adjoined,
    )


def _is_range(joint: re.Match[str], one: Amount, two: Amount, before: str, between: bool) -> bool:
    assert one.value is not None
    assert two.value is not None
    if joint["and"]:
        return between
    if joint["or"]:
        return one.unit is None and two.value <= one.value + max(2.0, one.value)
    if joint["dash"]:
        return two.unit is None or one.unit in (None, two.unit)
    if _FROM.search(before):
        return not CHANGES.search(before)
    return not _JUST_CHANGED.search(before) or (
        _OPEN.search(before) is not None and two.value <= _FARTHEST * max(one.value, 1e-9)
    )


def _alike(one: Amount, two: Amount) -> Amount:
    """The first amount on the scale of the second: the 1.2 of "$1.2-1.5 billion" are billions."""
    scale = two.numeral.scale
    if one.value is None or two.value is None or one.numeral.scale > 1 or scale == 1 or one.numeral.scale == scale:
        return one
    if one.unit is not None and one.kind is not FigureKind.MONEY:
        return one
    return replace(one, value=one.value * scale) if one.value * scale < two.value else one
