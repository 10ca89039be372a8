"""How many new facts the articles on the screen have to whoever has read others of their stories."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from reader.library import LibraryError
from reader.tui.background import in_background

if TYPE_CHECKING:
    from reader.tui.screens.reading import ReadingScreen

EVERY = 1.0
"""Seconds between two looks at what is on the screen."""


class News:
    """Counts them for the list."""

    def __init__(self, screen: ReadingScreen) -> None:
        """Count for the list of this screen."""
        self._screen = screen
        self._counted: object = None
        """The rows that were counted last, as they were then."""

    def look(self) -> None:
        """Count for the rows that can be seen, if these are others now."""
        screen = self._screen
        rows = screen.articles.on_screen
        now = [(row.id, row.read) for row in rows]
        if now != self._counted and screen.library is screen.home:
            self._counted = now
            unread = [row.id for row in rows if not row.read and not row.problem]
            screen.run_worker(self._count(unread), exclusive=True, group="news", exit_on_error=False)

    async def _count(self, ids: Sequence[str]) -> None:
        from reader.across.news import counts

        articles, home = self._screen.articles, self._screen.home
        with suppress(LibraryError):
            news = await in_background(lambda: counts(home, ids))
            changed = {id for id in {*news, *articles.news} if news.get(id) != articles.news.get(id)}
            articles.news = news
            articles.redraw(changed)
