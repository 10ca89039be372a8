"""The reader's own marks: read, stars, tags, what is deleted; and the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.library import LibraryError, Row
from reader.tui.panes import FOLDERS, LIST
from reader.tui.widgets.find_bar import Question

if TYPE_CHECKING:
    from reader.tui.screens.reading import ReadingScreen


class Marking:
    """Marks the article that is meant: under the cursor in the list, else the open one."""

    def __init__(self, screen: ReadingScreen) -> None:
        """Mark what this screen shows."""
        self._screen = screen

    @property
    def row(self) -> Row | None:
        """The article that is meant."""
        screen = self._screen
        if screen.pane == FOLDERS:
            return None
        if screen.pane == LIST or screen.selected is None:
            return screen.articles.row
        return screen.library.row(screen.selected)

    @property
    def _undo_key(self) -> str:
        return self._screen.keys.of("reading.undo")[0]

    def unread(self) -> None:
        """Mark read or unread."""
        if (row := self.row) and not row.problem:
            self._screen.say("Marked unread" if row.read else "Marked read")
            self._screen.articles.mark(row, read=not row.read)

    def star(self) -> None:
        """Star, or take the star away."""
        if (row := self.row) and not row.problem:
            self._screen.say("Star taken away" if row.starred else "Starred")
            self._screen.articles.mark(row, starred=not row.starred)

    def tags(self) -> None:
        """Ask for the tags of the article."""
        if (row := self.row) and not row.problem:
            tags = " ".join(sorted(self._screen.library.tags(row.id)))
            words = f"{tags} " if tags else ""
            self._screen.ask(Question("Tags, parted by blanks", lambda typed: self._tag(row.id, typed), words))

    def _tag(self, id: str, words: str) -> None:
        tags = dict.fromkeys(word.strip(",").casefold() for word in words.split() if word.strip(","))
        try:
            self._screen.library.tag(id, tags)
        except LibraryError as error:
            self._screen.say(str(error))
        else:
            self._screen.say(f"Tagged {', '.join(tags)}" if tags else "No tags")

    def all_read(self) -> None:
        """Mark all articles of the list read, as it is filtered."""
        self._screen.articles.mark_all_read(self._undo_key)

    def delete(self) -> None:
        """Move the article's file to the trash."""
        if row := self.row:
            self._screen.articles.delete(row, self._undo_key)

    def undo(self) -> None:
        """Take back the last mark."""
        self._screen.articles.undo()
