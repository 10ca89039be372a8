"""Facts ahead of reading: what a search by facts cannot know yet is said, and made in the background."""

from __future__ import annotations

import asyncio
import time
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from reader.analyst import AnalystError
from reader.library import Coverage, LibraryError
from reader.tui.analysis import Analysis
from reader.tui.background import in_background

if TYPE_CHECKING:
    from reader.tui.screens.reading import ReadingScreen

_BEGIN_AFTER = 2.0
"""Seconds with one search after which facts are made for it."""

_SHOW_EVERY = 3.0
"""Seconds between two looks at what the search finds by now."""

_AT_ONCE = 50
"""Articles that are asked for at once."""

_ALL_KNOWN = Coverage(0, 0)


class Ahead:
    """Makes the facts of all articles once a search has asked for facts, the newest first, in a process of its own.

    It goes on when the search is left, until all are known or the reader ends; others always go before it.
    """

    def __init__(self, screen: ReadingScreen, analysis: Analysis) -> None:
        """Nothing is asked for yet.

        Args:
            screen: the reading screen.
            analysis: where facts come from.
        """
        self._screen = screen
        self._analysis = analysis
        self._asked: tuple[str, str] | None = None
        self._coverage = _ALL_KNOWN
        self._is_at_work = False

    @property
    def lack(self) -> str:
        """What the search that is shown cannot know yet, in words; nothing if it knows all."""
        words = self._coverage.words if self._asked else ""
        return f"{words}: they are being read" if words and self._analysis.can_be_quiet else words

    def look(self) -> None:
        """The list shows what was asked for: see whether it was found by facts."""
        articles = self._screen.articles
        asked = (articles.folder.query, articles.filter)
        if asked == self._asked:
            return
        if not self._screen.home.searches.ask_facts(*asked):
            self._asked = None
            articles.tell_lack("")
            return
        self._asked = asked
        self._screen.run_worker(self._look(), exclusive=True, group="coverage", exit_on_error=False)

    async def _look(self) -> None:
        self._coverage = await in_background(self._screen.home.records.coverage)
        self._tell()
        if self._coverage.unknown:
            self._screen.say(" · ".join((self._screen.articles.found, self.lack)))
            await asyncio.sleep(_BEGIN_AFTER)
            if self._analysis.can_be_quiet and not self._is_at_work:
                self._screen.run_worker(self._work(), group="quiet", exit_on_error=False)

    def _tell(self) -> None:
        self._screen.articles.tell_lack(self.lack)
        self._screen.tell_keys()

    async def _work(self) -> None:
        self._is_at_work = True
        home, below, shown = self._screen.home, 1 << 62, time.monotonic()
        try:
            while batch := await in_background(partial(home.records.unknown, below, _AT_ONCE)):
                for number, id in batch:
                    below = number
                    with suppress(LibraryError, AnalystError):
                        article = await in_background(partial(home.article, id))
                        await self._analysis.facts(article, quietly=True)
                        self._coverage = replace(self._coverage, unknown=max(self._coverage.unknown - 1, 0))
                    if time.monotonic() - shown > _SHOW_EVERY:
                        shown = time.monotonic()
                        self._show()
            self._coverage = await in_background(home.records.coverage)
            self._show()
        finally:
            self._is_at_work = False

    def _show(self) -> None:
        """Find again what is found by facts: there may be more by now."""
        if self._asked:
            self._tell()
            self._screen.articles.show_again()
