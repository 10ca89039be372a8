"""The last line: the keys that matter here, and for a while in their place what there is to say."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.text import Text
from textual import events
from textual.timer import Timer
from textual.widget import Widget

from reader.controls import visible_line
from reader.tui.wrapping import wrapped

_SAID_FOR, _READ_A_SECOND = 5.0, 15
"""Seconds for which any message stands, and the characters of it that one more second is given for."""

_MOST_LINES = 5


class Footer(Widget):
    """Shows the keys it is told, or a message as long as it takes to read."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"footer--key", "footer--message"}
    DEFAULT_CSS = "Footer { height: 1; }"

    def __init__(self, *, id: str | None = None) -> None:
        """Nothing is said yet."""
        super().__init__(id=id)
        self._keys: Sequence[tuple[str, str]] = ()
        self._message = ""
        self._silence: Timer | None = None

    @property
    def message(self) -> str:
        """What is being said."""
        return self._message

    def tell(self, keys: Sequence[tuple[str, str]]) -> None:
        """Show other keys, each with a word for what it does."""
        if keys != self._keys:
            self._keys = keys
            self.refresh()

    def say(self, message: str, seconds: float | None = None) -> None:
        """Show a message for a while; an empty one ends what is said.

        Args:
            message: words for the user; what a file or a person made of them cannot steer the terminal.
            seconds: how long, by default as long as it takes to read.
        """
        if self._silence is not None:
            self._silence.stop()
            self._silence = None
        if message:
            seconds = seconds or _SAID_FOR + len(message) / _READ_A_SECOND
            self._silence = self.set_timer(seconds, lambda: self.say(""))
        if message != self._message:
            self._message = visible_line(message)
            self._fit()
            self.refresh()

    def on_resize(self, event: events.Resize) -> None:
        """A message may need more lines or fewer."""
        self._fit()

    def _fit(self) -> None:
        height = max(len(self._lines()), 1)
        if self.styles.height is None or self.styles.height.value != height:
            self.styles.height = height

    def _lines(self) -> list[str]:
        text, width = self._message, max((self.size.width or self.app.size.width) - 2, 8)
        lines = [text[start:end] for start, end in wrapped(text, 0, len(text), width)]
        if len(lines) > _MOST_LINES:
            lines[_MOST_LINES - 1 :] = [f"{lines[_MOST_LINES - 1][: width - 1]}…"]
        return lines

    def render(self) -> Text:
        """The message, or the keys."""
        if self._message:
            style = self.get_component_rich_style("footer--message", partial=True)
            return Text("\n".join(f" {line}" for line in self._lines()), style, no_wrap=True)
        style = self.get_component_rich_style("footer--key", partial=True)
        line = Text(no_wrap=True)
        for key, words in self._keys:
            line.append(f" {key} ", style).append(f"{words} ")
        if line.cell_len <= self.size.width:
            return line
        line = Text(no_wrap=True, overflow="ellipsis")
        for key, words in self._keys:
            line.append(" " if line else "").append(key, style).append(f" {words.partition(' ')[0]}")
        return line
