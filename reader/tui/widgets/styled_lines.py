"""Lines on the widget's own ground, which Textual would work out from all its ancestors for each line."""

from __future__ import annotations

from rich.style import Style
from textual.scroll_view import ScrollView


class StyledLines(ScrollView):
    """Shows lines that its own `render_line` draws."""

    _ground: Style | None = None

    @property
    def ground(self) -> Style:
        """The style of the widget itself."""
        if self._ground is None:
            self._ground = self.rich_style
        return self._ground

    def notify_style_update(self) -> None:
        """Forget how it looked in other colours."""
        self._ground = None
        super().notify_style_update()
