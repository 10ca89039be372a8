"""All commands by name."""

from __future__ import annotations

from textual.command import CommandPalette
from textual.widgets import Input


class Palette(CommandPalette):
    """Textual's command palette with a cursor that stands still."""

    def on_mount(self) -> None:
        """Each blink would go over the line."""
        self.query_one(Input).cursor_blink = False
