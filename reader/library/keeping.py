"""What comes in becomes files of the library: each article once, and never over a file that is there."""

from __future__ import annotations

import errno
import fcntl
import os
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from reader.controls import visible_line
from reader.intake import parse
from reader.intake.draft import Draft
from reader.intake.writing import plausible, written
from reader.library.entry import Entry, Parsed, link_of
from reader.library.files import Found
from reader.library.index import Index
from reader.library.state import LibraryError

_LONGEST_SLUG = 80
_WHERE_LINKS_FAIL = frozenset({errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK})


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of a draft."""

    id: str
    path: Path
    title: str
    is_new: bool
    """Whether it was stored now; else it is the article that was there already."""


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

    def keep(self, drafts: Sequence[Draft], *, now: datetime | None = None) -> list[Kept]:
        """Store articles, each in a file of its own, and say of each where it is.

        An article is there already if one with its address is, else one with the same text. All new files are on the
        disk, whole, when this returns; if it is interrupted some are there, and none is half there.

        Args:
            drafts: the articles; many at once cost less each.
            now: when they came in, with its zone.

        Raises:
            LibraryError: if the files cannot be written; the message says why.
        """
        now = now or datetime.now(UTC).astimezone()
        try:
            with _alone(self._lock):
                return self._all(drafts, now)
        except OSError as error:
            where = visible_line(str(error.filename or self._folder))
            raise LibraryError(f"{where} cannot be written: {error.strerror or error}") from error

    def _all(self, drafts: Sequence[Draft], now: datetime) -> list[Kept]:
        outcome: list[Kept] = []
        new: list[Parsed] = []
        folders: set[Path] = set()
        by_link: dict[str, Kept] = {}
        by_content: dict[str, Kept] = {}
        try:
            for draft in drafts:
                text = written(draft, now)
                article = parse(text, suffix=".md")
                content, link = Entry.digest(article), link_of(article)
                known = (link and (by_link.get(link) or self._stored(self._index.by_link(link)))) or (
                    by_content.get(content) or self._stored(self._index.by_content(content))
                )
                if known:
                    outcome.append(replace(known, is_new=False))
                    continue
                path = self._place(draft, now)
                path.parent.mkdir(parents=True, exist_ok=True)
                path = _put(path, text.encode("utf-8", "replace"))
                folders |= {path.parent, *(parent for parent in path.parents if self._folder in parent.parents)}
                status = path.stat()
                found = Found(str(path), status.st_mtime_ns, status.st_ctime_ns, status.st_size)
                new.append(Parsed.from_article(found, article))
                kept = Kept(article.id, path, article.title, is_new=True)
                by_content[content] = kept
                if link:
                    by_link[link] = kept
                outcome.append(kept)
        finally:
            for folder in (*folders, self._folder) if folders else ():
                _sync_folder(folder)
            self._index.replace(new)
        return outcome

    def _stored(self, entry: Entry | None) -> Kept | None:
        """The article of an entry, if its file is still there."""
        if entry is None or not os.path.lexists(entry.path):
            return None
        return Kept(entry.id, Path(entry.path), entry.title, is_new=False)

    def _place(self, draft: Draft, now: datetime) -> Path:
        published = plausible(draft.published, now) or now
        return self._folder / f"{published:%Y}" / f"{published:%m}" / f"{published:%d}-{slug(draft.title)}.md"


def slug(title: str) -> str:
    """A headline as the name of a file: ASCII letters, digits and hyphens, whatever it was."""
    from anyascii import anyascii

    plain = re.sub(r"[^a-z0-9]+", "-", re.sub(r"['’‘]", "", anyascii(title[:400])).casefold()).strip("-")
    if len(plain) > _LONGEST_SLUG:
        plain = plain[: _LONGEST_SLUG + 1].rpartition("-")[0] or plain[:_LONGEST_SLUG]
    return plain or sha256(title.encode("utf-8", "replace")).hexdigest()[:8]


def _put(path: Path, content: bytes) -> Path:
    """Write a file that was not there, whole and on the disk before it has its name; the path that it got."""
    made = path.with_name(f".{os.getpid()}-{path.stem[:_LONGEST_SLUG]}.part")
    try:
        with made.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        for name in _names(path):
            with suppress(FileExistsError):
                _named(made, name)
                return name
        raise FileExistsError(errno.EEXIST, "too many files of this name", str(path))
    finally:
        made.unlink(missing_ok=True)


def _names(path: Path) -> Iterator[Path]:
    yield path
    for number in range(2, 10_000):
        yield path.with_name(f"{path.stem}-{number}{path.suffix}")


def _named(made: Path, name: Path) -> None:
    """Give a file its name; a second link, unlike a rename, never takes the place of another file.

    Raises:
        FileExistsError: if there is a file of that name.
    """
    try:
        os.link(made, name)
    except OSError as error:
        if error.errno not in _WHERE_LINKS_FAIL:
            raise
        # A file system without links: the name is taken first, then filled by one rename.
        os.close(os.open(name, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666))
        made.rename(name)


def _sync_folder(folder: Path) -> None:
    # Not every file system can do that; the files themselves are on the disk.
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    """Wait until no other program writes into this library."""
    lock.parent.mkdir(parents=True, exist_ok=True)
    with lock.open("a") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
