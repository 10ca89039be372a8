"""What the expressions mean that count from the day of publication or from a date mentioned before."""

from __future__ import annotations

import re
from datetime import date, timedelta

from reader.facts.timex.period import Period, Unit, shift
from reader.facts.timex.setting import Setting
from reader.facts.timex.tense import Direction
from reader.facts.timex.wording import ANAPHORIC, UNITS, Match, Meaning, named_year, quantity, steps, weekday_number


def _weekday_week(m: Match, setting: Setting) -> Period | None:
    back = (m["way"] or "").lower() in ("ago", "last")
    toward = Direction.PAST if back else Direction.FUTURE
    at = Setting(setting.reference, toward).weekday(weekday_number(m["w"] or m["w2"]))
    return at and at.moved(-7 if back else 7)


def _weekday(m: Match, setting: Setting) -> Period | None:
    number = weekday_number(m["w"])
    if m["week"]:
        words = m["week"].lower()
        base = setting.now(Unit.WEEK) if words in ("this", "last", "next") else setting.anchor(Unit.WEEK)
        return base and Period.of(Unit.DAY, base.moved(steps(words)).first + timedelta(days=number))
    words = (m["shift"] or "").lower()
    if not words or words.startswith(("that", "the same")):
        return setting.weekday(number)
    base = setting.anchor(Unit.DAY) if re.search("previous|following|preceding", words) else setting.now(Unit.DAY)
    if base is None:
        return None
    ahead = (number - base.first.weekday()) % 7
    step = steps(words)
    if step < 0:
        return base.moved(ahead - 7)
    if step > 0 and words == "next":
        # "Next Friday" is the one after the Friday of the week in which one speaks.
        return base.moved(ahead + 7 if number > base.first.weekday() else ahead or 7)
    return base.moved(ahead or (7 if step else 0))


_DEICTIC = {"today": 0, "tonight": 0, "this": 0, "yesterday": -1, "last": -1, "tomorrow": 1}


def _deictic(m: Match, setting: Setting) -> Period | None:
    now, words = setting.now(Unit.DAY), m["word"].lower()
    if "before" in words:
        return now and now.moved(-2)
    if "after " in words:
        return now and now.moved(2)
    return now and now.moved(_DEICTIC[words.split()[0]])


def _overnight(m: Match, setting: Setting) -> Period | None:
    day = setting.now(Unit.DAY)
    morning_after = setting.direction is not Direction.FUTURE
    if m["w"]:
        day = setting.weekday(weekday_number(m["w"]))
        morning_after = (m["way"] or "").lower() in ("into", "to")
    if day is None:
        return None
    first = day.first - timedelta(days=1) if morning_after else day.first
    return Period.span(first, first + timedelta(days=1))


def _moved(base: date, unit: Unit, number: float) -> Period:
    """The unit of the calendar that lies `number` units from a day; halves count in the next finer unit."""
    if number == int(number):
        return Period.of(unit, shift(base, unit, int(number)))
    finer = {Unit.YEAR: (Unit.MONTH, 12), Unit.DECADE: (Unit.YEAR, 10), Unit.CENTURY: (Unit.YEAR, 100)}
    part, parts = finer.get(unit, (Unit.DAY, {Unit.WEEK: 7, Unit.MONTH: 30, Unit.QUARTER: 91}.get(unit, 1)))
    return Period.of(part if abs(number) < 1 else unit, shift(base, part, int(number * parts)))


def _distance(m: Match) -> tuple[Unit, float | None]:
    word = m["unit"].lower()
    number = quantity(m["n"])
    return UNITS[word], number and number * (2 if word == "fortnight" else 1)


def _ago(m: Match, setting: Setting) -> Period | None:
    unit, number = _distance(m)
    return None if number is None or setting.reference is None else _moved(setting.reference, unit, -number)


def _offset(m: Match, setting: Setting) -> Period | None:
    unit, number = _distance(m)
    way = m["way"].lower()
    if m["n"].lower() == "the":
        number = 1
    if number is None:
        return None
    back = way in ("earlier", "before", "previously", "prior")
    if way.endswith("now"):
        base = setting.now(Unit.DAY)
    else:
        base = setting.anchor(unit) if back else setting.spoken_of(unit)
    if base is None:
        return None
    return _moved(base.first, unit, -number if back else number)


def _year_ago(m: Match, setting: Setting) -> Period | None:
    unit = UNITS[m["unit"].lower()]
    of = (m["of"] or "").lower()
    if of == "quarter":
        reported = next((period for period in setting.mentioned if period.unit is Unit.QUARTER), None)
        if reported is None and (now := setting.now(Unit.QUARTER)):
            # Results are of a quarter that has ended.
            reported = now.moved(-1)
        return reported and reported.moved(-4)
    base = setting.anchor(unit)
    return base and base.moved(-1)


def _shift_unit(m: Match, setting: Setting) -> Period | None:
    words, name = " ".join(m["shift"].lower().split()), m["unit"].lower()
    if name == "weekend":
        return _weekend(words, setting)
    unit, step = UNITS[name], steps(words)
    if words in ("that", "that same", "the same"):
        base = setting.same(unit)
    elif ANAPHORIC.search(words) or (words == "the next" and unit is Unit.DAY):
        base = setting.spoken_of(unit) if step > 0 else setting.anchor(unit)
    elif words == "the" and setting.told is not None:
        base = setting.told.within(unit) if setting.told.unit <= unit else None
    else:
        base = setting.now(unit)
    if base is None:
        return None
    if words in ("the past", "past", "the last") and unit is not Unit.QUARTER and setting.reference:
        return Period.span(shift(setting.reference, unit, -1), setting.reference)
    return base.moved(step)


def _part_of_day(m: Match, setting: Setting) -> Period | None:
    words = m["shift"].lower()
    if re.search("that|same", words):
        return setting.same(Unit.DAY)
    step = steps(words)
    base = setting.spoken_of(Unit.DAY) if step > 0 else setting.anchor(Unit.DAY)
    return base and base.moved(step)


def _same_unit(m: Match, setting: Setting) -> Period | None:
    here = setting.anchor(UNITS[m["unit"].lower()])
    if here is None:
        return None
    year = here.first.year - 1 if m["of"].lower().startswith("a") else named_year(m["of"], setting)
    return None if year is None else Period.of(here.unit, shift(here.first, Unit.YEAR, year - here.first.year))


def _weekend(words: str, setting: Setting) -> Period | None:
    anaphoric = re.search(r"\bthat\b|same", words) or ANAPHORIC.search(words)
    base = setting.anchor(Unit.DAY) if anaphoric else setting.now(Unit.DAY)
    if base is None:
        return None
    step = steps(words)
    monday = base.within(Unit.WEEK).first
    on_weekend = base.first.weekday() >= 5
    back = step < 0 or (step == 0 and not on_weekend and _weekend_over(base.first, words, setting))
    saturday = monday + timedelta(
        days=5 + (-7 if back else 7 if step > 0 and (on_weekend or words == "the following") else 0)
    )
    return Period.span(saturday, saturday + timedelta(days=1))


def _weekend_over(day: date, words: str, setting: Setting) -> bool:
    return setting.direction is Direction.PAST or (setting.direction is Direction.NEAR and day.weekday() < 2)


MEANINGS: dict[str, Meaning] = {
    "weekday_week": _weekday_week,
    "weekday": _weekday,
    "deictic": _deictic,
    "overnight": _overnight,
    "ago": _ago,
    "offset": _offset,
    "year_ago": _year_ago,
    "shift_unit": _shift_unit,
    "part_of_day": _part_of_day,
    "same_unit": _same_unit,
}
