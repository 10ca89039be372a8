"""What comes in: feeds are fetched and addresses added, by a process of their own."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING

from reader.library import LibraryError
from reader.tui.background import in_background
from reader.tui.panes import FOLDERS
from reader.tui.widgets.fetch_report import FetchReport
from reader.tui.widgets.find_bar import Question

if TYPE_CHECKING:
    from reader.arrivals.fetcher import Fetcher
    from reader.tui.screens.reading import ReadingScreen


class Fetching:
    """Fetches for this screen's library, one errand at a time."""

    def __init__(self, screen: ReadingScreen) -> None:
        """Nothing is fetched yet."""
        self._screen = screen

    @cached_property
    def _fetcher(self) -> Fetcher:
        from reader.arrivals.fetcher import Fetcher

        library = self._screen.library
        return Fetcher(library.roots, library.data_folder, library.cache_folder)

    def all(self) -> None:
        """Fetch all feeds whose publishers do not want to be left alone."""
        self._screen.run_worker(self._run(), group="fetching")

    def one(self) -> None:
        """Fetch the feeds of the folder, else the feed that the article came with."""
        self._screen.run_worker(self._one(), group="fetching")

    def add(self) -> None:
        """Ask for the address of a page or a feed."""
        self._screen.ask(Question("Address of an article to add, or of a feed to subscribe to", self._add))

    def dismiss(self) -> bool:
        """Hide what could not be fetched; False if nothing is shown."""
        return self._report.dismiss()

    @property
    def _report(self) -> FetchReport:
        return self._screen.query_one(FetchReport)

    def _add(self, address: str) -> None:
        if address:
            self._screen.run_worker(self._run(address=address), group="fetching")

    async def _one(self) -> None:
        screen, library = self._screen, self._screen.library
        folder = screen.folders.folder if screen.pane == FOLDERS else screen.articles.folder
        row = screen.marking.row if screen.pane != FOLDERS else None
        try:
            feeds = await in_background(partial(library.feeds.inside, folder.query if folder else ""))
            if not feeds and row is not None:
                feeds = await in_background(partial(library.feeds.of, row.id))
        except LibraryError as error:
            screen.say(str(error))
            return
        if feeds:
            await self._run(feeds=tuple(feed.url for feed in feeds))
        else:
            screen.say(f"This came with no feed; {screen.keys.of('reading.fetch_all')[0]} fetches all feeds")

    async def _run(self, *, feeds: tuple[str, ...] | None = None, address: str | None = None) -> None:
        """Run an errand, and say what comes of it."""
        from reader.arrivals.errand import Errand
        from reader.arrivals.events import Outcome, Progress, Said

        screen, report = self._screen, self._report
        if self._fetcher.is_busy:
            screen.say("Something is being fetched already")
            return
        report.begin()
        new = visited = 0
        said: list[str] = []
        try:
            async for event in self._fetcher.run(Errand(feeds, address)):
                match event:
                    case Progress():
                        report.tell(event.done, event.of_all)
                    case Said():
                        said.append(event.line)
                    case Outcome():
                        visited += 1
                        new += event.new
                        for why in filter(None, (event.problem, *event.notices)):
                            report.complain(event.name, why)
        finally:
            report.end()
        if visited:
            asked = f"{visited:,} feed{'' if visited == 1 else 's'}"
            said.append(f"{new:,} new article{'' if new == 1 else 's'} from {asked}")
        if new:
            screen.app.notify_outside(said[-1])
        screen.say(" · ".join(said))
        screen.articles.look()
        screen.browsing.changed()
