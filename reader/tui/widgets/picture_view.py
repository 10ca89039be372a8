"""A picture in cells: the upper half of each is drawn in one colour, the lower half shows the colour behind it."""

from __future__ import annotations

from itertools import groupby

from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from reader.intake.pictures import Bitmap
from reader.tui.terminal.fitting import UPPER_HALF


class PictureView(Widget):
    """Shows the pixels that it is given in its middle, two to a cell."""

    def __init__(self) -> None:
        """Show nothing yet."""
        super().__init__()
        self._bitmap: Bitmap | None = None

    def show(self, bitmap: Bitmap) -> None:
        """Show a picture that fits: as many pixels across as there are cells, twice as many down."""
        self._bitmap = bitmap
        self.refresh()

    @property
    def place(self) -> tuple[int, int]:
        """The column and row of the screen where its upper left corner is."""
        return self.content_region.x + self._left, self.content_region.y + self._top

    @property
    def _left(self) -> int:
        return (self.size.width - self._bitmap.width) // 2 if self._bitmap else 0

    @property
    def _top(self) -> int:
        return max((self.size.height - (self._bitmap.height + 1) // 2) // 2, 0) if self._bitmap else 0

    def render_line(self, y: int) -> Strip:
        """One row of cells."""
        width, base, bitmap = self.size.width, self.rich_style, self._bitmap
        if bitmap is None:
            return Strip.blank(width, base)
        row = y - self._top
        if not 0 <= 2 * row < bitmap.height:
            return Strip.blank(width, base)
        upper = _colours(bitmap, 2 * row)
        lower = _colours(bitmap, 2 * row + 1) or [base.bgcolor] * len(upper)
        segments = [Segment(" " * self._left, base)]
        for (ink, paper), cells in groupby(zip(upper, lower, strict=True)):
            segments.append(Segment(UPPER_HALF * len(list(cells)), Style(color=ink, bgcolor=paper)))
        return Strip(segments).adjust_cell_length(width, base)


def _colours(bitmap: Bitmap, row: int) -> list[Color | None]:
    """The colours of a row of pixels; none below the last."""
    start = row * bitmap.width * 3
    values = bitmap.pixels[start : start + bitmap.width * 3]
    return [Color.from_rgb(*values[at : at + 3]) for at in range(0, len(values), 3)]
