"""Rows of the list as pieces of text in their styles."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence

from rich.cells import cell_len, set_cell_size
from rich.style import Style

from reader.article import Span
from reader.controls import visible_line
from reader.library import Excerpt, Row

ROOMY = 64
"""Cells from which date, headline and origin stand on one line; else the headline has one of its own."""

_UNREAD, _PROBLEM, _STAR, _NOTE, _PICKED = "●", "!", "★", "¶", "✓"
_OLDER = "└ "
_DATE, _MARKS = 13, 5
"""Cells for a date with the gap after it, and for cursor, marks and the gap after them."""

_ORIGIN = 4
"""The part of a line that an origin may take, as a divisor; what is wrong with a file may take twice that."""

_AROUND = 12
"""Cells after a hit that are shown with it."""

Piece = tuple[str, Style]


class RowPainter:
    """Writes rows for a list of some width."""

    def __init__(
        self, width: int, style: Callable[[str], Style], picked: Collection[str], news: Mapping[str, int]
    ) -> None:
        """Write for a list.

        Args:
            width: its cells across.
            style: gives the style of a component class by its name.
            picked: the ids of the articles that are picked.
            news: how many new facts articles have.
        """
        self._width = width
        self._style = style
        self._picked = picked
        self._news = news

    def headline(self, row: Row, hits: Sequence[Span]) -> list[Piece]:
        """The line with the headline, what was searched for marked in it."""
        style = self._style("problem" if row.problem else "read" if row.read else "unread")
        mark = _PROBLEM if row.problem else " " if row.read else _UNREAD
        own = _PICKED if row.id in self._picked else _NOTE if row.note else " "
        marks = [(mark, style), (_STAR if row.starred else " ", self._style("star")), (own, self._style("star"))]
        marks.append((" ", style))
        if row.id in self._picked:
            style += self._style("picked")
        room = self._width - _MARKS - 1
        if self._width < ROOMY:
            return [*marks, *self._title(row, room, style, hits)]
        detail = self._style("problem" if row.problem else "detail")
        last = cut(row.problem or row.origin, room // _ORIGIN * (2 if row.problem else 1))
        room -= _DATE + cell_len(last) + 2
        day = set_cell_size(f"{_day(row):>11}", _DATE)
        return [
            *marks,
            (day, detail),
            *self._title(row, max(room, 0), style, hits),
            (f"  {last}", detail),
        ]

    def _title(self, row: Row, room: int, style: Style, hits: Sequence[Span]) -> list[Piece]:
        """The headline, and how many older versions are folded under it; an older one stands in from the edge."""
        badge = f" [{'update ' if row.is_update else ''}+{len(row.older)}]" if row.older else ""
        if row.story:
            badge = f" [{row.story} articles]"
        if not row.read and (count := self._news.get(row.id)):
            badge += f" {count} new fact{'s' if count > 1 else ''}"
        indent = _OLDER if row.newest or row.is_beneath else ""
        title = cut(row.title, room - len(indent) - len(badge))
        blank = " " * (room - len(indent) - cell_len(title) - len(badge))
        return [(indent, style), *self._marked(title, style, hits), (badge, self._style("versions")), (blank, style)]

    def detail(self, row: Row) -> list[Piece]:
        """The line below it, where date and origin have no room beside it."""
        words = row.problem or " · ".join(filter(None, (_day(row), row.origin))) or f"{row.words:,} words"
        detail = self._style("problem" if row.problem else "detail")
        return [(" " * (_MARKS - 1) + cut(words, self._width - _MARKS - 1), detail)]

    def found(self, row: Row, excerpt: Excerpt) -> list[Piece]:
        """The sentence that has what was searched for, else the headline, from where that can be seen."""
        room = self._width - _MARKS - 1
        text, hits = excerpt.sentence, excerpt.in_sentence
        if not text and cell_len(row.title) > room:
            text, hits = row.title, excerpt.in_title
        if hits and cell_len(text[: hits[0].end]) > room - _AROUND:
            start = text.rfind(" ", 0, max(hits[0].start - room // 3, 0)) + 1
            text = f"…{text[start:]}"
            hits = tuple(Span(a - start + 1, b - start + 1) for a, b in hits)
        indent = (" " * (_MARKS - 1), self._style("detail"))
        return [indent, *self._marked(cut(text, room), self._style("detail"), hits)]

    def _marked(self, text: str, style: Style, hits: Sequence[Span]) -> list[Piece]:
        """A text, what was searched for marked in it."""
        pieces, at = [], 0
        for start, end in hits:
            pieces += [(text[at:start], style), (text[max(start, at) : end], style + self._style("hit"))]
            at = max(at, end)
        return [piece for piece in (*pieces, (text[at:], style)) if piece[0]]


def _day(row: Row) -> str:
    return f"{row.published.day} {row.published:%b %Y}" if row.published else ""


def cut(text: str, cells: int) -> str:
    """The text, or as much of it as fits, with an ellipsis; what a file made of it cannot steer the terminal."""
    text = visible_line(text)
    return text if cell_len(text) <= cells else set_cell_size(text, max(cells - 1, 0)).rstrip() + "…"
