"""Entries of which a feed has only the beginning, completed from their pages."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import partial

from reader.intake.decoding import IntakeError
from reader.intake.draft import Draft
from reader.intake.feeds.articles import FeedArticle
from reader.intake.html import read_page
from reader.intake.http import FetchError, Refused, Response, fetch
from reader.intake.http.client import Turn
from reader.intake.http.robots import Robots
from reader.intake.workers import Workers
from reader.library.subscriptions import ALWAYS, NEVER, Subscription

ACCEPT = "text/html, application/xhtml+xml;q=0.9, */*;q=0.1"
_MOST_BYTES = 8_000_000
_PASSING = frozenset({408, 425, 429})
"""Answers that may be others later, beside those of a server in trouble."""
_CHARSET = re.compile(r"(?i)charset\s*=\s*[\"']?([\w.:-]{2,40})")


def wants_page(subscription: Subscription, article: FeedArticle) -> bool:
    """Whether an entry is to be completed from its page."""
    if article.draft.url is None or subscription.completion == NEVER:
        return False
    return article.is_teaser or subscription.completion == ALWAYS


@dataclass(frozen=True, slots=True)
class Completed:
    """What became of an entry that was to be completed."""

    draft: Draft | None
    """The article with the text of its page, or as the feed has it and why, in what it says of its extraction.

    None for a correction whose page cannot be had: the beginning of an article is no newer version of all of it.
    """
    is_final: bool = True
    """Whether asking for the page again would change nothing; else it only could not be had just now."""


def completed(
    article: FeedArticle, subscription: Subscription, workers: Workers, robots: Robots, turn: Turn
) -> Completed:
    """The article with the text of its page.

    Args:
        article: the entry; it has an address.
        subscription: the feed that it came with.
        workers: where pages are read.
        robots: what sites allow.
        turn: waits for the turn of a host.
    """
    draft, url = article.draft, article.draft.url or ""
    given = (subscription.given,) if subscription.given else ()
    ask = partial(fetch, accept=ACCEPT, given=given, most_bytes=_MOST_BYTES, turn=turn)
    try:
        if not robots.allow(url, ask):
            return _as_it_is(draft, "its site does not want its pages to be fetched")
        page = ask(url)
        if page.status not in (200, 203):
            is_passing = page.status >= 500 or page.status in _PASSING
            return _as_it_is(draft, f"its page answers {page.status}", is_final=not is_passing)
        found = read_page(workers, page.body, page.url, charset_of(page))
    except FetchError as error:
        return _as_it_is(draft, str(error), is_final=isinstance(error, Refused))
    except (IntakeError, ValueError) as error:
        return _as_it_is(draft, str(error))
    if len(found.body) <= len(draft.body) and subscription.completion != ALWAYS:
        return Completed(draft)
    whole = replace(
        found,
        title=draft.title or found.title,
        deck=found.deck or draft.deck,
        byline=found.byline or draft.byline,
        source=found.source or draft.source,
        section=draft.section or found.section,
        url=draft.url,
        published=draft.published or found.published,
        language=found.language or draft.language,
        picture=found.picture or draft.picture,
        caption=found.caption if found.picture else draft.caption,
        extracted=f"{draft.extracted}; {found.extracted}",
        is_correction=draft.is_correction,
    )
    return Completed(whole)


def charset_of(page: Response) -> str | None:
    """The encoding that a server declares."""
    found = _CHARSET.search(page.content_type)
    return found[1] if found else None


def _as_it_is(draft: Draft, why: str, *, is_final: bool = True) -> Completed:
    if draft.is_correction:
        return Completed(None, is_final)
    return Completed(replace(draft, extracted=f"{draft.extracted}; only what the feed has of it: {why}"), is_final)
