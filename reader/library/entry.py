"""One file as the list shows it: what is kept of it, so that it need not be parsed again."""

from __future__ import annotations

import os
import re
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from reader.article import Article, PartKind
from reader.controls import visible_line
from reader.library.files import Found
from reader.library.likeness import bands


class Entry(NamedTuple):
    """A file as it was when it was last parsed."""

    path: str
    modified: int
    changed: int
    size: int
    id: str
    content: str
    """A digest of the article's text: two files can have one id."""
    title: str
    published: date | None
    moment: float
    """Seconds since the epoch: when it was published, where it states that; of an undated file when it was written."""
    origin: str
    words: int
    problem: str | None
    link: str = ""
    """What all ways of writing the article's address have in common; empty where it has none."""

    @staticmethod
    def digest(article: Article) -> str:
        """The digest of an article's text."""
        return sha256(article.text.encode("utf-8", "replace")).hexdigest()[:12]

    @classmethod
    def sound(cls, found: Found, article: Article) -> Entry:
        """The entry of a file that could be parsed."""
        return cls(
            path=found.path,
            modified=found.modified,
            changed=found.changed,
            size=found.size,
            id=article.id,
            content=cls.digest(article),
            title=article.title,
            published=article.published,
            moment=_seconds(article.published_at) if article.published else found.modified / 1e9,
            origin=_origin(article),
            words=len(article.text.split()),
            problem=None,
            link=link_of(article),
        )

    @classmethod
    def broken(cls, found: Found, problem: str) -> Entry:
        """The entry of a file that could not."""
        digest = sha256(os.fsencode(found.path)).hexdigest()
        name = visible_line(Path(found.path).name)
        # The mark keeps the id apart from those of articles.
        return cls(
            path=found.path,
            modified=found.modified,
            changed=found.changed,
            size=found.size,
            id=f"!{digest[:11]}",
            content="",
            title=name,
            published=None,
            moment=found.modified / 1e9,
            origin="",
            words=0,
            problem=problem,
        )


class Parsed(NamedTuple):
    """A file that has just been parsed: its entry, and the words by which it is found."""

    entry: Entry
    deck: str = ""
    body: str = ""
    section: str = ""
    keys: tuple[int, ...] = ()
    """What other versions of the story are looked up by."""
    take: int = 0
    """Which version it says that it is: 2 for "UPDATE 2"."""

    @classmethod
    def of(cls, found: Found) -> Parsed:
        """Parse a file; one that cannot be parsed has a problem."""
        if found.problem:
            return cls(Entry.broken(found, found.problem))
        from reader.intake import IntakeError, read_article

        try:
            article = read_article(Path(found.path))
        except IntakeError as error:
            return cls(Entry.broken(found, str(error).removeprefix(visible_line(found.path)).lstrip(": ")))
        return cls.from_article(found, article)

    def at(self, found: Found) -> Parsed:
        """The same, now that the file is there."""
        moment = self.entry.moment if self.entry.published else found.modified / 1e9
        entry = self.entry._replace(
            path=found.path,
            modified=found.modified,
            changed=found.changed,
            size=found.size,
            moment=moment,
        )
        return self._replace(entry=entry)

    @classmethod
    def from_article(cls, found: Found, article: Article) -> Parsed:
        """A file whose article is known already."""
        body = _joined(
            article, PartKind.DATELINE, PartKind.BYLINE, PartKind.SUBHEAD, PartKind.PARAGRAPH, PartKind.CREDIT
        )
        day = article.published.toordinal() if article.published else 0
        return cls(
            Entry.sound(found, article),
            _joined(article, PartKind.DECK),
            body,
            article.section or "",
            bands(f"{article.title}\n{body}", day),
            _take(article),
        )


_TAKE = re.compile(r"(?i)\W*update\s*(\d{1,3})\b")


def _take(article: Article) -> int:
    stated = _TAKE.match(article.kicker or article.title)
    return int(stated[1]) if stated else 0


def link_of(article: Article) -> str:
    """By what the index knows an article's address; empty where it has none."""
    from reader.intake.addresses import same_address

    url = article.canonical or article.url
    return same_address(url) if url else ""


def _joined(article: Article, *kinds: PartKind) -> str:
    return "\n".join(article.text[span.start : span.end] for span in article.spans(*kinds))


def _origin(article: Article) -> str:
    return article.publisher or (article.dateline.place if article.dateline else "")


def _seconds(moment: datetime | None) -> float:
    if moment is None:
        return 0.0
    try:
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()
    except (OverflowError, ValueError):
        return 0.0
