"""The text of an article in lines, laid out as far as it is read and drawn a line at a time."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from reader.article import Article, Span
from reader.tui.page import Page
from reader.tui.widgets.pager import Pager

_ABOVE = 3
"""A line that is gone to stands this part of the height from the top."""

_KEPT = 1000
"""Painted rows that are kept for scrolling back and forth."""

_SLICE = 500
"""Rows that are laid out in one go while nobody waits for them: a key waits no longer than for these."""


class Galley(Pager):
    """Shows one article and knows how far it is read; what is painted over the text is a subclass's business.

    Only what is on the screen is laid out before it is shown, and what stands above it; the rest follows when
    nothing else is to be done.
    """

    own: reactive[tuple[str, ...]] = reactive[tuple[str, ...]]((), repaint=False)
    """The reader's tags and note: lines of the head."""

    @dataclass
    class Moved(Message):
        """Another line is the first on the screen, or more or less of the article is."""

        place: int
        progress: int

    def __init__(self, *, id: str | None = None) -> None:
        """Show nothing yet."""
        super().__init__(id=id)
        self.article: Article | None = None
        """The article that is shown."""
        self._page = Page()
        self._place = 0
        self._laid_out_for: Size | None = None
        self._told: tuple[int, int] | None = None
        self._strips: dict[int, Strip] = {}
        self._styles: dict[tuple[str, ...], Style] = {}

    def _set(self, article: Article | None, place: int, own: tuple[str, ...]) -> None:
        """Show another article from a place on."""
        self.article = article
        self.set_reactive(Galley.own, own)
        self._place = place
        self._told = None
        self._lay_out()
        self.refresh()

    @property
    def place(self) -> int:
        """The offset into the text of the first line on the screen."""
        return self._place

    @property
    def progress(self) -> int:
        """How much of the article has been on the screen, in per cent."""
        rows, height = self.virtual_size.height, self.size.height
        return 100 if rows <= height else min(100, 100 * (self.scroll_offset.y + height) // rows)

    @property
    def on_screen(self) -> range:
        """The rows that can be seen."""
        top = self.scroll_offset.y
        return range(top, top + self.size.height)

    def watch_own(self) -> None:
        """Lay the article out with other lines in its head."""
        self._lay_out()
        self.refresh()

    def on_resize(self) -> None:
        """Wrap to the new width; the line that was first stays first."""
        if self.size != self._laid_out_for:
            self._lay_out()
            self.refresh()

    def _lay_out(self) -> None:
        self._laid_out_for = None
        self._strips.clear()
        self._page = Page(self.article, self.size.width, self.own)
        self._page.rows.lay_out(_SLICE)
        self.scroll_to_row(self._page.rows.row_of(self._place) if self._place > 0 else 0)
        self._laid_out_for = self.size
        self._tell()
        if not self._page.rows.are_complete:
            self.run_worker(self._lay_out_rest(self._page), group="rows", exclusive=True)

    async def _lay_out_rest(self, page: Page) -> None:
        """Lay out what is not on the screen, giving way to whatever comes."""
        while not page.rows.are_complete:
            await asyncio.sleep(0)
            page.rows.lay_out(_SLICE)
        if page is self._page:
            self._measure()
            self._tell()

    def _measure(self) -> None:
        # Quietly: set aloud it lays out the whole screen anew, which changes nothing as no scrollbar comes or goes.
        self.set_reactive(Galley.virtual_size, Size(self.size.width, self._page.rows.expected))

    def scroll_to_row(self, row: int) -> None:
        """Make a row the first on the screen, or as near to that as there are rows."""
        self._page.rows.reach(row + self.size.height)
        self._measure()
        super().scroll_to_row(row)

    def action_end(self, step: int) -> None:
        """Scroll to the beginning or the end."""
        if step > 0:
            self._page.rows.lay_out()
            self._measure()
        super().action_end(step)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Tell that the text has moved, unless it moved because the screen did: then the place stays."""
        super().watch_scroll_y(old_value, new_value)
        top = round(new_value)
        if self._laid_out_for == self.size and top < len(self._page.rows):
            self._place = self._page.rows[top].start if top else 0
            self._tell()

    def _tell(self) -> None:
        now = (self._place, self.progress)
        if self.article and self.size and now != self._told:
            self._told = now
            self.post_message(self.Moved(*now))

    def notify_style_update(self) -> None:
        """Forget what was painted in other colours."""
        self._styles.clear()
        self._strips.clear()
        super().notify_style_update()

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        return self._strip(self.scroll_offset.y + y)

    def _strip(self, number: int) -> Strip:
        strip = self._strips.get(number)
        if strip is None:
            if len(self._strips) > _KEPT:
                self._strips.clear()
            strip = Strip(self._segments(number)).adjust_cell_length(self.size.width, self._style())
            self._strips[number] = strip
        return strip

    def _segments(self, number: int) -> list[Segment]:
        """What stands in a row."""
        raise NotImplementedError

    def _redraw(self) -> None:
        """Draw the lines anew that look different now; most do not."""
        before, self._strips = self._strips, {}
        for number in self.on_screen:
            if before.get(number) != self._strip(number):
                self.refresh_line(number)

    def _style(self, *names: str) -> Style:
        """The style of the widget with what the named component classes add to it, the last above all."""
        style = self._styles.get(names)
        if style is None:
            style = self.ground
            for name in names:
                style += self.get_component_rich_style(f"article-view--{name}", partial=True)
            self._styles[names] = style
        return style

    def _is_on_screen(self, span: Span) -> bool:
        first, last = self._page.rows_of(span)
        return first in self.on_screen and last in self.on_screen

    def go_to(self, span: Span) -> None:
        """Bring a stretch of the text to the screen, if it is not there."""
        if not self._is_on_screen(span):
            self.scroll_to_row(self._page.rows.row_of(span.start) - self.size.height // _ABOVE)
