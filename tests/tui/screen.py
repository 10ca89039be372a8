"""What a test sees of the running reader."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import TypeVar

from textual import events
from textual.pilot import Pilot
from textual.widget import Widget

from reader.tui.app import NewsreaderApp
from reader.tui.screens.reading import ReadingScreen
from reader.tui.widgets.article_list import ArticleList
from reader.tui.widgets.article_view import ArticleView
from reader.tui.widgets.facts_panel import FactsPanel
from reader.tui.widgets.folder_list import FolderList
from reader.tui.widgets.footer import Footer
from reader.tui.widgets.legend import Legend

Kind = TypeVar("Kind", bound=Widget)


class Seen:
    """The reader as it is on the screen."""

    def __init__(self, pilot: Pilot[None]) -> None:
        self.pilot = pilot
        assert isinstance(pilot.app, NewsreaderApp)
        self.app = pilot.app

    @property
    def screen(self) -> ReadingScreen:
        assert isinstance(self.app.screen_stack[0], ReadingScreen)
        return self.app.screen_stack[0]

    def _pane(self, kind: type[Kind]) -> Kind:
        return self.screen.query_one(kind)

    @property
    def articles(self) -> ArticleList:
        return self._pane(ArticleList)

    @property
    def folders(self) -> FolderList:
        return self._pane(FolderList)

    @property
    def article(self) -> ArticleView:
        return self._pane(ArticleView)

    @property
    def panel(self) -> FactsPanel:
        return self._pane(FactsPanel)

    @property
    def footer(self) -> str:
        return self.screen.query_one(Footer).render().plain

    @property
    def legend(self) -> str:
        return self.screen.query_one(Legend).render_line(0).text

    @staticmethod
    def lines(widget: ArticleList | ArticleView | FactsPanel | FolderList) -> list[str]:
        return [widget.render_line(y).text.rstrip() for y in range(widget.size.height)]

    def text(self, widget: ArticleList | ArticleView | FactsPanel | FolderList) -> str:
        return "\n".join(self.lines(widget))

    def panes(self) -> list[str]:
        return [pane.id or "" for pane in (self.articles, self.article, self.panel) if pane.display]

    async def press(self, *keys: str) -> None:
        for key in keys:
            await self.pilot.press(key)
            await self.settle()

    async def paste(self, text: str) -> None:
        """Put text into the line that is written in, at once."""
        assert self.app.screen.focused is not None
        self.app.screen.focused.post_message(events.Paste(text))
        await self.settle()

    async def settle(self) -> None:
        await self.app.workers.wait_for_complete()
        await self.pilot.pause()

    async def until(self, holds: Callable[[], bool], seconds: float = 10.0) -> bool:
        """Wait for what comes by itself."""
        deadline = time.monotonic() + seconds
        while not holds() and time.monotonic() < deadline:
            await self.pilot.pause(0.05)
        return holds()


@asynccontextmanager
async def running(app: NewsreaderApp, width: int = 140, height: int = 45) -> AsyncIterator[Seen]:
    """The reader in a terminal of some size, as soon as it has settled."""
    async with app.run_test(size=(width, height)) as pilot:
        seen = Seen(pilot)
        await seen.settle()
        yield seen
