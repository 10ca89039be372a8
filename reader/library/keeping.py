"""What comes in becomes files of the library, each article once."""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256
from itertools import islice
from pathlib import Path, PurePath

from reader.controls import visible_line
from reader.intake import parse
from reader.intake.addresses import same_address
from reader.intake.draft import Draft
from reader.intake.writing import plausible, written
from reader.library.database import reason
from reader.library.deposit import deposit
from reader.library.disk import lock
from reader.library.entry import Entry, Parsed
from reader.library.error import LibraryError
from reader.library.files import Found
from reader.library.index import Index

_LONGEST_SLUG = 80
_TOGETHER = 500
"""Articles that are written together."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of a draft."""

    id: str
    path: Path
    title: str
    is_new: bool
    """Whether it was stored now; else it is the article that was there already."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A draft as its file will be: all that can be done before the library is asked, in another process if need be."""

    content: bytes
    """The file."""
    place: PurePath
    """Where in the folder it is to be."""
    is_correction: bool
    """Whether it is another version of what is stored under its address."""
    parsed: Parsed
    """What the index keeps of it, as of a file that is not there yet."""


def prepared(draft: Draft, now: datetime) -> Prepared:
    """A draft as its file will be.

    Args:
        draft: the article.
        now: when it came in, with its zone.
    """
    text = written(draft, now)
    article = parse(text, suffix=".md")
    day = plausible(draft.published, now) or article.published or now
    place = PurePath(f"{day.year:04}", f"{day.month:02}", f"{day.day:02}-{slug(article.title)}.md")
    content = text.encode("utf-8", "replace")
    return Prepared(content, place, draft.is_correction, Parsed.from_article(Found("", 0, 0, 0), article))


class Keeping:
    """The stored articles of one folder, for writing."""

    def __init__(self, folder: Path, index: Index, lock: Path) -> None:
        """Prepare to write into a folder.

        Args:
            folder: the folder of the library.
            index: its index, up to date; what is written is entered there at once.
            lock: a file by which programs that write into this library wait for each other.
        """
        self._folder = folder
        self._index = index
        self._lock = lock

    def keep(self, drafts: Sequence[Draft | Prepared], *, now: datetime | None = None) -> list[Kept]:
        """Store articles, each in a file of its own, and say of each where it is.

        An article is there already if one with its address is, unless it is a correction, else one with the same text.
        All new files are on the disk, whole, when this returns; if it is interrupted some are there, and none is half
        there.

        Args:
            drafts: the articles; many at once cost less each.
            now: when they came in, with its zone.

        Raises:
            LibraryError: if the files or the index cannot be written; the message says why.
        """
        now = now or datetime.now(UTC).astimezone()
        coming = iter(drafts)
        kept: list[Kept] = []
        try:
            while some := list(islice(coming, _TOGETHER)):
                with _alone(self._lock):
                    kept += self._together(some, now)
        except OSError as error:
            where = visible_line(str(error.filename or self._folder))
            raise LibraryError(f"{where} cannot be written: {error.strerror or error}") from error
        except sqlite3.Error as error:
            raise LibraryError(f"the index cannot be written: {reason(error)}") from error
        return kept

    def at(self, url: str) -> Kept | None:
        """The article of an address, if it is known to be there."""
        try:
            return self._stored(self._index.by_link(same_address(url)))
        except sqlite3.Error:
            return None

    def _together(self, drafts: Sequence[Draft | Prepared], now: datetime) -> list[Kept]:
        outcome: list[Kept | Prepared] = []
        met: dict[str, Prepared] = {}
        for draft in drafts:
            new = draft if isinstance(draft, Prepared) else prepared(draft, now)
            content = new.parsed.entry.content
            link = "" if new.is_correction else new.parsed.entry.link
            known = (link and (met.get(link) or self._stored(self._index.by_link(link)))) or (
                met.get(content) or self._stored(self._index.by_content(content))
            )
            if not known:
                met |= {name: new for name in (content, link) if name}
            outcome.append(known or new)
        return self._written(outcome)

    def _written(self, outcome: Sequence[Kept | Prepared]) -> list[Kept]:
        """Write what is new; the same article twice is new but once."""
        new = list({id(one): one for one in outcome if isinstance(one, Prepared)}.values())
        paths = deposit([(self._folder / one.place, one.content) for one in new], self._folder) if new else []
        became: dict[int, Kept] = {}
        entered: list[Parsed] = []
        for one, path in zip(new, paths, strict=True):
            status = path.stat()
            entered.append(one.parsed.at(Found.of(str(path), status)))
            became[id(one)] = Kept(one.parsed.entry.id, path, one.parsed.entry.title, is_new=True)
        self._index.replace(entered)
        kept: list[Kept] = []
        told: set[int] = set()
        for each in outcome:
            this = each if isinstance(each, Kept) else became[id(each)]
            kept.append(replace(this, is_new=False) if id(each) in told else this)
            told.add(id(each))
        return kept

    def _stored(self, entry: Entry | None) -> Kept | None:
        """The article of an entry, if its file is still there."""
        if entry is None or not os.path.lexists(entry.path):
            return None
        return Kept(entry.id, Path(entry.path), entry.title, is_new=False)


def slug(title: str) -> str:
    """A headline as the name of a file: ASCII letters, digits and hyphens, whatever it was."""
    from anyascii import anyascii

    plain = re.sub(r"[^a-z0-9]+", "-", re.sub(r"['’‘]", "", anyascii(title[:400])).casefold()).strip("-")
    if len(plain) > _LONGEST_SLUG:
        plain = plain[: _LONGEST_SLUG + 1].rpartition("-")[0] or plain[:_LONGEST_SLUG]
    return plain or sha256(title.encode("utf-8", "replace")).hexdigest()[:8]


@contextmanager
def _alone(place: Path) -> Iterator[None]:
    """Wait until no other program writes into this library."""
    place.parent.mkdir(parents=True, exist_ok=True)
    with place.open("a") as file:
        lock(file, wait=True)
        yield
