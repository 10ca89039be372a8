"""From what a user types to a subscription: the feed itself, or the feeds of a page."""

from __future__ import annotations

from dataclasses import dataclass

from reader.intake.feeds.discovery import Offered, offered_feeds
from reader.intake.feeds.reading import ACCEPT, looks_like_feed
from reader.intake.http import FetchError, Response, fetch
from reader.intake.http.client import Turn
from reader.intake.http.location import LocationError, located, typed


class NoFeed(Exception):
    """There is no feed to subscribe to; the message says why."""

    def __init__(self, message: str, page: Response | None = None) -> None:
        """Say why.

        Args:
            message: words for the user.
            page: the page that was found instead.
        """
        super().__init__(message)
        self.page = page


class SeveralFeeds(Exception):
    """A page has several feeds, of which the user has to choose."""

    def __init__(self, feeds: list[Offered], page: Response) -> None:
        """Name them."""
        super().__init__(f"{page.url} has {len(feeds)} feeds")
        self.feeds = feeds
        self.page = page


@dataclass(frozen=True, slots=True)
class Found:
    """A feed that can be subscribed to."""

    url: str
    given: str
    """The address as the user typed it."""
    answer: Response
    """The feed itself: it need not be asked for again."""
    page: Response | None = None
    """The page that named it, where the user typed that."""


def find_feed(words: str, turn: Turn) -> Found:
    """The feed that an address means: what is there, or what the page there says is its feed.

    Args:
        words: the address as typed or pasted.
        turn: waits for the turn of a host.

    Raises:
        NoFeed: if there is none.
        SeveralFeeds: if the page has several.
    """
    try:
        given = typed(words)
        answer = _ask(given, given, f"{ACCEPT}, text/html;q=0.6", turn)
    except LocationError as error:
        raise NoFeed(str(error)) from error
    if looks_like_feed(answer.body):
        return Found(_address(given), given, answer)
    offered = offered_feeds(answer.body, answer.url)
    if not offered:
        raise NoFeed(f"{answer.url} is no feed, and names none", answer)
    if len(offered) > 1:
        raise SeveralFeeds(offered, answer)
    feed = _ask(offered[0].url, given, ACCEPT, turn)
    if not looks_like_feed(feed.body):
        raise NoFeed(f"{answer.url} says that {offered[0].url} is its feed, but it is none", answer)
    return Found(_address(offered[0].url), given, feed, answer)


def _ask(url: str, given: str, accept: str, turn: Turn) -> Response:
    try:
        answer = fetch(url, accept=accept, given=(given,), turn=turn)
    except FetchError as error:
        raise NoFeed(str(error)) from error
    if answer.status not in (200, 203):
        raise NoFeed(f"{answer.url} answers {answer.status}")
    return answer


def _address(asked: str) -> str:
    """What to subscribe to: a redirect, even one for good, has to last for days before it is followed for ever."""
    location = located(asked)
    return asked.partition("#")[0] if location.credentials else location.url
