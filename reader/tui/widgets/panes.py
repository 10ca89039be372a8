"""List, article and key facts beside one another, as many as fit."""

from __future__ import annotations

from typing import NamedTuple

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.reactive import reactive

from reader.library import Library
from reader.tui.panes import ARTICLE, FACTS, FOLDERS, LIST, PANES, fitting, shown
from reader.tui.widgets.article_view import ArticleView
from reader.tui.widgets.facts_panel import FactsPanel
from reader.tui.widgets.folder_list import FolderList
from reader.tui.widgets.library_list import LibraryList


class Arrangement(NamedTuple):
    """Which panes are on the screen, and how."""

    visible: tuple[str, ...] = ()
    used: str = LIST
    fitting: int = 0
    """As many as there is room for."""
    opened: bool = False


class Panes(Horizontal):
    """Knows which pane is used and which stand beside it."""

    used: reactive[str] = reactive(LIST, repaint=False)
    """The pane that has the keys."""
    zoomed: reactive[bool] = reactive(False, repaint=False)
    """Whether it is alone on the screen."""
    opened: reactive[bool] = reactive(False, repaint=False)
    """Whether there is an article; until then the list has more room."""

    arrangement: reactive[Arrangement] = reactive(Arrangement(), repaint=False)
    """What is on the screen now; it follows the others."""

    def __init__(self, library: Library) -> None:
        """The list is used.

        Args:
            library: the articles to list.
        """
        super().__init__()
        self._library = library
        self._beside = LIST

    def compose(self) -> ComposeResult:
        """All of them, of which some are hidden."""
        folders = FolderList(id=FOLDERS)
        folders.display = False
        yield folders
        yield LibraryList(self._library, id=LIST)
        yield ArticleView(id=ARTICLE)
        yield FactsPanel(id=FACTS)

    def on_mount(self) -> None:
        """What fits is known before anything is drawn."""
        self.share_room()

    def on_resize(self) -> None:
        """More or fewer may fit."""
        self.share_room()

    def watch_used(self, used: str) -> None:
        """Show the pane and give it the keys at once: those that were typed ahead are meant for it."""
        if used != ARTICLE:
            self._beside = LIST if used == FOLDERS else used
        self.share_room()
        self.focus_used()

    def watch_zoomed(self) -> None:
        """One pane, or as many as fit."""
        self.share_room()

    def watch_opened(self) -> None:
        """Share the room anew."""
        self.share_room()

    def focus_used(self) -> None:
        """Give the keys to the pane that is used."""
        if self.is_mounted:
            self.screen.set_focus(self.query_one(f"#{self.used}"))

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """A click into a pane means that it is used."""
        if event.widget.id in (FOLDERS, *PANES):
            self.used = event.widget.id

    def turn(self, step: int) -> None:
        """Use the next pane, or the one before."""
        at = PANES.index(LIST if self.used == FOLDERS else self.used)
        self.used = PANES[(at + step) % len(PANES)]

    def share_room(self) -> None:
        """Show what fits, if that is not what is shown already."""
        columns = 0 if self.zoomed else self.app.size.width
        visible = shown(columns, self.used, self._beside)
        arrangement = Arrangement(visible, self.used, fitting(columns), self.opened)
        if not self.children or arrangement == self.arrangement:
            return
        for pane in (FOLDERS, *PANES):
            self.query_one(f"#{pane}").display = pane in visible
        self.set_class(arrangement.fitting == 2, "two")
        self.set_class(arrangement.fitting == 1, "one")
        # Elsewhere it would change nothing, and each class that changes has all panes styled anew.
        self.set_class(arrangement.fitting == 2 and not self.opened, "unopened")
        self.arrangement = arrangement
