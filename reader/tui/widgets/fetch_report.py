"""What is being fetched: a bar, and a line for each feed that failed and why."""

from __future__ import annotations

from typing import ClassVar

from rich.style import Style
from rich.text import Text
from textual.timer import Timer
from textual.widget import Widget

from reader.controls import visible_line

_MOST_LINES = 6
_DRAWN_EVERY = 0.25
"""Seconds between two drawings of the bar: each goes over somebody's line."""

_BAR = 24


class FetchReport(Widget):
    """Hidden until something is fetched; told how far that is and what failed."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"fetch-report--bar", "fetch-report--rest", "fetch-report--problem"}
    DEFAULT_CSS = "FetchReport { height: auto; display: none; }"

    def __init__(self, *, id: str | None = None) -> None:
        """Nothing is being fetched."""
        super().__init__(id=id)
        self._done = self._of = 0
        self._is_over = True
        self._lines: list[str] = []
        self._drawing: Timer | None = None

    @property
    def lines(self) -> list[str]:
        """What went wrong, a line for each feed."""
        return list(self._lines)

    def begin(self) -> None:
        """Something is being fetched from now on."""
        self._done = self._of = 0
        self._is_over = False
        self._lines = []
        self.display = True
        self._drawing = self._drawing or self.set_interval(_DRAWN_EVERY, self._draw)
        self.refresh(layout=True)

    def tell(self, done: int, of: int) -> None:
        """Show how far it is."""
        self._done, self._of = done, of

    def complain(self, name: str, why: str) -> None:
        """Show what could not be fetched, and why."""
        self._lines.append(visible_line(f"{name}: {why}"))
        self.refresh(layout=True)

    def end(self) -> None:
        """All is done; what went wrong stays until it is dismissed."""
        self._is_over = True
        if self._drawing is not None:
            self._drawing.stop()
            self._drawing = None
        self.display = bool(self._lines)
        self.refresh(layout=True)

    def dismiss(self) -> bool:
        """Hide what went wrong; False if there is nothing that could be hidden."""
        was_shown = self.display and self._is_over
        if was_shown:
            self.display = False
        return was_shown

    def _draw(self) -> None:
        self.refresh()

    def render(self) -> Text:
        """The bar, and under it what went wrong."""
        text = Text(no_wrap=True, overflow="ellipsis")
        if not self._is_over:
            part = round(_BAR * self._done / self._of) if self._of else 0
            text.append(" Fetching ").append("━" * part, self._style("bar")).append(
                "━" * (_BAR - part), self._style("rest")
            )
            text.append(f" {self._done:,} of {self._of:,}" if self._of else " …")
        more = len(self._lines) - _MOST_LINES
        shown = (
            self._lines if more <= 0 else [*self._lines[: _MOST_LINES - 1], f"and {more + 1:,} more: newsreader feeds"]
        )
        for line in shown:
            text.append("\n" if text else "").append(f" ! {line}", self._style("problem"))
        return text

    def _style(self, name: str) -> Style:
        return self.get_component_rich_style(f"fetch-report--{name}", partial=True)
