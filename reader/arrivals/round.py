"""A round of visits to feeds: all hosts in parallel, what is new stored as it comes."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from types import MappingProxyType
from urllib.parse import urlsplit

from reader.arrivals.completion import completed
from reader.arrivals.courtesy import Courtesy, Lanes
from reader.arrivals.events import Outcome, Progress
from reader.arrivals.schedule import LEAST, Visit
from reader.arrivals.visit import Visited, failed, visit
from reader.intake.draft import Draft
from reader.intake.feeds.articles import FeedArticle
from reader.intake.http import Response
from reader.intake.http.robots import Robots
from reader.intake.workers import WorkerError, Workers
from reader.library import Library
from reader.library.keeping import Prepared
from reader.library.subscriptions import Arrival, Subscription, Subscriptions

_THREADS = 32
_PAGES_A_VISIT = 50
"""Entries of one visit that are completed from their pages, the newest first; the others stay as the feed has them."""

_AT_ONCE = 500
"""Articles that are written together at most."""


Report = Callable[[Outcome | Progress], None]


def due(subscriptions: Iterable[Subscription], now: float) -> list[Subscription]:
    """Those that may be asked again.

    Args:
        subscriptions: all of them.
        now: seconds since the epoch.
    """
    return [s for s in subscriptions if s.due <= now]


def not_held(subscriptions: Iterable[Subscription], now: float) -> list[Subscription]:
    """Those whose publishers did not tell us to stay away: what a user in a hurry may ask."""
    return [s for s in subscriptions if s.held <= now]


class Round:
    """Visits feeds and stores what they bring; use it once."""

    def __init__(
        self,
        library: Library,
        subscriptions: Subscriptions,
        report: Report,
        *,
        workers: Workers,
        courtesy: Courtesy | None = None,
        robots: Robots | None = None,
        interval: float = LEAST,
    ) -> None:
        """Nothing is asked yet.

        Args:
            library: where articles go.
            subscriptions: its subscriptions.
            report: told of each feed when it is done, and of the progress; called from one thread.
            workers: where feeds and pages are read.
            courtesy: when hosts may be asked, shared by rounds that follow one another.
            robots: what sites allow, shared as well.
            interval: seconds that the user wants between two visits to a feed.
        """
        self._library = library
        self._subscriptions = subscriptions
        self._report = report
        self._workers = workers
        self._courtesy = courtesy or Courtesy()
        self._robots = robots or Robots()
        self._interval = interval
        self._lanes = Lanes(self._courtesy, _THREADS)
        self._store: queue.SimpleQueue[_Article | _End | None] = queue.SimpleQueue()
        self._failure: Exception | None = None
        self._new: dict[int, int] = {}
        self._progress = threading.Lock()
        self._done = self._of = 0

    def run(self, chosen: Sequence[Subscription], answers: Mapping[str, Response] = MappingProxyType({})) -> None:
        """Visit these feeds; returns when everything is stored.

        Args:
            chosen: the feeds.
            answers: what has been fetched from some of them just now, by their addresses.

        Raises:
            LibraryError: if articles cannot be stored, or another program is fetching.
        """
        with self._subscriptions.visiting():
            self._subscriptions.back_up()
            self._report(Progress(0, len(chosen)))
            storing = threading.Thread(target=self._storing, daemon=True)
            storing.start()
            try:
                for subscription in chosen:
                    self._add(subscription.url, partial(self._visit, subscription, answers.get(subscription.url)))
                self._lanes.run()
            finally:
                self._store.put(None)
                storing.join()
        if self._failure is not None:
            raise self._failure

    def _add(self, url: str, task: Callable[[], None]) -> None:
        with self._progress:
            self._of += 1

        def counted() -> None:
            # What cannot be stored any more need not be fetched.
            if self._failure is None:
                task()

        self._lanes.add(urlsplit(url).hostname or "", counted)

    def _visit(self, subscription: Subscription, answer: Response | None) -> None:
        found = visit(
            subscription,
            lambda: self._subscriptions.arrived(subscription),
            self._workers,
            self._courtesy.turn,
            self._interval,
            time.time(),
            answer,
        )
        pages: list[FeedArticle] = []
        try:
            for new in (one for some in found.articles for one in some):
                if new.article.draft.is_correction and not self._is_there(subscription, new.article.key):
                    continue
                if new.prepared is None and len(pages) < _PAGES_A_VISIT:
                    pages.append(new.article)
                elif new.prepared is not None or not new.article.draft.is_correction:
                    ready = new.prepared or new.article.draft
                    self._store.put(_Article(subscription, new.article, ready))
        except WorkerError as error:
            # What has been stored by then is known the next time; the rest comes again.
            visited = Visit(time.time(), 200, {}, subscription.failures + 1)
            found = failed(subscription, f"the feed cannot be read: {error}", visited, self._interval)
            pages = []
        open_pages = _Countdown(len(pages), lambda: self._store.put(_End(found)))
        for article in pages:
            self._add(article.draft.url or "", partial(self._complete, subscription, article, open_pages))
        if not pages:
            self._store.put(_End(found))

    def _is_there(self, subscription: Subscription, key: str) -> bool:
        """Whether what an entry became is still there: nobody wants corrections of what he has deleted."""
        came = self._subscriptions.arrival(subscription, key)
        return came is not None and self._library.is_stored(came.article, came.path)

    def _complete(self, subscription: Subscription, article: FeedArticle, open_pages: _Countdown) -> None:
        url = article.draft.url or ""
        now = completed(article, subscription, self._workers, self._robots, self._courtesy.turn)
        if pause := self._robots.pause(url):
            self._courtesy.wait_longer(urlsplit(url).hostname or "", pause)
        # As another version that has come, a try counts; as the one that has come, the entry would be done with.
        entry = article if now.is_final else replace(article, version=f"{article.key}-{time.time_ns()}")
        if now.draft is not None:
            self._store.put(_Article(subscription, entry, now.draft, is_page=True))
        else:
            if not now.is_final and (came := self._subscriptions.arrival(subscription, article.key)):
                self._subscriptions.keep_arrivals([(subscription, replace(came, key=entry.version))])
            with self._progress:
                self._of -= 1
        open_pages.one_less()

    def _storing(self) -> None:
        """Write what has come, much at once where much comes, until there is an end."""
        more = True
        while more:
            items = [self._store.get()]
            while len(items) < _AT_ONCE and not self._store.empty():
                items.append(self._store.get())
            more = None not in items
            if self._failure is None:
                try:
                    self._keep([item for item in items if item is not None])
                except Exception as error:
                    self._failure = error

    def _keep(self, items: Sequence[_Article | _End]) -> None:
        articles = [item for item in items if isinstance(item, _Article)]
        kept = self._library.keep([article.draft for article in articles]) if articles else []
        arrived = []
        for article, stored in zip(articles, kept, strict=True):
            keys = (article.entry.key, article.entry.version)
            arrived += [(article.subscription, Arrival(key, stored.id, str(stored.path))) for key in keys]
            self._new[article.subscription.id] = self._new.get(article.subscription.id, 0) + stored.is_new
        self._subscriptions.keep_arrivals(arrived)
        ended = [self._settled(item.visited) for item in items if isinstance(item, _End)]
        self._subscriptions.keep([visited.after for visited in ended if not visited.is_gone])
        done = len(ended) + sum(article.is_page for article in articles)
        for visited in ended:
            new = self._new.pop(visited.before.id, 0)
            after = visited.after
            self._report(Outcome(visited.before.url, after.name, new, after.problem, visited.notices))
        if done:
            with self._progress:
                self._done += done
                progress = Progress(self._done, self._of)
            self._report(progress)

    def _settled(self, visited: Visited) -> Visited:
        """What was visited, unsubscribed from where it is gone, or at an address that is subscribed to already."""
        before, after = visited.before, visited.after
        there = self._subscriptions.at(after.url) if after.url != before.url else None
        if visited.is_gone or (there is not None and there.id != before.id):
            self._subscriptions.remove(before)
            return Visited(before, after, notices=visited.notices, is_gone=True)
        return visited


@dataclass(frozen=True, slots=True)
class _Article:
    """An article that is to be stored."""

    subscription: Subscription
    entry: FeedArticle
    draft: Draft | Prepared
    is_page: bool = False


@dataclass(frozen=True, slots=True)
class _End:
    """All that a visit brought has been handed over to be stored."""

    visited: Visited


class _Countdown:
    """Does something when a number of things are done."""

    def __init__(self, count: int, then: Callable[[], None]) -> None:
        self._count = count
        self._then = then
        self._lock = threading.Lock()

    def one_less(self) -> None:
        with self._lock:
            self._count -= 1
            is_last = self._count == 0
        if is_last:
            self._then()
