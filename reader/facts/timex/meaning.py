"""What each rule of the grammar means: from a match and its setting to a period of the calendar."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from reader.facts.timex.grammar import DECADES, MONTHS, NUMBERS, ORDINALS, SEASONS, WEEKDAYS, Expression
from reader.facts.timex.holidays import holiday
from reader.facts.timex.period import Period, Unit, months, shift
from reader.facts.timex.setting import Setting
from reader.facts.timex.tense import Direction

_Match = re.Match[str]

_UNITS = {
    "day": Unit.DAY, "week": Unit.WEEK, "fortnight": Unit.WEEK, "month": Unit.MONTH, "quarter": Unit.QUARTER,
    "year": Unit.YEAR, "decade": Unit.DECADE, "century": Unit.CENTURY, "centurie": Unit.CENTURY,
}  # fmt: skip
_MONTH_NUMBERS = {name[:3].lower(): number for number, name in enumerate(MONTHS, 1)}
_WEEKDAY_NUMBERS = {name[:3].lower(): number for number, name in enumerate(WEEKDAYS)}
_QUARTERS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "final": 4}
_YEAR = re.compile(r"\b(?:1\d|20)\d\d\b")
_SPLIT_YEAR = re.compile(r"\b(\d{4})[/–-](\d{2,4})\b")


def meaning(expression: Expression, setting: Setting) -> Period | None:
    """The period that an expression means; None where the setting does not tell, or where there is no such day."""
    try:
        return _MEANINGS[expression.rule](expression.match, setting)
    except (ValueError, OverflowError):
        return None


def named_year(text: str | None, setting: Setting) -> int | None:
    """The calendar year that "2024", "'07", "fiscal 2024", "of last year" or "the year" states."""
    if text is None:
        return None
    if found := _YEAR.search(text):
        return int(found[0])
    if found := re.search(r"['’](\d\d)", text):
        return _full_year(found[1], setting)
    words = text.lower()
    if "year" not in words:
        return None
    base = (
        setting.anchor(Unit.YEAR) if re.search(r"that|same|previous|prior|following", words) else setting.now(Unit.YEAR)
    )
    return base and base.first.year + _step(words)


def _full_year(digits: str, setting: Setting) -> int:
    """A year of two digits: the century that brings it nearest to the day of publication."""
    if len(digits) == 4:
        return int(digits)
    base = setting.reference.year if setting.reference else 2000
    return min(
        (century + int(digits) for century in (1800, 1900, 2000, 2100)), key=lambda year: (abs(year - base), year)
    )


def _step(words: str) -> int:
    """How many units "last", "next" and the like lie from the one spoken of."""
    if re.search(r"\b(?:last|previous|preceding|prior|past|latest)\b", words):
        return -1
    return 1 if re.search(r"\b(?:next|coming|following)\b", words) else 0


def _month_number(name: str) -> int:
    return _MONTH_NUMBERS[name[:3].lower()]


def _number(words: str) -> float | None:
    """The value of a number in words or figures; None for "several" and the like."""
    whole, _, half = words.lower().partition(" and a")
    value = NUMBERS.get(" ".join(whole.split())) or (int(whole) if whole.isdecimal() else None)
    return value and value + (0.5 if half else 0)


def _digits(text: str) -> int:
    return int(re.sub(r"\D", "", text))


def _in_year(m: _Match, setting: Setting, make: Callable[[int], Period], group: str = "of") -> Period | None:
    """A period of the year that the expression names, else of the year that its setting gives."""
    if m[group]:
        year = named_year(m[group], setting)
        return None if year is None else make(year)
    return setting.yearly(make)


def _iso(m: _Match, _: Setting) -> Period:
    return Period.day(int(m["y"]), int(m["m"]), int(m["d"]))


def _cjk(m: _Match, _: Setting) -> Period:
    year, month = int(m["y"]), int(m["m"])
    return Period.day(year, month, int(m["d"])) if m["d"] else Period.month(year, month)


def _numeric(m: _Match, setting: Setting) -> Period | None:
    one, two, year = int(m["a"]), int(m["b"]), _full_year(m["y"], setting)
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


def _attacks(m: _Match, _: Setting) -> Period:
    return Period.day(2001, 9, 11)


def _whole(text: str, setting: Setting) -> Period | None:
    """The period that a part is taken of: a month, year, decade …, named or relative."""
    words = text.lower()
    if found := re.search(r"(\S+)\scentury", words):
        if found[1] in ORDINALS:
            return Period.of(Unit.CENTURY, date(ORDINALS[found[1]] * 100 - 50, 1, 1))
    if found := re.search(r"(\d{4})s", words):
        return Period.of(Unit.DECADE, date(int(found[1]), 1, 1))
    if found := re.match(rf"({'|'.join(_MONTH_NUMBERS)})", words):
        month, year = _MONTH_NUMBERS[found[1]], named_year(text, setting)
        return setting.yearly(lambda y: Period.month(y, month)) if year is None else Period.month(year, month)
    if re.search("fiscal|financial", words) or _SPLIT_YEAR.search(words):
        return _fiscal_year(text, setting)
    if year := named_year(text, setting):
        return Period.year(year)
    if (found := re.search(r"week|month|decade|century", words)) and (now := setting.now(_UNITS[found[0]])):
        return now.moved(_step(words))
    return None


def _fiscal_year(text: str, setting: Setting) -> Period | None:
    if split := _SPLIT_YEAR.search(text):
        return setting.fiscal.split_year(int(split[1]))
    if stated := _YEAR.search(text):
        return setting.fiscal.year(int(stated[0]))
    if setting.reference is None:
        return None
    now = setting.fiscal.number_of(setting.reference.year, setting.reference.month)
    return setting.fiscal.year(now + _step(text.lower()))


def _of_fiscal(m: _Match, setting: Setting, which: int, of: str | None) -> Period | None:
    """A quarter, if the expression says that the year is a fiscal one."""
    year = _fiscal_year(of, setting) if of and re.search("fiscal|financial", of, re.I) else None
    if year is None or year.unit is Unit.YEAR:
        return None
    return Period.span(*months(year.first.year * 12 + year.first.month - 1 + 3 * (which - 1), 3))


def _quarter(m: _Match, setting: Setting) -> Period | None:
    which, of = _QUARTERS[m["q"].lower()], m["before"] or m["of"]
    if fiscal := _of_fiscal(m, setting, which, of):
        return fiscal
    if of and not re.search(r"\byear|\d{4}\b", of, re.I):
        return _whole(of, setting)
    if of:
        year = named_year(of, setting)
        return None if year is None else Period.quarter(year, which)
    return setting.yearly(lambda year: Period.quarter(year, which))


def _half(m: _Match, setting: Setting) -> Period | None:
    start, of = (1 if m["h"].lower() == "first" else 7), m["before"] or m["of"]
    whole = _whole(of, setting) if of else None
    if of is None:
        return setting.yearly(lambda year: Period.run(year, start, 6))
    if whole and (
        whole.unit is Unit.YEAR or (whole.unit is Unit.SPAN and whole.last - whole.first < timedelta(days=370))
    ):
        at = whole.first.year * 12 + whole.first.month - 1 + start - 1
        return Period.span(*months(at, 6))
    return whole


def _q(m: _Match, setting: Setting) -> Period | None:
    which, year = int(m["q1"] or m["q2"]), m["y1"] or m["y2"]
    if year:
        return Period.quarter(_full_year(re.sub(r"\D", "", year), setting), which)
    return setting.yearly(lambda y: Period.quarter(y, which))


def _h(m: _Match, setting: Setting) -> Period:
    return Period.run(_full_year(re.sub(r"\D", "", m["y"]), setting), 1 if (m["h1"] or m["h2"]) == "1" else 7, 6)


def _part(m: _Match, setting: Setting) -> Period | None:
    whole, unit = _whole(m["of"], setting), _UNITS[m["unit"].lower()]
    if whole is None:
        return None
    count = int(_number(m["n"]) or 0) if m["n"] else 0 if m["s"] else 1
    which = m["which"].lower()
    if count == 0:
        return whole
    if which in ("last", "final", "closing"):
        return _run_back(whole, unit, count)
    first = whole.first if which == "opening" else shift(whole.first, unit, (ORDINALS[which] - 1) * count)
    if count == 1 and unit is not Unit.WEEK:
        return Period.of(unit, first)
    last = shift(first, unit, count) - timedelta(days=1)
    if first == whole.first and last == whole.last:
        return whole
    return Period.span(first, last)


def _run_back(whole: Period, unit: Unit, count: int) -> Period:
    after = whole.last + timedelta(days=1)
    first = shift(after, unit, -count)
    return Period.of(unit, first) if count == 1 and unit is not Unit.WEEK else Period.span(first, whole.last)


def _months_quarter(m: _Match, setting: Setting) -> Period | None:
    end = _month_number(m["m2"])
    start = _month_number(m["m1"]) if m["m1"] else (end - 3) % 12 + 1
    length = (end - start) % 12 + 1

    def make(year: int) -> Period:
        if length == 3 and start % 3 == 1:
            return Period.quarter(year, (start + 2) // 3)
        return Period.run(year, start, length)

    return _in_year(m, setting, make)


def _month_days(m: _Match, setting: Setting) -> Period | None:
    month, one, two = _month_number(m["m"]), _digits(m["d1"]), _digits(m["d2"])
    return _in_year(m, setting, lambda year: Period.span(date(year, month, one), date(year, month, two)))


def _month_day(m: _Match, setting: Setting) -> Period | None:
    month, day = _month_number(m["m"]), _digits(m["d"])
    if not m["of"] and m.groupdict().get("y"):
        return Period.day(int(m["y"]), month, day)
    return _in_year(m, setting, lambda year: Period.day(year, month, day))


def _month(m: _Match, setting: Setting) -> Period | None:
    month = _month_number(m["m"])
    return setting.yearly(lambda year: Period.month(year, month))


def _month_year(m: _Match, setting: Setting) -> Period | None:
    month = _month_number(m["m"])
    return _in_year(m, setting, lambda year: Period.month(year, month))


def _shift_month(m: _Match, setting: Setting) -> Period | None:
    month, words = _month_number(m["m"]), m["shift"].lower()

    def make(year: int) -> Period:
        return Period.day(year, month, _digits(m["d"])) if m["d"] else Period.month(year, month)

    now = setting.now(Unit.YEAR)
    if now is None:
        return None
    if _step(words):
        return _strictly(make, setting, _step(words))
    return make(now.first.year) if words.startswith("this") else setting.yearly(make)


def _strictly(make: Callable[[int], Period], setting: Setting, step: int) -> Period | None:
    """The last one over, or the first one not begun, at the day of publication."""
    if setting.reference is None:
        return None
    for year in range(setting.reference.year - step, setting.reference.year + 3 * step, step):
        period = make(year)
        if (step > 0 and period.first > setting.reference) or (step < 0 and period.last < setting.reference):
            # The loop starts a year on the other side, so the first one that fits is the nearest.
            return period
    return None


def _weekday_week(m: _Match, setting: Setting) -> Period | None:
    back = m["way"].lower() in ("ago", "last")
    toward = Direction.PAST if back else Direction.FUTURE
    at = Setting(setting.reference, toward).weekday(_WEEKDAY_NUMBERS[m["w"][:3].lower()])
    return at and at.moved(-7 if back else 7)


def _weekday(m: _Match, setting: Setting) -> Period | None:
    number = _WEEKDAY_NUMBERS[m["w"][:3].lower()]
    if m["week"]:
        words = m["week"].lower()
        base = setting.now(Unit.WEEK) if words in ("this", "last", "next") else setting.anchor(Unit.WEEK)
        return base and Period.of(Unit.DAY, base.moved(_step(words)).first + timedelta(days=number))
    words = (m["shift"] or "").lower()
    if not words or words.startswith(("that", "the same")):
        return setting.weekday(number)
    base = setting.anchor(Unit.DAY) if re.search("previous|following|preceding", words) else setting.now(Unit.DAY)
    if base is None:
        return None
    ahead = (number - base.first.weekday()) % 7
    step = _step(words)
    if step < 0:
        return base.moved(ahead - 7)
    if step > 0 and words == "next":
        # "Next Friday" is the one after the Friday of the week in which one speaks.
        return base.moved(ahead + 7 if number > base.first.weekday() else ahead or 7)
    return base.moved(ahead or (7 if step else 0))


_DEICTIC = {"today": 0, "tonight": 0, "this": 0, "yesterday": -1, "last": -1, "tomorrow": 1}


def _deictic(m: _Match, setting: Setting) -> Period | None:
    now, words = setting.now(Unit.DAY), m["word"].lower()
    if "before" in words:
        return now and now.moved(-2)
    if "after " in words:
        return now and now.moved(2)
    return now and now.moved(_DEICTIC[words.split()[0]])


def _overnight(m: _Match, setting: Setting) -> Period | None:
    day = setting.now(Unit.DAY)
    morning_after = setting.direction is not Direction.FUTURE
    if m["w"]:
        day = setting.weekday(_WEEKDAY_NUMBERS[m["w"][:3].lower()])
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
    return Period.of(unit, shift(base, part, int(number * parts)))


def _distance(m: _Match) -> tuple[Unit, float | None]:
    word = m["unit"].lower()
    number = _number(m["n"])
    return _UNITS[word], number and number * (2 if word == "fortnight" else 1)


def _ago(m: _Match, setting: Setting) -> Period | None:
    unit, number = _distance(m)
    return None if number is None or setting.reference is None else _moved(setting.reference, unit, -number)


def _offset(m: _Match, setting: Setting) -> Period | None:
    unit, number = _distance(m)
    way = m["way"].lower()
    if m["n"].lower() == "the":
        number = 1
    if number is None:
        return None
    base = setting.now(Unit.DAY) if way.endswith("now") else setting.anchor(unit)
    if base is None:
        return None
    back = way in ("earlier", "before", "previously", "prior")
    return _moved(base.first, unit, -number if back else number)


def _year_ago(m: _Match, setting: Setting) -> Period | None:
    unit = _UNITS[m["unit"].lower()]
    of = (m["of"] or "").lower()
    if of == "quarter":
        quarter = setting.anchor(Unit.QUARTER)
        return quarter and quarter.moved(-4)
    base = setting.anchor(unit)
    return base and base.moved(-1)


def _fiscal(m: _Match, setting: Setting) -> Period | None:
    if not m["y3"]:
        return _fiscal_year(m["y1"] or m["y2"], setting)
    first, *second = re.split(r"[/–-]", m["y3"])
    year = _full_year(first, setting)
    return setting.fiscal.split_year(year) if second else setting.fiscal.year(year)


def _shift_fiscal(m: _Match, setting: Setting) -> Period | None:
    return _fiscal_year(m["shift"], setting)


def _season(name: str, year: int) -> Period:
    return Period.run(year, SEASONS[name.lower()], 3)


def _season_year(m: _Match, setting: Setting) -> Period | None:
    year = named_year(m["of"], setting)
    return None if year is None else _season(m["season"], year)


def _shift_season(m: _Match, setting: Setting) -> Period | None:
    def make(year: int) -> Period:
        return _season(m["season"], year)

    step = _step(m["shift"].lower())
    return _strictly(make, setting, step) if step else setting.yearly(make)


def _year_end(m: _Match, setting: Setting) -> Period | None:
    if m["y"]:
        return Period.year(int(m["y"]))
    return setting.now(_UNITS[(m["unit"] or m["unit2"]).lower()])


_ANAPHORIC = ("that", "the same", "the following", "the previous", "the preceding", "the prior", "following", "previous",
              "preceding", "prior")  # fmt: skip


def _shift_unit(m: _Match, setting: Setting) -> Period | None:
    words, name = " ".join(m["shift"].lower().split()), m["unit"].lower()
    if name == "weekend":
        return _weekend(words, setting)
    unit, step = _UNITS[name], _step(words)
    if words in _ANAPHORIC or (words == "the next" and unit is Unit.DAY):
        base = setting.anchor(unit)
    elif words == "the" and setting.told is not None:
        base = setting.told.within(unit) if setting.told.unit <= unit else None
    else:
        base = setting.now(unit)
    if base is None:
        return None
    if words in ("the past", "past", "the last") and unit is not Unit.QUARTER and setting.reference:
        return Period.span(shift(setting.reference, unit, -1), setting.reference)
    return base.moved(step)


def _weekend(words: str, setting: Setting) -> Period | None:
    base = setting.anchor(Unit.DAY) if words in _ANAPHORIC else setting.now(Unit.DAY)
    if base is None:
        return None
    step = _step(words)
    monday = base.within(Unit.WEEK).first
    on_weekend = base.first.weekday() >= 5
    back = step < 0 or (step == 0 and not on_weekend and _weekend_over(base.first, words, setting))
    saturday = monday + timedelta(
        days=5 + (-7 if back else 7 if step > 0 and (on_weekend or words == "the following") else 0)
    )
    return Period.span(saturday, saturday + timedelta(days=1))


def _weekend_over(day: date, words: str, setting: Setting) -> bool:
    return setting.direction is Direction.PAST or (setting.direction is Direction.NEAR and day.weekday() < 2)


def _century(m: _Match, _: Setting) -> Period | None:
    return None if m["era"] else Period.of(Unit.CENTURY, date(ORDINALS[m["nth"].lower()] * 100 - 50, 1, 1))


def _unknown(_: _Match, __: Setting) -> None:
    return None


def _ad(m: _Match, _: Setting) -> Period:
    return Period.year(int(m["y"]))


def _decade(m: _Match, setting: Setting) -> Period:
    if m["y"]:
        return Period.of(Unit.DECADE, date(int(m["y"]) * 10, 1, 1))
    tens = int(m["yy"]) if m["yy"] else DECADES.index(m["word"].lower()) + 2
    now = setting.reference.year if setting.reference else 2000
    return Period.of(
        Unit.DECADE, date(next(y for y in (2000, 1900) if y + tens * 10 <= now or y == 1900) + tens * 10, 1, 1)
    )


def _split_year(m: _Match, setting: Setting) -> Period:
    split = _SPLIT_YEAR.search(m["y"])
    first, second = (int(split[1]), split[2]) if split else (0, "")
    last = int(second) if len(second) == 4 else first // 100 * 100 + int(second)
    if last < first and 1 <= int(second) <= 12:
        return Period.month(first, int(second))
    if last == first + 1 or (first % 100 == 99 and second == "00"):
        return setting.fiscal.split_year(first)
    return Period.span(date(first, 1, 1), date(last, 12, 31))


def _years(m: _Match, _: Setting) -> Period:
    return Period.span(date(int(m["y1"]), 1, 1), date(int(m["y2"]), 12, 31))


def _holiday(m: _Match, setting: Setting) -> Period | None:
    make = holiday(m["name"])
    step = _step((m["shift"] or "").lower())
    return _strictly(make, setting, step) if step else _in_year(m, setting, make)


def _year(m: _Match, _: Setting) -> Period:
    return Period.year(int(m["y"]))


_MEANINGS: dict[str, Callable[[_Match, Setting], Period | None]] = {
    "iso": _iso, "cjk": _cjk, "numeric": _numeric, "attacks": _attacks, "quarter": _quarter, "half": _half,
    "part": _part, "q": _q, "h": _h, "months_quarter": _months_quarter, "month_days": _month_days,
    "days_month": _month_days, "month_day": _month_day, "day_month": _month_day, "month_year": _month_year,
    "shift_month": _shift_month, "month": _month, "weekday_week": _weekday_week, "weekday": _weekday,
    "deictic": _deictic, "overnight": _overnight, "ago": _ago, "offset": _offset, "year_ago": _year_ago,
    "fiscal": _fiscal, "shift_fiscal": _shift_fiscal, "season_year": _season_year, "shift_season": _shift_season,
    "year_end": _year_end, "shift_unit": _shift_unit, "century": _century, "bc": _unknown, "ad": _ad,
    "decade": _decade, "split_year": _split_year, "years": _years, "holiday": _holiday, "year": _year,
}  # fmt: skip
