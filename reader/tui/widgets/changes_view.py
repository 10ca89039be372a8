"""What a newer version changed, drawn a line at a time, with a cursor that goes from change to change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from rich.segment import Segment
from textual.binding import BindingType
from textual.message import Message
from textual.strip import Strip

from reader.article import Span
from reader.tui.commands import ACCOUNT, bindings
from reader.tui.difference import Block, Ink, Run
from reader.tui.layout import MEASURE
from reader.tui.widgets.pager import Pager
from reader.tui.wrapping import shown

_CURSOR = "▌"
_HANGING = 4
"""Cells before the words: cursor, blank, mark, blank."""

_ABOVE = 4
"""A change that is gone to stands this part of the height from the top."""


_FIGURE = "*"


class _Line(NamedTuple):
    block: int
    mark: str
    runs: tuple[Run, ...]


class ChangesView(Pager, can_focus=True):
    """Shows an account of changes; posts which one is to be shown in the article."""

    LOOKS = "changes-view"
    DEFAULT_CSS = """
    ChangesView {
        & > .changes-view--head { text-style: bold; }
        & > .changes-view--note { text-style: dim; }
        & > .changes-view--added { text-style: bold underline; }
        & > .changes-view--removed { text-style: strike; }
        & > .changes-view--figure { text-style: bold reverse; }
    }
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {*(f"changes-view--{ink}" for ink in Ink), "changes-view--mark"}

    BINDINGS: ClassVar[list[BindingType]] = bindings(ACCOUNT)

    @dataclass
    class Chosen(Message):
        """A sentence of the newer version is to be shown."""

        span: Span

    def __init__(self) -> None:
        """Show nothing yet."""
        super().__init__()
        self._blocks: Sequence[Block] = ()
        self._lines: list[_Line] = []
        self.cursor: int | None = None
        """The place of the change that was gone to."""

    def tell(self, blocks: Sequence[Block]) -> None:
        """Show an account; the cursor goes to its first change, which is a figure where one changed."""
        self._blocks = blocks
        self.cursor = next(iter(self._stops), None)
        self._lay_out()
        self.scroll_to_row(0)
        self.refresh()

    @property
    def _stops(self) -> list[int]:
        """The places of what changed."""
        return [place for place, block in enumerate(self._blocks) if block.mark.strip()]

    def _lay_out(self) -> None:
        """Wrap to the width."""
        measure = max(min(self.size.width - _HANGING - 1, MEASURE), 8)
        self._lines = []
        for place, block in enumerate(self._blocks):
            if place and _is_apart(self._blocks[place - 1], block):
                self._lines.append(_Line(-1, " ", ()))
            for number, runs in enumerate(block.lines(measure)):
                self._lines.append(_Line(place, " " if number else block.mark, runs))
        self.measure(len(self._lines))

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        at, width, base = self.scroll_offset.y + y, self.size.width, self.ground
        if at >= len(self._lines):
            return Strip.blank(width, base)
        block, mark, runs = self._lines[at]
        margin = base + self.added("mark")
        segments = [Segment(f"{_CURSOR if block == self.cursor else ' '} {mark} ", margin)]
        segments += [Segment(shown(words), base + self.added(ink)) for words, ink in runs]
        return Strip(segments).adjust_cell_length(width, base)

    def action_next(self, step: int) -> None:
        """Go to the next or previous change, around the end."""
        stops = self._stops
        if not stops or self.cursor is None:
            return
        self.cursor = stops[(stops.index(self.cursor) + step) % len(stops)]
        mine = [number for number, line in enumerate(self._lines) if line.block == self.cursor]
        top, height = self.scroll_offset.y, max(self.size.height, 1)
        if mine and not top <= mine[0] <= mine[-1] < top + height:
            self.scroll_to_row(max(mine[0] - height // _ABOVE, 0))
        self.refresh()

    def action_choose(self) -> None:
        """Show the sentence of the change that was gone to."""
        span = None if self.cursor is None else self._blocks[self.cursor].leads_to
        if span:
            self.post_message(self.Chosen(span))


def _is_apart(before: Block, block: Block) -> bool:
    """Whether a blank line stands between two paragraphs: not after a heading, nor between figures or notes."""
    is_list = before.mark == block.mark and block.mark in (_FIGURE, " ") and before.is_note == block.is_note
    return not is_list and not before.is_head
