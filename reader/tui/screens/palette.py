"""All commands by name, and the articles that what is typed finds."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from textual.command import CommandPalette, Hit, Hits, Provider
from textual.content import Content
from textual.widgets import Input

from reader.controls import visible_line
from reader.library import LibraryError, QueryError
from reader.tui.background import in_background

_MOST = 5
"""Articles that are offered; the first entry leads to all of them."""

_SHORTEST = 3
"""Characters from which articles are looked for."""

_SCORE = 0.01
"""Commands come first, as fuzzy matching scores them; then the articles in their order."""


class Palette(CommandPalette):
    """Textual's command palette with a cursor that stands still."""

    def on_mount(self) -> None:
        """Each blink would go over the line."""
        self.query_one(Input).cursor_blink = False


class ArticleProvider(Provider):
    """Offers the articles that a query finds, and the query as a filter of the list."""

    async def search(self, query: str) -> Hits:
        """The articles, in the language of the list's filter; nothing while that cannot be read."""
        from reader.tui.screens.reading import ReadingScreen

        screen = self.screen
        if len(query.strip()) < _SHORTEST or not isinstance(screen, ReadingScreen):
            return
        try:
            found = await in_background(lambda: screen.home.search(query, typing=True))
            rows = await in_background(lambda: found.rows(0, _MOST))
        except (QueryError, LibraryError):
            return
        if not rows:
            return
        count = f"{len(found):,} article{'' if len(found) == 1 else 's'}"
        yield _hit(_SCORE, f"List the {count} that “{query}” finds", partial(screen.filtering.show, query))
        for place, row in enumerate(rows, 1):
            day = row.published.isoformat() if row.published else ""
            words = " · ".join(filter(None, (row.title, day, row.origin)))
            yield _hit(_SCORE / (1 + place), words, partial(screen.opening.open, row))


def _hit(score: float, words: str, command: Callable[[], None]) -> Hit:
    # As a string it would be read as markup.
    shown = Content(visible_line(words))
    return Hit(score, shown, command, text=shown.plain)
