"""What is read across articles, over the reading screen: a dossier, figures, a timeline, a brief, related articles."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen
from textual.widgets import Static

from reader.across.passage import Passage
from reader.export.wiki import note_name
from reader.facts.model import Facts
from reader.library import Library, LibraryError
from reader.restricted import REFUSAL, is_restricted
from reader.tui.background import in_background
from reader.tui.citation import citation
from reader.tui.commands import ACROSS, bindings, footer
from reader.tui.compositing import SparingCompositor
from reader.tui.keys import Keys
from reader.tui.saving import PROMPT, NotSaved, proposed, save
from reader.tui.statement import Statement
from reader.tui.views.dossier import DossierView
from reader.tui.views.view import View
from reader.tui.widgets.facts_panel import FactsPanel
from reader.tui.widgets.find_bar import FindBar, Question
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
        self._compositor = SparingCompositor()
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
        yield FindBar()
        yield Footer()

    def on_mount(self) -> None:
        """Gather what is to be shown."""
        self._footer.tell([(self._keys.of(id)[0], word) for id, word in footer(self.view.place)])
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
        from reader.tui.views.figures import FiguresView

        is_here = isinstance(self.view, FiguresView)
        self._lay_over(None if is_here else FiguresView(self.library, self.view.about))

    def action_timeline(self) -> None:
        """The timeline of what is shown."""
        from reader.tui.views.timeline import TimelineView

        is_here = isinstance(self.view, TimelineView)
        self._lay_over(None if is_here else TimelineView(self.library, self.view.about))

    def action_zoom_time(self, step: int) -> None:
        """Larger or smaller steps of time."""
        if (view := self.view.zoomed(step)) is not None:
            self.view = view
            self._cursor = 0
            self.query_one("#across-title", Static).update(view.title)
            self._gather()

    @on(FindBar.Answered)
    def _on_answered(self, event: FindBar.Answered) -> None:
        event.stop()
        self._sheet.focus()
        if event.words:
            event.question.answer(event.words)

    @on(FindBar.GivenUp)
    def _on_given_up(self, event: FindBar.GivenUp) -> None:
        event.stop()
        self._sheet.focus()

    def action_save(self) -> None:
        """Ask for a file, and write what is shown."""
        if is_restricted():
            self.say(REFUSAL)
            return
        # Links lead to a note of the name alone.
        view = self.view
        name = proposed(note_name(view.subject.name if isinstance(view, DossierView) else view.title))
        self.query_one(FindBar).ask(Question(PROMPT, self._save, name, replaces=True))

    def _save(self, typed: str) -> None:
        view = self.view

        def write() -> str:
            return f"Written: {save(typed, view.written)}"

        self._do(write)

    def action_merge(self) -> None:
        """Ask who else this is."""
        if isinstance(view := self.view, DossierView):
            ask = Question(f"Who else is {view.subject.name}?", lambda name: self._judge(lambda: view.merged(name)))
            self.query_one(FindBar).ask(ask)

    def action_split(self) -> None:
        """Ask which name, or whose article, is somebody else's; that of the line stands there."""
        statement = self._sheet.statement
        if isinstance(view := self.view, DossierView) and statement and statement.passage:
            id = statement.passage.source.id
            prompt = f"Which name, or in which article, is it not {view.subject.name}?"
            self.query_one(FindBar).ask(
                Question(prompt, lambda apart: self._judge(lambda: view.parted(apart)), id, True)
            )

    def action_undo(self) -> None:
        """Take back the last change."""

        def undo() -> str:
            change = self.library.marks.undo()
            return f"Taken back: {change.words}" if change else "There is nothing to take back"

        self._do(undo, again=True)

    def _judge(self, judged: Callable[[], DossierView]) -> None:
        def judge() -> str:
            self.view = judged()
            return "Kept: U takes it back"

        self._do(judge, again=True)

    def _do(self, what: Callable[[], str], *, again: bool = False) -> None:
        self.run_worker(self._done(what, again), exclusive=True, group="do")

    async def _done(self, what: Callable[[], str], again: bool) -> None:
        try:
            words = await in_background(what)
            if again and isinstance(self.view, DossierView):
                self.view = await in_background(self.view.again)
        except (LibraryError, NotSaved) as error:
            self.say(str(error))
            return
        if again:
            self.query_one("#across-title", Static).update(self.view.title)
            self._gather()
        self.say(words)

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
