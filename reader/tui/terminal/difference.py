"""From the screen that is there to the one that is wanted, in as few bytes as we know."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from reader.tui.terminal.abilities import Abilities
from reader.tui.terminal.pen import PLAIN, Pen, change
from reader.tui.terminal.screen import Screen

_GAP = 8
"""The most cells that are looked at for being written again rather than jumped over."""

_DISPUTED = "\U0001f000"
"""From here on (emoji and later) terminals do not agree how many cells a character takes."""

_ERASED = 3
"""Blanks at the end of a row from which it pays to erase them."""

_RULE = 4
"""Rows from which a vertical rule is drawn downwards in one go."""


class Painter:
    """Knows where the terminal's cursor stands and which pen is set, and paints.

    What it returns is for a terminal in raw mode: a line feed goes down and does not go to the left.
    """

    def __init__(self, abilities: Abilities) -> None:
        """Nothing is known of the terminal's state yet.

        Args:
            abilities: the sequences that it knows.
        """
        self.abilities = abilities
        self._out: list[str] = []
        self._pen: Pen | None = None
        self._row = self._column = -1
        self._width = 0

    def copy(self) -> Painter:
        """One that knows the same."""
        painter = Painter(self.abilities)
        painter._pen, painter._row, painter._column = self._pen, self._row, self._column
        return painter

    def forget_place(self) -> None:
        """The cursor may stand anywhere."""
        self._row = self._column = -1

    def forget(self) -> None:
        """Somebody else may have written to the terminal."""
        self.forget_place()
        self._pen = None

    def clear(self, wanted: Screen) -> tuple[str, Screen]:
        """Clear the screen, in the colour that most of it will have; what to send, and what is there then."""
        paper = PLAIN
        if self.abilities.erases_in_colour:
            counts: dict[Pen, int] = {}
            for row in wanted.pens:
                for pen in row:
                    counts[pen] = counts.get(pen, 0) + 1
            paper = max((pen for pen in counts if pen.is_erasable), key=counts.__getitem__, default=PLAIN)
        self._pen = None
        self._use(paper)
        self._out.append("\x1b[H\x1b[2J")
        self._row = self._column = 0
        return self._taken(), Screen(wanted.width, wanted.height, paper)

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
        out, is_part = self._out, right - left < actual.width
        if is_part:
            out.append(f"\x1b[{left + 1};{right}s")
        corner = actual.pens[bottom - 1 if lines > 0 else top][left]
        paper = corner.blank if self.abilities.erases_in_colour and corner.blank.is_erasable else PLAIN
        self._use(paper)
        out.append(f"\x1b[{top + 1};{bottom}r")
        self._row = self._column = -1
        count = abs(lines)
        if self.abilities.shifts:
            out.append(f"\x1b[{count if count > 1 else ''}{'S' if lines > 0 else 'T'}")
        else:
            self._move(bottom - 1 if lines > 0 else top, 0)
            out.append(("\n" if lines > 0 else "\x1bM") * count)
        out.append("\x1b[r\x1b[s" if is_part else "\x1b[r")
        self._row = self._column = -1
        rows = range(top, bottom) if lines > 0 else range(bottom - 1, top - 1, -1)
        for row in rows:
            texts, pens = [" "] * (right - left), [paper] * (right - left)
            if top <= row + lines < bottom:
                texts = actual.texts[row + lines][left:right]
                pens = actual.pens[row + lines][left:right]
            actual.texts[row][left:right], actual.pens[row][left:right] = texts, pens
        return self._taken()

    def paint(self, actual: Screen, wanted: Screen) -> str:
        """What to send so that the terminal shows the screen that is wanted.

        Args:
            actual: what it shows; afterwards the same as what is wanted.
            wanted: of the same size.
        """
        self._width = wanted.width
        rows = [
            row
            for row in range(wanted.height)
            if actual.texts[row] != wanted.texts[row] or actual.pens[row] != wanted.pens[row]
        ]
        if len(rows) > _RULE:
            self._paint_rules(actual, wanted, rows)
        for row in rows:
            texts, pens = wanted.texts[row], wanted.pens[row]
            self._paint_row(row, actual.texts[row], actual.pens[row], texts, pens)
            actual.texts[row], actual.pens[row] = texts[:], pens[:]
        if rows or actual.cursor != wanted.cursor:
            self._move(*wanted.cursor)
        actual.cursor = wanted.cursor
        return self._taken()

    def _taken(self) -> str:
        sequence = "".join(self._out)
        self._out.clear()
        return sequence

    def _paint_rules(self, actual: Screen, wanted: Screen, rows: Sequence[int]) -> None:
        """Draw what repeats from row to row, such as the lines between panes, downwards: no pen is changed there."""
        ends: dict[tuple[int, str, Pen], list[int]] = {}
        for row in rows:
            old_texts, old_pens, pens = actual.texts[row], actual.pens[row], wanted.pens[row]
            for column, text in enumerate(wanted.texts[row][:-1]):
                is_changed = text != old_texts[column] or pens[column] is not old_pens[column]
                if "\u2500" <= text <= "\u259f" and is_changed and old_texts[column] and old_texts[column + 1]:
                    ends.setdefault((column, text, pens[column]), []).append(row)
        for (column, text, pen), places in ends.items():
            if len(places) < _RULE or places[-1] - places[0] != len(places) - 1:
                continue
            self._move(places[0], column)
            self._use(pen)
            self._out.append("\b\n".join([text] * len(places)))
            self._row, self._column = places[-1], column + 1
            for row in places:
                actual.texts[row][column], actual.pens[row][column] = text, pen

    def _paint_row(
        self, row: int, old_texts: list[str], old_pens: list[Pen], texts: list[str], pens: list[Pen]
    ) -> None:
        width = len(texts)
        changed = [at for at in range(width) if texts[at] != old_texts[at] or pens[at] is not old_pens[at]]
        if not changed:
            return
        if not ("".join(texts).isascii() and "".join(old_texts).isascii()):
            changed = _whole(changed, old_texts, texts)
        tail = width
        last = pens[-1]
        if self._erases(last):
            while tail and texts[tail - 1] == " " and pens[tail - 1] is last:
                tail -= 1
        at, count = 0, len(changed)
        while at < count:
            start = changed[at]
            if start >= tail and changed[-1] - start >= _ERASED:
                self._go(row, start, texts, pens)
                if self._pen is None or self._pen.blank is not last:
                    self._use(last)
                self._out.append("\x1b[K")
                return
            end = start
            while at < count and changed[at] == end and not (end >= tail and changed[-1] - end >= _ERASED):
                end += 1
                at += 1
            self._go(row, start, texts, pens)
            self._write(row, start, end, texts, pens)

    def _go(self, row: int, column: int, texts: list[str], pens: list[Pen]) -> None:
        """Get to a cell, over a small gap by writing again what stands there if that is no longer."""
        gap = column - self._column
        if row == self._row and self._column >= 0 and 0 < gap <= _GAP and self._is_cheaper(row, column, texts, pens):
            self._write(row, self._column, column, texts, pens)
        self._move(row, column)

    def _is_cheaper(self, row: int, column: int, texts: list[str], pens: list[Pen]) -> bool:
        """Whether writing the cells from the cursor to a column is no longer than jumping there."""
        start = self._column
        between = "".join(texts[start:column])
        if len(between) != column - start or any(char >= _DISPUTED for char in between):
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

    def _write(self, row: int, column: int, end: int, texts: list[str], pens: list[Pen]) -> None:
        """Write the cells of a row from a column to another."""
        while column < end:
            self._move(row, column)
            pen, stop = pens[column], column + 1
            is_blank = texts[column] == " "
            while stop < end and pens[stop] is pen and (texts[stop] == " ") is is_blank:
                stop += 1
            if is_blank:
                if self._pen is None or self._pen.blank is not pen:
                    self._use(pen)
                self._blank(column, stop, is_last=stop == end)
            else:
                stop = _until_disputed(texts, column, stop)
                self._use(pen)
                self._out.append(self._repeated(texts[column:stop]))
                self._stand(stop, is_agreed=not _is_disputed(texts[stop - 1] or texts[stop - 2]))
            column = stop

    def _stand(self, column: int, *, is_agreed: bool = True) -> None:
        """The cursor is at a column after writing; unknown behind the last one and where terminals do not agree."""
        self._column = column if is_agreed and column < self._width else -1

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
        return self._pen is not None and not self._pen.looks and self._erases(self._pen.blank)

    def _erases(self, blank: Pen) -> bool:
        """Whether erasing leaves such blanks behind."""
        return blank.is_erasable and (self.abilities.erases_in_colour or not blank.paper)

    def _repeated(self, cells: list[str]) -> str:
        """Cells of one look, with what repeats itself said once."""
        words = "".join(cells)
        if not self.abilities.repeats or len(words) != len(cells) or len(words) < 4:
            return words
        out = []
        for char, run in groupby(words):
            count = len(list(run))
            again = f"\x1b[{count - 1}b"
            out.append(char + again if len(char.encode()) * (count - 1) > len(again) else char * count)
        return "".join(out)

    def _use(self, pen: Pen) -> None:
        if self._pen is not pen:
            self._out.append(self._change(self._pen, pen))
            self._pen = pen

    def _change(self, before: Pen | None, after: Pen) -> str:
        return change(before, after, self.abilities.ends_attributes)

    def _move(self, row: int, column: int) -> None:
        if self._row != row or self._column != column:
            self._out.append(self._way(row, column))
            self._row, self._column = row, column

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
            if at + 1 < len(texts) and (not texts[at + 1] or _is_disputed(texts[at])):
                beside.append(at + 1)
        fresh = [other for other in beside if other not in cells]
        cells.update(fresh)
        todo += fresh
    return sorted(cells)


def _is_disputed(text: str) -> bool:
    """Whether terminals may not agree how many cells it takes."""
    return len(text) > 1 or text >= _DISPUTED


def _until_disputed(texts: list[str], start: int, stop: int) -> int:
    """The place after the first disputed cell of a stretch, or its end."""
    words = "".join(texts[start:stop])
    if words.isascii():
        return stop
    for at in range(start, stop):
        if _is_disputed(texts[at]):
            return at + 2 if at + 1 < len(texts) and not texts[at + 1] else at + 1
    return stop
