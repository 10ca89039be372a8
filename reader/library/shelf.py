"""A library as the reader sees it: its articles in order, with the reader's marks and the facts that are kept."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from platformdirs import user_cache_path, user_data_path

from reader.article import Article
from reader.controls import visible_line
from reader.library.cache import FactsCache
from reader.library.database import files_of
from reader.library.discards import Discards
from reader.library.error import LibraryError
from reader.library.feeds import Feeds
from reader.library.files import APP
from reader.library.fold import Fold
from reader.library.folder import Folder
from reader.library.folders import folders
from reader.library.found import Found
from reader.library.history import History
from reader.library.index import Index, open_index
from reader.library.listing import Listing
from reader.library.marks import Marks, in_words
from reader.library.order import NEWEST, Order
from reader.library.orders import Orders
from reader.library.paging import PAGE
from reader.library.records import Records
from reader.library.rescue import open_state
from reader.library.row import Row
from reader.library.state import State
from reader.library.story_list import StoryList
from reader.library.trash import Trash
from reader.library.upkeep import Upkeep

if TYPE_CHECKING:
    from reader.facts.model import Facts
    from reader.intake.draft import Draft
    from reader.library.keeping import Keeping, Kept, Prepared
    from reader.library.searches import Searches


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
        data_folder: Path,
        cache_folder: Path,
        notices: Sequence[str] = (),
        history: History | None = None,
    ) -> None:
        """Use `Library.open`."""
        self.roots = tuple(roots)
        """The folders and files that it holds."""
        self.notices = tuple(notices)
        """What does not work as it should, in words for the reader."""
        self._index = index
        self._state = state
        self.cache = cache
        """The facts of its articles, so far as they were made."""
        self.data_folder = data_folder
        """The folder of the reader's state."""
        self.cache_folder = cache_folder
        """The folder of the index and the facts; it may be deleted."""
        self._trash = trash
        self._deleted: Library | None = None
        self._listing = Listing(index, state, self._notice)
        self._history = history or History(state, trash)
        self.marks = Marks(state, self._history, self._listing)
        """What the reader does with the articles."""
        self.feeds = Feeds(data_folder, self._folder, self._listing, self._notice)
        """The feeds that it is subscribed to."""
        self.orders = Orders(index, state, self._listing)
        """All of it, sorted otherwise than by date."""
        self._searches: Searches | None = None
        self._first_search = Lock()
        self.discards = Discards(self.roots, state, self._history, trash)
        """What was deleted."""
        self.records = Records(index, cache.path)
        """What the articles state, to be read across them."""
        self._upkeep = Upkeep(self.roots, index, state, self._listing, self._close_readers, self._notice)

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
        index, index_notice = open_index(whole, cache)
        state, state_notice = open_state(data / "state.sqlite")
        notices = [line for line in (index_notice, state_notice) if line]
        return cls(whole, index, state, FactsCache(cache), Trash(data / "trash"), data, cache, notices)

    @property
    def databases(self) -> tuple[Path, ...] | None:
        """The files that the list is made from; None where one of them is only in memory."""
        if self._index.path is None or self._state.path is None:
            return None
        return (*files_of(self._index.path)[:2], *files_of(self._state.path)[:2])

    def refresh(self) -> bool:
        """Look at the files again, parsing those that changed; True if the list or a mark is another now."""
        return self._upkeep.refresh()

    def _notice(self, line: str) -> None:
        if line not in self.notices:
            self.notices = (*self.notices, line)

    def __len__(self) -> int:
        return len(self._listing)

    def rows(self, start: int, stop: int) -> list[Row]:
        """The rows from one place in the list to another, for the part of it that is on the screen."""
        return self._listing.rows(start, stop)

    @property
    def folded(self) -> Fold:
        """The list with the older versions of each story folded under the newest."""
        return self._listing.folded

    def versions(self, id: str) -> list[Row]:
        """All versions of an article's story, the newest first; itself alone if it has no other."""
        return self._listing.versions(id)

    def row(self, id: str) -> Row | None:
        """The row of an article, None if it is not here."""
        return self._listing.row(id)

    def position_of(self, id: str) -> int | None:
        """Where an article stands in the list."""
        return self._listing.position_of(id)

    def next_unread(self, id: str | None, step: int = 1) -> str | None:
        """The next unread article after one in the list (before it where `step` is negative), around the end."""
        return self._listing.next_unread(id, step)

    def beginning_with(self, beginning: str, most: int) -> list[Row]:
        """The rows of articles whose ids begin so; the newest if nothing is said."""
        return self._listing.beginning_with(beginning, most)

    def resolve(self, reference: str) -> str:
        """The id that an id, an unambiguous beginning of one, or a path means.

        Raises:
            LibraryError: if there is no such article, or several.
        """
        return self._listing.resolve(reference)

    def article(self, id: str) -> Article:
        """The article itself, read from its file.

        Raises:
            LibraryError: if it cannot be read (any more); the message says why.
        """
        from reader.intake import IntakeError, read_article

        entry = self._listing.find(id)
        if entry is None:
            raise LibraryError(f"there is no article {visible_line(id)} in this library")
        try:
            return replace(read_article(Path(entry.path)), id=entry.id)
        except IntakeError as error:
            raise LibraryError(str(error)) from error

    def facts(self, article: Article, engine: str) -> Facts | None:
        """The facts that this engine made of the article as it is now, if they are kept."""
        return self.cache.facts(article, engine)

    def keep_facts(self, article: Article, facts: Facts) -> None:
        """Keep the facts of an article; where the cache cannot be written they are computed again next time."""
        self.cache.keep(article, facts)

    def _folder(self) -> Path:
        folder = next((root for root in self.roots if root.is_dir()), None)
        if folder is None:
            raise LibraryError("this library is no folder: nothing can be added to it")
        return folder

    def keep(self, drafts: Sequence[Draft | Prepared]) -> list[Kept]:
        """Store articles that came in, in the first folder of this library; `refresh` shows them in the list.

        Raises:
            LibraryError: if they cannot be stored.
        """
        return self._keeping().keep(drafts)

    def kept_at(self, url: str) -> Kept | None:
        """The article of an address of the web, if it is here."""
        return self._keeping().at(url)

    def is_stored(self, id: str, path: str) -> bool:
        """Whether an article is here, edited or moved.

        Args:
            id: its id, which is another once it was edited.
            path: its file, which is another once it was moved.
        """
        return os.path.lexists(path) or self._listing.find(id) is not None

    def _keeping(self) -> Keeping:
        from reader.library.keeping import Keeping

        return Keeping(self._folder(), self._index, self.data_folder / "keeping.lock")

    def deleted(self) -> Library:
        """The trash, as a library of its own with the same marks; it is closed with this one."""
        if self._deleted is None:
            roots = [self.discards.folder]
            index, _ = open_index(roots, self.cache_folder)
            folders = self.data_folder, self.cache_folder
            self._deleted = Library(roots, index, self._state, self.cache, self._trash, *folders, history=self._history)
        return self._deleted

    @property
    def reading(self) -> str | None:
        """The article that was being read when the last session on these files ended, if any was."""
        try:
            return self._state.remembered.reading(self._name)
        except sqlite3.Error:
            return None

    def keep_reading(self, id: str | None) -> None:
        """Keep which article is being read; None if none is.

        Raises:
            LibraryError: if it cannot be kept.
        """
        if id != self.reading:
            with in_words("what you are reading cannot be kept"):
                self._state.remembered.keep_reading(self._name, id)

    @property
    def _name(self) -> str:
        return "\n".join(sorted(str(root.absolute()) for root in self.roots))

    def all_tags(self) -> dict[str, int]:
        """Every tag, and how many articles have it."""
        try:
            return self._state.all_tags()
        except sqlite3.Error:
            return {}

    @property
    def searches(self) -> Searches:
        """What is asked of it."""
        with self._first_search:
            if self._searches is None:
                from reader.library.searches import Searches

                facts, saved = self.cache.path, self.saved_searches
                self._searches = Searches(self._index, facts, self._state, self._history, self._listing, saved)
            return self._searches

    def search(
        self,
        text: str,
        *,
        within: str = "",
        typing: bool = False,
        ranked: bool = False,
        order: Order = NEWEST,
        at_once: bool = False,
    ) -> Found:
        """The articles that a query finds: see `Searches.find`."""
        return self.searches.find(text, within=within, typing=typing, ranked=ranked, order=order, at_once=at_once)

    def folders(self) -> list[Folder]:
        """The folders that the articles are listed by."""
        return folders(self)

    def by_story(self, order: Order, unfolded: Collection[str] = (), among: Sequence[int] | None = None) -> StoryList:
        """A row for each story: see `StoryList`."""
        return StoryList(self.records, self._listing, order, unfolded, among)

    def saved_searches(self) -> dict[str, str]:
        """The saved searches by their names."""
        try:
            return self._state.remembered.searches()
        except sqlite3.Error:
            return {}

    def check(self) -> Iterator[str]:
        """What is wrong with the library, in words; nothing if all is well."""
        from reader.library.checkup import faults

        every = (row for start in range(0, len(self), PAGE) for row in self.rows(start, start + PAGE))
        yield from faults(every, self._index, self._state)
        yield from self.notices

    def _close_readers(self) -> None:
        if self._searches is not None:
            self._searches.close()
        self.records.close()

    def close(self) -> None:
        """Close the databases."""
        if self._deleted is not None:
            self._deleted._close_own()
        self._close_own()
        self._state.close()
        self.cache.close()

    def _close_own(self) -> None:
        self._close_readers()
        self._index.close()
