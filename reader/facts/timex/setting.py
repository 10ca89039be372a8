"""What an expression is read against: the day of publication, the tense, the dates mentioned before it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, timedelta

from reader.facts.timex.fiscal import CALENDAR_YEAR, FiscalCalendar
from reader.facts.timex.period import Period, Unit
from reader.facts.timex.tense import Direction

_LEAP = 8
"""Years to look ahead and back for a day of the year: 29 February can be as far away."""

_CLOSE = timedelta(days=31)
_FAR = timedelta(days=300)


@dataclass(frozen=True, slots=True)
class Setting:
    """The setting of one expression."""

    reference: date | None
    """The day of publication."""
    direction: Direction = Direction.NEAR
    day_first: bool | None = None
    """Whether 2/3/2015 is in March; None where the article does not tell."""
    fiscal: FiscalCalendar = CALENDAR_YEAR
    mentioned: tuple[Period, ...] = field(default=())
    """The periods told of shortly before, the nearest first."""
    latest: Period | None = None
    """The period mentioned last, be it only to compare with."""
    told: Period | None = None
    """The period that the narrative has reached, if it is about another time than the day of publication."""
    not_before: date | None = None
    not_after: date | None = None
    """Bounds that the other end of a range sets."""

    def now(self, unit: Unit) -> Period | None:
        """The day, week, month … of publication."""
        return None if self.reference is None else Period.of(unit, self.reference)

    def spoken_of(self, unit: Unit) -> Period | None:
        """The unit of the calendar that the narrative has reached; None if it has named no date."""
        if unit in (Unit.WEEK, Unit.MONTH, Unit.QUARTER):
            # The previous month of "rose 2% in May, the office said Friday" is April.
            exact = next((period for period in self.mentioned if period.unit is unit), None)
            if exact is not None:
                return exact
        finer = next((period for period in self.mentioned if period.unit <= unit), None)
        return None if finer is None else finer.within(unit)

    def anchor(self, unit: Unit) -> Period | None:
        """The unit of the calendar from which "a year earlier" counts back: the one spoken of, else today's."""
        return self.spoken_of(unit) or self.now(unit)

    def same(self, unit: Unit) -> Period | None:
        """The unit of the calendar that "that" and "the same" point back to."""
        if self.latest is not None and self.latest.unit <= unit:
            return self.latest.within(unit)
        return self.anchor(unit)

    def yearly(self, make: Callable[[int], Period]) -> Period | None:
        """Which one is meant of something that comes once a year.

        Args:
            make: the period in a given year; it may raise ValueError for years that have none.
        """
        if self.not_before is not None:
            return next((p for p in _each(make, self.not_before.year, 1) if p.first >= self.not_before), None)
        if self.not_after is not None:
            return next((p for p in _each(make, self.not_after.year, -1) if p.last <= self.not_after), None)
        if self.told is not None:
            return next((p for p in _each(make, self.told.first.year, 1) if p.last >= self.told.first), None)
        if self.reference is None:
            return None
        now = self.reference
        past = next((p for p in _each(make, now.year, -1) if p.first <= now), None)
        coming = next((p for p in _each(make, now.year, 1) if p.last >= now), None)
        if past is None or coming is None:
            return past or coming
        ago, ahead = max(now - past.last, timedelta()), max(coming.first - now, timedelta())
        # A day that lies just on the other side is meant after all: "had been due to retire on June 5".
        day = past.unit is Unit.DAY
        match self.direction:
            case Direction.PAST:
                return coming if day and ago > _FAR and ahead < _CLOSE else past
            case Direction.FUTURE:
                return past if day and ahead > _FAR and ago < _CLOSE else coming
            case _:
                return past if ago <= ahead else coming

    def beyond(self, make: Callable[[int], Period], step: int) -> Period | None:
        """The last one that is over at the day of publication, or the first one that has not begun.

        Args:
            make: the period in a given year.
            step: -1 for the last one, 1 for the next one.
        """
        if self.reference is None:
            return None
        # Starting a year on the other side, the first one that fits is the nearest.
        for period in _each(make, self.reference.year, step):
            if (period.first > self.reference) if step > 0 else (period.last < self.reference):
                return period
        return None

    def weekday(self, number: int) -> Period | None:
        """Which Monday (0) … Sunday (6) is meant; today's own weekday is today."""
        base = self.not_before or self.not_after or self.reference
        if base is None:
            return None
        ahead = (number - base.weekday()) % 7
        if self.not_before is not None:
            back = False
        elif self.not_after is not None or self.direction is Direction.PAST:
            back = True
        else:
            back = self.direction is Direction.NEAR and ahead > 3
        return Period.of(Unit.DAY, base + timedelta(days=ahead - 7 if back and ahead else ahead))


def _each(make: Callable[[int], Period], year: int, step: int) -> Iterator[Period]:
    """The periods of the years from the one before `year` on, in the direction of `step`."""
    for number in range(year - step, year + step * (_LEAP + 1), step):
        with suppress(ValueError, OverflowError):
            yield make(number)
