"""Every key, by the place where it works."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from reader.tui.keys import KeyHelp


class HelpScreen(ModalScreen[None]):
    """Shows all keys as they are bound now."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,h,question_mark,enter", "dismiss", "Back", id="help.back"),
        Binding("j,down", "scroll(1)", "Down", id="help.down"),
        Binding("k,up", "scroll(-1)", "Up", id="help.up"),
        Binding("space,pagedown", "page(1)", "Page down", id="help.page_down"),
        Binding("b,pageup", "page(-1)", "Page up", id="help.page_up"),
    ]

    def __init__(self, places: Sequence[tuple[str, Sequence[KeyHelp]]]) -> None:
        """Show these keys.

        Args:
            places: the name of each place and the keys that work there.
        """
        super().__init__()
        self._places = places

    def compose(self) -> ComposeResult:
        """One column of keys and what they do."""
        text = Text()
        for place, keys in self._places:
            text.append(f"{place}\n", "bold")
            for key in keys:
                text.append(f"  {key.keys:24} ", "bold").append(f"{key.description}\n")
            text.append("\n")
        text.append("Each key can be changed: put its name and your keys under [keys] in config.toml, such as\n")
        text.append('  "article.page_down" = "space,f"\n\nNames:\n', "dim")
        for _, keys in self._places:
            for key in keys:
                text.append(f"  {key.id:24} {key.keys}\n", "dim")
        with VerticalScroll(id="help"):
            yield Static(text)

    def action_scroll(self, step: int) -> None:
        """Scroll by a line."""
        self.query_one("#help", VerticalScroll).scroll_relative(y=step, animate=False)

    def action_page(self, step: int) -> None:
        """Scroll by a page."""
        panel = self.query_one("#help", VerticalScroll)
        panel.scroll_relative(y=step * max(panel.size.height - 1, 1), animate=False)
