"""Feeds read in other processes: parsed in one, made into articles in all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from reader.arrivals.completion import wants_page
from reader.intake.feeds import read_feed
from reader.intake.feeds.articles import FeedArticle, feed_article
from reader.intake.feeds.model import Feed, Item
from reader.intake.http import Response
from reader.intake.workers import Workers
from reader.library.keeping import Prepared, prepared
from reader.library.subscriptions import Subscription

_AT_ONCE = 200
"""Entries that are made into articles together; a feed has rarely more."""

_READ_IN = 60.0
"""Seconds that reading a feed, or some of its entries, may take: one of 22 MB takes three."""


_MOST_VERSIONS = 10
"""Versions of an entry that are stored: some publishers count readers or comments in theirs."""


@dataclass(frozen=True, slots=True)
class New:
    """An entry that is new, or that its publisher has changed, as an article."""

    article: FeedArticle
    prepared: Prepared | None
    """As its file will be; None if it is to be completed from its page first."""


def read_new(
    answer: Response, subscription: Subscription, known: frozenset[str], workers: Workers
) -> tuple[Feed, Iterator[Sequence[New]]]:
    """A feed, without its entries, and those of them that are new, some at a time.

    Args:
        answer: the feed as it came.
        subscription: what it is the feed of.
        known: the keys of the entries that have come, and of their versions.
        workers: the processes.

    Raises:
        FeedError: if it is no feed; the message says why.
        WorkerError: if it cannot be read in time.
    """
    read = (answer.body, answer.url, answer.content_type, subscription, known)
    feed, first, rest, corrected = workers.run(_begun, *read, deadline=_READ_IN)
    return feed, _all(feed, first, rest, corrected, subscription, answer.url, workers)


def _all(
    feed: Feed,
    first: Sequence[New],
    rest: Sequence[Item],
    corrected: frozenset[str],
    subscription: Subscription,
    url: str,
    workers: Workers,
) -> Iterator[Sequence[New]]:
    yield first
    parts = [rest[start : start + _AT_ONCE] for start in range(0, len(rest), _AT_ONCE)]
    if parts:
        with ThreadPoolExecutor(workers.count) as pool:
            yield from pool.map(
                lambda part: workers.run(_made, part, feed, subscription, url, corrected, deadline=_READ_IN), parts
            )


def _begun(
    data: bytes, url: str, content_type: str, subscription: Subscription, known: frozenset[str]
) -> tuple[Feed, list[New], list[Item], frozenset[str]]:
    """The feed, its new entries as articles (as they are, if they are very many), and the keys of corrected ones."""
    feed = read_feed(data, url, content_type)
    versions = Counter(key.partition("-")[0] for key in known if "-" in key)
    new = [
        item
        for item in feed.items
        if item.key not in known or (item.version not in known and versions[item.key] < _MOST_VERSIONS)
    ]
    corrected = known.intersection(item.key for item in new)
    feed = replace(feed, items=())
    if len(new) > _AT_ONCE:
        return feed, [], new, corrected
    return feed, _made(new, feed, subscription, url, corrected), [], corrected


def _made(
    items: Sequence[Item], feed: Feed, subscription: Subscription, url: str, corrected: frozenset[str]
) -> list[New]:
    now = datetime.now(UTC).astimezone()
    articles = (feed_article(item, feed, subscription.name, url, is_correction=item.key in corrected) for item in items)
    return [New(one, None) if wants_page(subscription, one) else _ready(one, now) for one in articles]


def _ready(article: FeedArticle, now: datetime) -> New:
    """An article as its file will be; its words are in that, and need not be handed over twice."""
    return New(replace(article, draft=replace(article.draft, body="")), prepared(article.draft, now))
