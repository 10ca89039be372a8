"""The last line: the keys that matter here, and for a while in their place what there is to say."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.cells import cell_len, set_cell_size
from rich.text import Text
from textual import events
from textual.timer import Timer
from textual.widget import Widget

from reader.controls import visible_line
from reader.tui.remote import link_style
from reader.tui.wrapping import wrapped

_SAID_FOR, _READ_A_SECOND = 5.0, 15
"""Seconds for which any message stands, and the characters of it that one more second is given for."""

_MOST_LINES = 5
_FEW = 20
"""Cells that say enough of where one is."""


class Footer(Widget):
    """Shows the keys it is told, or a message as long as it takes to read."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"footer--key", "footer--message"}
    DEFAULT_CSS = "Footer { height: 1; }"

    def __init__(self, *, id: str | None = None) -> None:
        """Nothing is said yet."""
        super().__init__(id=id)
        self._keys: Sequence[tuple[str, str]] = ()
        self._where = self._message = ""
        self._is_pointing = False
        self._pointer: int | None = None
        self._link = ""
        self._silence: Timer | None = None

    @property
    def message(self) -> str:
        """What is being said."""
        return self._message

    def tell(self, keys: Sequence[tuple[str, str]], where: str = "") -> None:
        """Show other keys.

        Args:
            keys: each with a word for what it does.
            where: where one is, shown at the right where there is room.
        """
        where = visible_line(where)
        if (keys, where) != (self._keys, self._where):
            self._keys, self._where = keys, where
            self.refresh()

    def say(self, message: str, seconds: float | None = None, *, link: str = "") -> None:
        """Show a message for a while; an empty one ends what is said.

        Args:
            message: words for the user; what a file or a person made of them cannot steer the terminal.
            seconds: how long, by default as long as it takes to read.
            link: where a click on it leads.
        """
        if self._silence is not None:
            self._silence.stop()
            self._silence = None
        if message:
            seconds = seconds or _SAID_FOR + len(message) / _READ_A_SECOND
            self._silence = self.set_timer(seconds, lambda: self.say(""))
        if message != self._message or self._is_pointing:
            self._is_pointing = False
            self._message, self._link = visible_line(message), link
            self._fit()
            self.refresh()

    def point(self, why: str, column: int | None) -> None:
        """Say what is wrong with the line above, on one line, until something else is said.

        Args:
            why: in words.
            column: the cell above that is wrong; None where it is not on the screen.
        """
        self.say("")
        self._message, self._is_pointing = visible_line(why), True
        self._pointer = column if column is not None and 0 <= column < self.size.width else None
        self.styles.height = 1
        self.refresh()

    def point_no_more(self) -> None:
        """What was wrong is right now."""
        if self._is_pointing:
            self.say("")

    def _pointed(self) -> str:
        """The message beside a caret under what is wrong, or as much of it as fits."""
        why, column, width = self._message, self._pointer, self.size.width
        if column is None:
            return _cut(f" {why}", width)
        if column + 2 + cell_len(why) <= width or column < width // 2:
            return _cut(f"{' ' * column}^ {why}", width)
        return f"{_cut(why, column - 1):>{column - 1}} ^"

    def on_resize(self, event: events.Resize) -> None:
        """A message may need more lines or fewer."""
        self._fit()

    def _fit(self) -> None:
        height = max(len(self._lines()), 1)
        if self.styles.height is None or self.styles.height.value != height:
            self.styles.height = height

    def _lines(self) -> list[str]:
        text, width = self._message, max((self.size.width or self.app.size.width) - 2, 8)
        if self._is_pointing:
            return [text]
        lines = [text[start:end] for start, end in wrapped(text, 0, len(text), width)]
        if len(lines) > _MOST_LINES:
            lines[_MOST_LINES - 1 :] = [f"{lines[_MOST_LINES - 1][: width - 1]}…"]
        return lines

    def render(self) -> Text:
        """The message, or the keys."""
        if self._message:
            style = self.get_component_rich_style("footer--message", partial=True)
            if self._is_pointing:
                return Text(self._pointed(), style, no_wrap=True)
            words = "\n".join(f" {line}" for line in self._lines())
            return Text(words, style + link_style(self._link), no_wrap=True)
        style = self.get_component_rich_style("footer--key", partial=True)
        wide, narrow = Text(no_wrap=True), Text(no_wrap=True, overflow="ellipsis")
        for key, words in self._keys:
            wide.append(f" {key} ", style).append(f"{words} ")
            narrow.append(" ").append(key, style).append(f" {words.partition(' ')[0]}")
        for line in (wide, narrow) if self._where else ():
            if (room := self.size.width - line.cell_len - 2) >= min(cell_len(self._where), _FEW):
                where = _cut(self._where, room)
                return line.append(" " * (room - cell_len(where))).append(f" {where} ", style)
        return wide if wide.cell_len <= self.size.width else narrow[1:]


def _cut(text: str, cells: int) -> str:
    return text if cell_len(text) <= cells else f"{set_cell_size(text, max(cells - 1, 0))}…"
