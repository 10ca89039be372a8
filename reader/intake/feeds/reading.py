"""Bytes of a feed, whatever its format, as a `Feed`."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from reader.intake.feeds.json_feed import read_json_feed
from reader.intake.feeds.model import Feed, FeedError
from reader.intake.feeds.syndication import read_syndication

ACCEPT = (
    "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml;q=0.9, "
    "application/xml;q=0.8, text/xml;q=0.8, application/json;q=0.7, */*;q=0.5"
)
"""What to ask a server for."""

_ROOT = re.compile(rb"(?i)<(?:\w+:)?(rss|feed|rdf)[\s>]")
_HTML = re.compile(rb"(?i)<(?:!doctype\s+html|html)[\s>]")
_HEAD = 8_192
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


def looks_like_feed(data: bytes) -> bool:
    """Whether bytes are a feed rather than a page: by what they begin with, servers lie about types."""
    head = _plain(data[:_HEAD])
    if head.startswith(b"{"):
        return b"jsonfeed.org/version" in data[:65_536].replace(b"\\/", b"/")
    page, root = _HTML.search(head), _ROOT.search(head)
    return root is not None and (page is None or root.start() < page.start())


def read_feed(data: bytes, url: str, content_type: str = "") -> Feed:
    """The feed that bytes are.

    Args:
        data: the feed.
        url: where it was found; relative addresses are relative to it.
        content_type: what the server says, for its charset.

    Raises:
        FeedError: if they are no feed, or one that is cut off; the message says why.
    """
    head = _plain(data[:_HEAD])
    if not head:
        raise FeedError("the feed is empty")
    if head.startswith(b"{"):
        return _told_apart(read_json_feed(data, url))
    if not looks_like_feed(data):
        what = "a web page" if _HTML.search(head) else "something else"
        raise FeedError(f"this is no feed but {what}")
    return _told_apart(read_syndication(data, url, content_type))


def _told_apart(feed: Feed) -> Feed:
    """The feed, entries that share a guid known by their link and headline as well: some feeds have one for all."""
    counts = Counter(item.guid for item in feed.items)
    if len(counts) == len(feed.items):
        return feed
    items = (
        replace(item, guid=f"{item.guid} {item.link} {item.title.value}") if counts[item.guid] > 1 else item
        for item in feed.items
    )
    return replace(feed, items=tuple({item.guid: item for item in items}.values()))


def _plain(head: bytes) -> bytes:
    """The beginning without a byte order mark; of UTF-16 the bytes that are ASCII."""
    for bom in _BOMS:
        head = head.removeprefix(bom)
    return head.replace(b"\0", b"").lstrip()
