"""One visit to a feed: asked conditionally, read in another process, and what it means for the subscription."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from reader.arrivals.reading import New, read_new
from reader.arrivals.schedule import DAY, Visit, next_visit
from reader.controls import visible_line
from reader.intake.feeds.model import Feed, FeedError
from reader.intake.feeds.reading import ACCEPT
from reader.intake.http import FetchError, Response, Validators, fetch
from reader.intake.http.client import Turn
from reader.intake.workers import WorkerError, Workers
from reader.library.subscriptions import Subscription

MOVED_AFTER = 2 * DAY
"""Seconds for which a feed has to say that it has moved before it is believed: it may be a slip."""

_WHY = {
    401: "it wants a name and password: subscribe to https://NAME:PASSWORD@…",
    403: "the publisher refuses us",
    404: "there is no feed at this address (any more)",
    429: "the publisher wants to be asked less often",
}


@dataclass(frozen=True, slots=True)
class Visited:
    """What a visit came to."""

    before: Subscription
    after: Subscription
    """The subscription as it is now; to be kept when all articles are."""
    articles: Iterable[Sequence[New]] = ()
    """The entries that are new, some at a time as they are made into articles; to be gone through once."""
    notices: tuple[str, ...] = ()
    """What the user should know."""
    is_gone: bool = False
    """Whether the feed is no more, so that there is nothing to subscribe to."""


def visit(
    subscription: Subscription,
    known: Callable[[], frozenset[str]],
    workers: Workers,
    turn: Turn,
    interval: float,
    now: float,
    answer: Response | None = None,
) -> Visited:
    """Visit a feed.

    Args:
        subscription: the feed, as it was after the last visit.
        known: gives the keys of the entries that have come before.
        workers: where feeds are read.
        turn: waits for the turn of a host.
        interval: seconds that the user wants between two visits.
        now: seconds since the epoch.
        answer: what has been fetched from it already, just now.
    """
    try:
        answer = answer or fetch(
            subscription.url,
            accept=ACCEPT,
            given=(subscription.given,) if subscription.given else (),
            validators=_validators(subscription),
            turn=turn,
        )
    except FetchError as error:
        return failed(subscription, str(error), Visit(now, 0, {}, subscription.failures + 1), interval)
    if answer.status == 410 and all(hop.is_permanent for hop in answer.hops):
        notice = "the publisher has ended this feed (410): unsubscribed; its articles stay"
        return Visited(subscription, subscription, notices=(notice,), is_gone=True)
    if answer.status == 304 and subscription.validated == answer.url:
        return _succeeded(subscription, answer, None, interval, now)
    if answer.status not in (200, 203):
        why = _WHY.get(answer.status, f"the server answers {answer.status}")
        failures = subscription.failures + 1
        return failed(subscription, why, Visit(now, answer.status, answer.headers, failures), interval)
    digest = sha256(answer.body).hexdigest()[:24]
    if digest == subscription.digest:
        return _succeeded(subscription, answer, None, interval, now)
    try:
        feed, articles = read_new(answer, subscription, known(), workers)
    except (FeedError, WorkerError, MemoryError) as error:
        why = f"the feed cannot be read: {error}" if isinstance(error, WorkerError) else str(error) or "it is too large"
        visited = Visit(now, answer.status, answer.headers, subscription.failures + 1)
        return failed(subscription, why, visited, interval)
    read = _succeeded(replace(subscription, digest=digest), answer, feed, interval, now)
    return replace(read, before=subscription, articles=articles, notices=(*feed.notices, *read.notices))


def _validators(subscription: Subscription) -> Validators | None:
    if subscription.validated is None:
        return None
    return Validators(subscription.validated, subscription.etag, subscription.last_modified)


def failed(subscription: Subscription, why: str, visit: Visit, interval: float) -> Visited:
    """What a visit that failed means.

    Args:
        subscription: the feed, as it was before.
        why: in words for the user.
        visit: what there was of the visit.
        interval: seconds that the user wants between two visits.
    """
    following = next_visit(visit, interval)
    after = replace(
        subscription,
        checked=visit.at,
        due=following.due,
        held=following.held,
        failures=visit.failures,
        problem=visible_line(why),
    )
    return Visited(subscription, after)


def _succeeded(subscription: Subscription, answer: Response, feed: Feed | None, interval: float, now: float) -> Visited:
    """The subscription after an answer, which brought a feed or nothing new."""
    after = replace(subscription, checked=now, failures=0, problem=None)
    if feed is not None:
        after = replace(
            after,
            title=subscription.title or feed.title,
            site=feed.site,
            ttl=feed.ttl,
            skip_hours=" ".join(map(str, sorted(feed.skip_hours))),
            skip_days=" ".join(map(str, sorted(feed.skip_days))),
        )
    told = answer.validators
    if answer.status == 304:
        after = replace(after, etag=told.etag or after.etag, last_modified=told.last_modified or after.last_modified)
    elif feed is None or feed.is_whole:
        after = replace(after, validated=told.url, etag=told.etag, last_modified=told.last_modified)
    else:
        after = replace(after, validated=None, etag=None, last_modified=None, digest=None)
    following = next_visit(
        Visit(now, answer.status, answer.headers, 0, after.ttl, _numbers(after.skip_hours), _numbers(after.skip_days)),
        interval,
    )
    after = replace(after, due=following.due, held=following.held)
    after, notices = _moved(after, answer, now)
    return Visited(subscription, after, notices=notices)


def _moved(subscription: Subscription, answer: Response, now: float) -> tuple[Subscription, tuple[str, ...]]:
    """A feed has moved when every redirect on the way says so, for days, and to the same address."""
    if not answer.hops or not all(hop.is_permanent for hop in answer.hops):
        return replace(subscription, moved_to=None, moved_since=0.0), ()
    if subscription.moved_to != answer.url:
        return replace(subscription, moved_to=answer.url, moved_since=now), ()
    if now - subscription.moved_since < MOVED_AFTER:
        return subscription, ()
    moved = replace(subscription, url=answer.url, moved_to=None, moved_since=0.0)
    return moved, (f"the feed has moved for good, to {answer.url}",)


def _numbers(stated: str) -> frozenset[int]:
    return frozenset(map(int, stated.split()))
