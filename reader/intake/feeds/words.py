"""Words, addresses and moments of feeds, as values that can be trusted to be of their kind."""

from __future__ import annotations

import re
from calendar import timegm
from collections.abc import Sequence
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from html import unescape

from reader.controls import visible_line
from reader.intake.addresses import web_address

_TAG = re.compile(r"<[^<>]{0,2000}>")
_LONGEST_LINE = 400
_LANGUAGE = re.compile(r"(?i)\s*([a-z]{2})(?:[-_][a-z0-9-_]*)?\s*$")


def line(text: str, *, is_html: bool = False) -> str:
    """Words on one line, without markup and without what could steer a terminal."""
    if is_html:
        text = unescape(_TAG.sub("", text))
    return " ".join(visible_line(text).split())[:_LONGEST_LINE]


def link(url: object, base: str) -> str | None:
    """An absolute address of the web, None for any other: `javascript:` and `file:` lead nowhere."""
    return web_address(url, base) if isinstance(url, str) and url.strip() else None


def language(code: object) -> str | None:
    """The two letters of ISO 639-1 that a language tag begins with."""
    found = _LANGUAGE.match(code) if isinstance(code, str) else None
    return found[1].lower() if found else None


def moment(stated: object, parsed: Sequence[int] | None = None) -> datetime | None:
    """A moment with its zone.

    Args:
        stated: the words of the feed (RFC 822 or RFC 3339).
        parsed: what a feed parser made of them, in UTC, for the many other forms that there are.
    """
    found: datetime | None = None
    if isinstance(stated, str):
        for read in (datetime.fromisoformat, parsedate_to_datetime):
            try:
                found = read(stated.strip())
                break
            except (ValueError, TypeError, IndexError, OverflowError):
                continue
    if found is None and parsed is not None:
        try:
            found = datetime.fromtimestamp(timegm(tuple(parsed)), UTC)
        except (ValueError, TypeError, OverflowError, OSError):
            return None
    if found is not None and found.tzinfo is None:
        found = found.replace(tzinfo=UTC)
    return found
