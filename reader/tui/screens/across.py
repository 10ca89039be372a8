"""What is read across articles, over the reading screen: a dossier, figures, a timeline, a brief, related articles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen
from textual.widgets import Static

from reader.across.passage import Passage
from reader.facts.model import Facts
from reader.library import Library, LibraryError
from reader.tui.background import in_background
from reader.tui.citation import citation
from reader.tui.commands import ACROSS, FOOTERS, bindings
from reader.tui.keys import Keys
from reader.tui.views.view import Statement, View
from reader.tui.widgets.facts_panel import FactsPanel
from reader.tui.widgets.footer import Footer
from reader.tui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from reader.tui.app import NewsreaderApp

Trail = tuple[tuple[View, int], ...]
"""The views that lie over one another and the places of their cursors, the lowest first."""


@dataclass(frozen=True, slots=True)
class Leaving:
    """The reader leaves for the passage that a line leads to."""

    passage: Passage
    trail: Trail
    """The way back."""


class AcrossScreen(Screen[Leaving | None], inherit_bindings=False):
    """Shows one view; leaves with the passage that was chosen, or with nothing."""

    app: NewsreaderApp

    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = bindings(ACROSS)

    def __init__(self, library: Library, keys: Keys, view: View, cursor: int = 0, above: Trail = ()) -> None:
        """Nothing is gathered yet.

        Args:
            library: the articles.
            keys: the keys as they are bound.
            view: what is shown.
            cursor: the place of the cursor.
            above: what lies over it, to be shown at once.
        """
        super().__init__()
        self.library = library
        self.view = view
        """What is shown."""
        self._keys = keys
        self._cursor = cursor
        self._above = above

    def compose(self) -> ComposeResult:
        """A line that says what it is, the lines, the footer."""
        yield Static(self.view.title, id="across-title", markup=False)
        yield Sheet()
        yield Footer()

    def on_mount(self) -> None:
        """Gather what is to be shown."""
        self._footer.tell([(self._keys.of(id)[0], word) for id, word in FOOTERS["across"]])
        self._sheet.focus()
        self._gather()
        if self._above:
            (view, cursor), *rest = self._above
            self._lay_over(view, cursor, tuple(rest))

    @property
    def _sheet(self) -> Sheet:
        return self.query_one(Sheet)

    @property
    def _footer(self) -> Footer:
        return self.query_one(Footer)

    def say(self, message: str) -> None:
        """Show a line in place of the footer for a while."""
        self._footer.say(message)

    def _gather(self) -> None:
        self._sheet.show((), still="Reading …")
        self.run_worker(self._show(self.view), exclusive=True, group="across")

    async def _show(self, view: View) -> None:
        try:
            statements: Sequence[Statement] = await in_background(view.statements)
        except LibraryError as error:
            self._sheet.show((), still=str(error))
            return
        if view is self.view:
            still = "" if statements else "Nothing is stated of this in the articles that are analysed."
            self._sheet.show(statements, self._cursor, still)

    @on(FactsPanel.Chosen)
    def _on_chosen(self, event: FactsPanel.Chosen) -> None:
        event.stop()
        if isinstance(event.fact, Statement) and event.fact.passage:
            self.dismiss(Leaving(event.fact.passage, ((self.view, self._sheet.cursor),)))

    def _lay_over(self, view: View | None, cursor: int = 0, above: Trail = ()) -> None:
        if view is None:
            self.say("There is none of this")
            return
        self.app.push_screen(AcrossScreen(self.library, self._keys, view, cursor, above), self._after)

    def _after(self, leaving: Leaving | None) -> None:
        if leaving:
            mine = (self.view, self._sheet.cursor)
            self.dismiss(Leaving(leaving.passage, (mine, *leaving.trail)))

    def action_open(self) -> None:
        """To the sentence that states what the line says."""
        self._sheet.action_choose()

    def action_back(self) -> None:
        """Back to where one came from."""
        self.dismiss(None)

    def action_figures(self) -> None:
        """The figures of what is shown."""
        self._lay_over(self.view.figures())

    def action_timeline(self) -> None:
        """The timeline of what is shown."""
        self._lay_over(self.view.timeline())

    def action_zoom_time(self, step: int) -> None:
        """Larger or smaller steps of time."""
        if (view := self.view.zoomed(step)) is not None:
            self.view = view
            self._cursor = 0
            self.query_one("#across-title", Static).update(view.title)
            self._gather()

    def action_copy(self) -> None:
        """Copy what the line states, with its source."""
        statement = self._sheet.statement
        if statement and statement.passage:
            self.run_worker(self._copy(statement, statement.passage), exclusive=True, group="copy")

    async def _copy(self, statement: Statement, passage: Passage) -> None:
        def cited() -> str:
            quotes = (statement.quote,) if statement.quote else ()
            return citation(self.library.article(passage.source.id), Facts("und", "", quotes=quotes), passage.span)

        try:
            words = await in_background(cited)
        except LibraryError as error:
            self.say(str(error))
        else:
            self.app.copy_to_clipboard(words)
            self.say(f"Copied: {words}")
