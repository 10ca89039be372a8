"""How many articles each day has: by that a place in the list is found without counting the articles before it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate


class Days:
    """The days of a library in the order of its list, the newest first; 0 is the day of undated articles."""

    def __init__(self, counts: Iterable[tuple[int, int]]) -> None:
        """Each day and how many articles it has, the newest first."""
        pairs = list(counts)
        self._days = [-day for day, _ in pairs]
        self._ends = list(accumulate(count for _, count in pairs))

    def before(self, day: int) -> int:
        """How many articles stand before those of a day."""
        at = bisect_right(self._days, -day - 1)
        return self._ends[at - 1] if at else 0

    def at(self, place: int) -> tuple[int, int, int]:
        """The day of the article at a place, how many stand before that day, and how many up to its end."""
        at = min(bisect_right(self._ends, place), len(self._ends) - 1)
        return -self._days[at], self._ends[at - 1] if at else 0, self._ends[at]
