"""Where the terminal's own cursor stands: braille displays and screen readers follow it, whether it is shown or not."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from textual.geometry import Offset
from textual.widget import Widget


@runtime_checkable
class HasCursorRow(Protocol):
    """A widget with a row that one is on."""

    @property
    def cursor_row(self) -> int:
        """That row, counted from the first on the screen."""
        ...


def place_of(focused: Widget | None) -> Offset | None:
    """The beginning of the row that one is on; None where the focused widget knows of none."""
    if not isinstance(focused, HasCursorRow):
        return None
    region = focused.content_region
    return region.offset + Offset(0, min(max(focused.cursor_row, 0), max(region.height - 1, 0)))
