"""Letters over the links on the screen, by which one is opened without a pointer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import product

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from reader.article import Article
from reader.tui.rows import Rows
from reader.tui.wrapping import shown

_LETTERS = "asdfghjklwertyuiopzxcvbnm"
"""The home row first; no q, which leads back everywhere."""


@dataclass(frozen=True, slots=True)
class Hints:
    """The labels of some links and what has been typed of one."""

    urls: Mapping[str, str]
    """Addresses by their labels."""
    cells: Mapping[int, tuple[tuple[int, str], ...]] = field(default_factory=dict)
    """Where labels stand: by rows, the cell and the label."""
    typed: str = ""

    def type(self, letter: str) -> Hints | str | None:
        """What comes of a letter: fewer hints, the address of a link, or nothing where no label goes on so."""
        typed = self.typed + letter
        if typed in self.urls:
            return self.urls[typed]
        return replace(self, typed=typed) if any(label.startswith(typed) for label in self.urls) else None

    def over(self, row: int, strip: Strip, style: Style) -> Strip:
        """A row of the screen with the labels on it that still count."""
        for cell, label in self.cells.get(row, ()):
            if label.startswith(self.typed):
                shown = Strip([Segment(label, style)])
                strip = Strip.join([strip.crop(0, cell), shown, strip.crop(cell + len(label))])
        return strip


def hints_on(article: Article | None, rows: Rows, screen: range, left: int) -> Hints | None:
    """The hints for the links on the screen; None if there is none.

    Args:
        article: what is shown.
        rows: its rows.
        screen: the rows that are on the screen.
        left: the cell in which the text begins.
    """
    places = []
    last = rows[min(screen.stop, len(rows)) - 1].end if len(rows) else 0
    for link in article.links if article else ():
        row = rows.row_of(link.span.start) if link.span.start < last else screen.stop
        if article and row in screen:
            places.append((row, left + cell_len(shown(article.text[rows[row].start : link.span.start])), link.url))
    cells: dict[int, tuple[tuple[int, str], ...]] = {}
    urls: dict[str, str] = {}
    for label, (row, cell, url) in zip(_labels(len(places)), places, strict=True):
        cells[row] = (*cells.get(row, ()), (cell, label))
        urls[label] = url
    return Hints(urls, cells) if urls else None


def _labels(count: int) -> Iterator[str]:
    """So many labels, none the beginning of another, as short as can be."""
    length = 1
    while len(_LETTERS) ** length < count:
        length += 1
    for _, letters in zip(range(count), product(_LETTERS, repeat=length), strict=False):
        yield "".join(letters)
