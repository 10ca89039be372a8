"""RSS 0.9x to 2.0, RDF and Atom, read by feedparser."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO
from itertools import islice
from typing import Any

import feedparser

from reader.intake.feeds import words
from reader.intake.feeds.model import MOST_ENTRIES, Feed, FeedError, Item, Text

_FORMS = {"rss": "RSS", "atom": "Atom", "cdf": "CDF"}
_ROOT_ENDS = re.compile(rb"</(?:[\w.-]+:)?(?:rss|feed|rdf)\s*>", re.IGNORECASE)
_SKIPPED = re.compile(rb"(?is)<skip(hours|days)>(.{0,2000}?)</skip")
_HOUR = re.compile(rb"<hour>\s*(\d{1,2})\s*<", re.IGNORECASE)
_DAYS = (b"monday", b"tuesday", b"wednesday", b"thursday", b"friday", b"saturday", b"sunday")
_PERIODS = {"hourly": 1, "daily": 24, "weekly": 168, "monthly": 720, "yearly": 8760}
"""Hours (RSS 1.0 module Syndication)."""

_HEAD = 65_536

_ENTRY = re.compile(rb"<(?:[\w.-]+:)?(?:item|entry)[\s>]", re.IGNORECASE)
_ROOT = re.compile(rb"<((?:[\w.-]+:)?(rss|feed|rdf))[\s>]", re.IGNORECASE)


def read_syndication(data: bytes, url: str, content_type: str) -> Feed:
    """The feed that XML is, as well as it can be read.

    Raises:
        FeedError: if it is none, or one that is cut off.
    """
    data, notices = _shortened(data)
    headers = {"content-type": _type(content_type, data)}
    # Nothing is cleaned or resolved there: that costs most of the time, and an article is made safe when it is made.
    told = feedparser.parse(BytesIO(data), response_headers=headers, sanitize_html=False, resolve_relative_uris=False)
    version = str(told.get("version") or "")
    if not version and not told.entries:
        why = told.get("bozo_exception")
        raise FeedError(f"the feed cannot be read{f' ({words.line(str(why))})' if why else ''}")
    entries = told.entries
    is_whole = True
    if told.bozo and not _ROOT_ENDS.search(data[-_HEAD:]) and data[:2] not in (b"\xff\xfe", b"\xfe\xff"):
        # What is cut off in the middle of an entry comes again, whole.
        entries = entries[:-1]
        is_whole = False
        notices = (*notices, "the feed is cut off: its last entry is left out")
        if not entries:
            raise FeedError("the feed is cut off")
    feed = told.feed
    items = [_item(entry, url) for entry in entries]
    return Feed(
        title=words.line(str(feed.get("title") or ""), is_html=_is_html(feed.get("title_detail"))),
        site=words.link(feed.get("link"), url),
        form=_form(version),
        items=tuple(items),
        language=words.language(feed.get("language")),
        ttl=_ttl(feed),
        skip_hours=frozenset(_hours(data[:_HEAD])),
        skip_days=frozenset(_days(data[:_HEAD])),
        is_whole=is_whole,
        notices=notices,
    )


def _shortened(data: bytes) -> tuple[bytes, tuple[str, ...]]:
    """A feed without the entries that are too many, and a line that says so."""
    beyond = next(islice(_ENTRY.finditer(data), MOST_ENTRIES, None), None)
    root = _ROOT.search(data[:_HEAD])
    if beyond is None or root is None:
        return data, ()
    channel = b"</channel>" if root[2].lower() == b"rss" else b""
    shortened = b"".join((data[: beyond.start()], channel, b"</", root[1], b">"))
    return shortened, (f"only the first {MOST_ENTRIES:,} entries of the feed are read",)


def _type(content_type: str, data: bytes) -> str:
    """The type with the charset that is to be believed: what is valid UTF-8 is UTF-8, whatever is said of it.

    What servers say is often a type without a charset, for which old standards had a wrong default.
    """
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return content_type if "charset" in content_type.lower() else "application/xml"
    return "application/xml" if b"\0" in data[:_HEAD] else "application/xml; charset=utf-8"


def _form(version: str) -> str:
    name, number = re.match(r"([a-z]*)(\d*)", version.lower()).groups()  # type: ignore[union-attr]
    return f"{_FORMS.get(name, name)} {number[:1]}.{number[1:] or 0}".strip() if number else _FORMS.get(name, "feed")


def _item(entry: Mapping[str, Any], base: str) -> Item:
    stated = entry.get("link")
    # A guid counts as a link unless it says otherwise, but only one that is an address can have been meant so.
    is_only_guid = stated == entry.get("id") and "://" not in str(stated)
    link = None if is_only_guid else words.link(stated, base) or _alternate(entry, base)
    # The parser takes the one date for the other where it is missing, but warns that this will end.
    moments = [(entry[name], entry.get(f"{name}_parsed")) for name in ("published", "updated") if name in entry.keys()]  # noqa: SIM118
    content = _longest(entry.get("content"))
    summary = entry.get("summary")
    given = Text(str(summary), _is_html(entry.get("summary_detail")) or "<" in str(summary)) if summary else None
    if content is None or (given is not None and content.value == given.value):
        content, given = given, None
    title = str(entry.get("title") or "")
    tags = entry.get("tags") or ()
    return Item(
        guid=str(entry.get("id") or link or (content.value if content else title)),
        title=Text(title, _is_html(entry.get("title_detail"))),
        link=link,
        content=content,
        summary=given,
        authors=tuple(_authors(entry)),
        published=next((found for moment in moments if (found := words.moment(*moment))), None),
        section=next((str(tag.get("label") or tag.get("term")) for tag in tags if tag.get("term")), None),
        language=words.language((entry.get("title_detail") or {}).get("language")),
        picture=_picture(entry, base),
        caption=next((str(c.get("content")) for c in entry.get("media_credit", ()) if c.get("content")), None),
    )


def _is_html(detail: Mapping[str, Any] | None) -> bool:
    return bool(detail) and "html" in str((detail or {}).get("type"))


def _longest(contents: Iterable[Mapping[str, Any]] | None) -> Text | None:
    """The fullest of the texts that an entry has."""
    found = [Text(str(c.get("value") or ""), "html" in str(c.get("type"))) for c in contents or ()]
    return max((text for text in found if text.value.strip()), key=lambda text: len(text.value), default=None)


def _alternate(entry: Mapping[str, Any], base: str) -> str | None:
    links = (found for found in entry.get("links", ()) if found.get("rel") in (None, "alternate"))
    return next((whole for found in links if (whole := words.link(found.get("href"), base))), None)


def _authors(entry: Mapping[str, Any]) -> Iterator[str]:
    names = [str(author.get("name") or "") for author in entry.get("authors") or () if author]
    yield from filter(str.strip, dict.fromkeys(names or [str(entry.get("author") or "")]))


def _picture(entry: Mapping[str, Any], base: str) -> str | None:
    """The lead picture: what media or enclosure says that it is one."""
    media = [m for m in entry.get("media_content", ()) if m.get("medium") == "image" or "image" in str(m.get("type"))]
    shown = [e for e in entry.get("enclosures", ()) if "image" in str(e.get("type"))]
    addresses = [m.get("url") for m in (*media, *entry.get("media_thumbnail", ()))] + [e.get("href") for e in shown]
    return next((whole for address in addresses if (whole := words.link(address, base))), None)


def _ttl(feed: Mapping[str, Any]) -> float:
    """Seconds, from RSS's minutes or from the period of the syndication module."""
    minutes = str(feed.get("ttl") or "").strip()
    stated = float(minutes) * 60 if minutes.isdecimal() and len(minutes) < 9 else 0.0
    hours = _PERIODS.get(str(feed.get("sy_updateperiod") or "").strip().lower(), 0)
    often = str(feed.get("sy_updatefrequency") or "1").strip()
    times = max(int(often), 1) if often.isdecimal() and len(often) < 6 else 1
    return max(stated, hours * 3600 / times)


def _hours(head: bytes) -> Iterator[int]:
    """The parser keeps only the last of them. 24 is the first versions' name for midnight."""
    for what, inside in _SKIPPED.findall(head):
        if what.lower() == b"hours":
            yield from (int(hour) % 24 for hour in _HOUR.findall(inside) if int(hour) <= 24)


def _days(head: bytes) -> Iterator[int]:
    for what, inside in _SKIPPED.findall(head):
        if what.lower() == b"days":
            yield from (number for number, day in enumerate(_DAYS) if day in inside.lower())
