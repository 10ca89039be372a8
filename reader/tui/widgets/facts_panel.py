"""The key facts beside the article, with a cursor that goes through them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip

from reader.tui.widgets.styled_lines import StyledLines
from reader.tui.wrapping import shown, wrapped

if TYPE_CHECKING:
    from reader.tui.key_facts import KeyFact

_CURSOR = "▌"
_INDENT, _HANGING = 2, 4
"""Cells before the first line of an entry and before its others."""

_BULLET = "• "
_VALUE = 12
"""Cells for a normalised date, so that its wordings stand under one another."""


class _Line(NamedTuple):
    pieces: tuple[tuple[str, str], ...] = ()
    """Texts and what each is: the name of a component class."""
    fact: int | None = None
    indent: int = 1


class FactsPanel(StyledLines, can_focus=True):
    """Shows key facts; posts which one is chosen."""

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
        self._lines: list[_Line] = []

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
        self.scroll_to(y=0, animate=False, force=True, immediate=True)
        self.refresh()

    @property
    def fact(self) -> KeyFact | None:
        """The fact that the cursor is on."""
        return self._facts[self.cursor] if self.cursor < len(self._facts) else None

    @property
    def cursor_row(self) -> int:
        """The row of the screen on which the fact begins that the cursor is on."""
        return next(iter(self._lines_of(self.cursor)), 0) - self.scroll_offset.y

    def on_resize(self, event: events.Resize) -> None:
        """Wrap to the new width."""
        self._lay_out()
        self._into_view()
        self.refresh()

    def _lay_out(self) -> None:
        measure = max(self.size.width - _HANGING - 1, 8)
        self._lines = [
            _Line(((self._still[start:end], "still"),))
            for start, end in wrapped(self._still, 0, len(self._still), measure)
        ]
        section = ""
        for number, fact in enumerate(self._facts):
            if fact.section != section:
                section = fact.section
                if self._lines:
                    self._lines.append(_Line())
                self._lines.append(_Line(((section, "section"),)))
            self._lines += _entry(fact, number, measure)
        self.virtual_size = Size(self.size.width, len(self._lines))

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        at, width, base = self.scroll_offset.y + y, self.size.width, self.ground
        if at >= len(self._lines):
            return Strip.blank(width, base)
        line = self._lines[at]
        mark = " "
        if line.fact is not None and line.fact == self.cursor:
            base += self._style("cursor" if self.has_focus else "cursor-away")
            mark = _CURSOR if self.has_focus else " "
        segments = [Segment(mark, base + self._style("cursor-mark")), Segment(" " * (line.indent - 1), base)]
        segments += [Segment(shown(text), base + self._style(name)) for text, name in line.pieces]
        return Strip(segments).adjust_cell_length(width, base)

    def _style(self, name: str) -> Style:
        return self.get_component_rich_style(f"facts-panel--{name}", partial=True)

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

    def _lines_of(self, fact: int) -> list[int]:
        return [number for number, line in enumerate(self._lines) if line.fact == fact]

    def _refresh_fact(self, fact: int) -> None:
        for number in self._lines_of(fact):
            self.refresh_line(number)

    def _into_view(self) -> bool:
        """Scroll the cursor's entry to the screen, with its heading; True if that moved anything."""
        mine = self._lines_of(self.cursor)
        if not mine:
            return False
        first = mine[0]
        while first and self._lines[first - 1].fact is None:
            first -= 1
        top, height = self.scroll_offset.y, max(self.size.height, 1)
        y = min(max(top, mine[-1] + 1 - height), first)
        if y == top:
            return False
        self.scroll_to(y=y, animate=False, force=True, immediate=True)
        return True

    def on_click(self, event: events.Click) -> None:
        """A click chooses a fact."""
        at = self.scroll_offset.y + event.y
        if at < len(self._lines) and (number := self._lines[at].fact) is not None:
            self.select(number)
            self.action_choose()

    def action_move(self, step: int) -> None:
        """Move the cursor by facts."""
        self.select(self.cursor + step)

    def action_page(self, step: int) -> None:
        """Move the cursor by a page."""
        mine = self._lines_of(self.cursor)
        if not mine:
            return
        wanted = mine[0] + step * max(self.size.height - 1, 1)
        numbers = [line.fact for line in self._lines[max(wanted, 0) :] if line.fact is not None]
        self.select(numbers[0] if numbers else len(self._facts) - 1)

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


def _entry(fact: KeyFact, number: int, measure: int) -> list[_Line]:
    """An entry wrapped to the measure; its first line stands out to the left."""
    words = f"{_BULLET}{fact.words}" if fact.section == "In brief" else fact.words
    if fact.detail:
        words = f"{words.ljust(_VALUE - 2) if fact.section == 'When' else words}  "
    whole, edge = words + fact.detail, len(words)
    return [
        _Line(
            tuple(
                (piece, name)
                for piece, name in ((whole[start : min(end, edge)], "words"), (whole[max(start, edge) : end], "detail"))
                if piece
            ),
            number,
            _HANGING if at else _INDENT,
        )
        for at, (start, end) in enumerate(wrapped(whole, 0, len(whole), measure))
    ]
