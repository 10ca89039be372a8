"""What a version of a story changed of an older one, on a screen of its own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen

from reader.analyst import AnalystError
from reader.article import Span
from reader.comparison import compare
from reader.library import Library, LibraryError, Row
from reader.tui.analysis import Analysis
from reader.tui.background import in_background
from reader.tui.commands import CHANGES, bindings, footer
from reader.tui.compositing import SparingCompositor
from reader.tui.difference import told
from reader.tui.keys import Keys
from reader.tui.widgets.changes_view import ChangesView
from reader.tui.widgets.footer import Footer

if TYPE_CHECKING:
    from reader.article import Article
    from reader.facts.model import Facts


class ChangesScreen(Screen[Span | None], inherit_bindings=False):
    """Compares a version with an older one; ends with the sentence of the newer that is to be shown, if any."""

    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = bindings(CHANGES)

    def __init__(self, library: Library, analysis: Analysis, keys: Keys, new: Row, older: Sequence[Row]) -> None:
        """Compare two versions.

        Args:
            library: where they are.
            analysis: where their facts come from.
            keys: the keys as they are bound.
            new: the newer version.
            older: the older ones, the newest of them first.
        """
        super().__init__()
        self._compositor = SparingCompositor()
        self._library = library
        self._analysis = analysis
        self._keys = keys
        self._new = new
        self._older = older
        self._place = 0

    def compose(self) -> ComposeResult:
        """The account and the footer."""
        yield ChangesView()
        yield Footer()

    def on_mount(self) -> None:
        """Compare with the version before."""
        self.query_one(Footer).tell([(self._keys.of(id)[0], word) for id, word in footer("changes")])
        self._compare()

    def _compare(self) -> None:
        self.run_worker(self._compared(self._older[self._place]), exclusive=True, group="compare")

    async def _compared(self, before: Row) -> None:
        """The words at once, the figures when the facts are ready."""
        try:
            old = await in_background(lambda: self._library.article(before.id))
            new = await in_background(lambda: self._library.article(self._new.id))
        except LibraryError as error:
            self._say(str(error))
            return
        await self._tell(old, new)
        try:
            old_facts, new_facts = await self._analysis.facts(old), await self._analysis.facts(new)
        except AnalystError as error:
            self._say(f"The figures are not known: {error}")
        else:
            await self._tell(old, new, old_facts, new_facts)

    async def _tell(
        self, old: Article, new: Article, old_facts: Facts | None = None, new_facts: Facts | None = None
    ) -> None:
        blocks = await in_background(lambda: told(old, new, compare(old, new, old_facts, new_facts)))
        self.query_one(ChangesView).tell(blocks)

    def _say(self, line: str) -> None:
        self.query_one(Footer).say(line)

    def action_older(self, step: int) -> None:
        """Compare with another of the older versions."""
        place = self._place + step
        if 0 <= place < len(self._older):
            self._place = place
            self._compare()
        else:
            self._say("That is the oldest version" if step > 0 else "That is the version before")

    def action_back(self) -> None:
        """Back to the article or the list."""
        self.dismiss(None)

    @on(ChangesView.Chosen)
    def _on_chosen(self, event: ChangesView.Chosen) -> None:
        self.dismiss(event.span)
