"""The values that every layer speaks in: an article, its parts and their spans. No I/O."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any, NamedTuple


class Span(NamedTuple):
    """A stretch of `Article.text`, in Unicode code points: `start` inclusive, `end` exclusive."""

    start: int
    end: int

    def within(self, other: Span) -> bool:
        """Whether this span lies inside the other (or is the same)."""
        return other.start <= self.start and self.end <= other.end

    def meets(self, other: Span) -> bool:
        """Whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end


class PartKind(StrEnum):
    """What a part of an article is, in the terms of the trade."""

    SECTION = "section"
    TITLE = "title"
    DECK = "deck"
    BYLINE = "byline"
    DATELINE = "dateline"
    SUBHEAD = "subhead"
    PARAGRAPH = "paragraph"
    CREDIT = "credit"


READ = (PartKind.TITLE, PartKind.DECK, PartKind.SUBHEAD, PartKind.PARAGRAPH)
"""The parts that facts are taken from."""


class Part(NamedTuple):
    """One part of the article and where it stands in `Article.text`.

    Parts are in reading order and do not overlap. A dateline is a part of its own: it ends where the
    paragraph that it opens begins, in the same block of text.
    """

    kind: PartKind
    span: Span


class Link(NamedTuple):
    """Words of an article that lead to an address."""

    span: Span
    url: str


class Picture(NamedTuple):
    """The lead picture of an article; its caption also stands in the text."""

    url: str
    """Where it is on the web; nothing has been fetched from there."""
    caption: str


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where, when and by which agency a wire story was filed, as the story states it."""

    place: str
    date: str | None = None
    agency: str | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """One stored article."""

    id: str
    """Stable name of the article: from its metadata, else from its content."""
    text: str
    """The whole article as shown: section, headline, deck, byline and body; blank lines between the parts."""
    parts: tuple[Part, ...]
    title: str
    """The headline, without the kicker."""
    section: str | None = None
    """Breadcrumb or category above the headline ("All news")."""
    kicker: str | None = None
    """What a desk puts before the headline ("UPDATE 2", "ANALYSIS")."""
    deck: str | None = None
    byline: str | None = None
    """The authors' names, without "By"."""
    dateline: Dateline | None = None
    published: date | None = None
    """The day of publication: the reference for relative dates."""
    published_from: str | None = None
    """Where `published` comes from: "metadata", "text" or "argument"."""
    published_at: datetime | None = None
    """The moment of publication, where the source states a time of day."""
    publisher: str | None = None
    """The outlet or agency, by metadata or else by the dateline."""
    url: str | None = None
    canonical: str | None = None
    """The address that the publisher calls its own, where the file keeps it beside `url`."""
    links: tuple[Link, ...] = ()
    """The links in the text, in reading order."""
    picture: Picture | None = None
    """The picture above the text, where the file names one."""
    language: str | None = None
    """ISO 639-1 code that the metadata declares; None if it declares none."""
    source: str | None = None
    """The file that the article was read from, as the user named it."""
    notices: tuple[str, ...] = ()
    """What went wrong while reading the file but did not prevent it, in words for the reader."""

    @property
    def subheads(self) -> tuple[str, ...]:
        """The crossheads between the paragraphs, in reading order."""
        return tuple(self.text[p.span.start : p.span.end] for p in self.parts if p.kind is PartKind.SUBHEAD)

    def spans(self, *kinds: PartKind) -> Iterator[Span]:
        """The spans of the parts of these kinds, in reading order."""
        return (part.span for part in self.parts if part.kind in kinds)

    def to_json(self) -> dict[str, Any]:
        """The article's share of the facts contract, and the fields that only the reader needs."""
        return {
            "id": self.id,
            "source": self.source,
            "language": self.language,
            "section": self.section,
            "kicker": self.kicker,
            "title": self.title,
            "deck": self.deck,
            "byline": self.byline,
            "dateline": self.dateline
            and {"place": self.dateline.place, "date": self.dateline.date, "agency": self.dateline.agency},
            "subheads": list(self.subheads),
            "published": self.published and self.published.isoformat(),
            "published_from": self.published_from,
            "published_at": self.published_at and self.published_at.isoformat(),
            "publisher": self.publisher,
            "url": self.url,
            "text": self.text,
            "parts": [{"kind": p.kind.value, "start": p.span.start, "end": p.span.end} for p in self.parts],
        }

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Article:
        """The inverse of `to_json`.

        Raises:
            KeyError, TypeError, ValueError: if `data` does not have that form.
        """
        dateline = data.get("dateline")
        return cls(
            id=data["id"],
            text=data["text"],
            parts=tuple(Part(PartKind(p["kind"]), Span(p["start"], p["end"])) for p in data["parts"]),
            title=data["title"],
            section=data.get("section"),
            kicker=data.get("kicker"),
            deck=data.get("deck"),
            byline=data.get("byline"),
            dateline=Dateline(**dateline) if dateline else None,
            published=date.fromisoformat(data["published"]) if data.get("published") else None,
            published_from=data.get("published_from"),
            published_at=datetime.fromisoformat(data["published_at"]) if data.get("published_at") else None,
            publisher=data.get("publisher"),
            url=data.get("url"),
            language=data.get("language"),
            source=data.get("source"),
        )
