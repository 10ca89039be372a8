"""Fiscal years: where they begin in a country, and which year of the two they are named after."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from reader.facts.timex.grammar import MONTHS
from reader.facts.timex.period import Period, months


@dataclass(frozen=True, slots=True)
class FiscalCalendar:
    """How a country counts its fiscal years."""

    start: int = 1
    """The month in which the year begins."""
    ends_in: bool = False
    """Whether the year is named after the calendar year in which it ends."""

    def year(self, number: int) -> Period:
        """The fiscal year of this number."""
        if self.start == 1:
            return Period.year(number)
        return Period.run(number - self.ends_in, self.start, 12)

    def split_year(self, first: int) -> Period:
        """The fiscal year written with both years ("2020/21"); both in full where years begin in January."""
        if self.start == 1:
            return Period.run(first, 1, 24)
        return Period.run(first, self.start, 12)

    def quarter(self, number: int, quarter: int) -> Period:
        """A quarter, counted from 1, of the fiscal year of this number."""
        year = self.year(number)
        if self.start == 1:
            return Period.quarter(number, quarter)
        return Period.span(*months(year.first.year * 12 + year.first.month - 1 + 3 * (quarter - 1), 3))

    def number_of(self, year: int, month: int) -> int:
        """The number of the fiscal year that a month belongs to."""
        first = year if month >= self.start else year - 1
        return first + (self.ends_in and self.start > 1)


CALENDAR_YEAR = FiscalCalendar()

_CALENDARS = {
    "Japan(?:ese)?|Tokyo|Singapore(?:an)?": FiscalCalendar(4),
    "Brit(?:ain|ish)|UK|U\\.K\\.|England|Scot(?:land|tish)|Wales|Welsh|Northern Ireland|Whitehall|HMRC": FiscalCalendar(
        4
    ),
    "Canad(?:a|ian)|Ottawa|Hong Kong": FiscalCalendar(4),
    "India(?:n)?|New Delhi|South Africa(?:n)?": FiscalCalendar(4, ends_in=True),
    "Australian?|Canberra|Pakistani?|Islamabad|Bangladeshi?|Dhaka|Egypt(?:ian)?|Kenyan?|New Zealand": FiscalCalendar(
        7, ends_in=True
    ),
    "Nepal(?:i|ese)?": FiscalCalendar(7, ends_in=True),
    "U\\.S\\.|US|United States|Americans?|Washington|Thai(?:land)?|Bangkok": FiscalCalendar(10, ends_in=True),
    "(?:South )?Koreans?|Seoul|China|Chinese|Beijing|Germany?|Berlin|French|France|Paris|Russian?|Moscow|Brazil(?:ian)?"
    "|Dutch|Netherlands|Spain|Spanish|Ital(?:y|ian)|Swiss|Switzerland": CALENDAR_YEAR,
}
"""The governments' fiscal years (CIA World Factbook, field "Fiscal year")."""

_COUNTRY = re.compile("|".join(rf"(?P<c{i}>\b(?:{words})(?!\w))" for i, words in enumerate(_CALENDARS)) + "|£")
_BY_GROUP = {f"c{i}": calendar for i, calendar in enumerate(_CALENDARS.values())}
_POUND = FiscalCalendar(4)

_PUBLIC_MONEY = re.compile(
    r"\b(?:governments?|federal|state|ministr(?:y|ies)|ministers?|treasury|budgets?|budgetary|congress|parliament|deficit"
    r"|defen[cs]e|taxpayers?|appropriations?|public|programme|council|agency|military)\b",
    re.IGNORECASE,
)
_STATED = re.compile(
    rf"(?:begin|start|commenc)(?:s|ning|ing|ed)?\s(?:on\s|in\s)?(?P<begin>{'|'.join(MONTHS)})"
    rf"|\bbegan\s(?:on\s|in\s)?(?P<began>{'|'.join(MONTHS)})"
    rf"|(?:\bend(?:s|ing|ed)?|\bthrough|(?<=year\s)to)\s(?:on\s|in\s)?(?:\d\d?\s)?(?P<end>{'|'.join(MONTHS)})"
)
_YEAR_ENDED = re.compile(
    rf"\byear\s(?:that\s)?(?:end(?:ed|ing)|to|through)\s(?:on\s|in\s)?(?:\d\d?\s)?(?P<end>{'|'.join(MONTHS)})"
)
_SEASON = re.compile(r"\s(?:[\w-]+\s)?(?:season|campaign|academic|school|term|winter)\b", re.IGNORECASE)
_REACH = 60


class FiscalCalendars:
    """The fiscal years that an article speaks of, by the countries that it names."""

    def __init__(self, text: str) -> None:
        found = [_BY_GROUP.get(m.lastgroup or "", _POUND) for m in _COUNTRY.finditer(text)]
        counts = Counter(found)
        self._usual = counts.most_common(1)[0][0] if counts else CALENDAR_YEAR
        self._stated: FiscalCalendar | None = None

    def at(self, passage: str, start: int, end: int) -> FiscalCalendar:
        """The fiscal calendar that an expression at these characters of a passage follows.

        What the article has stated ("which begins in April") comes first, then the country that it names last before
        the expression, then the country that the article names most. Companies choose their own years, except
        where nearly all keep the government's; without a sign of public money theirs is the calendar year.
        """
        if _SEASON.match(passage, end):
            return CALENDAR_YEAR
        stated = _STATED.search(passage, end, end + _REACH) or _YEAR_ENDED.search(passage, max(0, start - 150), start)
        if stated:
            begin = stated.groupdict().get("begin") or stated.groupdict().get("began")
            first = MONTHS.index(begin) + 1 if begin else (MONTHS.index(stated["end"]) + 1) % 12 + 1
            self._stated = FiscalCalendar(first, ends_in=first > 6 or begin is None)
        if self._stated:
            return self._stated
        near = [
            _BY_GROUP.get(m.lastgroup or "", _POUND) for m in _COUNTRY.finditer(passage, max(0, start - 400), start)
        ]
        calendar = near[-1] if near else self._usual
        if calendar.start == 10 and not _PUBLIC_MONEY.search(passage, max(0, start - 400), end + 400):
            return CALENDAR_YEAR
        return calendar
