"""The list of articles: rows are asked for as they come to the screen."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
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

from reader.article import Span
from reader.controls import visible_line
from reader.library import Excerpt, Group, Row
from reader.tui.headings import Headings
from reader.tui.wrapping import wrapped

_ROOMY = 64
"""Cells from which date, headline and origin stand on one line; else the headline has one of its own."""

_CURSOR, _UNREAD, _PROBLEM, _STAR, _NOTE, _PICKED = "▌", "●", "!", "★", "¶", "✓"
_OLDER = "└ "
_DATE, _MARKS = 13, 5
"""Cells for a date with the gap after it, and for cursor, marks and the gap after them."""

_ORIGIN = 4
"""The part of a line that an origin may take, as a divisor; what is wrong with a file may take twice that."""

_AROUND = 12
"""Cells after a hit that are shown with it."""

_WHEEL = 3
"""Rows to a notch of the mouse wheel."""


class Rows(Protocol):
    """Where the list gets its rows from."""

    def __len__(self) -> int: ...

    def rows(self, start: int, stop: int) -> Sequence[Row]:
        """The rows from one place to another."""


class ArticleList(ScrollView, can_focus=True):
    """Shows rows and a cursor; posts which row is opened."""

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
        self._measure()
        self._into_view()
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
        return (1 if self.size.width >= _ROOMY else 2) + bool(self._excerpt)

    def _measure(self) -> None:
        self.virtual_size = Size(self.size.width, len(self) * self._height + len(self._headings))

    def on_resize(self, event: events.Resize) -> None:
        """Keep the cursor on the screen."""
        self._measure()
        self._into_view()
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        width, base = self.size.width, self.rich_style
        if not len(self):
            return Strip([Segment(self._empty_line(y), base + self._style("empty"))]).adjust_cell_length(width, base)
        at = self._headings.at(self.scroll_offset.y + y, self._height)
        if isinstance(at, Group):
            return self._heading(at)
        number, line = at
        found = self._rows.rows(number, number + 1) if self._rows else ()
        if not found:
            return Strip.blank(width, base)
        mark = " "
        if number == self.cursor and not line:  # The other lines would cost a slow line as much again.
            base += self._style("cursor" if self.has_focus else "cursor-away")
            mark = _CURSOR if self.has_focus else " "
        excerpt = self._excerpt(number) if self._excerpt else Excerpt()
        if line and line == self._height - 1 and self._excerpt:
            pieces = self._found(found[0], excerpt)
        else:
            pieces = self._detail(found[0]) if line else self._headline(found[0], excerpt.in_title)
        segments = [Segment(text, base + style) for text, style in ((mark, self._style("cursor-mark")), *pieces)]
        return Strip(segments).adjust_cell_length(width, base)

    def _heading(self, group: Group) -> Strip:
        width, base = self.size.width, self.rich_style
        count = f" {group.articles:,} "
        text = set_cell_size(f" {_cut(group.heading, width - len(count) - 1)}", max(width - len(count), 0))
        pieces = [Segment(text, base + self._style("heading")), Segment(count, base + self._style("detail"))]
        return Strip(pieces).adjust_cell_length(width, base)

    def _empty_line(self, y: int) -> str:
        lines = list(wrapped(self.empty, 0, len(self.empty), max(self.size.width - 2, 1)))
        return f" {self.empty[slice(*lines[y - 1])]}" if 0 < y <= len(lines) else ""

    def _headline(self, row: Row, hits: Sequence[Span]) -> list[tuple[str, Style]]:
        style = self._style("problem" if row.problem else "read" if row.read else "unread")
        mark = _PROBLEM if row.problem else " " if row.read else _UNREAD
        own = _PICKED if row.id in self.picked else _NOTE if row.note else " "
        marks = [(mark, style), (_STAR if row.starred else " ", self._style("star")), (own, self._style("star"))]
        marks.append((" ", style))
        if row.id in self.picked:
            style += self._style("picked")
        room = self.size.width - _MARKS - 1
        if self.size.width < _ROOMY:
            return [*marks, *self._title(row, room, style, hits)]
        detail = self._style("problem" if row.problem else "detail")
        last = _cut(row.problem or row.origin, room // _ORIGIN * (2 if row.problem else 1))
        room -= _DATE + cell_len(last) + 2
        day = set_cell_size(f"{_day(row):>11}", _DATE)
        return [
            *marks,
            (day, detail),
            *self._title(row, max(room, 0), style, hits),
            (f"  {last}", detail),
        ]

    def _title(self, row: Row, room: int, style: Style, hits: Sequence[Span]) -> list[tuple[str, Style]]:
        """The headline, and how many older versions are folded under it; an older one stands in from the edge."""
        badge = f" [{'update ' if row.is_update else ''}+{len(row.older)}]" if row.older else ""
        if not row.read and (count := self.news.get(row.id)):
            badge += f" {count} new fact{'s' if count > 1 else ''}"
        indent = _OLDER if row.newest else ""
        title = _cut(row.title, room - len(indent) - len(badge))
        blank = " " * (room - len(indent) - cell_len(title) - len(badge))
        return [(indent, style), *self._marked(title, style, hits), (badge, self._style("versions")), (blank, style)]

    def _detail(self, row: Row) -> list[tuple[str, Style]]:
        words = row.problem or " · ".join(filter(None, (_day(row), row.origin))) or f"{row.words:,} words"
        detail = self._style("problem" if row.problem else "detail")
        return [(" " * (_MARKS - 1) + _cut(words, self.size.width - _MARKS - 1), detail)]

    def _found(self, row: Row, excerpt: Excerpt) -> list[tuple[str, Style]]:
        """The sentence that has what was searched for, else the headline, from where that can be seen."""
        room = self.size.width - _MARKS - 1
        text, hits = excerpt.sentence, excerpt.in_sentence
        if not text and cell_len(row.title) > room:
            text, hits = row.title, excerpt.in_title
        if hits and cell_len(text[: hits[0].end]) > room - _AROUND:
            start = text.rfind(" ", 0, max(hits[0].start - room // 3, 0)) + 1
            text = f"…{text[start:]}"
            hits = tuple(Span(a - start + 1, b - start + 1) for a, b in hits)
        indent = (" " * (_MARKS - 1), self._style("detail"))
        return [indent, *self._marked(_cut(text, room), self._style("detail"), hits)]

    def _marked(self, text: str, style: Style, hits: Sequence[Span]) -> list[tuple[str, Style]]:
        """A text, what was searched for marked in it."""
        pieces, at = [], 0
        for start, end in hits:
            pieces += [(text[at:start], style), (text[max(start, at) : end], style + self._style("hit"))]
            at = max(at, end)
        return [piece for piece in (*pieces, (text[at:], style)) if piece[0]]

    def _style(self, name: str) -> Style:
        return self.get_component_rich_style(f"article-list--{name}", partial=True)

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


def _day(row: Row) -> str:
    return f"{row.published.day} {row.published:%b %Y}" if row.published else ""


def _cut(text: str, cells: int) -> str:
    """The text, or as much of it as fits, with an ellipsis; what a file made of it cannot steer the terminal."""
    text = visible_line(text)
    return text if cell_len(text) <= cells else set_cell_size(text, max(cells - 1, 0)).rstrip() + "…"
