"""The folders: names with how many articles are in them, one inside another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.strip import Strip

from reader.library import Count, Folder
from reader.tui.row_painting import cut
from reader.tui.widgets.styled_lines import StyledLines

_CURSOR, _OPEN, _FOLDED = "▌", "▾", "▸"
_INDENT = 2
"""Cells by which a folder stands to the right of the one that it is in."""


class _Line(NamedTuple):
    folder: Folder
    depth: int
    parent: int | None


class FolderList(StyledLines, can_focus=True):
    """Shows folders and a cursor; posts which folder is opened."""

    LOOKS = "folder-list"
    ALLOW_SELECT = False

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "folder-list--unread",
        "folder-list--read",
        "folder-list--count",
        "folder-list--cursor",
        "folder-list--cursor-away",
        "folder-list--cursor-mark",
    }

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "move(1)", "Next folder", id="folders.down"),
        Binding("k,up", "move(-1)", "Previous folder", id="folders.up"),
        Binding("pagedown,ctrl+f,ctrl+d", "page(1)", "Page down", id="folders.page_down"),
        Binding("b,pageup,ctrl+b,ctrl+u", "page(-1)", "Page up", id="folders.page_up"),
        Binding("g,home", "end(-1)", "To the first", id="folders.top"),
        Binding("G,end", "end(1)", "To the last", id="folders.bottom"),
        Binding("enter,l,right", "open", "List its articles", id="folders.open"),
        Binding("space,minus", "fold", "Show or hide the folders in it", id="folders.fold"),
    ]

    @dataclass
    class Opened(Message):
        """The articles of a folder are to be listed."""

        folder: Folder

    def __init__(self, *, id: str | None = None) -> None:
        """Show nothing yet."""
        super().__init__(id=id)
        self.cursor = 0
        """The place of the folder that the cursor is on."""
        self._folders: Sequence[Folder] = ()
        self._folded: set[Folder] = set()
        self._counts: dict[Folder, Count | None] = {}
        self._lines: list[_Line] = []

    def tell(self, folders: Sequence[Folder]) -> None:
        """Show other folders, the cursor on the same as before."""
        on = self.folder
        self._folders = folders
        self._lay_out()
        self.refresh()
        if on:
            self.select_folder(on)

    def tell_count(self, folder: Folder, count: Count | None) -> None:
        """Show how many articles are in a folder; None where that cannot be told."""
        if self._counts.get(folder) != count:
            self._counts[folder] = count
            for number, line in enumerate(self._lines):
                if line.folder == folder:
                    self.refresh_line(number)

    @property
    def folder(self) -> Folder | None:
        """The folder that the cursor is on."""
        return self._lines[self.cursor].folder if self.cursor < len(self._lines) else None

    @property
    def cursor_row(self) -> int:
        """The row of the screen that the cursor is on."""
        return self.cursor - self.scroll_offset.y

    def select_folder(self, folder: Folder) -> None:
        """Put the cursor on a folder, known by its name and its query; where it is gone it stays near."""
        known = folder.name, folder.query
        same = (n for n, line in enumerate(self._lines) if (line.folder.name, line.folder.query) == known)
        self.select(next(same, self.cursor))

    def _lay_out(self) -> None:
        """List what is not hidden, and keep the cursor on the screen."""
        self._lines = list(self._laid_out(self._folders))
        self.cursor = max(min(self.cursor, len(self._lines) - 1), 0)
        self.measure(len(self._lines))
        self._into_view()

    def _laid_out(self, folders: Sequence[Folder]) -> Iterator[_Line]:
        pending = [_Line(folder, 0, None) for folder in reversed(folders)]
        number = 0
        while pending:
            line = pending.pop()
            yield line
            if line.folder not in self._folded:
                pending += [_Line(child, line.depth + 1, number) for child in reversed(line.folder.children)]
            number += 1

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        number, width, base = self.scroll_offset.y + y, self.size.width, self.ground
        if number >= len(self._lines):
            return Strip.blank(width, base)
        folder, depth, _ = self._lines[number]
        mark = " "
        if number == self.cursor:
            base += self.added("cursor" if self.has_focus else "cursor-away")
            mark = _CURSOR if self.has_focus else " "
        count = self._counts.get(folder)
        fold = (_FOLDED if folder in self._folded else _OPEN) if folder.children else " "
        figures = _figures(count) if count else ""
        room = max(width - cell_len(figures) - 2, 0)
        before = f"{' ' * (_INDENT * depth)}{fold} "
        name = set_cell_size(before + cut(folder.name, max(room - len(before) - 1, 0)), room)
        return Strip(
            [
                Segment(mark, base + self.added("cursor-mark")),
                Segment(name, base + self.added("unread" if count and count.unread else "read")),
                Segment(figures, base + self.added("count")),
            ]
        ).adjust_cell_length(width, base)

    def watch_has_focus(self, focused: bool) -> None:
        """The cursor looks another while the focus is elsewhere."""
        super().watch_has_focus(focused)
        self.refresh_line(self.cursor)

    def select(self, place: int) -> None:
        """Put the cursor on the folder at a place."""
        place = max(min(place, len(self._lines) - 1), 0)
        before, self.cursor = self.cursor, place
        if not self._into_view():
            self.refresh_line(before)
            self.refresh_line(place)

    def _into_view(self) -> bool:
        top, height = self.scroll_offset.y, max(self.size.height, 1)
        return self.scroll_to_row(min(max(top, self.cursor + 1 - height), self.cursor))

    def on_click(self, event: events.Click) -> None:
        """A click opens a folder."""
        place = self.scroll_offset.y + event.y
        if place < len(self._lines):
            self.select(place)
            self.action_open()

    def go_to_unread(self, step: int) -> bool:
        """Put the cursor on the next folder with unread articles, around the end; False if there is none."""
        count = len(self._lines)
        for distance in range(1, count + 1):
            place = (self.cursor + step * distance) % count
            known = self._counts.get(self._lines[place].folder)
            if known and known.unread:
                self.select(place)
                return True
        return False

    def action_move(self, step: int) -> None:
        """Move the cursor by folders."""
        self.select(self.cursor + step)

    def action_page(self, step: int) -> None:
        """Move the cursor by a page."""
        self.select(self.cursor + step * max(self.size.height - 1, 1))

    def action_end(self, step: int) -> None:
        """Move the cursor to the first or the last folder."""
        self.select(len(self._lines) - 1 if step > 0 else 0)

    def action_open(self) -> None:
        """List the articles of the folder that the cursor is on."""
        if folder := self.folder:
            self.post_message(self.Opened(folder))

    def action_fold(self) -> None:
        """Show or hide the folders in this one; from one that has none, hide it with those beside it."""
        if self.cursor >= len(self._lines):
            return
        line = self._lines[self.cursor]
        if not line.folder.children:
            if line.parent is None:
                return
            self.select(line.parent)
            line = self._lines[line.parent]
        self._folded ^= {line.folder}
        self._lay_out()
        self.refresh()


def _figures(count: Count) -> str:
    return f"{count.unread:,} / {count.articles:,}" if count.unread else f"{count.articles:,}"
