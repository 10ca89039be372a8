"""The rows of an article, laid out from the top as far as somebody has asked."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterator
from itertools import islice

from reader.article import PartKind
from reader.tui.layout import Row

_AT_ONCE = 256
"""Rows that are laid out at once on the way to a place of the text."""


class Rows:
    """Rows that never change once they are laid out; how many more there will be is guessed until all are.

    They are kept as plain numbers: an article may have tens of thousands.
    """

    def __init__(self, coming: Iterator[Row], length: int) -> None:
        """Lay nothing out yet.

        Args:
            coming: the rows in their order, their places of the text as well.
            length: of the text.
        """
        self._coming = coming
        self._length = length
        self._starts, self._ends = array("L"), array("L")
        self._kinds: list[PartKind | None] = []
        self._words: dict[int, str] = {}
        self.are_complete = False
        """Whether all are laid out."""

    def __len__(self) -> int:
        """How many are laid out."""
        return len(self._starts)

    def __getitem__(self, number: int) -> Row:
        return Row(self._starts[number], self._ends[number], self._kinds[number], self._words.get(number, ""))

    @property
    def expected(self) -> int:
        """How many there are in all: guessed from those that are laid out, if these are not all."""
        known = len(self)
        if self.are_complete:
            return known
        return known + 1 + known * (self._length - self._starts[-1]) // max(self._starts[-1], 1) if known else 1

    def lay_out(self, count: int | None = None) -> None:
        """Lay out so many more, or all."""
        before = len(self)
        for start, end, kind, words in islice(self._coming, count):
            if words:
                self._words[len(self._starts)] = words
            self._starts.append(start)
            self._ends.append(end)
            self._kinds.append(kind)
        self.are_complete = count is None or len(self) < before + count

    def reach(self, number: int) -> None:
        """Lay out at least up to a row, if there is such a row."""
        if (lacking := number + 1 - len(self)) > 0 and not self.are_complete:
            self.lay_out(lacking)

    def row_of(self, offset: int) -> int:
        """The row that shows a place of the text."""
        while not self.are_complete and (not self._starts or self._starts[-1] <= offset):
            self.lay_out(_AT_ONCE)
        return max(bisect_right(self._starts, offset) - 1, 0)
