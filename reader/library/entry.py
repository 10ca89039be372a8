"""One file as the list shows it: what is kept of it, so that it need not be parsed again."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path

from reader.article import Article
from reader.controls import visible_line
from reader.intake import IntakeError, read_article
from reader.library.files import Found


@dataclass(frozen=True, slots=True)
class Entry:
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

    @classmethod
    def of(cls, found: Found) -> Entry:
        """Parse a file; one that cannot be parsed has a problem."""
        if found.problem:
            return cls._broken(found, found.problem)
        path = Path(found.path)
        try:
            article = read_article(path)
        except IntakeError as error:
            return cls._broken(found, str(error).removeprefix(visible_line(found.path)).lstrip(": "))
        return cls(
            path=found.path,
            modified=found.modified,
            changed=found.changed,
            size=found.size,
            id=article.id,
            content=sha256(article.text.encode("utf-8", "replace")).hexdigest()[:12],
            title=article.title,
            published=article.published,
            moment=_seconds(article.published_at) if article.published else found.modified / 1e9,
            origin=_origin(article),
            words=len(article.text.split()),
            problem=None,
        )

    @classmethod
    def _broken(cls, found: Found, problem: str) -> Entry:
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


def _origin(article: Article) -> str:
    return article.publisher or (article.dateline.place if article.dateline else "")


def _seconds(moment: datetime | None) -> float:
    if moment is None:
        return 0.0
    try:
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()
    except (OverflowError, ValueError):
        return 0.0
