"""Ages: "25-year-old", "aged 91", "in his 60s", "Ann Lee, 34,", "at 63"."""

from __future__ import annotations

import re
from dataclasses import replace

from reader.facts.model import FigureKind
from reader.facts.quantity.numerals import Form
from reader.facts.quantity.quantity import Quantity

_OLD = re.compile(r"[-\s](?:olds?\b|of age\b)")
_AGED = re.compile(
    r"\b(?:aged|ages?|age of|ages of|turn(?:s|ed|ing)?|age group"
    r"|(?:children|kids|girls|boys|people|men|women|players|adults|youths|those|anyone)\s(?:under|over|below|above))[\s-](?:(?:about|around|just|only|between|from|nearly)\s)?\Z",
    re.IGNORECASE,
)
_BOUND = re.compile(r"\b(?:under|over|below|above)\b", re.IGNORECASE)
_HIS = re.compile(r"\b(?:his|her|their|my|our|your)\s(?:(?:early|mid|late|very|to)[-\s]){0,3}\Z", re.IGNORECASE)
_CLOSES = re.compile(r"\s?(?:[,.;)—–]|\Z|\sand\b|\sof\b)")
_AFTER_NAME = re.compile(r"[\w.'’\"”)]\s?,\s\Z|\w\s\(\Z")
_AT = re.compile(r"\b(?:at|since|until)\s(?:just\s|only\s|the grand old age of\s)?\Z", re.IGNORECASE)
_OF = re.compile(r"\sof\b")
_STATED = re.compile(r"\s?(?:[.;]|,(?!\s?\w+\sand\b)|\Z)|\s(?:when|at the time)\b")
_YOUNGEST = 3
_OLDEST = 115


def read(text: str, quantity: Quantity) -> Quantity | None:
    """The same quantity as an age, where the words beside it say so."""
    before = text[max(0, quantity.start - 32) : quantity.start]
    if quantity.numeral.form is Form.DECADE:
        return _decade(text, quantity, before)
    if quantity.kind is FigureKind.DURATION and (old := _OLD.match(text, quantity.end)):
        return _aged(quantity, end=old.end(), unit=quantity.unit or "years")
    aged = _AGED.search(before) if quantity.unit in (None, "years") and _possible(quantity) else None
    if aged is not None and not (quantity.unit and _BOUND.search(aged[0])):
        return _aged(quantity)
    return None


def follows_name(text: str, quantity: Quantity) -> bool:
    """Whether the number stands where an age does: "Ann Lee, 34," or "Ann Lee (34)"."""
    return (
        quantity.kind is None
        and quantity.numeral.whole
        and quantity.value is not None
        and _possible(quantity)
        and _CLOSES.match(text, quantity.end) is not None
        and not (quantity.numeral.form is Form.WORDS and _OF.match(text, quantity.end))
        and _AFTER_NAME.search(text[max(0, quantity.start - 4) : quantity.start]) is not None
    )


def follows_at(text: str, quantity: Quantity) -> bool:
    """Whether it may be the age at which somebody did something: "left at 63"."""
    return (
        quantity.kind is None
        and quantity.numeral.whole
        and quantity.value is not None
        and quantity.value >= _YOUNGEST
        and _possible(quantity)
        and _AT.search(text[max(0, quantity.start - 32) : quantity.start]) is not None
    )


def is_stated(text: str, quantity: Quantity) -> bool:
    """Whether it may be an age that is all that somebody is said to be: "She was 94.", "Lee was 34 when"."""
    return (
        quantity.kind is None
        and quantity.numeral.whole
        and (quantity.value or 0) >= _YOUNGEST
        and _possible(quantity)
        and _STATED.match(text, quantity.end) is not None
    )


def as_age(quantity: Quantity) -> Quantity:
    """The number as an age in years."""
    return _aged(quantity)


def _possible(quantity: Quantity) -> bool:
    numbers = [n for n in (quantity.value, quantity.low, quantity.high) if n is not None]
    return bool(numbers) and all(0 < n <= _OLDEST for n in numbers)


def _aged(quantity: Quantity, *, end: int | None = None, unit: str = "years") -> Quantity:
    return replace(quantity, end=end or quantity.end, kind=FigureKind.AGE, unit=unit, complete=True)


def _decade(text: str, quantity: Quantity, before: str) -> Quantity | None:
    """Such as "in his 60s" is 60 to 69; "under-18s" is 18."""
    if quantity.value is None:
        return None
    if _HIS.search(before) and quantity.value % 10 == 0:
        return replace(_aged(quantity), value=None, low=quantity.value, high=quantity.value + 9)
    if re.search(r"\b(?:under|over)[- ]\Z", before, re.IGNORECASE):
        return _aged(quantity)
    return None
