"""Lines on the widget's own ground, which Textual would work out from all its ancestors for each line."""

from __future__ import annotations

import asyncio
from typing import ClassVar, Protocol

from rich.style import Style
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

_SLICE = 500
"""Rows that are laid out in one go while nobody waits for them: a key waits no longer than for these."""


_ROWS = "rows"
"""The group of workers that lay them out."""


class Growing(Protocol):
    """Rows that are laid out from the top as far as somebody has asked."""

    are_complete: bool

    @property
    def expected(self) -> int:
        """How many there are in all, as far as one can tell."""
        ...

    def lay_out(self, count: int | None = None) -> None:
        """Lay out so many more, or all."""


class StyledLines(ScrollView):
    """Shows lines that its own `render_line` draws; they are laid out for its size before they are drawn.

    It scrolls at once and by whole rows: a scrollbar or an animation would cost bytes on a slow line.
    """

    DEFAULT_CSS = """
    StyledLines { overflow: hidden; scrollbar-size: 0 0; }
    """

    LOOKS: ClassVar[str] = ""
    """What the names of its component classes begin with."""

    def __init__(self, *, id: str | None = None) -> None:
        """Nothing is laid out yet."""
        super().__init__(id=id)
        self._laid_out_for: Size | None = None
        self._growing: Growing | None = None
        self._added: dict[str, Style] = {}
        self._looks: dict[tuple[str, ...], Style] = {}

    @property
    def ground(self) -> Style:
        """The style of the widget itself."""
        return self.style_of()

    def style_of(self, *names: str) -> Style:
        """The style of the widget with what the named component classes add to it, the last above all."""
        style = self._looks.get(names)
        if style is None:
            style = self._looks[names] = sum(map(self.added, names), self.rich_style)
        return style

    def added(self, name: str) -> Style:
        """What a component class adds to the style beneath it."""
        style = self._added.get(name)
        if style is None:
            style = self._added[name] = self.get_component_rich_style(f"{self.LOOKS}--{name}", partial=True)
        return style

    def notify_style_update(self) -> None:
        """Forget how it looked in other colours."""
        self._added.clear()
        self._looks.clear()
        super().notify_style_update()

    def _lay_out(self) -> None:
        """Lay out what is shown for the size that there is."""

    def fit(self) -> None:
        """Lay out what is shown anew if that was done for another size."""
        if self._laid_out_for != self.size:
            self._laid_out_for = None
            self._lay_out()
            self._laid_out_for = self.size

    def on_resize(self) -> None:
        """Fit into the new size, shown or not."""
        self.fit()

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines for the screen. Textual draws a new size before it tells of it, and would draw it twice."""
        self.fit()
        return super().render_lines(crop)

    def measure(self, rows: int) -> None:
        """Say how many rows there are."""
        # Quietly: said aloud it lays out the whole screen anew, which changes nothing as no scrollbar comes or goes.
        self.set_reactive(StyledLines.virtual_size, Size(self.size.width, rows))

    def grow(self, rows: Growing) -> None:
        """Lay out the first rows, and the others once these are to be seen and nothing else is to be done."""
        rows.lay_out(_SLICE)
        self.measure(rows.expected)
        self._growing = rows
        self.workers.cancel_group(self, _ROWS)
        if not rows.are_complete:
            self.call_after_refresh(self._grow_on, rows)

    def _grow_on(self, rows: Growing) -> None:
        # Others may have taken their place before they were drawn.
        if rows is self._growing:
            self.run_worker(self._lay_out_rest(rows), group=_ROWS, exclusive=True)

    async def _lay_out_rest(self, rows: Growing) -> None:
        while not rows.are_complete:
            await asyncio.sleep(0)
            rows.lay_out(_SLICE)
        self._grown(rows)

    def _grown(self, rows: Growing) -> None:
        """All rows are laid out now."""
        self.measure(rows.expected)

    def scroll_to_row(self, row: int) -> bool:
        """Make a row the first on the screen, or as near to that as there are rows; False if that moves nothing."""
        top = max(min(row, self.max_scroll_y), 0)
        if top == self.scroll_offset.y:
            return False
        self.set_reactive(StyledLines.scroll_target_y, top)
        if self._laid_out_for is None:
            self.set_scroll(None, top)
        else:
            self.scroll_y = top
        return True

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Draw the rows that are on the screen now."""
        if round(old_value) != round(new_value):
            self.refresh(self.size.region)
