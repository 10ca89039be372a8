"""A library as the reader sees it: its articles in order, with their marks and facts."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

from platformdirs import user_cache_path, user_data_path

from reader.article import Article
from reader.controls import visible_line
from reader.facts.contract import from_contract, to_contract
from reader.facts.model import Facts
from reader.intake import IntakeError, read_article
from reader.library.files import APP, Found, walk
from reader.library.index import Entry, Index
from reader.library.state import LibraryError, Mark, State

Store = TypeVar("Store", Index, State)


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


class Library:
    """The articles of some folders and files, newest first, with the reader's marks; safe to call from any thread."""

    def __init__(self, roots: Sequence[Path], index: Index, state: State, notices: Sequence[str] = ()) -> None:
        """Use `Library.open`."""
        self.roots = tuple(roots)
        """The folders and files that it holds."""
        self.notices = tuple(notices)
        """What does not work as it should, in words for the reader."""
        self._index = index
        self._state = state
        self._lock = threading.RLock()
        self._marks: dict[str, Mark] = state.all()
        self._entries: list[Entry] = []
        self._places: dict[str, int] = {}
        self._arrange(index.entries())

    @classmethod
    def open(cls, roots: Sequence[Path], *, data: Path | None = None, cache: Path | None = None) -> Library:
        """Open a library as the index knows it; `refresh` looks at the files.

        Args:
            roots: folders, searched with all that is in them, and single files.
            data: the folder for the reader's state; by default the platform's.
            cache: the folder for the index; by default the platform's.

        Raises:
            LibraryError: if a root does not exist, or the state is of a newer version.
        """
        for root in roots:
            if not root.exists() and not root.is_symlink():
                raise LibraryError(f"{visible_line(str(root))} does not exist")
        whole = [root.absolute() for root in roots]
        name = sha256("\n".join(map(str, whole)).encode("utf-8", "surrogateescape")).hexdigest()[:16]
        data = data or user_data_path(APP, appauthor=False)
        cache = cache or user_cache_path(APP, appauthor=False)
        notices: list[str] = []
        index = _opened(Index, cache / f"index-{name}.sqlite", "The index", notices)
        state = _opened(State, data / "state.sqlite", "What you read and star", notices)
        return cls(whole, index, state, notices)

    def refresh(self) -> bool:
        """Look at the files again, parsing those that changed; True if the list is another now."""
        with self._lock:
            known = {entry.path: entry for entry in self._entries}
        entries, changed = [], []
        for found in walk(self.roots):
            entry = known.pop(found.path, None)
            if entry is None or (entry.modified, entry.size) != (found.modified, found.size) or not found.modified:
                fresh = _entry(found)
                if fresh != entry:
                    changed.append(fresh)
                if entry is not None and entry.id != fresh.id:
                    self._state.carry(entry.id, fresh.id)
                entry = fresh
            entries.append(entry)
        marks = self._state.all()
        if changed or known:
            try:
                self._index.replace(changed, known)
            except sqlite3.Error as error:
                self.notices = (*self.notices, f"The index cannot be written: {error}")
        with self._lock:
            different = bool(changed or known) or marks != self._marks
            self._marks = marks
            self._arrange(entries)
        return different

    def _arrange(self, entries: Sequence[Entry]) -> None:
        self._entries = sorted(
            entries,
            key=lambda e: (
                e.published is None,
                -e.published.toordinal() if e.published else -e.modified,
                -e.moment,
                os.fsencode(e.path),
            ),
        )
        self._places = {}
        for place, entry in enumerate(self._entries):
            self._places.setdefault(entry.id, place)

    def __len__(self) -> int:
        return len(self._entries)

    def rows(self, start: int, stop: int) -> list[Row]:
        """The rows from one place in the list to another, for the part of it that is on the screen."""
        with self._lock:
            return [self._row(entry) for entry in self._entries[max(start, 0) : stop]]

    def row(self, id: str) -> Row | None:
        """The row of an article, None if it is not here."""
        with self._lock:
            place = self._places.get(id)
            return None if place is None else self._row(self._entries[place])

    def _row(self, entry: Entry) -> Row:
        mark = self._marks.get(entry.id, Mark())
        return Row(
            entry.id,
            entry.path,
            entry.title,
            entry.published,
            entry.origin,
            entry.words,
            entry.problem,
            mark.read,
            mark.starred,
        )

    def position_of(self, id: str) -> int | None:
        """Where an article stands in the list."""
        with self._lock:
            return self._places.get(id)

    def article(self, id: str) -> Article:
        """The article itself, read from its file.

        Raises:
            LibraryError: if it cannot be read (any more); the message says why.
        """
        row = self.row(id)
        if row is None:
            raise LibraryError(f"there is no article {visible_line(id)} in this library")
        try:
            return read_article(row.path)
        except IntakeError as error:
            raise LibraryError(str(error)) from error

    def resolve(self, reference: str) -> str:
        """The id that an id, an unambiguous beginning of one, or a path means.

        Raises:
            LibraryError: if there is no such article, or several.
        """
        with self._lock:
            if reference in self._places:
                return reference
            path = Path(reference).absolute()
            for entry in self._entries:
                if entry.path == path:
                    return entry.id
            matches = {entry.id for entry in self._entries if reference and entry.id.startswith(reference)}
        if len(matches) == 1:
            return matches.pop()
        what = "several articles begin" if matches else "no article here begins"
        raise LibraryError(f"{what} with {visible_line(reference)!r}; `newsreader list` shows the ids")

    def facts(self, article: Article, engine: str) -> Facts | None:
        """The facts that this engine made of the article as it is now, if they are kept."""
        try:
            kept = self._index.facts(article.id, engine, _fingerprint(article))
            return from_contract(kept) if kept else None
        except (sqlite3.Error, KeyError, TypeError, ValueError):
            return None

    def keep_facts(self, article: Article, facts: Facts) -> None:
        """Keep the facts of an article; where the cache cannot be written they are computed again next time."""
        try:
            self._index.keep_facts(article.id, facts.engine, _fingerprint(article), to_contract(article, facts))
        except sqlite3.Error:
            return

    def mark_read(self, id: str, read: bool) -> None:
        """Mark an article read or unread."""
        self._keep(id, lambda: self._state.keep(id, read=read))

    def mark_starred(self, id: str, starred: bool) -> None:
        """Star an article or take the star away."""
        self._keep(id, lambda: self._state.keep(id, starred=starred))

    def place(self, id: str) -> int:
        """The offset into the article's text at which reading stopped."""
        with self._lock:
            return self._marks.get(id, Mark()).place

    def keep_place(self, id: str, offset: int) -> None:
        """Keep the offset at which reading stopped."""
        if offset != self.place(id):
            self._keep(id, lambda: self._state.keep(id, place=offset))

    def _keep(self, id: str, change: Callable[[], Mark]) -> None:
        try:
            mark = change()
        except sqlite3.Error as error:
            raise LibraryError(f"what you mark cannot be kept: {error}") from error
        with self._lock:
            self._marks[id] = mark

    def next_unread(self, id: str | None, step: int = 1) -> str | None:
        """The next unread article after one in the list (before it where `step` is -1), around the end."""
        with self._lock:
            count = len(self._entries)
            at = self._places.get(id, -1) if id else -1
            if at < 0 and step < 0:
                at = 0
            for distance in range(1, count + 1):
                entry = self._entries[(at + step * distance) % count]
                if not self._marks.get(entry.id, Mark()).read and not entry.problem:
                    return entry.id
        return None

    def close(self) -> None:
        """Close the databases."""
        self._index.close()
        self._state.close()


