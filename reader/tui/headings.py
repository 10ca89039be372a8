"""Where the headings of a grouped list stand among its rows."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from reader.library import Group


class Headings:
    """The headings of a list, each a line above the rows that stand under it."""

    def __init__(self, groups: Sequence[Group] = ()) -> None:
        """The groups in the order of the list; none where there are no headings."""
        self._groups = groups
        self._firsts = list(accumulate((group.articles for group in groups), initial=0))[:-1]

    def __len__(self) -> int:
        return len(self._groups)

    def line_of(self, place: int, height: int) -> int:
        """The first line of the row at a place, where each row has some lines."""
        return place * height + bisect_right(self._firsts, place)

    def at(self, line: int, height: int) -> tuple[int, int] | Group:
        """What stands on a line: the place of a row and which of its lines it is, or a heading."""
        number = bisect_right(range(len(self._firsts)), line, key=lambda at: self._firsts[at] * height + at) - 1
        if number < 0:
            return divmod(line, height)
        within = line - self._firsts[number] * height - number
        if within == 0:
            return self._groups[number]
        row, part = divmod(within - 1, height)
        return self._firsts[number] + row, part

    def above(self, place: int, height: int) -> int:
        """The first line that belongs to the row at a place: its heading's, if it is the first under one."""
        line = self.line_of(place, height)
        return line - 1 if place in self._firsts[bisect_right(self._firsts, place) - 1 :][:1] else line
