"""The folders: shown on the way up from the list, counted beside everything else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from reader.library import Count, Folder, LibraryError, QueryError
from reader.tui.background import in_background
from reader.tui.panes import FOLDERS, LIST

if TYPE_CHECKING:
    from textual.worker import WorkType

    from reader.tui.screens.reading import ReadingScreen


class Browsing:
    """Which folder is listed."""

    def __init__(self, screen: ReadingScreen) -> None:
        """Browse the folders of this screen's library."""
        self._screen = screen

    def up(self) -> None:
        """Go up from the list to the folders."""
        screen = self._screen
        self.show()
        screen.panes.used = FOLDERS
        screen.folders.select_folder(screen.articles.folder)

    def show(self) -> None:
        """Show the folders as they are now, and count what is in them."""
        folders = self._screen.home.folders()
        self._screen.folders.tell(folders)
        self._screen.run_worker(self._counting(folders), exclusive=True, group="count")

    def _counting(self, folders: Sequence[Folder]) -> WorkType[None]:
        return partial(self._count, folders)

    async def _count(self, folders: Sequence[Folder]) -> None:
        """Count one folder after another; those that cannot be searched have no count."""
        for folder in _with_children(folders):
            count = await in_background(partial(self._counted, folder))
            self._screen.folders.tell_count(folder, count)

    def _counted(self, folder: Folder) -> Count | None:
        home = self._screen.home
        try:
            # The list of all articles has older versions folded.
            query = folder.query or "is:newest"
            return Count(home.discards.count, 0) if folder.is_trash else home.searches.count(query)
        except (LibraryError, QueryError):
            return None

    def changed(self) -> None:
        """Files or marks have changed: what stands on the screen is counted again."""
        if self._screen.pane == FOLDERS:
            self.show()

    def open(self, folder: Folder) -> None:
        """List the articles of a folder."""
        self._screen.opening.save_place()
        self._screen.articles.enter(folder)
        self._screen.library = self._screen.articles.library
        self._screen.panes.used = LIST
        self._screen.say("")


def _with_children(folders: Sequence[Folder]) -> Iterator[Folder]:
    for folder in folders:
        yield folder
        yield from _with_children(folder.children)
