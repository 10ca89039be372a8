"""A line of the list: an article as its file tells it, with the reader's marks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from reader.library.entry import Entry
from reader.library.state import Mark


@dataclass(frozen=True, slots=True)
class Row:
    """What the list shows of one article."""

    id: str
    path: Path
    title: str
    published: date | None
    origin: str
    """Its publisher, else the place of its dateline, else nothing."""
    words: int
    problem: str | None
    """Why the file cannot be read; its name is then the title."""
    read: bool
    starred: bool

    @classmethod
    def of(cls, entry: Entry, mark: Mark) -> Row:
        """The row of a file with the reader's mark on its article."""
        return cls(
            entry.id,
            Path(entry.path),
            entry.title,
            entry.published,
            entry.origin,
            entry.words,
            entry.problem,
            mark.read,
            mark.starred,
        )
