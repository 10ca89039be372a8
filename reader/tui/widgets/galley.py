"""The text of an article in lines, laid out as far as it is read and drawn a line at a time."""

from __future__ import annotations

from rich.segment import Segment
from textual.geometry import Region
from textual.reactive import reactive
from textual.strip import Strip

from reader.article import Article, Span
from reader.tui.page import Page
from reader.tui.widgets.pager import Pager
from reader.tui.widgets.styled_lines import Growing

_ABOVE = 3
"""A line that is gone to stands this part of the height from the top."""

_KEPT = 200
"""Painted rows that are kept for scrolling back and forth."""


class Galley(Pager):
    """Shows one article and knows how far it is read; what is painted over the text is a subclass's business.

    Only what is on the screen is laid out before it is shown, and what stands above it; the rest follows when
    nothing else is to be done.
    """

    own: reactive[tuple[str, ...]] = reactive[tuple[str, ...]]((), repaint=False)
    """The reader's tags and note: lines of the head."""

    place: reactive[int] = reactive(0, repaint=False)
    """The offset into the text of the first line on the screen; `go_to` and the keys change it."""
    progress: reactive[int] = reactive(0, repaint=False)
    """How much of the article has been on the screen, in per cent."""

    def __init__(self, *, id: str | None = None) -> None:
        """Show nothing yet."""
        super().__init__(id=id)
        self.article: Article | None = None
        """The article that is shown."""
        self._page = Page()
        self._strips: dict[int, Strip] = {}

    def _set(self, article: Article | None, place: int, own: tuple[str, ...]) -> None:
        """Show another article from a place on."""
        self.article = article
        self.set_reactive(Galley.own, own)
        self.place = place
        self._lay_out_anew()

    @property
    def on_screen(self) -> range:
        """The rows that can be seen."""
        top = self.scroll_offset.y
        return range(top, top + self.size.height)

    def watch_own(self) -> None:
        """Lay the article out with other lines in its head."""
        self._lay_out_anew()

    def _lay_out_anew(self) -> None:
        self._laid_out_for = None
        self.fit()
        self.refresh()

    def _lay_out(self) -> None:
        """Wrap to the width; the line that was first stays first."""
        self._strips.clear()
        self._page = Page(self.article, self.size.width, self.own)
        self.grow(self._page.rows)
        self.scroll_to_row(self._page.rows.row_of(self.place) if self.place > 0 else 0)
        self._count()

    def _grown(self, rows: Growing) -> None:
        """The progress can be told exactly."""
        super()._grown(rows)
        self._count()

    def scroll_to_row(self, row: int) -> bool:
        """Make a row the first on the screen, or as near to that as there are rows; False if that moves nothing."""
        self._page.rows.reach(row + self.size.height)
        self.measure(self._page.rows.expected)
        return super().scroll_to_row(row)

    def action_end(self, step: int) -> None:
        """Scroll to the beginning or the end."""
        if step > 0:
            self._page.rows.lay_out()
            self.measure(self._page.rows.expected)
        super().action_end(step)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Keep the place that the text has moved to, unless it moved because the screen did: then the place stays."""
        super().watch_scroll_y(old_value, new_value)
        top = round(new_value)
        if self._laid_out_for == self.size and top < len(self._page.rows):
            self.place = self._page.rows[top].start if top else 0
            self._count()

    def _count(self) -> None:
        rows, height = self.virtual_size.height, self.size.height
        self.progress = 100 if rows <= height else min(100, 100 * (self.scroll_offset.y + height) // rows)

    def notify_style_update(self) -> None:
        """Forget what was painted in other colours."""
        self._strips.clear()
        super().notify_style_update()

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines for the screen: there is no border, and what Textual's cache would do is done for each row once."""
        self.fit()
        strips = [self.render_line(y) for y in crop.line_range]
        ground = self.background_colors[1]
        for filter in self.get_line_filters():
            strips = [strip.apply_filter(filter, ground) for strip in strips]
        return strips if crop.width == self.size.width else [strip.crop(*crop.column_span) for strip in strips]

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        return self._strip(self.scroll_offset.y + y)

    def _strip(self, number: int) -> Strip:
        strip = self._strips.get(number)
        if strip is None:
            if len(self._strips) > _KEPT:
                self._strips.clear()
            strip = Strip(self._segments(number)).adjust_cell_length(self.size.width, self.ground)
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

    def _is_on_screen(self, span: Span) -> bool:
        first, last = self._page.rows_of(span)
        return first in self.on_screen and last in self.on_screen

    def go_to(self, span: Span) -> None:
        """Bring a stretch of the text to the screen, if it is not there."""
        if not self._is_on_screen(span):
            self.scroll_to_row(self._page.rows.row_of(span.start) - self.size.height // _ABOVE)
