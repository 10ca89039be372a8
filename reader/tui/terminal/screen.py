"""A screen as cells: what is wanted on it, or what is on it. It imports only the pens, so that a start can use it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import NamedTuple

from reader.tui.terminal.pen import PLAIN, Pen, pen


class Place(NamedTuple):
    """A cell, counted from 0."""

    row: int
    column: int


class Screen:
    """Rows of cells. A cell has a text and a pen; the second half of a wide character has an empty text."""

    def __init__(self, width: int, height: int, paper: Pen = PLAIN) -> None:
        """All blank.

        Args:
            width: cells in a row.
            height: rows.
            paper: the look of the blanks.
        """
        self.width, self.height = width, height
        self.texts: list[list[str]] = [[" "] * width for _ in range(height)]
        """Of each cell what stands in it: a character with what combines with it, or nothing."""
        self.pens: list[list[Pen]] = [[paper] * width for _ in range(height)]
        """Of each cell how it looks."""
        self.cursor = Place(0, 0)
        """Where the terminal's cursor stands."""

    def put(self, row: int, column: int, cells: Sequence[str], pen: Pen) -> None:
        """Write cells from a place on; what does not fit into the row is lost.

        Args:
            row: the row, from 0.
            column: the column of the first cell, from 0.
            cells: a string of characters that take one cell each, or the texts of cells.
            pen: how they look.
        """
        if not (0 <= row < self.height and 0 <= column < self.width and cells):
            return
        texts, pens = self.texts[row], self.pens[row]
        end = column + len(cells)
        if end > self.width:
            end = self.width
            is_halved = not cells[end - column]
            cells = [*cells[: end - column - 1], " "] if is_halved else cells[: end - column]
        if not texts[column] and cells[0]:
            texts[column - 1] = " "
            pens[column - 1] = pens[column - 1].blank
        if end < self.width and not texts[end]:
            texts[end] = " "
            pens[end] = pens[end].blank
        texts[column:end] = cells
        blank = pen.blank
        if blank is pen or " " not in cells:
            pens[column:end] = [pen] * (end - column)
        else:
            pens[column:end] = [blank if text == " " else pen for text in cells]

    def combine(self, row: int, column: int, text: str) -> None:
        """Add to a cell what combines with the character in it."""
        if 0 <= row < self.height and 0 <= column < self.width:
            texts = self.texts[row]
            texts[column - 1 if column and not texts[column] else column] += text

    def resized(self, width: int, height: int) -> Screen:
        """The same cells on a screen of another size."""
        screen = Screen(width, height)
        for row in range(min(height, self.height)):
            kept = min(width, self.width)
            screen.texts[row][:kept] = self.texts[row][:kept]
            screen.pens[row][:kept] = self.pens[row][:kept]
            if width < self.width and not self.texts[row][width]:
                screen.texts[row][width - 1] = " "
        screen.cursor = Place(min(self.cursor.row, height - 1), min(self.cursor.column, width - 1))
        return screen

    def copy(self) -> Screen:
        """The same screen, to be changed on its own."""
        screen = Screen(0, 0)
        screen.width, screen.height, screen.cursor = self.width, self.height, self.cursor
        screen.texts = [row[:] for row in self.texts]
        screen.pens = [row[:] for row in self.pens]
        return screen

    @property
    def lines(self) -> list[str]:
        """The text of each row."""
        return ["".join(texts) for texts in self.texts]

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Screen):
            return NotImplemented
        return self.cursor == other.cursor and self.texts == other.texts and self.pens == other.pens

    __hash__ = None  # type: ignore[assignment]

    def to_json(self) -> str:
        """The screen as one line of text; `from_json` reads it."""
        numbers: dict[Pen, int] = {}
        rows = []
        for texts, pens in zip(self.texts, self.pens, strict=True):
            row: list[object] = []
            start = 0
            for at in range(1, self.width + 1):
                if at == self.width or pens[at] is not pens[start]:
                    stretch = texts[start:at]
                    is_plain = all(len(text) == 1 for text in stretch)
                    row.append(numbers.setdefault(pens[start], len(numbers)))
                    row.append("".join(stretch) if is_plain else stretch)
                    start = at
            rows.append(row)
        looks = [(each.ink, each.paper, each.looks, each.link) for each in numbers]
        return json.dumps({"width": self.width, "cursor": self.cursor, "pens": looks, "rows": rows})

    @classmethod
    def from_json(cls, text: str) -> Screen:
        """The screen that `to_json` has written.

        Raises:
            ValueError: if it is no such text.
        """
        try:
            kept = json.loads(text)
            pens = [pen(str(ink), str(paper), int(looks), str(link)) for ink, paper, looks, link in kept["pens"]]
            screen = cls(int(kept["width"]), len(kept["rows"]))
            screen.cursor = Place(*map(int, kept["cursor"]))
            for row, stretches in enumerate(kept["rows"]):
                screen.texts[row] = [cell for words in stretches[1::2] for cell in words]
                screen.pens[row] = [
                    pens[number] for number, words in zip(stretches[::2], stretches[1::2], strict=True) for _ in words
                ]
                if len(screen.texts[row]) != screen.width:
                    raise ValueError("a row has another width")
        except (KeyError, TypeError, IndexError, ValueError) as error:
            raise ValueError(f"no screen: {error}") from error
        return screen
