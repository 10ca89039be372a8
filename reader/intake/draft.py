"""An article that has come in and is not stored yet: what every reader of pages, feeds, mail and files makes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Draft:
    """What is known of an article before it is a file.

    Its fields may hold anything that a hostile source says: they are made fit for a file when they are written.
    """

    title: str
    """The headline."""
    body: str
    """The text as Markdown (`reader.intake.writing` makes it): blocks, with blank lines between them; no headline."""
    deck: str | None = None
    byline: str | None = None
    """The authors' names, without "By"."""
    source: str | None = None
    """Who published it."""
    section: str | None = None
    url: str | None = None
    """Where it was found."""
    canonical: str | None = None
    """The address that the publisher calls its own; the same for every copy of the article."""
    published: datetime | date | None = None
    """With its zone, where the source states one; a day alone where it states no time."""
    language: str | None = None
    """ISO 639-1 code that the source declares."""
    picture: str | None = None
    """Address of the lead picture."""
    caption: str | None = None
    """What stands under the lead picture."""
    extracted: str = ""
    """How it was extracted: the form that it came in and the way that was chosen."""
    is_correction: bool = False
    """Whether its publisher has changed an article that came before: it is then another version, stored beside that."""
    notices: tuple[str, ...] = ()
    """What went wrong on the way but did not prevent it, in words for the reader."""
