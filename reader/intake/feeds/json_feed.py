"""JSON Feed, versions 1 and 1.1 (jsonfeed.org/version/1.1)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from reader.intake.feeds import words
from reader.intake.feeds.model import MOST_ENTRIES, Feed, FeedError, Item, Text


def read_json_feed(data: bytes, url: str) -> Feed:
    """The feed that JSON is.

    Raises:
        FeedError: if it is none.
    """
    try:
        told = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise FeedError(f"the feed is no valid JSON ({error})") from error
    if not isinstance(told, dict) or "jsonfeed.org/version" not in str(told.get("version")):
        raise FeedError("this JSON is no JSON Feed")
    entries = told.get("items")
    items = (_item(entry, told, url) for entry in (entries if isinstance(entries, list) else [])[:MOST_ENTRIES])
    return Feed(
        title=words.line(_text(told, "title")),
        site=words.link(told.get("home_page_url"), url),
        form=f"JSON Feed {str(told['version']).rpartition('/')[2][:5]}",
        items=tuple(item for item in items if item),
        language=words.language(told.get("language")),
    )


def _item(entry: object, feed: dict[str, Any], base: str) -> Item | None:
    if not isinstance(entry, dict):
        return None
    link = words.link(entry.get("url"), base) or words.link(entry.get("external_url"), base)
    html, plain, summary = (_text(entry, name) for name in ("content_html", "content_text", "summary"))
    guid = str(entry.get("id") or link or html or plain)
    tags = entry.get("tags")
    return Item(
        guid=guid,
        title=Text(_text(entry, "title"), is_html=False),
        link=link,
        content=Text(html, is_html=True) if html else Text(plain, is_html=False) if plain else None,
        summary=Text(summary, is_html=False) if summary else None,
        authors=tuple(_authors(entry)) or tuple(_authors(feed)),
        published=words.moment(entry.get("date_published")),
        section=str(tags[0]) if isinstance(tags, list) and tags else None,
        language=words.language(entry.get("language")) or words.language(feed.get("language")),
        picture=words.link(entry.get("image"), base) or words.link(entry.get("banner_image"), base),
    )


def _authors(told: dict[str, Any]) -> Iterator[str]:
    """Version 1 has one author, 1.1 several."""
    authors = told.get("authors")
    for author in authors if isinstance(authors, list) else [told.get("author")]:
        if isinstance(author, dict) and isinstance(name := author.get("name"), str) and name.strip():
            yield name


def _text(told: dict[str, Any], name: str) -> str:
    value = told.get(name)
    return value if isinstance(value, str) else ""