def _opened(store: type[Store], path: Path, what: str, notices: list[str]) -> Store:
    """A database at its place, or in memory with a notice where none can be kept there."""
    try:
        return store(path)
    except (sqlite3.Error, OSError) as error:
        notices.append(f"{what} cannot be kept in {path} ({error}): it lasts until you quit")
        return store(None)


def _entry(found: Found) -> Entry:
    name = visible_line(found.path.name)
    broken = "!" + sha256(os.fsencode(found.path)).hexdigest()[:11]
    if found.problem:
        return Entry(found.path, found.modified, found.size, broken, name, None, 0.0, "", 0, found.problem)
    try:
        article = read_article(found.path)
    except IntakeError as error:
        reason = str(error).removeprefix(visible_line(str(found.path))).lstrip(": ")
        return Entry(found.path, found.modified, found.size, broken, name, None, 0.0, "", 0, reason)
    moment = article.published_at
    if moment is not None and moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return Entry(
        path=found.path,
        modified=found.modified,
        size=found.size,
        id=article.id,
        title=article.title,
        published=article.published,
        moment=moment.timestamp() if moment else 0.0,
        origin=article.publisher or (article.dateline.place if article.dateline else ""),
        words=len(article.text.split()),
        problem=None,
    )


def _fingerprint(article: Article) -> str:
    """What facts depend on besides the engine: the text and the day that relative dates count from."""
    return sha256(f"{article.published}\n{article.text}".encode("utf-8", "replace")).hexdigest()[:16]
