"""What Textual writes, read back into cells: the screen that is wanted, and what else is to go down the line."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

from rich.cells import cell_len, split_graphemes

from reader.tui.terminal.fitting import encodable, narrow
from reader.tui.terminal.pen import PLAIN, Pen, after_sgr, pen
from reader.tui.terminal.screen import Place, Screen
from reader.tui.terminal.widths import is_half_flag

_TOKEN = re.compile(
    r"""(?P<words> [^\x00-\x1f\x7f-\x9f]+ )
    | \x1b\[ (?P<private>[<=>?]?) (?P<parameters>[\d;:]*) (?P<between>[ -/]*) (?P<final>[@-~])
    | \x1b\] (?P<system>[^\x07\x1b]*) (?:\x07|\x1b\\)
    | (?P<string> \x1b[P_^X] [^\x07\x1b]* (?:\x07|\x1b\\) )
    | (?P<control> [\x00-\x1a\x1c-\x1f\x7f-\x9f] )
    | (?P<other> \x1b [ -/]* [0-OQ-WYZ`-~\\] )
    | (?P<begun> \x1b (?: \[ [0-?]* [ -/]* | [\]P_^X] [^\x07\x1b]* \x1b? | [ -/]* ) \Z )
    """,
    re.VERBOSE,
)
"""A stretch of text, a control sequence (ECMA-48), a string of the operating system (OSC), or what else there is."""

_OURS = ("h", "l", "u", "p")
"""Finals of private sequences that set or ask for modes: the driver sets those that the terminal knows."""

_LINK, _POINTER = "8;", "22;"
"""Beginnings of strings (OSC): the shape of the pointer does not matter where its motion is not reported."""


class Canvas:
    """Takes what Textual writes and keeps the screen that it wants."""

    def __init__(
        self,
        screen: Screen,
        fit: Callable[[Pen], Pen] = lambda wanted: wanted,
        encoding: str = "utf-8",
        *,
        passes_strings: bool = True,
    ) -> None:
        """Begin with a screen.

        Args:
            screen: what is wanted so far; it is changed in place.
            fit: makes of a pen one that the terminal knows.
            encoding: of the terminal; what it does not have is written in other characters.
            passes_strings: whether the terminal knows strings to the operating system: titles, the clipboard (OSC).
        """
        self.screen = screen
        self.touched: dict[tuple[int, int], set[int]] = {}
        """The rows written since somebody last emptied this, by the columns where a stretch begins and ends."""
        self.is_doubtful = False
        """Whether something was passed on that may have changed the screen."""
        self._fit = fit
        self._passes_strings = passes_strings
        self._having: Callable[[str], str] = partial(encodable, encoding=encoding)
        self._pen = self._fitted = PLAIN
        self._row = self._column = self._begun = 0
        self._unfinished = ""
        self._narrow: set[str] = set()

    def write(self, data: str) -> str:
        """Read what Textual writes, and return what has to go to the terminal as it is."""
        data = self._unfinished + data
        self._unfinished = ""
        passed: list[str] = []
        end = 0
        for token in _TOKEN.finditer(data):
            if token.start() != end:
                self.is_doubtful = True
            end = token.end()
            kind = token.lastgroup
            if kind == "words":
                self._put(token[0])
            elif kind == "final":
                self._control(token, passed)
            elif kind == "system":
                self._system(token, passed)
            elif kind == "begun":
                self._unfinished = token[0]
            elif token[0] == "\n":
                self._go(self._row + 1, 0)
            elif token[0] == "\r":
                self._go(self._row, 0)
            else:
                self.is_doubtful |= token[0] != "\x07"
                passed.append(token[0])
        self.is_doubtful |= end != len(data)
        self._touch()
        self.screen.cursor = self._inside()
        return "".join(passed)

    def keep_narrow(self) -> None:
        """Do without what the terminal shows in two cells and we count as one, also in what stands there already."""
        having = self._having
        self._having = lambda text: narrow(having(text))
        self._narrow.clear()
        self.screen.texts = [_written(texts, narrow) for texts in self.screen.texts]

    def _inside(self) -> Place:
        return Place(max(min(self._row, self.screen.height - 1), 0), max(min(self._column, self.screen.width - 1), 0))

    def _control(self, token: re.Match[str], passed: list[str]) -> None:
        private, parameters, between, final = token.group("private", "parameters", "between", "final")
        if final == "m" and not private and not between:
            self._use(after_sgr(self._pen, parameters))
        elif final in "Hf" and not private and not between:
            row, _, column = parameters.partition(";")
            self._go(int(row or 1) - 1, int(column or 1) - 1)
        elif not (final in _OURS and (private or between)):
            self.is_doubtful |= final not in "cnqt"
            passed.append(token[0])

    def _system(self, token: re.Match[str], passed: list[str]) -> None:
        if token["system"].startswith(_LINK):
            link = token["system"][len(_LINK) :]
            self._use(pen(self._pen.ink, self._pen.paper, self._pen.looks, link if link.partition(";")[2] else ""))
        elif self._passes_strings and not token["system"].startswith(_POINTER):
            passed.append(token[0])

    def _use(self, wanted: Pen) -> None:
        self._pen = wanted
        self._fitted = self._fit(wanted)

    def _go(self, row: int, column: int) -> None:
        self._touch()
        self._row, self._column, self._begun = row, column, column

    def _touch(self) -> None:
        if self._column > self._begun:
            self.touched.setdefault((self._begun, self._column), set()).add(self._row)
            self._begun = self._column

    def _put(self, words: str) -> None:
        if not (words.isascii() or self._narrow.issuperset(words)):
            self._narrow.update(char for char in set(words) if cell_len(char) == 1 and self._having(char) == char)
            if not self._narrow.issuperset(words):
                self._put_graphemes(words)
                return
        self.screen.put(self._row, self._column, words, self._fitted)
        self._column += len(words)

    def _put_graphemes(self, words: str) -> None:
        cells: list[str] = []
        for start, end, width in split_graphemes(words)[0]:
            if cells and is_half_flag(cells[-1]) and is_half_flag(words[start:end]):
                cells[-1] += words[start:end]
                cells.append("")
            elif width:
                cells += [words[start:end], *[""] * (width - 1)]
            elif cells:
                cells[-1 if cells[-1] else -2] += words[start:end]
            elif self._having(words[start:end]):
                self.screen.combine(self._row, self._column - 1, words[start:end])
        cells = _written(cells, self._having)
        self.screen.put(self._row, self._column, cells, self._fitted)
        self._column += len(cells)


def _written(cells: list[str], having: Callable[[str], str]) -> list[str]:
    """Cells in the characters that the terminal has."""
    written: list[str] = []
    for cell in cells:
        if cell:
            plain = having(cell)
            written += plain if plain != cell else [cell]
        elif written[-1] and not written[-1].isascii():
            written.append("")
    return written
