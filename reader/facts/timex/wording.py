"""The values of the words and figures inside temporal expressions."""

from __future__ import annotations

import re
from collections.abc import Callable

from reader.facts.timex.grammar import MONTHS, NUMBERS, WEEKDAYS
from reader.facts.timex.period import Period, Unit
from reader.facts.timex.setting import Setting

Match = re.Match[str]
Meaning = Callable[[Match, Setting], Period | None]

_NEW_UNTIL = 6
"""The month until which "the new year" is the one that has begun."""

UNITS = {
    "day": Unit.DAY, "week": Unit.WEEK, "fortnight": Unit.WEEK, "month": Unit.MONTH, "quarter": Unit.QUARTER,
    "year": Unit.YEAR, "decade": Unit.DECADE, "century": Unit.CENTURY, "centurie": Unit.CENTURY,
}  # fmt: skip
MONTH_NUMBERS = {name[:3].lower(): number for number, name in enumerate(MONTHS, 1)}
ANAPHORIC = re.compile(r"\b(?:following|previous|preceding|prior)\b")
"""The words that count from a date mentioned before, not from the day of publication."""

SPLIT_YEAR = re.compile(r"\b(\d{4})[/–-](\d{2,4})\b")
_YEAR = re.compile(r"\b(?:1\d|20)\d\d\b")
_WEEKDAY_NUMBERS = {name[:3].lower(): number for number, name in enumerate(WEEKDAYS)}


def month_number(name: str) -> int:
    """The number of a month by its name or abbreviation."""
    return MONTH_NUMBERS[name[:3].lower()]


def weekday_number(name: str) -> int:
    """The number of a weekday, Monday being 0."""
    return _WEEKDAY_NUMBERS[name[:3].lower()]


def quantity(words: str) -> float | None:
    """The value of a number in words or figures; None for "several" and the like."""
    whole, _, half = words.lower().partition(" and a")
    if whole.startswith("half"):
        return 0.5
    value = NUMBERS.get(" ".join(whole.split())) or (int(whole) if whole.isdecimal() else None)
    return value and value + (0.5 if half else 0)


def digits(text: str) -> int:
    """The number that the digits of a day or year make ("3rd" is 3)."""
    return int(re.sub(r"\D", "", text))


def steps(words: str) -> int:
    """How many units "last", "next" and the like lie from the one spoken of."""
    if re.search(r"\b(?:last|previous|preceding|prior|past|latest)\b", words):
        return -1
    return 1 if re.search(r"\b(?:next|coming|following)\b", words) else 0


def full_year(digits: str, setting: Setting) -> int:
    """A year of two digits: the century that brings it nearest to the day of publication."""
    if len(digits) == 4:
        return int(digits)
    base = setting.reference.year if setting.reference else 2000
    return min(
        (century + int(digits) for century in (1800, 1900, 2000, 2100)), key=lambda year: (abs(year - base), year)
    )


def named_year(text: str | None, setting: Setting) -> int | None:
    """The calendar year that "2024", "'07", "fiscal 2024", "of last year" or "the year" states."""
    if text is None:
        return None
    if found := _YEAR.search(text):
        return int(found[0])
    if found := re.search(r"['’](\d\d)", text):
        return full_year(found[1], setting)
    words = text.lower()
    if "year" not in words:
        return None
    base = (
        setting.anchor(Unit.YEAR) if re.search(r"that|same|previous|prior|following", words) else setting.now(Unit.YEAR)
    )
    if base is not None and "new" in words.split() and setting.reference and setting.reference.month > _NEW_UNTIL:
        return base.first.year + 1
    return None if base is None else base.first.year + steps(words)


def in_year(m: Match, setting: Setting, make: Callable[[int], Period], group: str = "of") -> Period | None:
    """A period of the year that the expression names, else of the year that its setting gives."""
    if m[group]:
        year = named_year(m[group], setting)
        return None if year is None else make(year)
    return setting.yearly(make)
