"""What a feed says, in the terms of all formats at once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

MOST_ENTRIES = 10_000
"""Entries of a feed that are read: the first, which are the newest."""

_MARKUP = re.compile(r"<[^<>]*>")


class FeedError(Exception):
    """This is no feed, or none that can be read; the message says why."""


@dataclass(frozen=True, slots=True)
class Text:
    """Words of a feed as they stand there."""

    value: str
    is_html: bool


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a feed. Its fields hold whatever the feed says: they are made fit when it becomes an article."""

    guid: str
    """By what the feed knows it again; made of its link or its words where it says nothing."""
    title: Text
    link: str | None
    """The address of its page, absolute."""
    content: Text | None
    """The article, or what the feed gives of it."""
    summary: Text | None
    """What the feed has beside the content."""
    authors: tuple[str, ...] = ()
    published: datetime | None = None
    """With its zone; UTC where the feed states none."""
    section: str | None = None
    language: str | None = None
    picture: str | None = None
    caption: str | None = None

    @property
    def key(self) -> str:
        """The guid as it is kept: short, whatever its length."""
        return _digest(self.guid)

    @property
    def version(self) -> str:
        """The key of the entry with the words that it has now: markup, blanks and links may change."""
        texts = (self.title, self.summary, self.content)
        said = " ".join(_MARKUP.sub("", text.value) if text.is_html else text.value for text in texts if text)
        return f"{self.key}-{_digest(' '.join(said.split()))[:12]}"


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed and its entries, in its order."""

    title: str
    """On one line, without markup; empty where it has none."""
    site: str | None
    """The address of the pages that it is the feed of."""
    form: str
    """Which format: "RSS 2.0", "Atom 1.0", "JSON Feed 1.1"."""
    items: tuple[Item, ...]
    language: str | None = None
    ttl: float = 0.0
    """Seconds that the publisher wants to pass between two visits; 0 if it says nothing."""
    skip_hours: frozenset[int] = frozenset()
    """Hours of the day in GMT in which nothing new comes (RSS)."""
    skip_days: frozenset[int] = frozenset()
    """Days of the week in GMT, Monday 0, on which nothing new comes (RSS)."""
    is_whole: bool = True
    """Whether it came to its end; what was cut off comes with the next visit."""
    notices: tuple[str, ...] = ()
    """What is wrong with it but did not prevent reading it."""


def _digest(words: str) -> str:
    return sha256(words.encode("utf-8", "replace")).hexdigest()[:24]
