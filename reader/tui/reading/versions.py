"""Versions of a story: folded and unfolded in the list, and what the newer one changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.library import Row
from reader.tui.background import in_background
from reader.tui.key_facts import KeyFact

if TYPE_CHECKING:
    from reader.article import Span
    from reader.tui.analysis import Analysis
    from reader.tui.screens.reading import ReadingScreen


class Versions:
    """Shows the other versions of the article that is meant."""

    def __init__(self, screen: ReadingScreen, analysis: Analysis) -> None:
        """Show them on this screen.

        Args:
            screen: the reading screen.
            analysis: where facts come from.
        """
        self._screen = screen
        self._analysis = analysis

    def fold(self) -> None:
        """Unfold the older versions beneath the newest in the list, or fold them again."""
        if (row := self._screen.marking.row) and not self._screen.articles.fold(row):
            self._screen.say("No other version of this article is stored")

    def compare(self) -> None:
        """Show what the article changed of the version before it."""
        if (row := self._screen.marking.row) and not row.problem:
            self._screen.run_worker(self._compare(row), exclusive=True, group="compare")

    async def _compare(self, row: Row) -> None:
        from reader.tui.screens.changes import ChangesScreen

        screen = self._screen
        versions = await in_background(lambda: screen.library.versions(row.id))
        older = [version for version in versions if not version.problem]
        place = next((place for place, version in enumerate(older) if version.id == row.id), len(older))
        if len(older) < 2 or place >= len(older):
            screen.say("No other version of this article is stored")
            return
        if place == len(older) - 1:
            # The oldest has none before it: what came after is what there is to see.
            place -= 1
        new, *before = older[place:]
        changes = ChangesScreen(screen.library, self._analysis, screen.keys, new, before)
        screen.app.push_screen(changes, lambda span: self._go_to(new, span))

    def _go_to(self, row: Row, span: Span | None) -> None:
        if span is not None:
            self._screen.opening.open(row, KeyFact("Changes", "", "", span))

    def tell(self, row: Row) -> str:
        """What there is to say of an article's other versions when it is opened."""
        key = self._screen.keys.of("reading.changes")[0]
        if row.is_update:
            return f"A newer version of what you have read: {key} shows what changed"
        if row.older:
            count = len(row.older)
            return f"{count} older version{'' if count == 1 else 's'}: {key} shows what changed"
        return f"There is a newer version of this: {key} compares" if row.newest else ""
