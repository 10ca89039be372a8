"""Whether a part of the screen has moved up or down: then the terminal can move it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from reader.tui.terminal.screen import Screen

WITH_COLUMNS = "\x1b[?69h"
"""Have margins at the left and right as well (DECLRMM)."""

_ROWS = 2
"""Rows that must have moved together."""


class Shift(NamedTuple):
    """A rectangle whose contents have moved."""

    top: int
    bottom: int
    """The row after the last."""
    left: int
    right: int
    """The column after the last."""
    lines: int
    """Rows by which it moved up; down where this is negative."""


def shifts(actual: Screen, wanted: Screen, touched: Iterable[tuple[int, int]], *, has_columns: bool) -> Iterator[Shift]:
    """What may have moved.

    Args:
        actual: the screen that is there.
        wanted: the screen that is to be there.
        touched: first column and the one after the last of what was written.
        has_columns: whether the terminal can scroll some columns only; else whole rows are moved, which does not pay
            where most of the row stays.
    """
    seen = set()
    least = 2 if has_columns else wanted.width // 2
    for left, right in touched:
        left, right = max(left, 0), min(right, wanted.width)
        for shift in _shifts(actual, wanted, left, right) if right - left >= least else ():
            if not has_columns:
                shift = shift._replace(left=0, right=wanted.width)
            if shift not in seen:
                seen.add(shift)
                yield shift


def _shifts(actual: Screen, wanted: Screen, left: int, right: int) -> Iterator[Shift]:
    """How columns may have moved: where all rows did, and where some did, as when the line is slower than the keys."""
    old = ["".join(texts[left:right]) for texts in actual.texts]
    new = ["".join(texts[left:right]) for texts in wanted.texts]
    places: dict[str, list[int]] = {}
    for row, words in enumerate(old):
        if words.strip():
            places.setdefault(words, []).append(row)
    votes: Counter[int] = Counter()
    for row, words in enumerate(new):
        if words != old[row] and len(found := places.get(words, [])) == 1:
            votes[found[0] - row] += 1
    lines, count = votes.most_common(1)[0] if votes else (0, 0)
    if count < _ROWS or not lines:
        return
    moved = [row for row in range(len(new)) if 0 <= row + lines < len(old) and new[row] == old[row + lines]]
    worded = [row for row in moved if new[row].strip()]
    for first, last in (_longest(moved), (worded[0], worded[-1])):
        top, bottom = (first, last + lines + 1) if lines > 0 else (first + lines, last + 1)
        yield Shift(max(top, 0), min(bottom, wanted.height), left, right, lines)


def _longest(rows: list[int]) -> tuple[int, int]:
    """First and last of the longest stretch of rows that follow each other."""
    best = (rows[0], rows[0])
    start = rows[0]
    for before, row in zip(rows, [*rows[1:], -1], strict=True):
        if row != before + 1:
            best = max(best, (start, before), key=lambda stretch: stretch[1] - stretch[0])
            start = row
    return best
