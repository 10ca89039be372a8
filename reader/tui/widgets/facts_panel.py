"""The key facts beside the article, with a cursor that goes through them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.strip import Strip

from reader.tui.entries import HANGING, Entries
from reader.tui.widgets.styled_lines import StyledLines
from reader.tui.wrapping import shown

if TYPE_CHECKING:
    from reader.tui.key_facts import KeyFact

_CURSOR = "▌"


class FactsPanel(StyledLines, can_focus=True):
    """Shows key facts; posts which one is chosen."""

    LOOKS = "facts-panel"
    ALLOW_SELECT = False

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "facts-panel--section",
        "facts-panel--words",
        "facts-panel--detail",
        "facts-panel--still",
        "facts-panel--cursor",
        "facts-panel--cursor-away",
        "facts-panel--cursor-mark",
    }

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "move(1)", "Next fact", id="facts.down"),
        Binding("k,up", "move(-1)", "Previous fact", id="facts.up"),
        Binding("space,pagedown,ctrl+f", "page(1)", "Page down", id="facts.page_down"),
        Binding("b,pageup,ctrl+b", "page(-1)", "Page up", id="facts.page_up"),
        Binding("ctrl+d", "section(1)", "Next section", id="facts.next_section"),
        Binding("ctrl+u", "section(-1)", "Previous section", id="facts.previous_section"),
        Binding("g,home", "end(-1)", "To the first", id="facts.top"),
        Binding("G,end", "end(1)", "To the last", id="facts.bottom"),
        Binding("l,right", "choose", "Show in the article", id="facts.choose"),
    ]

    @dataclass
    class Chosen(Message):
        """A fact is to be shown where the article states it."""

        fact: KeyFact

    def __init__(self, *, id: str | None = None) -> None:
        """Show nothing yet."""
        super().__init__(id=id)
        self.cursor = 0
        """The place of the fact that the cursor is on."""
        self._facts: Sequence[KeyFact] = ()
        self._still = ""
        self._entries = Entries()

    def tell(self, facts: Sequence[KeyFact], still: str = "") -> None:
        """Show other facts.

        Args:
            facts: the entries, in order.
            still: a line to show above them, such as that they are not there yet.
        """
        self._facts = facts
        self._still = still
        self.cursor = 0
        self._lay_out()
        self.refresh()

    @property
    def fact(self) -> KeyFact | None:
        """The fact that the cursor is on."""
        return self._facts[self.cursor] if self.cursor < len(self._facts) else None

    @property
    def cursor_row(self) -> int:
        """The row of the screen on which the fact begins that the cursor is on."""
        return self._entries.of(self.cursor).start - self.scroll_offset.y

    def _lay_out(self) -> None:
        """Wrap to the width, and keep the cursor on the screen."""
        self._entries = Entries(self._facts, self._still, max(self.size.width - HANGING - 1, 8))
        self.grow(self._entries)
        self._into_view()

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        width, base = self.size.width, self.ground
        line = self._entries.line(self.scroll_offset.y + y)
        mark = " "
        if line.fact is not None and line.fact == self.cursor:
            base += self.added("cursor" if self.has_focus else "cursor-away")
            mark = _CURSOR if self.has_focus else " "
        segments = [Segment(mark, base + self.added("cursor-mark")), Segment(" " * (line.indent - 1), base)]
        segments += [Segment(shown(text), base + self.added(name)) for text, name in line.pieces]
        return Strip(segments).adjust_cell_length(width, base)

    def watch_has_focus(self, focused: bool) -> None:
        """The cursor looks another while the focus is elsewhere."""
        super().watch_has_focus(focused)
        self._refresh_fact(self.cursor)

    def select(self, place: int) -> None:
        """Put the cursor on a fact."""
        place = max(min(place, len(self._facts) - 1), 0)
        if place != self.cursor:
            before, self.cursor = self.cursor, place
            if not self._into_view():
                self._refresh_fact(before)
                self._refresh_fact(place)

    def _refresh_fact(self, fact: int) -> None:
        for number in self._entries.of(fact):
            self.refresh_line(number)

    def _into_view(self) -> bool:
        """Scroll the cursor's entry to the screen, with its heading; True if that moved anything."""
        mine = self._entries.of(self.cursor)
        self.measure(self._entries.expected)
        top, height = self.scroll_offset.y, max(self.size.height, 1)
        return self.scroll_to_row(min(max(top, mine.stop - height), self._entries.heading_of(self.cursor)))

    def on_click(self, event: events.Click) -> None:
        """A click chooses a fact."""
        if (number := self._entries.line(self.scroll_offset.y + event.y).fact) is not None:
            self.select(number)
            self.action_choose()

    def action_move(self, step: int) -> None:
        """Move the cursor by facts."""
        self.select(self.cursor + step)

    def action_page(self, step: int) -> None:
        """Move the cursor by a page."""
        wanted = self._entries.of(self.cursor).start + step * max(self.size.height - 1, 1)
        self.select(self._entries.fact_at(max(wanted, 0)))

    def action_section(self, step: int) -> None:
        """Move the cursor to the first fact of the next or previous section."""
        firsts = [i for i, f in enumerate(self._facts) if i == 0 or self._facts[i - 1].section != f.section]
        ahead = [i for i in firsts if (i > self.cursor if step > 0 else i < self.cursor)]
        if ahead:
            self.select(ahead[0] if step > 0 else ahead[-1])

    def action_end(self, step: int) -> None:
        """Move the cursor to the first or the last fact."""
        self.select(len(self._facts) - 1 if step > 0 else 0)

    def action_choose(self) -> None:
        """Show the fact in the article."""
        if fact := self.fact:
            self.post_message(self.Chosen(fact))
