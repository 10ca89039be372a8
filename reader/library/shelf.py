"""A library as the reader sees it: its articles in order, with the reader's marks and the facts that are kept."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from platformdirs import user_cache_path, user_data_path

from reader.article import Article
from reader.controls import visible_line
from reader.facts.model import Facts
from reader.intake import IntakeError, read_article
from reader.library.cache import FactsCache
from reader.library.checkup import faults
from reader.library.database import is_busy, is_damage
from reader.library.entry import Entry
from reader.library.files import APP
from reader.library.found import MOST, Found
from reader.library.history import History
from reader.library.index import Index
from reader.library.query import parse, words_of
from reader.library.row import Row
from reader.library.search import Search
from reader.library.state import LibraryError, Mark, State, open_state
from reader.library.sync import synchronise
from reader.library.trash import Trash

_PAGE = 128
"""Rows that are fetched at once: a terminal asks for them line by line."""
_PAGES = 32


class Library:
    """The articles of some folders and files, newest first, with the reader's marks; safe to call from any thread.

    The list is as it was at the last `refresh`; articles without a date stand after the others, the last written first.
    """

    def __init__(
        self,
        roots: Sequence[Path],
        index: Index,
        state: State,
        cache: FactsCache,
        trash: Trash,
        notices: Sequence[str] = (),
    ) -> None:
        """Use `Library.open`."""
        self.roots = tuple(roots)
        """The folders and files that it holds."""
        self.notices = tuple(notices)
        """What does not work as it should, in words for the reader."""
        self._index = index
        self._state = state
        self._cache = cache
        self._history = History(state, trash)
        self.trash = trash
        """Where deleted articles are."""
        self._is_backed_up = False
        self._refreshing = threading.Lock()
        self._search = Search(index, cache.path, state)
        self._pages: dict[int, list[Row]] = {}
        self.marked = 0
        """Another number after each change of a mark."""
        self._became: dict[str, str] = {}
        self._seen = (self._index.move_on(), self._state.revision())
        self._revision = self._seen[1]

    @classmethod
    def open(cls, roots: Sequence[Path], *, data: Path | None = None, cache: Path | None = None) -> Library:
        """Open a library as the index knows it; `refresh` looks at the files.

        Args:
            roots: folders, searched with all that is in them, and single files.
            data: the folder for the reader's state; by default the platform's.
            cache: the folder for the index and the facts; by default the platform's.

        Raises:
            LibraryError: if there is nothing at any of the roots.
        """
        missing = [root for root in roots if not os.path.lexists(root)]
        if missing and len(missing) == len(roots):
            names = ", ".join(visible_line(str(root)) for root in missing)
            raise LibraryError(f"{names} {'does' if len(missing) == 1 else 'do'} not exist")
        whole = [root.absolute() for root in roots]
        cache = cache or user_cache_path(APP, appauthor=False)
        data = data or user_data_path(APP, appauthor=False)
        index, index_notice = _open_index(whole, cache)
        state, state_notice = open_state(data / "state.sqlite")
        notices = [line for line in (index_notice, state_notice) if line]
        return cls(whole, index, state, FactsCache(cache), Trash(data / "trash"), notices)

    def refresh(self) -> bool:
        """Look at the files again, parsing those that changed; True if the list or a mark is another now."""
        with self._refreshing:
            try:
                self._synchronise()
            except sqlite3.Error as error:
                if is_damage(error):
                    self._search.close()
                    self._index.rebuild()
                    self._synchronise()
                elif not is_busy(error):
                    self._notice(f"The list is made anew at each start: its index cannot be written ({error})")
                    self._search.close()
                    self._index.close()
                    self._index = Index(None)
                    self._search = Search(self._index, self._cache.path, self._state)
                    self._synchronise()
            self._back_up()
            seen, self._seen = self._seen, (self._index.move_on(), self._state.revision())
            self._pages = {}
            self.marked += 1
            return seen != self._seen

    def _synchronise(self) -> None:
        synchronise(self.roots, self._index, self._written)

    def _written(self, parsed: Sequence[Entry], gone: Collection[str]) -> None:
        self._index.move_on()
        self._pages = {}
        found = {entry.path: entry.id for entry in parsed if not entry.problem}
        try:
            became = self._state.follow(found, lambda id: self._index.by_id(id) is not None)
            self._state.leave(gone)
        except sqlite3.Error as error:
            self._notice(f"What you read and star cannot be kept: {error}")
        else:
            for old, new in became.items():
                # An edit that is taken back must not lead round in a circle.
                self._became.pop(new, None)
                self._became[old] = new

    def _back_up(self) -> None:
        """Once a run: the copies are of days."""
        if not self._is_backed_up:
            self._is_backed_up = True
            try:
                self._state.back_up()
            except (sqlite3.Error, OSError) as error:
                self._notice(f"No copy of what you read and star can be made: {error}")

    def _notice(self, line: str) -> None:
        if line not in self.notices:
            self.notices = (*self.notices, line)

    def __len__(self) -> int:
        return self._index.count

    def rows(self, start: int, stop: int) -> list[Row]:
        """The rows from one place in the list to another, for the part of it that is on the screen."""
        start, stop = max(start, 0), min(stop, len(self))
        rows: list[Row] = []
        for number in range(start // _PAGE, -(-stop // _PAGE)):
            first = number * _PAGE
            rows += self._page(number)[max(start - first, 0) : max(stop - first, 0)]
        return rows

    def _page(self, number: int) -> list[Row]:
        # A page that is fetched while the list changes goes into the old dictionary, and with it.
        pages = self._pages
        page = pages.get(number)
        if page is None:
            page = self._fetched(number * _PAGE, (number + 1) * _PAGE)
            if len(pages) >= _PAGES:
                pages.clear()
            pages[number] = page
        return page

    def _fetched(self, start: int, stop: int) -> list[Row]:
        try:
            entries = self._index.window(start, stop)
        except sqlite3.Error:
            # A damaged index is made anew by the next refresh.
            return []
        marks = self._marks(entry.id for entry in entries)
        return [Row.of(entry, marks.get(entry.id, Mark())) for entry in entries]

    def _marks(self, ids: Iterator[str]) -> dict[str, Mark]:
        try:
            return self._state.of(ids)
        except sqlite3.Error as error:
            self._notice(f"What you read and star cannot be read: {error}")
            return {}

    def _find(self, id: str) -> Entry | None:
        """The entry of an article, also by the id that it had before its file was edited."""
        try:
            while (entry := self._index.by_id(id)) is None and id in self._became:
                id = self._became[id]
        except sqlite3.Error:
            return None
        return entry

    def row(self, id: str) -> Row | None:
        """The row of an article, None if it is not here."""
        entry = self._find(id)
        return Row.of(entry, self._marks(iter([entry.id])).get(entry.id, Mark())) if entry else None

    def position_of(self, id: str) -> int | None:
        """Where an article stands in the list."""
        entry = self._find(id)
        try:
            return self._index.position(entry.id) if entry else None
        except sqlite3.Error:
            return None

    def article(self, id: str) -> Article:
        """The article itself, read from its file.

        Raises:
            LibraryError: if it cannot be read (any more); the message says why.
        """
        entry = self._find(id)
        if entry is None:
            raise LibraryError(f"there is no article {visible_line(id)} in this library")
        try:
            return replace(read_article(Path(entry.path)), id=entry.id)
        except IntakeError as error:
            raise LibraryError(str(error)) from error

    def resolve(self, reference: str) -> str:
        """The id that an id, an unambiguous beginning of one, or a path means.

        Raises:
            LibraryError: if there is no such article, or several.
        """
        try:
            entry = self._index.by_id(reference) or self._index.by_path(str(Path(reference).absolute()))
            matches = [entry.id] if entry else self._index.beginning_with(reference, 2) if reference else []
        except (sqlite3.Error, ValueError):
            matches = []
        if len(matches) == 1:
            return matches[0]
        what = "several articles begin" if matches else "no article here begins"
        raise LibraryError(f"{what} with {visible_line(reference)!r}; `newsreader list` shows the ids")

    def facts(self, article: Article, engine: str) -> Facts | None:
        """The facts that this engine made of the article as it is now, if they are kept."""
        return self._cache.facts(article, engine)

    def keep_facts(self, article: Article, facts: Facts) -> None:
        """Keep the facts of an article; where the cache cannot be written they are computed again next time."""
        self._cache.keep(article, facts)

    def mark_read(self, id: str, read: bool) -> None:
        """Mark an article read or unread.

        Raises:
            LibraryError: if that cannot be kept.
        """
        self._change([id], "Marked read" if read else "Marked unread", read=read)

    def mark_starred(self, id: str, starred: bool) -> None:
        """Star an article or take the star away.

        Raises:
            LibraryError: if that cannot be kept.
        """
        self._change([id], "Starred" if starred else "Star taken away", starred=starred)

    def mark_all_read(self, ids: Iterable[str]) -> int:
        """Mark articles read; how many were not.

        Raises:
            LibraryError: if that cannot be kept.
        """
        every = list(ids)
        return self._change(every, f"Marked {len(every):,} read", read=True)

    def delete(self, id: str) -> None:
        """Move an article's file to the trash; `refresh` takes it out of the list.

        Raises:
            LibraryError: if it cannot be moved.
        """
        entry = self._find(id)
        if entry is None:
            return
        path = Path(entry.path)
        try:
            self._history.delete(path, f"Deleted {visible_line(entry.title)}")
        except OSError as error:
            raise LibraryError(f"{visible_line(entry.path)} cannot be deleted: {error.strerror or error}") from error

    def undo(self) -> str | None:
        """Take back the last deletion or change of marks or tags, and say in words which; None if there is none.

        Raises:
            LibraryError: if that cannot be kept.
        """
        try:
            words = self._history.undo()
        except (sqlite3.Error, OSError) as error:
            raise LibraryError(f"this cannot be taken back: {error}") from error
        self._changed()
        return words

    def _change(self, ids: Sequence[str], words: str, *, read: bool | None = None, starred: bool | None = None) -> int:
        here = [(entry.id, entry.path) for id in ids if (entry := self._find(id)) and not entry.problem]
        try:
            count = self._history.mark(here, words, read=read, starred=starred)
        except sqlite3.Error as error:
            raise LibraryError(f"what you mark cannot be kept: {error}") from error
        self._changed()
        return count

    def is_marked_elsewhere(self) -> bool:
        """Whether another reader has changed a mark since this was asked last; the rows then show it."""
        try:
            revision = self._state.revision()
        except sqlite3.Error:
            return False
        if revision == self._revision:
            return False
        self._revision = revision
        self._changed()
        return True

    def _changed(self) -> None:
        self._pages = {}
        self.marked += 1

    def place(self, id: str) -> int:
        """The offset into the article's text at which reading stopped."""
        entry = self._find(id)
        return self._marks(iter([entry.id])).get(entry.id, Mark()).place if entry else 0

    def keep_place(self, id: str, offset: int) -> None:
        """Keep the offset at which reading stopped.

        Raises:
            LibraryError: if it cannot be kept.
        """
        entry = self._find(id)
        if entry is None or offset == self.place(id):
            return
        try:
            self._state.keep(entry.id, entry.path, place=offset)
        except sqlite3.Error as error:
            raise LibraryError(f"where you stopped cannot be kept: {error}") from error

    def next_unread(self, id: str | None, step: int = 1) -> str | None:
        """The next unread article after one in the list (before it where `step` is negative), around the end."""
        count = len(self)
        at = self.position_of(id) if id else None
        if step > 0:
            first = 0 if at is None else at + 1
            stretches = [(first, count), (0, first)]
        else:
            first = count if at is None else at
            stretches = [(0, first), (first, count)]
        for start, stop in stretches:
            for row in self._stretch(start, stop, step):
                if not row.read and not row.problem:
                    return row.id
        return None

    def _stretch(self, start: int, stop: int, step: int) -> Iterator[Row]:
        """Rows in order, or from the last to the first; the further it looks the more are fetched at once."""
        size = _PAGE
        while start < stop:
            if step > 0:
                yield from self._fetched(start, min(start + size, stop))
                start += size
            else:
                yield from reversed(self._fetched(max(stop - size, start), stop))
                stop -= size
            size = min(size * 2, 64 * _PAGE)

    def search(self, text: str, *, typing: bool = False, ranked: bool = False) -> Found:
        """The articles that a query finds, all if it asks for nothing; of very many the first.

        Args:
            text: the query, in the language of `reader.library.query`.
            typing: whether it is still being typed: its words may then be beginnings, its end may be missing.
            ranked: the most relevant first; else the newest.

        Raises:
            QueryError: if the query cannot be read.
            LibraryError: if the search fails.
        """
        query = parse(text, typing=typing, saved=self.saved_searches())
        try:
            return Found(self, self._search.numbers(query, MOST, ranked=ranked), words_of(query))
        except sqlite3.Error as error:
            raise LibraryError(f"the search failed: {error}") from error

    def saved_searches(self) -> dict[str, str]:
        """The saved searches by their names."""
        try:
            return self._state.searches()
        except sqlite3.Error:
            return {}

    def save_search(self, name: str, query: str | None) -> None:
        """Save a search under a name, to be asked for as saved:name; None forgets it.

        Raises:
            QueryError: if the query cannot be read.
            LibraryError: if it cannot be kept.
        """
        name = " ".join(name.casefold().split())
        if query is not None:
            parse(query, saved={known: text for known, text in self.saved_searches().items() if known != name})
        try:
            self._state.save_search(name, query)
        except sqlite3.Error as error:
            raise LibraryError(f"the search cannot be kept: {error}") from error

    def stop_search(self) -> None:
        """Stop the search that another thread is at: its words are no longer wanted."""
        self._search.stop()

    def number_of(self, id: str) -> int | None:
        """The number by which searches find an article."""
        entry = self._find(id)
        try:
            return self._index.number(entry.id) if entry else None
        except sqlite3.Error:
            return None

    def rows_numbered(self, numbers: Sequence[int]) -> list[Row]:
        """The rows of articles that a search has found, those left out that went meanwhile."""
        try:
            entries = self._index.numbered(numbers)
        except sqlite3.Error:
            return []
        marks = self._marks(entry.id for entry in entries)
        return [Row.of(entry, marks.get(entry.id, Mark())) for entry in entries]

    def tags(self, id: str) -> frozenset[str]:
        """The reader's tags on an article."""
        entry = self._find(id)
        try:
            return self._state.tags(entry.id) if entry else frozenset()
        except sqlite3.Error:
            return frozenset()

    def tag(self, id: str, tags: Iterable[str]) -> None:
        """Give an article these tags and no others.

        Raises:
            LibraryError: if that cannot be kept.
        """
        entry = self._find(id)
        if entry is None:
            return
        try:
            self._history.tag(entry.id, entry.path, tags)
        except sqlite3.Error as error:
            raise LibraryError(f"the tags cannot be kept: {error}") from error

    def all_tags(self) -> dict[str, int]:
        """Every tag, and how many articles have it."""
        try:
            return self._state.all_tags()
        except sqlite3.Error:
            return {}

    def export_state(self) -> dict[str, Any]:
        """All marks, tags and saved searches, as JSON has them.

        Raises:
            LibraryError: if they cannot be read.
        """
        try:
            return self._state.export()
        except sqlite3.Error as error:
            raise LibraryError(f"what you read and star cannot be read: {error}") from error

    def import_state(self, exported: Mapping[str, Any]) -> int:
        """Take over an exported state; how many articles it names.

        Raises:
            LibraryError: if it is none, or cannot be kept; nothing is changed then.
        """
        try:
            count = self._state.take_in(exported)
        except (sqlite3.Error, ValueError) as error:
            raise LibraryError(str(error)) from error
        self._changed()
        return count

    def check(self) -> Iterator[str]:
        """What is wrong with the library, in words; nothing if all is well."""
        every = (row for start in range(0, len(self), _PAGE) for row in self.rows(start, start + _PAGE))
        yield from faults(every, self._index, self._state)
        yield from self.notices

    def close(self) -> None:
        """Close the databases."""
        self._search.close()
        self._index.close()
        self._state.close()
        self._cache.close()


def _open_index(roots: Sequence[Path], cache: Path) -> tuple[Index, str | None]:
    """The index of these roots; a few files that are named are not worth one on the disk."""
    if not any(root.is_dir() for root in roots):
        return Index(None), None
    name = sha256("\n".join(map(str, roots)).encode("utf-8", "surrogateescape")).hexdigest()[:16]
    path = cache / f"index-{name}.sqlite"
    try:
        return Index(path), None
    except (sqlite3.Error, OSError) as error:
        return Index(None), f"The list is made anew at each start: {visible_line(str(path))} cannot be used ({error})"
