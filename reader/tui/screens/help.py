"""Every key, by the place where it works."""

from __future__ import annotations

from typing import ClassVar

from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from reader.tui.keys import Keys

_KEYS, _DOES = 20, 56
"""Cells for the keys and for what they do, where both and the name fit on a line."""

_ROOMY = 100

_WORDS = 'Words, "a phrase", AND, OR, NOT or -, parentheses, and fields:\n'
_FIELD = 8
"""Cells for the name of a field."""

_HOW = """Each key can be changed: put the name and your keys under [keys] in config.toml, such as
  "article.page_down" = "Space, f"
"""


class HelpScreen(ModalScreen[None]):
    """Shows all keys as they are bound now."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,h,left,question_mark", "dismiss", "Back", id="help.back"),
        Binding("j,down", "scroll(1)", "Line down", id="help.down"),
        Binding("k,up", "scroll(-1)", "Line up", id="help.up"),
        Binding("space,pagedown,ctrl+f,ctrl+d", "page(1)", "Page down", id="help.page_down"),
        Binding("b,pageup,ctrl+b,ctrl+u", "page(-1)", "Page up", id="help.page_up"),
        Binding("g,home", "end(-1)", "To the beginning", id="help.top"),
        Binding("G,end", "end(1)", "To the end", id="help.bottom"),
    ]

    def __init__(self, keys: Keys) -> None:
        """Show these keys."""
        super().__init__()
        self._keys = keys

    def compose(self) -> ComposeResult:
        """One column of keys, what they do, and the names under which they can be changed."""
        with VerticalScroll(id="help", can_focus=False):
            yield Static()

    def on_resize(self, event: events.Resize) -> None:
        """Names stand beside what they name, or where there is no room below it."""
        self.query_one(Static).update(self._text(event.size.width))

    def _text(self, columns: int) -> Text:
        from reader.library.query_fields import FIELDS

        text = Text()
        for place, helps in self._keys.places.items():
            text.append(f"\n{place}\n", "bold underline")
            for help in (help for help in helps if help.does):
                keys = " ".join(help.keys)
                if columns >= _ROOMY:
                    text.append(f"{keys:{_KEYS}} ", "bold").append(f"{help.does:{_DOES}} ").append(help.id, "dim")
                else:
                    text.append(keys, "bold").append(f"  {help.does}  ").append(help.id, "dim")
                text.append("\n")
        text.append("\nWhat the list can be filtered by\n", "bold underline").append(_WORDS)
        for field, meaning in FIELDS.items():
            text.append(f"{field + ':':{_FIELD}} ", "bold").append(f"{meaning}\n")
        return text.append(f"\n{_HOW}")

    @property
    def _panel(self) -> VerticalScroll:
        return self.query_one("#help", VerticalScroll)

    def action_scroll(self, step: int) -> None:
        """Scroll by a line."""
        self._panel.scroll_relative(y=step, animate=False)

    def action_page(self, step: int) -> None:
        """Scroll by a page."""
        self._panel.scroll_relative(y=step * max(self._panel.size.height - 1, 1), animate=False)

    def action_end(self, step: int) -> None:
        """Scroll to the beginning or the end."""
        self._panel.scroll_to(y=0 if step < 0 else self._panel.max_scroll_y, animate=False)
