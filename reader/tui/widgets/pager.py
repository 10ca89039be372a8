"""A view that scrolls as less does: by lines, half pages and pages."""

from __future__ import annotations

from textual import events

from reader.tui.widgets.styled_lines import StyledLines

_WHEEL = 3
"""Lines to a notch of the mouse wheel."""


class Pager(StyledLines):
    """Has no cursor: what moves is the text."""

    ALLOW_SELECT = False

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll by some lines."""
        self._wheel(event, _WHEEL)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll by some lines."""
        self._wheel(event, -_WHEEL)

    def _wheel(self, event: events.MouseEvent, step: int) -> None:
        event.stop()
        event.prevent_default()
        self.action_line(step)

    def action_line(self, step: int) -> None:
        """Scroll by lines."""
        self.scroll_to_row(self.scroll_offset.y + step)

    def action_page(self, step: int) -> None:
        """Scroll by pages; the last line of one is the first of the next."""
        self.action_line(step * max(self.size.height - 1, 1))

    def action_half(self, step: int) -> None:
        """Scroll by half pages."""
        self.action_line(step * max(self.size.height // 2, 1))

    def action_end(self, step: int) -> None:
        """Scroll to the beginning or the end."""
        self.scroll_to_row(self.virtual_size.height if step > 0 else 0)
