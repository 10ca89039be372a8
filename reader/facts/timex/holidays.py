"""The feasts and public holidays whose day the calendar fixes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from reader.facts.timex.period import Period

_FIXED = {
    "new year's day": (1, 1),
    "valentine's day": (2, 14),
    "st patrick's day": (3, 17),
    "april fools' day": (4, 1),
    "may day": (5, 1),
    "fourth of july": (7, 4),
    "bastille day": (7, 14),
    "halloween": (10, 31),
    "all saints' day": (11, 1),
    "armistice day": (11, 11),
    "veterans day": (11, 11),
    "christmas eve": (12, 24),
    "christmas day": (12, 25),
    "christmas": (12, 25),
    "boxing day": (12, 26),
    "new year's eve": (12, 31),
}

_AROUND_EASTER = {
    "shrove tuesday": -47,
    "ash wednesday": -46,
    "palm sunday": -7,
    "maundy thursday": -3,
    "good friday": -2,
    "easter sunday": 0,
    "easter": 0,
    "easter monday": 1,
}

# Month, weekday (Monday is 0), which one of the month (-1: the last), days after it.
_MOVABLE = {
    "martin luther king day": (1, 0, 3, 0),
    "presidents' day": (2, 0, 3, 0),
    "memorial day": (5, 0, -1, 0),
    "labor day": (9, 0, 1, 0),
    "columbus day": (10, 0, 2, 0),
    "thanksgiving": (11, 3, 4, 0),
    "thanksgiving day": (11, 3, 4, 0),
    "black friday": (11, 3, 4, 1),
    "cyber monday": (11, 3, 4, 4),
}

NAMES = (*_FIXED, *_AROUND_EASTER, *_MOVABLE)
"""The names in lower case, with a straight apostrophe where one belongs."""

_SPELT = {name.replace("'", ""): name for name in NAMES}


def holiday(name: str) -> Callable[[int], Period]:
    """How to find the day of a holiday in a year.

    Args:
        name: one of `NAMES`, in any case and with any apostrophe or none.
    """
    name = _SPELT[" ".join(name.lower().replace("'", "").replace("’", "").split())]
    if name in _FIXED:
        month, day = _FIXED[name]
        return lambda year: Period.day(year, month, day)
    if name in _AROUND_EASTER:
        return lambda year: _day(easter(year) + timedelta(days=_AROUND_EASTER[name]))
    month, weekday, which, after = _MOVABLE[name]
    return lambda year: _day(nth_weekday(year, month, weekday, which) + timedelta(days=after))


def easter(year: int) -> date:
    """Easter Sunday of the Western churches (the anonymous Gregorian computus; Meeus, Astronomical Algorithms)."""
    century, in_century = divmod(year, 100)
    golden = year % 19
    moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (in_century // 4) - moon - in_century % 4) % 7
    late = (golden + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def nth_weekday(year: int, month: int, weekday: int, which: int) -> date:
    """The first (1), second (2) … or last (-1) of a weekday, Monday being 0, in a month."""
    if which > 0:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (which - 1))
    last = Period.month(year, month).last
    return last - timedelta(days=(last.weekday() - weekday) % 7)


def _day(day: date) -> Period:
    return Period.day(day.year, day.month, day.day)
