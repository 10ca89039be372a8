"""When a page was published: what it states for machines, what it shows, what its address says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime

from lxml.html import HtmlElement

from reader.intake.html.stated import Stated
from reader.intake.publication import metadata_date

_FIRST = 1990
_PUBLISHED = re.compile(r"(?i)publi|post|pubdate|created|issued|byline|dateline|(?:^|[\s_-])date")
_UPDATED = re.compile(r"(?i)updat|modif")
_ELSEWHERE = re.compile(
    r"(?i)comment|related|sidebar|recommend|promo|teaser|most-?(?:read|popular)|(?:^|[\s_-])card(?:[\s_-]|$)"
)


def published_of(
    page: HtmlElement, stated: Stated, url: str | None, now: datetime | None = None
) -> datetime | date | None:
    """When the article was published; with its zone where one is stated.

    Args:
        page: the page.
        stated: what it states.
        url: its address.
        now: nothing is published later than a day after it.
    """
    now = now or datetime.now(UTC)
    for text in (*stated.published, *_times(page)):
        moment = moment_in(text)
        if moment and _can_be(moment, now):
            return moment
    return _searched(page, url, now)


def moment_in(text: str) -> datetime | date | None:
    """The moment or day that a string is."""
    text = text.strip()
    if re.fullmatch(r"\d{10}(?:\d{3})?(?:\.\d+)?", text):
        with suppress(ValueError, OverflowError, OSError):
            return datetime.fromtimestamp(float(text) / (1000 if len(text.split(".")[0]) == 13 else 1), UTC)
    iso = re.sub(r"\s*(?:Z|UTC|GMT)$", "+00:00", text, flags=re.IGNORECASE)
    iso = re.sub(r"(?<=\d)\s+(?=[+-]\d\d:?\d\d$)", "", iso)
    with suppress(ValueError):
        moment = datetime.fromisoformat(iso)
        return moment if len(text) > len("2015-05-25") else moment.date()
    if re.match(r"(?i)(?:mon|tue|wed|thu|fri|sat|sun)\w*,?\s+\d{1,2}\s+\w{3,}|\d{1,2}\s+\w{3,9}\s+\d{4}\s+\d", text):
        with suppress(ValueError, TypeError, IndexError, OverflowError):
            return parsedate_to_datetime(text)
    day, moment_ = metadata_date(text)
    return moment_ or day


def _times(page: HtmlElement) -> Iterator[str]:
    """What the page's elements for times say: first those that are called the publication's."""
    named: list[str] = []
    other: list[str] = []
    for element in page.iterfind(".//time[@datetime]"):
        name = " ".join(element.get(key) or "" for key in ("class", "id", "itemprop", "data-testid", "pubdate"))
        around = [a for a in element.iterancestors() if a.tag not in ("html", "body")]
        if any(
            a.tag in ("aside", "nav", "footer") or _ELSEWHERE.search(f"{a.get('class')} {a.get('id')}") for a in around
        ):
            continue
        if _UPDATED.search(name) or _UPDATED.search(
            (element.getparent().text or "") if element.getparent() is not None else ""
        ):
            continue
        is_named = element.get("pubdate") is not None or _PUBLISHED.search(name)
        (named if is_named else other).append(element.get("datetime") or "")
        if len(named) + len(other) > 20:
            break
    yield from named
    yield from other[:1]


def _searched(page: HtmlElement, url: str | None, now: datetime) -> date | None:
    """What htmldate finds by looking through the page and its address."""
    from htmldate import find_date

    latest = (now + timedelta(days=1)).strftime("%Y-%m-%d")
    with suppress(ValueError, TypeError, AttributeError, OverflowError, RecursionError):
        found = find_date(page, original_date=True, url=url, max_date=latest)
        if found and found.endswith("-01-01"):
            # Where it finds only a year, as in a line about copyright, it says the first of January.
            found = find_date(page, extensive_search=False, original_date=True, url=url, max_date=latest)
        return date.fromisoformat(found) if found else None
    return None


def _can_be(moment: datetime | date, now: datetime) -> bool:
    day = moment.date() if isinstance(moment, datetime) else moment
    return day.year >= _FIRST and day <= now.date() + timedelta(days=1)
