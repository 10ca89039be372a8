"""How many articles each day has: by that a place in the list is found without counting the articles before it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable
from itertools import accumulate

NEWEST = "day DESC, moment DESC, name, folder"
"""The order of the list."""

_OLDEST = "day, moment, name DESC, folder DESC"

IN_LIST = {True: "kept_under IS NULL", False: "1"}
"""Which entries stand in the list, where the older versions of stories are folded and where not."""

_NEAR = 1_000
"""Places from the top of the list that are reached by counting."""


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


def way_to(start: int, stop: int, folded: bool, counted: Callable[[], Days]) -> tuple[str, str, int]:
    """From where, in which order and over how many entries a part of the list is reached: OFFSET costs its size.

    Args:
        start: the first place.
        stop: the one after the last.
        folded: whether older versions are left out.
        counted: the days of the same list, asked for where they are needed.
    """
    which = IN_LIST[folded]
    if stop <= _NEAR:
        return which, NEWEST, start
    days = counted()
    day, before, _ = days.at(start)
    last, _, after = days.at(stop - 1)
    if start - before <= after - stop:
        return f"{which} AND day <= {day}", NEWEST, start - before
    return f"{which} AND day >= {last}", _OLDEST, after - stop
