"""From the screen that is there to the one that is wanted: which cells are written, scrolled or erased."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import compress
from operator import is_not, ne, or_

from reader.tui.terminal.abilities import Abilities
from reader.tui.terminal.hand import Hand
from reader.tui.terminal.pen import PLAIN, Pen
from reader.tui.terminal.screen import Screen
from reader.tui.terminal.scrolling import WITH_COLUMNS
from reader.tui.terminal.stretches import are_single
from reader.tui.terminal.widths import is_disputed, reach

_ERASED = 3
"""Blanks at the end of a row from which it pays to erase them."""

_RULE = 4
"""Rows from which a vertical rule is drawn downwards in one go."""

_BOX = re.compile("[\u2500-\u259f]")
"""What lines and blocks are drawn with."""


class Painter:
    """Paints on a terminal whose cells are known."""

    def __init__(self, abilities: Abilities) -> None:
        """Nothing is known of the terminal's state yet.

        Args:
            abilities: the sequences that it knows.
        """
        self._hand = Hand(abilities)

    @property
    def abilities(self) -> Abilities:
        """The sequences that the terminal knows; more may be learnt later."""
        return self._hand.abilities

    @abilities.setter
    def abilities(self, abilities: Abilities) -> None:
        self._hand.abilities = abilities

    def copy(self) -> Painter:
        """One that knows the same."""
        painter = Painter(self.abilities)
        painter._hand = self._hand.copy()
        return painter

    def forget_place(self) -> None:
        """The cursor may stand anywhere."""
        self._hand.forget_place()

    def clear(self, wanted: Screen) -> tuple[str, Screen]:
        """Clear the screen, in the colour that most of it will have; what to send, and what is there then.

        A terminal whose size was changed may have forgotten modes.
        """
        paper = PLAIN
        if self.abilities.erases_in_colour:
            counts = Counter(pen for row in wanted.pens for pen in row if pen.is_erasable)
            paper = max(counts, key=counts.__getitem__, default=PLAIN)
        self._hand.forget()
        self._hand.use(paper)
        modes = WITH_COLUMNS if self.abilities.has_columns else ""
        self._hand.send(f"{modes}\x1b[H\x1b[2J", place=(0, 0))
        return self._hand.taken(), Screen(wanted.width, wanted.height, paper)

    def shift(self, actual: Screen, top: int, bottom: int, left: int, right: int, lines: int) -> str:
        """Scroll a part of the screen.

        Args:
            actual: what the terminal shows; it is changed in the same way.
            top: its first row.
            bottom: the row after its last.
            left: its first column.
            right: the column after its last.
            lines: rows by which it moves up; down where this is negative.
        """
        hand, is_part = self._hand, right - left < actual.width
        if is_part:
            hand.send(f"\x1b[{left + 1};{right}s")
        corner = actual.pens[bottom - 1 if lines > 0 else top][left]
        paper = corner.blank if self.abilities.erases_in_colour and corner.blank.is_erasable else PLAIN
        hand.use(paper)
        hand.send(f"\x1b[{top + 1};{bottom}r")
        count = abs(lines)
        if self.abilities.shifts:
            hand.send(f"\x1b[{count if count > 1 else ''}{'S' if lines > 0 else 'T'}")
        else:
            hand.move(bottom - 1 if lines > 0 else top, left)
            hand.send(("\n" if lines > 0 else "\x1bM") * count)
        hand.send("\x1b[r\x1b[s" if is_part else "\x1b[r")
        rows = range(top, bottom) if lines > 0 else range(bottom - 1, top - 1, -1)
        for row in rows:
            texts, pens = [" "] * (right - left), [paper] * (right - left)
            if top <= row + lines < bottom:
                texts = actual.texts[row + lines][left:right]
                pens = actual.pens[row + lines][left:right]
            actual.texts[row][left:right], actual.pens[row][left:right] = texts, pens
        return hand.taken()

    def paint(self, actual: Screen, wanted: Screen, limit: int | None = None, near: int = 0) -> str:
        """What to send so that the terminal shows the screen that is wanted, or as much of it as is to be sent at once.

        Args:
            actual: what it shows; afterwards what it shows then.
            wanted: of the same size.
            limit: characters after which the rows that are left wait; None for no end.
            near: the row that those are farthest from.
        """
        hand = self._hand
        hand.width = wanted.width
        rows = differing(actual, wanted)
        if limit is not None:
            rows.sort(key=lambda row: abs(row - near))
        elif len(rows) > _RULE:
            self._paint_rules(actual, wanted, rows)
        for row in rows:
            texts, pens = wanted.texts[row], wanted.pens[row]
            self._paint_row(row, actual.texts[row], actual.pens[row], texts, pens)
            actual.texts[row], actual.pens[row] = texts[:], pens[:]
            if limit is not None and hand.length >= limit:
                break
        if rows or actual.cursor != wanted.cursor:
            hand.move(*wanted.cursor)
        actual.cursor = wanted.cursor
        return hand.taken()

    def _paint_rules(self, actual: Screen, wanted: Screen, rows: Sequence[int]) -> None:
        """Draw what repeats from row to row, such as the lines between panes, downwards: no pen is changed there."""
        ends: dict[tuple[int, str, Pen], list[int]] = {}
        for row in rows:
            old_texts, old_pens, pens = actual.texts[row], actual.pens[row], wanted.pens[row]
            for column in _drawn(wanted.texts[row]):
                text = wanted.texts[row][column]
                is_changed = text != old_texts[column] or pens[column] is not old_pens[column]
                if is_changed and old_texts[column] and old_texts[column + 1]:
                    ends.setdefault((column, text, pens[column]), []).append(row)
        for (column, text, pen), places in ends.items():
            if len(places) < _RULE or places[-1] - places[0] != len(places) - 1:
                continue
            self._hand.write_down(places[0], column, len(places), text, pen)
            for row in places:
                actual.texts[row][column], actual.pens[row][column] = text, pen

    def _paint_row(
        self, row: int, old_texts: list[str], old_pens: list[Pen], texts: list[str], pens: list[Pen]
    ) -> None:
        width = len(texts)
        changed = [*compress(range(width), _differences(old_texts, old_pens, texts, pens))]
        if not changed:
            return
        if not (are_single(texts) and are_single(old_texts)):
            changed = _whole(changed, old_texts, texts)
        hand, tail, last = self._hand, width, pens[-1]
        if hand.erases(last):
            while tail and texts[tail - 1] == " " and pens[tail - 1] is last:
                tail -= 1
        at, count = 0, len(changed)
        while at < count:
            start = changed[at]
            hand.step(row, start, texts, pens)
            if start >= tail and changed[-1] - start >= _ERASED:
                hand.use_for_blanks(last)
                hand.send("\x1b[K", place=(row, start))
                return
            end = start
            while at < count and changed[at] == end and not (end >= tail and changed[-1] - end >= _ERASED):
                end += 1
                at += 1
            hand.write(row, start, end, texts, pens)


def differing(actual: Screen, wanted: Screen) -> list[int]:
    """The rows that are not yet as they are wanted."""
    return [
        row
        for row in range(wanted.height)
        if actual.texts[row] != wanted.texts[row] or actual.pens[row] != wanted.pens[row]
    ]


def distance(actual: Screen, wanted: Screen) -> int:
    """How many cells are not yet as they are wanted."""
    return sum(
        sum(_differences(actual.texts[row], actual.pens[row], wanted.texts[row], wanted.pens[row]))
        for row in differing(actual, wanted)
    )


def _differences(old_texts: list[str], old_pens: list[Pen], texts: list[str], pens: list[Pen]) -> Iterable[bool]:
    """Of each cell of a row whether it changes."""
    return map(or_, map(ne, texts, old_texts), map(is_not, pens, old_pens))


def _drawn(texts: list[str]) -> list[int]:
    """The cells of a row, but for the last, in which lines or blocks are drawn."""
    words = "".join(texts[:-1])
    if len(words) == len(texts) - 1:
        return [found.start() for found in _BOX.finditer(words)]
    return [at for at, text in enumerate(texts[:-1]) if _BOX.match(text)]


def _whole(changed: list[int], old: list[str], new: list[str]) -> list[int]:
    """The changed cells with the other halves of wide characters, and with what a disputed one may have run over."""
    cells = set(changed)
    todo = changed[:]
    while todo:
        at = todo.pop()
        beside = []
        for texts in (old, new):
            if not texts[at]:
                beside.append(at - 1)
            if at + 1 < len(texts) and not texts[at + 1]:
                beside.append(at + 1)
            if is_disputed(texts[at]):
                beside += range(at + 1, min(at + max(reach(texts[at]), 2), len(texts)))
        fresh = [other for other in beside if other not in cells]
        cells.update(fresh)
        todo += fresh
    return sorted(cells)
