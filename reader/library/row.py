"""A line of the list: an article as its file tells it, with the reader's marks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple

from reader.library.entry import Entry
from reader.library.state import Mark


class Story(NamedTuple):
    """The other versions of an article."""

    older: tuple[str, ...] = ()
    newest: str | None = None


_ALONE = Story()


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
    note: str = ""
    """What the reader has written about it."""
    older: tuple[str, ...] = ()
    """The ids of the older versions of its story, the newest first; they are folded under it."""
    newest: str | None = None
    """The id of the newest version, where this is an older one."""
    is_update: bool = False
    """Whether it is an unread version of a story of which an older one has been read."""
    story: int = 0
    """How many articles the story has for which the row stands, itself among them; 0: it stands for itself."""
    is_beneath: bool = False
    """Whether it stands beneath the newest article of its story."""

    @classmethod
    def of(cls, entry: Entry, mark: Mark, story: Story = _ALONE, *, is_update: bool = False) -> Row:
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
            mark.note,
            story.older,
            story.newest,
            is_update,
        )
