"""What the expressions mean that name a day or a month."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, timedelta

from reader.facts.timex.grammar import ORDINALS
from reader.facts.timex.holidays import holiday, nth_weekday
from reader.facts.timex.period import Period, Unit
from reader.facts.timex.setting import Setting
from reader.facts.timex.tense import Direction
from reader.facts.timex.wording import Match, Meaning, digits, full_year, in_year, month_number, steps, weekday_number


def _iso(m: Match, _: Setting) -> Period:
    return Period.day(int(m["y"]), int(m["m"]), int(m["d"]))


def _cjk(m: Match, _: Setting) -> Period:
    year, month = int(m["y"]), int(m["m"])
    return Period.day(year, month, int(m["d"])) if m["d"] else Period.month(year, month)


def _numeric(m: Match, setting: Setting) -> Period | None:
    one, two, year = int(m["a"]), int(m["b"]), full_year(m["y"], setting)
    readings = [
        Period.day(year, month, day)
        for month, day, first in ((two, one, True), (one, two, False))
        if month <= 12 and setting.day_first in (None, first)
    ] or [Period.day(year, *((two, one) if one > 12 else (one, two)))]
    if len({reading.first for reading in readings}) == 1:
        return readings[0]
    if setting.reference is None:
        return None
    # News speaks of the days around it; two readings equally near leave it open.
    near = [r for r in readings if abs(r.first - setting.reference) <= timedelta(days=7)]
    return near[0] if len(near) == 1 else None


def _attacks(m: Match, _: Setting) -> Period:
    return Period.day(2001, 9, 11)


def _month_days(m: Match, setting: Setting) -> Period | None:
    month, one, two = month_number(m["m"]), digits(m["d1"]), digits(m["d2"])
    return in_year(m, setting, lambda year: Period.span(date(year, month, one), date(year, month, two)))


def _month_day(m: Match, setting: Setting) -> Period | None:
    month, day = month_number(m["m"]), digits(m["d"])
    if not m["of"] and m.groupdict().get("y"):
        return Period.day(int(m["y"]), month, day)
    return in_year(m, setting, lambda year: Period.day(year, month, day))


def _month(m: Match, setting: Setting) -> Period | None:
    month = month_number(m["m"])
    return setting.yearly(lambda year: Period.month(year, month))


def _month_year(m: Match, setting: Setting) -> Period | None:
    month = month_number(m["m"])
    return in_year(m, setting, lambda year: Period.month(year, month))


def _day_alone(m: Match, setting: Setting) -> Period | None:
    """The day of that number in the month that is told, else the one on the side where the clause looks."""
    now, today = setting.now(Unit.MONTH), setting.reference
    if now is None or today is None:
        return None
    day = digits(m["d"])
    if m["shift"]:
        month = now.moved(steps(m["shift"].lower())).first
        return Period.day(month.year, month.month, day)
    days: list[Period] = []
    for month in (now.moved(step).first for step in (-2, -1, 0, 1, 2)):
        with suppress(ValueError):
            days.append(Period.day(month.year, month.month, day))
    toward = setting.direction
    fitting = [d for d in days if toward is Direction.NEAR or ((d.first < today) == (toward is Direction.PAST))]
    return min(fitting or days, key=lambda d: abs(d.first - today))


def _shift_month(m: Match, setting: Setting) -> Period | None:
    month, words = month_number(m["m"]), m["shift"].lower()

    def make(year: int) -> Period:
        return Period.day(year, month, digits(m["d"])) if m["d"] else Period.month(year, month)

    now = setting.now(Unit.YEAR)
    if now is None:
        return None
    if steps(words):
        return setting.beyond(make, steps(words))
    return make(now.first.year) if words.startswith("this") else setting.yearly(make)


def _nth_weekday(m: Match, setting: Setting) -> Period | None:
    month, weekday = month_number(m["m"]), weekday_number(m["w"])
    which = -1 if m["which"].lower() == "last" else ORDINALS[m["which"].lower()]
    return in_year(m, setting, lambda year: Period.of(Unit.DAY, nth_weekday(year, month, weekday, which)))


def _holiday(m: Match, setting: Setting) -> Period | None:
    make = holiday(m["name"])
    step = steps((m["shift"] or "").lower())
    return setting.beyond(make, step) if step else in_year(m, setting, make)


MEANINGS: dict[str, Meaning] = {
    "iso": _iso,
    "cjk": _cjk,
    "numeric": _numeric,
    "attacks": _attacks,
    "month_days": _month_days,
    "days_month": _month_days,
    "month_day": _month_day,
    "day_month": _month_day,
    "day_alone": _day_alone,
    "month_year": _month_year,
    "shift_month": _shift_month,
    "month": _month,
    "in_month": _month,
    "nth_weekday": _nth_weekday,
    "holiday": _holiday,
}
