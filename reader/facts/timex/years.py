"""What the expressions mean that name a year, a part of one, a decade or a century."""

from __future__ import annotations

import re
from datetime import date, timedelta

from reader.facts.timex.grammar import DECADES, ORDINALS, SEASONS
from reader.facts.timex.period import Period, Unit, months, shift
from reader.facts.timex.setting import Setting
from reader.facts.timex.tense import Direction
from reader.facts.timex.wording import (
    MONTH_NUMBERS,
    SPLIT_YEAR,
    UNITS,
    Match,
    Meaning,
    full_year,
    in_year,
    month_number,
    named_year,
    quantity,
    steps,
)

QUARTERS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "final": 4}
_YEAR = re.compile(r"\b(?:1\d|20)\d\d\b")


def _containing(text: str, setting: Setting) -> Period | None:
    """The period that a part is taken of: a month, year, decade …, named or relative."""
    words = text.lower()
    if (found := re.search(r"(\S+)\scentury", words)) and found[1] in ORDINALS:
        return Period.of(Unit.CENTURY, date(ORDINALS[found[1]] * 100 - 50, 1, 1))
    if found := re.search(r"(\d{4})s", words):
        return Period.of(Unit.DECADE, date(int(found[1]), 1, 1))
    if found := re.match(rf"({'|'.join(MONTH_NUMBERS)})", words):
        month, year = MONTH_NUMBERS[found[1]], named_year(text, setting)
        return setting.yearly(lambda y: Period.month(y, month)) if year is None else Period.month(year, month)
    if re.search("fiscal|financial", words) or SPLIT_YEAR.search(words):
        return _fiscal_year(text, setting)
    if year := named_year(text, setting):
        return Period.year(year)
    if (found := re.search(r"week|month|decade|century", words)) and (now := setting.now(UNITS[found[0]])):
        return now.moved(steps(words))
    return None


def _fiscal_year(text: str, setting: Setting) -> Period | None:
    if split := SPLIT_YEAR.search(text):
        return setting.fiscal.split_year(int(split[1]))
    if stated := _YEAR.search(text):
        return setting.fiscal.year(int(stated[0]))
    if setting.reference is None:
        return None
    now = setting.fiscal.number_of(setting.reference.year, setting.reference.month)
    return setting.fiscal.year(now + steps(text.lower()))


def _of_fiscal(m: Match, setting: Setting, which: int, of: str | None) -> Period | None:
    """A quarter, if the expression says that the year is a fiscal one."""
    year = _fiscal_year(of, setting) if of and re.search("fiscal|financial", of, re.I) else None
    if year is None or year.unit is Unit.YEAR:
        return None
    return Period.span(*months(year.first.year * 12 + year.first.month - 1 + 3 * (which - 1), 3))


def _quarter(m: Match, setting: Setting) -> Period | None:
    which, of = QUARTERS[m["q"].lower()], m["before"] or m["of"]
    if fiscal := _of_fiscal(m, setting, which, of):
        return fiscal
    if of and not re.search(r"\byear|\d{4}\b", of, re.I):
        return _containing(of, setting)
    if of:
        year = named_year(of, setting)
        return None if year is None else Period.quarter(year, which)
    return setting.yearly(lambda year: Period.quarter(year, which))


def _half(m: Match, setting: Setting) -> Period | None:
    start, of = (1 if m["h"].lower() == "first" else 7), m["before"] or m["of"]
    whole = _containing(of, setting) if of else None
    if of is None:
        return setting.yearly(lambda year: Period.run(year, start, 6))
    if whole and (
        whole.unit is Unit.YEAR or (whole.unit is Unit.SPAN and whole.last - whole.first < timedelta(days=370))
    ):
        at = whole.first.year * 12 + whole.first.month - 1 + start - 1
        return Period.span(*months(at, 6))
    return whole


def _q(m: Match, setting: Setting) -> Period | None:
    which, year = int(m["q1"] or m["q2"]), m["y1"] or m["y2"]
    if year:
        return Period.quarter(full_year(re.sub(r"\D", "", year), setting), which)
    return setting.yearly(lambda y: Period.quarter(y, which))


def _h(m: Match, setting: Setting) -> Period | None:
    start = 1 if (m["h1"] or m["h2"]) == "1" else 7
    if m["y"]:
        return Period.run(full_year(re.sub(r"\D", "", m["y"]), setting), start, 6)
    return setting.yearly(lambda year: Period.run(year, start, 6))


