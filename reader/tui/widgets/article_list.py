"""The list of articles: rows are asked for as they come to the screen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Protocol

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from reader.library import Row

_ROOMY = 64
"""Cells from which date, headline and origin stand on one line; else the headline has one of its own."""


class Rows(Protocol):
    """Where the list gets its rows from."""

    def __len__(self) -> int: ...

    def rows(self, start: int, stop: int) -> Sequence[Row]:
        """The rows from one place to another."""


class ArticleList(ScrollView, can_focus=True):
    """Shows rows and a cursor; posts which row the cursor is on and which is opened."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "article-list--unread",
        "article-list--read",
        "article-list--detail",
        "article-list--star",
        "article-list--problem",
        "article-list--cursor",
        "article-list--cursor-away",
        "article-list--empty",
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

    @dataclass
    class Moved(Message):
        """The cursor is on another row."""

        row: Row

    def __init__(self, *, id: str | None = None) -> None:
        """Show nothing yet."""
        super().__init__(id=id)
        self.cursor = 0
        """The place of the row that the cursor is on."""
        self.empty = "…"
        """What to say where there are no rows."""
        self._rows: Rows | None = None

    def show(self, rows: Rows, cursor: int = 0) -> None:
        """Show other rows, or the same after a change."""
        self._rows = rows
        self.cursor = max(min(cursor, len(rows) - 1), 0)
        self._measure()
        self._into_view()
        self.refresh()

    @property
    def row(self) -> Row | None:
        """The row that the cursor is on."""
        found = self._rows.rows(self.cursor, self.cursor + 1) if self._rows else ()
        return found[0] if found else None

    def __len__(self) -> int:
        return len(self._rows) if self._rows else 0

    def __bool__(self) -> bool:
        return True

    @property
    def _height(self) -> int:
        return 1 if self.size.width >= _ROOMY else 2

    def _measure(self) -> None:
        self.virtual_size = Size(self.size.width, len(self) * self._height)

    def on_resize(self, event: events.Resize) -> None:
        """Keep the cursor on the screen."""
        self._measure()
        self._into_view()

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        width, base = self.size.width, self.rich_style
        if not len(self):
            words = self.empty if y == 1 else ""
            style = base + self.get_component_rich_style("article-list--empty", partial=True)
            return Strip([Segment(f" {words}", style)]).adjust_cell_length(width, base)
        number, second = divmod(self.scroll_offset.y + y, self._height)
        found = self._rows.rows(number, number + 1) if self._rows else ()
        if not found:
            return Strip.blank(width, base)
        row = found[0]
        if number == self.cursor:
            away = "" if self.has_focus else "-away"
            base += self.get_component_rich_style(f"article-list--cursor{away}", partial=True)
        segments = self._detail(row) if second else self._headline(row, width)
        return Strip([Segment(text, base + style) for text, style in segments]).adjust_cell_length(width, base)

    def _headline(self, row: Row, width: int) -> list[tuple[str, Style]]:
        kind = "problem" if row.problem else "read" if row.read else "unread"
        style = self._style(kind)
        mark = "!" if row.problem else " " if row.read else "●"
        star = ("★" if row.starred else " ", self._style("star"))
        if self._height == 2:
            return [(mark, style), star, (" " + _cut(row.title, width - 4), style)]
        origin = row.problem or row.origin
        room = 28 if row.problem else 16
        day = f"{row.published:%Y-%m-%d}" if row.published else ""
        title = _cut(row.title, width - room - 17)
        return [
            (mark, style),
            star,
            (f" {day:10} ", self._style("detail")),
            (set_cell_size(title, max(width - room - 16, 1)) + " ", style),
            (_cut(origin, room), self._style("problem" if row.problem else "detail")),
        ]

    def _detail(self, row: Row) -> list[tuple[str, Style]]:
        day = f"{row.published.day} {row.published:%b %Y}" if row.published else ""
        words = row.problem or " · ".join(filter(None, (day, row.origin)))
        return [("   " + _cut(words, self.size.width - 4), self._style("problem" if row.problem else "detail"))]

    def _style(self, name: str) -> Style:
        return self.get_component_rich_style(f"article-list--{name}", partial=True)

    def select(self, place: int) -> None:
        """Put the cursor on a row."""
        place = max(min(place, len(self) - 1), 0)
        if place != self.cursor:
            before, self.cursor = self.cursor, place
            if not self._into_view():
                for line in (before, place):
                    self.refresh_line(line * self._height)
                    if self._height == 2:
                        self.refresh_line(line * 2 + 1)
            if row := self.row:
                self.post_message(self.Moved(row))

    def refresh_row(self, place: int) -> None:
        """Draw a row anew whose marks have changed."""
        for line in range(place * self._height, (place + 1) * self._height):
            self.refresh_line(line)

    def _into_view(self) -> bool:
        """Scroll the cursor's row to the screen; True if that moved anything."""
        top, height = self.scroll_offset.y, max(self.size.height, 1)
        first, last = self.cursor * self._height, (self.cursor + 1) * self._height
        y = min(max(top, last - height), first)
        if y == top:
            return False
        self.scroll_to(y=y, animate=False, force=True, immediate=True)
        return True

    def watch_has_focus(self, focused: bool) -> None:
        """The cursor looks another while the focus is elsewhere."""
        super().watch_has_focus(focused)
        self.refresh_row(self.cursor)

    def on_click(self, event: events.Click) -> None:
        """A click puts the cursor on a row, a second opens it."""
        place = (self.scroll_offset.y + event.y) // self._height
        if place < len(self):
            self.select(place)
            if event.chain > 1 and (row := self.row):
                self.post_message(self.Opened(row))

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


def _cut(text: str, cells: int) -> str:
    """The text, or as much of it as fits, with an ellipsis."""
    return text if cell_len(text) <= cells else set_cell_size(text, max(cells - 1, 0)).rstrip() + "…"
