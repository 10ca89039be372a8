"""An article on a page of some width: its rows as they are drawn, and which place of the text is where."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rich.cells import split_graphemes
from rich.segment import Segment
from rich.style import Style

from reader.article import Article, Span
from reader.tui.layout import MEASURE, laid_out
from reader.tui.marks import Marks
from reader.tui.rows import Rows
from reader.tui.wrapping import shown

_MARK = "▌"
"""Stands in the margin of a line that states what was gone to."""

_ROOMY = 48
"""Columns from which the text has a blank between it and the margin's mark."""


class Page:
    """The rows of an article in the middle of a page."""

    def __init__(self, article: Article | None = None, width: int = 0, own: Sequence[str] = ()) -> None:
        """Lay nothing out yet.

        Args:
            article: any article; None leaves the page empty.
            width: cells across.
            own: lines of the reader's own, which stand in its head.
        """
        self._text = article.text if article else ""
        self.gutter = 2 if width >= _ROOMY else 1
        """Cells from the margin's mark to the text."""
        measure = min(MEASURE, width - 2 * self.gutter)
        self.left = max((width - measure) // 2, self.gutter)
        """The cell in which the text begins."""
        self.rows = Rows(laid_out(article, measure, own) if article and measure > 0 else iter(()), len(self._text))
        """What stands where, from the top, as far as it is laid out."""

    def drawn(self, number: int, marks: Marks, style: Callable[..., Style]) -> list[Segment]:
        """A row with what is painted over it.

        Args:
            number: which row; those below the last are empty.
            marks: what is painted over the text.
            style: gives the style of component classes by their names, the last above all.
        """
        self.rows.reach(number)
        if number >= len(self.rows):
            return []
        start, end, kind, words = self.rows[number]
        segments = [Segment(" " * self.left, style())]
        if kind and marks.in_margin(start, end):
            blanks = " " * (self.left - self.gutter), " " * (self.gutter - 1)
            segments = [Segment(blanks[0], style()), Segment(_MARK, style("marker")), Segment(blanks[1], style())]
        if kind:
            for first, last, names in marks.runs(self._text, start, end):
                segments.append(Segment(shown(self._text[first:last]), style(kind, *names)))
        if words:
            segments.append(Segment(words, style("note")))
        return segments

    def rows_of(self, span: Span) -> tuple[int, int]:
        """The first and the last row of a stretch of the text."""
        return self.rows.row_of(span.start), self.rows.row_of(max(span.end - 1, span.start))

    def offset_at(self, x: int, number: int) -> int | None:
        """The place of the text in a cell of a row."""
        if number >= len(self.rows) or x < self.left:
            return None
        row = self.rows[number]
        line = shown(self._text[row.start : row.end])
        cells = 0
        for first, _, width in split_graphemes(line)[0]:
            cells += width
            if x - self.left < cells:
                return row.start + first
        return None