def _part(m: Match, setting: Setting) -> Period | None:
    whole, unit = _containing(m["of"], setting), UNITS[m["unit"].lower()]
    if whole is None:
        return None
    count = int(quantity(m["n"]) or 0) if m["n"] else 0 if m["s"] else 1
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


def _months_quarter(m: Match, setting: Setting) -> Period | None:
    end = month_number(m["m2"])
    start = month_number(m["m1"]) if m["m1"] else (end - 3) % 12 + 1
    length = (end - start) % 12 + 1

    def make(year: int) -> Period:
        if length == 3 and start % 3 == 1:
            return Period.quarter(year, (start + 2) // 3)
        return Period.run(year, start, length)

    return in_year(m, setting, make)


def _fiscal(m: Match, setting: Setting) -> Period | None:
    if not m["y3"]:
        return _fiscal_year(m["y1"] or m["y2"], setting)
    first, *second = re.split(r"[/–-]", m["y3"])
    year = full_year(first, setting)
    return setting.fiscal.split_year(year) if second else setting.fiscal.year(year)


def _shift_fiscal(m: Match, setting: Setting) -> Period | None:
    if not m["m"]:
        return _fiscal_year(m["shift"], setting)
    # The words after it say when it ends: "the fiscal year through March".
    end = month_number(m["m"])

    def make(year: int) -> Period:
        return Period.span(*months(year * 12 + end - 12, 12))

    if m["y"]:
        return make(int(m["y"]))
    over = m["way"].lower() == "ended" or setting.direction is Direction.PAST
    return setting.beyond(make, -1) if over else setting.yearly(make)


def _season(name: str, year: int) -> Period:
    return Period.run(year, SEASONS[name.lower()], 3)


def _season_year(m: Match, setting: Setting) -> Period | None:
    year = named_year(m["of"], setting)
    return None if year is None else _season(m["season"], year)


def _shift_season(m: Match, setting: Setting) -> Period | None:
    def make(year: int) -> Period:
        return _season(m["season"], year)

    step = steps(m["shift"].lower())
    return setting.beyond(make, step) if step else setting.yearly(make)


def _year_end(m: Match, setting: Setting) -> Period | None:
    if m["y"]:
        return Period.year(int(m["y"]))
    return setting.now(UNITS[(m["unit"] or m["unit2"]).lower()])


def _short_year(m: Match, setting: Setting) -> Period:
    return Period.year(full_year(m["y"], setting))


def _century(m: Match, _: Setting) -> Period | None:
    return None if m["era"] else Period.of(Unit.CENTURY, date(ORDINALS[m["nth"].lower()] * 100 - 50, 1, 1))


def _unknown(_: Match, __: Setting) -> None:
    return None


def _ad(m: Match, _: Setting) -> Period:
    return Period.year(int(m["y"]))


def _decade(m: Match, setting: Setting) -> Period:
    if m["y"]:
        return Period.of(Unit.DECADE, date(int(m["y"]) * 10, 1, 1))
    tens = int(m["yy"]) if m["yy"] else DECADES.index(m["word"].lower()) + 2
    now = setting.reference.year if setting.reference else 2000
    return Period.of(
        Unit.DECADE, date(next(y for y in (2000, 1900) if y + tens * 10 <= now or y == 1900) + tens * 10, 1, 1)
    )


def _split_year(m: Match, setting: Setting) -> Period:
    split = SPLIT_YEAR.search(m["y"])
    first, second = (int(split[1]), split[2]) if split else (0, "")
    last = int(second) if len(second) == 4 else first // 100 * 100 + int(second)
    if last < first and 1 <= int(second) <= 12:
        return Period.month(first, int(second))
    if last == first + 1 or (first % 100 == 99 and second == "00"):
        return setting.fiscal.split_year(first)
    return Period.span(date(first, 1, 1), date(last, 12, 31))


def _years(m: Match, _: Setting) -> Period:
    return Period.span(date(int(m["y1"]), 1, 1), date(int(m["y2"]), 12, 31))


def _year(m: Match, _: Setting) -> Period:
    return Period.year(int(m["y"]))


MEANINGS: dict[str, Meaning] = {
    "quarter": _quarter,
    "half": _half,
    "part": _part,
    "q": _q,
    "h": _h,
    "months_quarter": _months_quarter,
    "fiscal": _fiscal,
    "shift_fiscal": _shift_fiscal,
    "season_year": _season_year,
    "shift_season": _shift_season,
    "year_end": _year_end,
    "short_year": _short_year,
    "century": _century,
    "bc": _unknown,
    "ad": _ad,
    "decade": _decade,
    "split_year": _split_year,
    "years": _years,
    "year": _year,
}
