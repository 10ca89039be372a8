"""A terminal in memory: pyte with what xterm knows beyond it, and with the ways in which terminals differ."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import pyte
from pyte.screens import Char
from rich.cells import split_graphemes

_SHOWN_ON_BLANKS = ("underscore", "reverse", "strikethrough", "blink")
_SYNCHRONISED, _MARGINS = 2026, 69
_BEGUN = re.compile(r"\x1b(?:\[[^@-~]*|\][^\x07\x1b]*\x1b?)?\Z")


class Cell(NamedTuple):
    """What can be seen of a cell."""

    text: str
    look: tuple[object, ...]


class _Stream(pyte.Stream):
    csi = pyte.Stream.csi | {"S": "scroll_up", "T": "scroll_down", "b": "repeat", "s": "set_columns"}
    events = frozenset(itertools.chain(pyte.Stream.events, csi.values()))


class Emulator(pyte.Screen):
    """A screen that is fed what a program writes, and that answers.

    Args:
        columns: its width.
        lines: its height.
        keeps_colour: whether what is erased takes the colour that is set (BCE).
        modes: the private modes that it says it has when it is asked.
        is_mute: whether it never answers.
        width_of: the cells that a character takes, where it joins none to another; else it counts as Textual does.
    """

    def __init__(
        self,
        columns: int,
        lines: int,
        *,
        keeps_colour: bool = True,
        modes: frozenset[int] = frozenset({_SYNCHRONISED}),
        is_mute: bool = False,
        width_of: Callable[[str], int] | None = None,
    ) -> None:
        self._keeps_colour, self._modes, self.is_mute = keeps_colour, modes, is_mute
        self._width_of = width_of
        self._left, self._right = 0, columns
        self._last, self._begun = " ", ""
        self.answers: list[str] = []
        self.passed: list[str] = []
        """Strings to the operating system (OSC)."""
        super().__init__(columns, lines)
        self._stream = _Stream(self)

    def feed(self, text: str) -> None:
        """Take what a program writes."""
        text = self._begun + text
        begun = _BEGUN.search(text)
        self._begun, text = (text[begun.start() :], text[: begun.start()]) if begun else ("", text)
        for mode in re.findall(r"\x1b\[\?(\d+)\$p", text):
            self._answer(f"\x1b[?{mode};{2 if int(mode) in self._modes else 0}$y")
        self.passed += re.findall(r"\x1b\]([^\x07\x1b]*)", text)
        self._stream.feed(re.sub(r"\x1b\](?!8;)[^\x07\x1b]*(?:\x07|\x1b\\)|\x1b\[[?>\d;]*(?:\$p|[tu])", "", text))

    def _answer(self, text: str) -> None:
        if not self.is_mute:
            self.answers.append(text)

    def write_process_input(self, data: str) -> None:
        self._answer(data)

    @property
    def display(self) -> list[str]:
        """The text of each row."""
        return ["".join(self.buffer[y][x].data for x in range(self.columns)) for y in range(self.lines)]

    def cells(self) -> list[list[Cell]]:
        """What can be seen on the screen: the ink of a blank cannot."""
        return [[_seen(self.buffer[y][x]) for x in range(self.columns)] for y in range(self.lines)]

    def draw(self, data: str) -> None:
        for text, width in self._characters(data):
            line = self.buffer[self.cursor.y]
            if not width:
                x = self.cursor.x - (1 if line[self.cursor.x - 1].data else 2)
                line[x] = line[x]._replace(data=line[x].data + text)
                continue
            x = min(self.cursor.x, self.columns - width)
            if line[x].data == "" and x:
                line[x - 1] = line[x - 1]._replace(data=" ")
            after = x + width
            if after < self.columns and line[after].data == "":
                line[after] = line[after]._replace(data=" ")
            line[x] = self.cursor.attrs._replace(data=text)
            for stub in range(x + 1, after):
                line[stub] = self.cursor.attrs._replace(data="")
            self.cursor.x = after
            self._last = text

    def _characters(self, data: str) -> Iterator[tuple[str, int]]:
        if self._width_of is None:
            yield from ((data[start:end], width) for start, end, width in split_graphemes(data)[0])
        else:
            yield from ((char, self._width_of(char)) for char in data)

    def repeat(self, count: int = 1) -> None:
        """REP."""
        self.draw(self._last * (count or 1))

    def _blank(self) -> Char:
        return self.default_char._replace(bg=self.cursor.attrs.bg if self._keeps_colour else "default")

    def _erased(self, erase: Any, *arguments: Any) -> None:
        attributes, self.cursor.attrs = self.cursor.attrs, self._blank()
        erase(*arguments)
        self.cursor.attrs = attributes

    def erase_characters(self, count: int | None = None) -> None:
        self._erased(super().erase_characters, count)

    def erase_in_line(self, how: int = 0, private: bool = False) -> None:
        self._erased(super().erase_in_line, how, private)

    def erase_in_display(self, how: int = 0, *arguments: Any, **options: Any) -> None:
        for y in range(self.lines):  # pyte erases only the cells that were written before.
            self.buffer[y].update((x, self.buffer[y][x]) for x in range(self.columns))
        self._erased(super().erase_in_display, how)

    def set_columns(self, left: int = 0, right: int = 0) -> None:
        """DECSLRM, where mode 69 is set; else it keeps the place of the cursor (SCOSC)."""
        if (_MARGINS << 5) not in self.mode:
            return
        self._left, self._right = max((left or 1) - 1, 0), right or self.columns
        self.cursor_position()

    def scroll_up(self, count: int = 1) -> None:
        """SU."""
        self._scroll(count or 1)

    def scroll_down(self, count: int = 1) -> None:
        """SD."""
        self._scroll(-(count or 1))

    def index(self) -> None:
        bottom = self.margins.bottom if self.margins else self.lines - 1
        if self.cursor.y == bottom:
            self._scroll(self._is_between_margins)
        else:
            self.cursor_down()

    def reverse_index(self) -> None:
        top = self.margins.top if self.margins else 0
        if self.cursor.y == top:
            self._scroll(-self._is_between_margins)
        else:
            self.cursor_up()

    @property
    def _is_between_margins(self) -> bool:
        """Outside of them a line feed scrolls nothing (DEC STD 070, and xterm)."""
        return self._left <= self.cursor.x < self._right

    def _scroll(self, lines: int) -> None:
        top, bottom = (self.margins.top, self.margins.bottom) if self.margins else (0, self.lines - 1)
        old = [[self.buffer[y][x] for x in range(self.columns)] for y in range(self.lines)]
        for y in range(top, bottom + 1):
            for x in range(self._left, self._right):
                self.buffer[y][x] = old[y + lines][x] if top <= y + lines <= bottom else self._blank()


def _seen(char: Char) -> Cell:
    text, *look = char
    if text == " " and not any(getattr(char, attribute) for attribute in _SHOWN_ON_BLANKS):
        look = [char.bg]
    return Cell(text, tuple(look))
