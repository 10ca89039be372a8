"""Stretches of the calendar with a granularity, and their TIMEX3 value."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum


class Unit(IntEnum):
    """The granularities of the calendar, the finest first. `SPAN` is any other run of days."""

    DAY = 1
    WEEK = 2
    MONTH = 3
    QUARTER = 4
    SPAN = 5
    YEAR = 6
    DECADE = 7
    CENTURY = 8


_MONTHS = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.YEAR: 12, Unit.DECADE: 120, Unit.CENTURY: 1200}


@dataclass(frozen=True, slots=True)
class Period:
    """The days from `first` to `last`, both inclusive, as one day, week, month … of the calendar."""

    first: date
    last: date
    unit: Unit

    @classmethod
    def of(cls, unit: Unit, day: date) -> Period:
        """The day, ISO week, month … that holds `day`.

        Raises:
            ValueError, OverflowError: if it reaches beyond the years 1 to 9999.
        """
        if unit is Unit.WEEK:
            monday = day - timedelta(days=day.weekday())
            return cls(monday, monday + timedelta(days=6), unit)
        if unit not in _MONTHS:
            return cls(day, day, Unit.DAY)
        length = _MONTHS[unit]
        start = (day.year * 12 + day.month - 1) // length * length
        return cls(*months(start, length), unit)

    @classmethod
    def day(cls, year: int, month: int, day: int) -> Period:
        """One day.

        Raises:
            ValueError: if there is no such day.
        """
        return cls.of(Unit.DAY, date(year, month, day))

    @classmethod
    def month(cls, year: int, month: int) -> Period:
        """One month of a year."""
        return cls.of(Unit.MONTH, date(year, month, 1))

    @classmethod
    def quarter(cls, year: int, quarter: int) -> Period:
        """A quarter of a year, counted from 1."""
        return cls.of(Unit.QUARTER, date(year, quarter * 3 - 2, 1))

    @classmethod
    def year(cls, year: int) -> Period:
        """A calendar year."""
        return cls.of(Unit.YEAR, date(year, 1, 1))

    @classmethod
    def span(cls, first: date, last: date) -> Period:
        """The days from `first` to `last`.

        Raises:
            ValueError: if `last` comes before `first`.
        """
        if last < first:
            raise ValueError("a period cannot end before it begins")
        return cls(first, last, Unit.SPAN)

    @classmethod
    def run(cls, year: int, month: int, length: int) -> Period:
        """A run of `length` whole months that begins with a month of a year."""
        return cls.span(*months(year * 12 + month - 1, length))

    @property
    def value(self) -> str:
        """The period in the form of the facts contract (TIMEX3, with A/B for a run of days)."""
        year = f"{self.first.year:04d}"
        match self.unit:
            case Unit.DAY:
                return self.first.isoformat()
            case Unit.WEEK:
                iso = self.first.isocalendar()
                return f"{iso.year:04d}-W{iso.week:02d}"
            case Unit.MONTH:
                return f"{year}-{self.first.month:02d}"
            case Unit.QUARTER:
                return f"{year}-Q{(self.first.month + 2) // 3}"
            case Unit.YEAR:
                return year
            case Unit.DECADE:
                return f"{self.last.year:04d}"[:3] + "X"
            case Unit.CENTURY:
                return f"{self.last.year:04d}"[:2] + "XX"
            case _:
                return f"{self.first.isoformat()}/{self.last.isoformat()}"

    def within(self, unit: Unit) -> Period:
        """The unit of the calendar in which the period begins."""
        return Period.of(unit, self.first)

    def moved(self, number: int) -> Period:
        """The period of the same kind `number` periods later, or earlier if negative.

        Raises:
            ValueError, OverflowError: if that is beyond the years 1 to 9999.
        """
        return Period.of(self.unit, shift(self.first, self.unit, number))


def months(start: int, length: int) -> tuple[date, date]:
    """The first and the last day of `length` months; `start` counts months from January of the year 0.

    Raises:
        ValueError: if they reach beyond the years 1 to 9999.
    """
    # The first decade and century of the era begin in a year 0 that the calendar lacks.
    start, end = max(start, 12), start + length - 1
    year, month = end // 12, end % 12 + 1
    last = date(year, month, monthrange(year, month)[1])
    return date(start // 12, start % 12 + 1, 1), last


def shift(day: date, unit: Unit, number: int) -> date:
    """The day `number` units later, or the last day of that month if the month is too short.

    Raises:
        ValueError, OverflowError: if that is beyond the years 1 to 9999.
    """
    if unit in (Unit.DAY, Unit.WEEK):
        return day + timedelta(days=number * (7 if unit is Unit.WEEK else 1))
    at = day.year * 12 + day.month - 1 + number * _MONTHS[unit]
    year, month = at // 12, at % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
