"""The list of articles: rows are asked for as they come to the screen."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, Protocol

from rich.cells import set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.strip import Strip

from reader.library import Excerpt, Group, Row
from reader.tui.headings import Headings
from reader.tui.row_painting import ROOMY, RowPainter, cut
from reader.tui.widgets.styled_lines import StyledLines
from reader.tui.wrapping import wrapped

_CURSOR = "▌"

_MOST_PAINTED = 1_000
"""Lines that are kept."""

_WHEEL = 3
"""Rows to a notch of the mouse wheel."""


class Rows(Protocol):
    """Where the list gets its rows from."""

    def __len__(self) -> int: ...

    def rows(self, start: int, stop: int) -> Sequence[Row]:
        """The rows from one place to another."""


class ArticleList(StyledLines, can_focus=True):
    """Shows rows and a cursor; posts which row is opened."""

    LOOKS = "article-list"
    ALLOW_SELECT = False

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "article-list--unread",
        "article-list--read",
        "article-list--detail",
        "article-list--star",
        "article-list--versions",
        "article-list--problem",
        "article-list--cursor",
        "article-list--cursor-away",
        "article-list--cursor-mark",
        "article-list--empty",
        "article-list--picked",
        "article-list--hit",
        "article-list--heading",
    }

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "move(1)", "Next article", id="list.down"),
        Binding("k,up", "move(-1)", "Previous article", id="list.up"),
        Binding("space,pagedown,ctrl+f", "page(1)", "Page down", id="list.page_down"),
        Binding("b,pageup,ctrl+b", "page(-1)", "Page up", id="list.page_up"),
        Binding("ctrl+d", "half(1)", "Half a page down", id="list.half_down"),
        Binding("ctrl+u", "half(-1)", "Half a page up", id="list.half_up"),
        Binding("g,home", "end(-1)", "To the first", id="list.top"),
        Binding("G,end", "end(1)", "To the last", id="list.bottom"),
        Binding("enter,l,right", "open", "Open", id="list.open"),
    ]

    @dataclass
    class Opened(Message):
        """A row is to be opened."""

        row: Row

    def __init__(self, *, id: str | None = None) -> None:
        """Show nothing yet."""
        super().__init__(id=id)
        self.cursor = 0
        """The place of the row that the cursor is on."""
        self.chosen: str | None = None
        """The article that the cursor was put on, wherever it stands by now."""
        self.empty = "…"
        """What to say where there are no rows."""
        self.picked: frozenset[str] = frozenset()
        """The ids of the articles that are picked, for what is done next."""
        self.news: Mapping[str, int] = {}
        """How many new facts articles have to whoever has read others of their stories."""
        self._rows: Rows | None = None
        self._excerpt: Callable[[int], Excerpt] | None = None
        self._headings = Headings()
        self._painted: dict[Hashable, Strip] = {}
        """Lines by all that they are made from: a list that scrolls by a row shows the others again."""

    def tell(
        self,
        rows: Rows,
        cursor: int = 0,
        excerpt: Callable[[int], Excerpt] | None = None,
        groups: Sequence[Group] = (),
    ) -> None:
        """Show other rows, or the same after a change.

        Args:
            rows: what is listed.
            cursor: the place to put the cursor on.
            excerpt: gives the words by which the article at a place was found; None where there are none.
            groups: what the rows stand under; nothing where they have no headings.
        """
        self._headings = Headings(groups)
        self._rows = rows
        self._excerpt = excerpt
        self.cursor = max(min(cursor, len(rows) - 1), 0)
        self._choose()
        self._lay_out()
        self.refresh()

    @property
    def on_screen(self) -> Sequence[Row]:
        """The rows that can be seen."""
        first = self.scroll_offset.y // self._height
        return self._rows.rows(first, first + -(-self.size.height // self._height)) if self._rows else ()

    @property
    def row(self) -> Row | None:
        """The row that the cursor is on."""
        found = self._rows.rows(self.cursor, self.cursor + 1) if self._rows else ()
        return found[0] if found else None

    @property
    def cursor_row(self) -> int:
        """The row of the screen that the cursor is on."""
        return self._headings.line_of(self.cursor, self._height) - self.scroll_offset.y

    def _choose(self) -> None:
        row = self.row
        self.chosen = row.id if row else None

    def __len__(self) -> int:
        return len(self._rows) if self._rows else 0

    def __bool__(self) -> bool:
        return True

    @property
    def _height(self) -> int:
        return (1 if self.size.width >= ROOMY else 2) + bool(self._excerpt)

    def _lay_out(self) -> None:
        """Keep the cursor on the screen."""
        self.measure(len(self) * self._height + len(self._headings))
        self._into_view()

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        width, base = self.size.width, self.ground
        if not len(self):
            return Strip([Segment(self._empty_line(y), base + self.added("empty"))]).adjust_cell_length(width, base)
        at = self._headings.at(self.scroll_offset.y + y, self._height)
        if isinstance(at, Group):
            return self._heading(at)
        number, line = at
        found = self._rows.rows(number, number + 1) if self._rows else ()
        if not found:
            return Strip.blank(width, base)
        mark = " "
        if number == self.cursor and not line:  # The other lines would cost a slow line as much again.
            base += self.added("cursor" if self.has_focus else "cursor-away")
            mark = _CURSOR if self.has_focus else " "
        row, excerpt = found[0], self._excerpt(number) if self._excerpt else None
        made_from = (row, line, width, base, mark, excerpt, row.id in self.picked, self.news.get(row.id))
        if (strip := self._painted.get(made_from)) is None:
            if len(self._painted) >= _MOST_PAINTED:
                self._painted.clear()
            strip = self._painted[made_from] = self._paint(row, line, base, mark, excerpt)
        return strip

    def _paint(self, row: Row, line: int, base: Style, mark: str, excerpt: Excerpt | None) -> Strip:
        painter = RowPainter(self.size.width, self.added, self.picked, self.news)
        if excerpt and line and line == self._height - 1:
            pieces = painter.found(row, excerpt)
        else:
            pieces = painter.detail(row) if line else painter.headline(row, excerpt.in_title if excerpt else ())
        segments = [Segment(text, base + style) for text, style in ((mark, self.added("cursor-mark")), *pieces)]
        return Strip(segments).adjust_cell_length(self.size.width, base)

    def notify_style_update(self) -> None:
        """Paint anew in other colours."""
        self._painted.clear()
        super().notify_style_update()

    def _heading(self, group: Group) -> Strip:
        width, base = self.size.width, self.ground
        count = f" {group.articles:,} "
        text = set_cell_size(f" {cut(group.heading, width - len(count) - 1)}", max(width - len(count), 0))
        pieces = [Segment(text, base + self.added("heading")), Segment(count, base + self.added("detail"))]
        return Strip(pieces).adjust_cell_length(width, base)

    def _empty_line(self, y: int) -> str:
        lines = list(wrapped(self.empty, 0, len(self.empty), max(self.size.width - 2, 1)))
        return f" {self.empty[slice(*lines[y - 1])]}" if 0 < y <= len(lines) else ""

    def select(self, place: int) -> None:
        """Put the cursor on a row."""
        place = max(min(place, len(self) - 1), 0)
        if place != self.cursor:
            before, self.cursor = self.cursor, place
            self._choose()
            if not self._into_view():
                self.refresh_row(before)
                self.refresh_row(place)

    def refresh_row(self, place: int) -> None:
        """Draw a row anew whose marks have changed."""
        first = self._headings.line_of(place, self._height)
        for line in range(first, first + self._height):
            self.refresh_line(line)

    def _into_view(self) -> bool:
        """Scroll the cursor's row to the screen; True if that moved anything."""
        top, height = self.scroll_offset.y, max(self.size.height, 1)
        first = self._headings.above(self.cursor, self._height)
        last = self._headings.line_of(self.cursor, self._height) + self._height
        return self.scroll_to_row(min(max(top, last - height), first))

    def watch_has_focus(self, focused: bool) -> None:
        """The cursor looks another while the focus is elsewhere."""
        super().watch_has_focus(focused)
        self.refresh_row(self.cursor)

    def on_click(self, event: events.Click) -> None:
        """A click puts the cursor on a row; one more opens it."""
        at = self._headings.at(self.scroll_offset.y + event.y, self._height)
        if isinstance(at, Group) or at[0] >= len(self):
            return
        place = at[0]
        if place == self.cursor:
            self.action_open()
        self.select(place)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Move the cursor, and with it the list."""
        self._wheel(event, _WHEEL)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Move the cursor, and with it the list."""
        self._wheel(event, -_WHEEL)

    def _wheel(self, event: events.MouseEvent, step: int) -> None:
        event.stop()
        event.prevent_default()
        self.select(self.cursor + step)

    def action_move(self, step: int) -> None:
        """Move the cursor by rows."""
        self.select(self.cursor + step)

    def action_page(self, step: int) -> None:
        """Move the cursor by a page."""
        self.select(self.cursor + step * max(self.size.height // self._height - 1, 1))

    def action_half(self, step: int) -> None:
        """Move the cursor by half a page."""
        self.select(self.cursor + step * max(self.size.height // self._height // 2, 1))

    def action_end(self, step: int) -> None:
        """Move the cursor to the first or the last row."""
        self.select(len(self) - 1 if step > 0 else 0)

    def action_open(self) -> None:
        """Open the row that the cursor is on."""
        if row := self.row:
            self.post_message(self.Opened(row))
