"""The hand that writes: where the terminal's cursor stands, which pen is set, and the fewest bytes from there on."""

from __future__ import annotations

import re

from reader.tui.terminal.abilities import Abilities
from reader.tui.terminal.pen import Pen, change
from reader.tui.terminal.stretches import end_of_blanks, end_of_words, until_disputed
from reader.tui.terminal.widths import are_agreed

_GAP = 8
"""The most cells that are looked at for being written again rather than jumped over."""

_REPEATED = re.compile(r"(.)\1\1+", re.DOTALL)
"""A character three times or more: the least that it may pay to have repeated."""


class Hand:
    """Moves the cursor, changes the look of what is written, and writes cells; `taken` gives what that takes.

    It writes to a terminal in raw mode: a line feed goes down and does not go to the left.
    """

    def __init__(self, abilities: Abilities) -> None:
        """Nothing is known of the terminal's state yet.

        Args:
            abilities: the sequences that it knows.
        """
        self.abilities = abilities
        self.width = 0
        """Columns of the terminal."""
        self._out: list[str] = []
        self._pen: Pen | None = None
        self._row = self._column = -1

    def copy(self) -> Hand:
        """One that knows the same."""
        hand = Hand(self.abilities)
        hand.width, hand._pen, hand._row, hand._column = self.width, self._pen, self._row, self._column
        return hand

    def taken(self) -> str:
        """What was to be sent since this was asked last."""
        sequence = "".join(self._out)
        self._out.clear()
        return sequence

    @property
    def length(self) -> int:
        """Characters that `taken` would give."""
        return sum(map(len, self._out))

    def forget_place(self) -> None:
        """The cursor may stand anywhere."""
        self._row = self._column = -1

    def forget(self) -> None:
        """Somebody else may have written to the terminal."""
        self.forget_place()
        self._pen = None

    def send(self, sequence: str, *, place: tuple[int, int] = (-1, -1)) -> None:
        """Send something else.

        Args:
            sequence: what to send; it changes no look.
            place: row and column where the cursor stands after that; -1 where nobody knows.
        """
        self._out.append(sequence)
        self._row, self._column = place

    def use(self, pen: Pen) -> None:
        """Have what follows look like that."""
        if self._pen is not pen:
            self._out.append(self._change(self._pen, pen))
            self._pen = pen

    def use_for_blanks(self, pen: Pen) -> None:
        """Have blanks that follow look like that; what shows on no blank may stay as it is."""
        if self._pen is None or self._pen.blank is not pen:
            self.use(pen)

    def move(self, row: int, column: int) -> None:
        """Get to a cell."""
        if self._row != row or self._column != column:
            self._out.append(self._way(row, column))
            self._row, self._column = row, column

    def step(self, row: int, column: int, texts: list[str], pens: list[Pen]) -> None:
        """Get to a cell, over a small gap by writing again what stands there if that is no longer.

        Args:
            row: the row, from 0.
            column: the column, from 0.
            texts: what stands in the cells of the row.
            pens: how they look.
        """
        gap = column - self._column
        if row == self._row and self._column >= 0 and 0 < gap <= _GAP and self._is_cheaper(row, column, texts, pens):
            self.write(row, self._column, column, texts, pens)
        self.move(row, column)

    def write(self, row: int, column: int, end: int, texts: list[str], pens: list[Pen]) -> None:
        """Write the cells of a row from a column to another.

        Args:
            row: the row, from 0.
            column: the first column.
            end: the column after the last.
            texts: what is to stand in the cells of the row.
            pens: how they are to look.
        """
        while column < end:
            self.move(row, column)
            pen = pens[column]
            if texts[column] == " ":
                stop = end_of_blanks(texts, pens, column, end)
                self.use_for_blanks(pen)
                self._blank(column, stop, is_last=stop == end)
            else:
                self.use(pen)
                stop = until_disputed(texts, column, end_of_words(texts, pens, column, end))
                if stop > column:
                    self._out.append(self._repeated(texts[column:stop]))
                    self._stand(stop)
                else:
                    stop = column + 2 if texts[column + 1 : column + 2] == [""] else column + 1
                    self._write_disputed(row, column, stop, texts[column])
            column = stop

    def _write_disputed(self, row: int, column: int, stop: int, text: str) -> None:
        """Write it on blanks: where it takes one cell instead of two, nothing else is to stand in the other."""
        if stop > column + 1:
            self._out.append("  ")
            self._stand(stop)
            self.move(row, column)
        self._out.append(text)
        self._column = -1

    def write_down(self, row: int, column: int, count: int, text: str, pen: Pen) -> None:
        """Write one and the same cell in rows that follow each other."""
        self.move(row, column)
        self.use(pen)
        self.send("\b\n".join([text] * count), place=(row + count - 1, column + 1))

    def erases(self, blank: Pen) -> bool:
        """Whether erasing leaves such blanks behind."""
        return blank.is_erasable and (self.abilities.erases_in_colour or not blank.paper)

    def _is_cheaper(self, row: int, column: int, texts: list[str], pens: list[Pen]) -> bool:
        """Whether writing the cells from the cursor to a column is no longer than jumping there."""
        start = self._column
        between = "".join(texts[start:column])
        if len(between) != column - start or not are_agreed(between):
            return False
        cost, now = len(between.encode()), self._pen
        for at in range(start, column):
            pen = pens[at]
            if now is not pen and not (texts[at] == " " and now is not None and now.blank is pen):
                cost += len(self._change(now, pen))
                now = pen
        after = pens[column]
        jump = len(self._way(row, column)) + len(self._change(self._pen, after))
        return cost + len(self._change(now, after)) <= jump

    def _stand(self, column: int) -> None:
        """The cursor is at a column after writing; behind the last one it may be in this place or that."""
        self._column = column if column < self.width else -1

    def _blank(self, column: int, stop: int, *, is_last: bool) -> None:
        """Write blanks with the pen that is set, or erase or repeat them where that is shorter."""
        count = stop - column
        erased, repeated = f"\x1b[{count}X", f" \x1b[{count - 1}b"
        if self.abilities.erases and len(erased) < count and self._erases_with_pen():
            way = 0 if is_last else len(f"\x1b[{count}C")
            if len(erased) + way < (len(repeated) if self.abilities.repeats else count):
                self._out.append(erased)
                return
        self._out.append(repeated if self.abilities.repeats and len(repeated) < count else " " * count)
        self._stand(stop)

    def _erases_with_pen(self) -> bool:
        return self._pen is not None and not self._pen.looks and self.erases(self._pen.blank)

    def _repeated(self, cells: list[str]) -> str:
        """Cells of one look, with what repeats itself said once."""
        words = "".join(cells)
        if not self.abilities.repeats or len(words) != len(cells):
            return words
        return _REPEATED.sub(_said_once, words)

    def _change(self, before: Pen | None, after: Pen) -> str:
        return change(before, after, self.abilities.ends_attributes)

    def _way(self, row: int, column: int) -> str:
        """The shortest way for the cursor."""
        ways = [f"\x1b[{row + 1 if row else ''}{f';{column + 1}' if column else ''}H"]
        if row == self._row:
            if self.abilities.goes_to_column:
                ways.append(f"\x1b[{column + 1}G")
            if self._column >= 0:
                step = column - self._column
                count = abs(step) if abs(step) > 1 else ""
                ways.append(f"\x1b[{count}{'C' if step > 0 else 'D'}")
                ways += ["\b" * -step] if step < 0 else []
            ways += [] if column else ["\r"]
        elif row > self._row >= 0 and column in (0, self._column):
            down = "\n" * (row - self._row)
            ways.append(down if column == self._column else f"\r{down}")
        return min(ways, key=len)


def _said_once(run: re.Match[str]) -> str:
    again = f"\x1b[{len(run[0]) - 1}b"
    return run[1] + again if len(run[0][1:].encode()) > len(again) else run[0]
