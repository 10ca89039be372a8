"""The list of a library's articles: looks at the files, filters, finds what is unread, shows marks as they change."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass

from textual import work
from textual.message import Message
from textual.worker import Worker, WorkerCancelled, WorkerFailed

from reader.library import (
    EVERYTHING,
    NEWEST,
    By,
    Fold,
    Folder,
    Found,
    Group,
    Library,
    LibraryError,
    Order,
    QueryError,
    Row,
    Sought,
    StoryList,
)
from reader.tui import list_words
from reader.tui.background import in_background
from reader.tui.file_watch import FileWatch
from reader.tui.wanted import Listed, Wanted
from reader.tui.widgets.article_list import ArticleList

_MARKS_EVERY = 1.0
"""Seconds between two looks at what other readers have marked."""

_LOOKING = "Looking at the files …"

_FEW = 50
"""Rows that are drawn one by one."""

_COUNT_EVERY = 0.5
"""Seconds between the counts that are shown while the files are looked at."""


class LibraryList(ArticleList):
    """The list on a library; posts what there is to say about it."""

    @dataclass
    class Said(Message):
        """A line for the user."""

        line: str

    @dataclass
    class Mistaken(Message):
        """The filter cannot be read; the list is as it was."""

        why: str
        at: int

    class Shown(Message):
        """The list shows what was asked for."""

    class Looked(Message):
        """The list is as the files are now."""

    class Changed(Message):
        """Files have changed."""

    def __init__(self, library: Library, *, id: str | None = None) -> None:
        """The articles as the index knows them.

        Args:
            library: the articles.
            id: the widget's id.
        """
        super().__init__(id=id)
        self._home = self.library = library
        """The library that is listed: the reader's, or what was deleted."""
        self._shown: Listed = library.folded
        self._groups: Sequence[Group] = ()
        """What the articles stand under, those that are folded left out."""
        self._kept_order = library.orders.chosen
        self._order_found: Order | None = None
        """What a filter's articles are sorted by, if that was chosen."""
        self.folder = EVERYTHING
        """The folder whose articles are listed."""
        self.filter = ""
        """The query that each row answers to."""
        self._is_typed = False
        """Whether that is typed to its end, so that its last word is one."""
        self._showing: Worker[None] | None = None
        self._looking: Worker[None] | None = None
        self._watch = FileWatch(library.roots, lambda: self.post_message(self.Changed()), self._not_watched)
        self.again = self.back = ""
        """The keys that make it look at the files again, and that lead back."""
        self.is_mistaken = False
        """Whether the filter cannot be read; what is listed is then what was found before."""
        self.lack = ""
        """What the search that is shown cannot know yet, in words."""

    def on_mount(self) -> None:
        """Show what there is."""
        shown, self.chosen = self.library.folded, self.library.reading
        if self.order != NEWEST:
            self.show_again()
        else:
            place = shown.position_of(self.chosen) if self.chosen else None
            self.tell(shown, place or 0)

    @property
    def count(self) -> str:
        """How many articles there are, in words."""
        return list_words.articles(self.library)

    def watch_files(self) -> None:
        """Look at the files again whenever they change, and at the marks that other readers change."""
        self.set_interval(_MARKS_EVERY, self._show_marks)
        self._watch.start()

    def _not_watched(self, why: str) -> None:
        self.post_message(self.Said(f"Changes of files show when you press {self.again}: {why}"))

    def on_library_list_changed(self, event: Changed) -> None:
        """Look at the files: some are others now."""
        event.stop()
        self.look()

    def _show_marks(self) -> None:
        if self.library.marks.are_changed_elsewhere():
            self.refresh()
        if self.library is not self._home:
            self._home.marks.are_changed_elsewhere()

    def on_unmount(self) -> None:
        """Nothing is watched any more."""
        self._watch.stop()

    @property
    def found(self) -> str:
        """How many articles the filter leaves, in words."""
        return list_words.found(self._shown, len(self.library))

    def look(self) -> None:
        """Look at the files; the list that is there already can be used meanwhile."""
        self._looking = self._look()

    async def looked(self) -> None:
        """Look at the files, and wait until the list is as they are; others may be looking as well."""
        self.look()
        while (looking := self._looking) is not None:
            with suppress(WorkerCancelled, WorkerFailed):
                await looking.wait()
            if looking is self._looking:
                return

    @work(exclusive=True, group="look")
    async def _look(self) -> None:
        self.empty = _LOOKING
        growth = self.set_interval(_COUNT_EVERY, self._show_growth)
        try:
            changed = await in_background(self._refresh)
        finally:
            growth.stop()
        self.empty = ""
        if changed or not len(self):
            self.show_again()
        self.post_message(self.Looked())

    def _refresh(self) -> bool:
        changed = self._home.refresh()
        return self.library.refresh() if self.library is not self._home else changed

    def _show_growth(self) -> None:
        if self._shown is self.library.folded and len(self._shown) != len(self):
            self.show_again()
            self.post_message(self.Said(f"{self.count} so far …"))

    def enter(self, folder: Folder) -> None:
        """List the articles of a folder, the filter gone."""
        if folder != self.folder or self.filter:
            self.folder, self.filter, self._is_typed, self._order_found = folder, "", False, None
            self.chosen = None
            self.picked = frozenset()
            self.library = self._home.deleted() if folder.is_trash else self._home
            self.show_again()
            if folder.is_trash:
                self.look()

    def filter_by(self, words: str) -> None:
        """Show only what a query finds; all without any. One that cannot be read leaves the list as it is."""
        self.filter, self._is_typed, self._order_found = words, False, None
        self.show_again()

    @property
    def wanted(self) -> Wanted:
        """What it is asked to show; what follows a word ends it."""
        return Wanted(self.folder, f"{self.filter} " if self._is_typed else self.filter, self.order)

    @property
    def order(self) -> Order:
        """What the list is sorted by."""
        return (self.filter.strip() and self._order_found) or self._kept_order

    def sort(self, order: Order) -> None:
        """Show the same articles in another order; with a filter that lasts as long as the filter."""
        if self.filter.strip():
            self._order_found = order
        else:
            self._kept_order = order
        self.show_again()

    def rank(self) -> None:
        """Show what the filter finds now that it is typed, the most relevant first if nothing else was chosen."""
        self._is_typed, self.chosen, self.cursor = True, None, 0
        if self.order == NEWEST and self.library.searches.has_words(self.wanted.words):
            self._order_found = Order(By.RELEVANCE)
        self.show_again()

    def tell_lack(self, words: str) -> None:
        """Say what the search that is shown cannot know yet; nothing if it knows all."""
        self.lack = words
        if not len(self):
            self.empty = self._nothing
            self.refresh()

    def show_again(self) -> None:
        """Show the rows as they are now, the cursor where it was."""
        if (wanted := self.wanted).is_filtered or wanted.order != NEWEST:
            self._showing = self._show_wanted(wanted)
        else:
            self._show(self.library.folded)

    async def settled(self) -> None:
        """Wait until the list is what was asked for."""
        if self._showing is not None:
            with suppress(WorkerCancelled, WorkerFailed):
                await self._showing.wait()

    @work(exclusive=True, group="filter")
    async def _show_wanted(self, wanted: Wanted) -> None:
        library, shown = self.library, self._shown
        library.searches.stop()
        unfolded = shown.unfolded if isinstance(shown, StoryList) else ()
        try:
            rows, groups = await in_background(lambda: wanted.listed(library, unfolded))
        except QueryError as error:
            if wanted == self.wanted:
                self.is_mistaken = True
                self.post_message(self.Mistaken(str(error), error.at))
            return
        except LibraryError as error:
            if wanted == self.wanted:
                self.post_message(self.Said(str(error)))
            return
        if wanted == self.wanted:
            self._show(rows, groups)
            if isinstance(rows, Found) and rows.is_partial:
                await self._show_all(rows)

    async def _show_all(self, found: Found) -> None:
        """Find the rest of what was found at once."""
        # It fails only where another search is wanted by now.
        with suppress(LibraryError):
            await in_background(found.complete)
            if self._shown is found:
                self._show(found)

    @property
    def sought(self) -> tuple[Sought, ...]:
        """The words that the rows shown were found by."""
        return self._shown.sought if isinstance(self._shown, Found) else ()

    def _show(self, rows: Listed, groups: Sequence[Group] = ()) -> None:
        place = rows.position_of(self.chosen) if self.chosen else None
        if place is None:
            # Where the row is gone with its file, the next one is in its place.
            place = self.cursor if self.chosen else 0
        self._shown, self._groups, self.is_mistaken = rows, groups, False
        if self.empty != _LOOKING:
            self.empty = self._nothing
        if isinstance(rows, Fold):
            groups = rows.grouped(groups)
        self.tell(rows, place, rows.excerpt if isinstance(rows, Found) and rows.sought else None, groups)
        self.post_message(self.Shown())

    @property
    def _nothing(self) -> str:
        filter, roots = self.filter.strip(), self.library.roots
        return list_words.nothing(self.folder, filter, self.lack, roots, again=self.again, back=self.back)

    @property
    def where(self) -> str:
        """What is listed, in a few words; nothing where that is all, as it always is."""
        return list_words.where(self.folder, self.filter.strip(), self.order, self.lack)

    @work(exclusive=True, group="unread")
    async def go_to_unread(self, step: int) -> None:
        """Put the cursor on the next unread article, around the end."""
        rows, row = self._shown, self.row
        found = await in_background(lambda: rows.next_unread(row.id if row else None, step))
        place = rows.position_of(found) if found else None
        if place is None:
            self.post_message(self.Said("Everything here is read"))
        else:
            self.select(place)

    def beside(self, id: str | None, step: int) -> tuple[int, Row] | None:
        """The readable article after the given one, or after the cursor's, and its place.

        Args:
            id: an article of the list.
            step: 1 for the one after, -1 for the one before.
        """
        at = self._shown.position_of(id) if id else None
        place = (self.cursor if at is None else at) + step
        while place >= 0 and (rows := self._shown.rows(place, place + 1)):
            if not rows[0].problem:
                return place, rows[0]
            place += step
        return None

    def fold(self, row: Row) -> bool:
        """Show what is folded under a row beneath it, or no more; False if there is nothing."""
        if not isinstance(self._shown, Fold | StoryList) or not self._shown.toggle(row.id):
            return False
        self._show(self._shown, self._groups)
        return True

    def every(self, at_once: int) -> Iterator[Row]:
        """All rows of the list, also those that have not been found yet; fetched some at once."""
        shown = self._shown
        if isinstance(shown, Found):
            with suppress(LibraryError):
                shown.complete()
        for start in range(0, len(shown), at_once):
            yield from shown.rows(start, start + at_once)

    def redraw(self, ids: Collection[str]) -> None:
        """Draw the rows of articles anew whose marks have changed."""
        if len(ids) > _FEW:
            self.refresh()
            return
        for id in ids:
            if (place := self._shown.position_of(id)) is not None:
                self.refresh_row(place)
