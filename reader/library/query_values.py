"""The values of a query's fields: amounts such as ">1bn" and "10..20%", periods such as "2015-05..2015-06"."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

_SCALES = {"": 1.0, "k": 1e3, "m": 1e6, "mn": 1e6, "bn": 1e9, "b": 1e9, "tn": 1e12, "trn": 1e12}
_SIGNS = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "₽": "RUB", "": None}
_NUMBER = r"(?P<sign{0}>[$€£¥₹₽]?)(?P<number{0}>-?[\d,]*\.?\d+)\s?(?P<scale{0}>[a-z]{{0,3}})(?P<percent{0}>%?)"
_ONE = re.compile(r"(?P<relation>[<>]=?|=)?" + _NUMBER.format(1), re.IGNORECASE)
_BETWEEN = re.compile(_NUMBER.format(1) + r"\.\." + _NUMBER.format(2), re.IGNORECASE)
_DAY = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_AGO = re.compile(r"(\d{1,4})([dwmy])")


@dataclass(frozen=True, slots=True)
class Amount:
    """A range of values, its ends None where it is open, and a unit where one is asked for."""

    low: float | None
    high: float | None
    unit: str | None
    without_ends: bool = False
    """Whether the ends themselves are outside."""


@dataclass(frozen=True, slots=True)
class Days:
    """From one day to another, both inside; None where it is open."""

    first: date | None
    last: date | None


def amount(text: str) -> Amount | None:
    """What ">10%", "1bn", "<=5", "$10m..$20m" ask for; None if it is no such value."""
    if match := _BETWEEN.fullmatch(text):
        low, high = _read(match, 1), _read(match, 2)
        if low is None or high is None:
            return None
        return Amount(min(low[0], high[0]), max(low[0], high[0]), low[1] or high[1])
    match = _ONE.fullmatch(text)
    if match is None or (value := _read(match, 1)) is None:
        return None
    number, unit = value
    relation = match["relation"] or "="
    low_end = number if relation[0] in ">=" else None
    high_end = number if relation[0] in "<=" else None
    return Amount(low_end, high_end, unit, without_ends=relation in "<>")


def _read(match: re.Match[str], which: int) -> tuple[float, str | None] | None:
    scale = _SCALES.get(match[f"scale{which}"].lower())
    if scale is None:
        return None
    unit = "%" if match[f"percent{which}"] else _SIGNS[match[f"sign{which}"]]
    return float(match[f"number{which}"].replace(",", "")) * scale, unit


def days(text: str) -> Days | None:
    """What "2015", "2015-05-24", "2015..2016-02", "today", "yesterday", "7d" ask for; None if it is no date."""
    first, between, last = text.strip().lower().partition("..")
    if not between:
        return _period(first)
    one, other = _period(first) if first else None, _period(last) if last else None
    if (first and one is None) or (last and other is None) or not (one or other):
        return None
    return Days(one.first if one else None, other.last if other else None)


def _period(text: str) -> Days | None:
    today = date.today()
    if text in ("today", "yesterday"):
        that = today - timedelta(days=text == "yesterday")
        return Days(that, that)
    try:
        if match := _AGO.fullmatch(text):
            length = {"d": 1, "w": 7, "m": 30, "y": 365}[match[2]]
            return Days(today - timedelta(days=int(match[1]) * length), None)
        match = _DAY.fullmatch(text)
        if match is None:
            return None
        year, month, day = (int(piece) if piece else None for piece in match.groups())
        if year is None:
            return None
        if month is None:
            return Days(date(year, 1, 1), date(year, 12, 31))
        if day is None:
            return Days(date(year, month, 1), date(year, month, monthrange(year, month)[1]))
        return Days(date(year, month, day), date(year, month, day))
    except (ValueError, OverflowError):
        return None
