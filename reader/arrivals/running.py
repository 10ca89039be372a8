"""How an errand is run: new articles of feeds, or whatever is at an address that was typed."""

from __future__ import annotations

import time
from collections.abc import Callable

from reader.arrivals.courtesy import Courtesy
from reader.arrivals.errand import Errand
from reader.arrivals.events import Event, Said
from reader.arrivals.pages import Pages
from reader.arrivals.round import Round, not_held
from reader.arrivals.subscribing import Found, NoFeed, SeveralFeeds, find_feed
from reader.intake.decoding import IntakeError
from reader.intake.draft import Draft
from reader.intake.http import Response
from reader.intake.workers import Workers
from reader.library import Library
from reader.library.subscriptions import Subscription, Subscriptions

Tell = Callable[[Event], None]


def run(errand: Errand, library: Library, tell: Tell) -> None:
    """Run an errand to its end.

    Args:
        errand: what is wanted.
        library: where articles go.
        tell: told what happens.

    Raises:
        LibraryError: if nothing can be stored.
    """
    subscriptions, workers = library.feeds.open(), Workers()
    try:
        if errand.address is not None:
            _Adding(library, subscriptions, workers, tell).add(errand.address)
            return
        every = subscriptions.all()
        if errand.feeds is not None:
            chosen = [feed for feed in every if feed.url in errand.feeds]
        else:
            chosen = not_held(every, time.time())
        if not every:
            tell(Said("There are no feeds yet"))
        elif not chosen:
            tell(Said("The publishers of all feeds want to be asked later"))
        else:
            Round(library, subscriptions, tell, workers=workers).run(chosen)
    finally:
        workers.close()
        subscriptions.close()


class _Adding:
    """Finds out what is at an address, and takes it."""

    def __init__(self, library: Library, subscriptions: Subscriptions, workers: Workers, tell: Tell) -> None:
        self._library = library
        self._subscriptions = subscriptions
        self._workers = workers
        self._tell = tell
        self._courtesy = Courtesy()

    def add(self, address: str) -> None:
        """A page becomes an article; a feed, and a page that is no article but has a feed, is subscribed to."""
        try:
            found = find_feed(address, self._courtesy.turn)
        except (NoFeed, SeveralFeeds) as error:
            if error.page is None:
                self._tell(Said(str(error)))
            elif why := self._page(error.page):
                several = isinstance(error, SeveralFeeds)
                more = f"; it has feeds: newsreader subscribe {address} lists them" if several else ""
                self._tell(Said(f"{error.page.url} {why}{more}"))
        else:
            if found.page is None or self._page(found.page):
                self._feed(found)

    def _page(self, page: Response) -> str | None:
        """Store a page as an article; why that cannot be, if it cannot."""
        try:
            found = Pages(self._workers).read(page)
        except IntakeError as error:
            return str(error)
        drafts = [one for one in found if isinstance(one, Draft)]
        for kept in self._library.keep(drafts):
            self._tell(Said(f"{'Added' if kept.is_new else 'Here already'}: {kept.title}", kept.id))
        return None if drafts else "holds no article"

    def _feed(self, found: Found) -> None:
        new = self._subscriptions.add([Subscription(0, found.url, given=found.given)])
        if not new:
            self._tell(Said(f"Subscribed to {found.url} already"))
            return
        round = Round(self._library, self._subscriptions, self._tell, workers=self._workers, courtesy=self._courtesy)
        round.run(new, {found.url: found.answer})
