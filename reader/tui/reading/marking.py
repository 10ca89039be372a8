"""The reader's own marks: what is read, starred, deleted; and the way back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from reader.controls import visible_line
from reader.library import LibraryError, QueryError, Row
from reader.tui.background import in_background
from reader.tui.panes import FOLDERS, LIST
from reader.tui.widgets.find_bar import Question

if TYPE_CHECKING:
    from reader.tui.screens.reading import ReadingScreen

_AT_ONCE = 1000
"""Rows of the list that are fetched at once to be marked."""

_MOST_PICKED = 10_000
"""Articles that can be picked one by one: what is done to more is done to a folder."""


class Marking:
    """Marks the articles that are meant: those that are picked, else the one under the cursor, else the open one."""

    def __init__(self, screen: ReadingScreen) -> None:
        """Mark what this screen shows."""
        self._screen = screen

    @property
    def row(self) -> Row | None:
        """The one article that is meant; none among the folders."""
        screen = self._screen
        if screen.pane == FOLDERS:
            return None
        if screen.pane == LIST or screen.selected is None:
            return screen.articles.row
        return screen.library.row(screen.selected)

    @property
    def rows(self) -> list[Row]:
        """All articles that are meant and can be read."""
        screen = self._screen
        picked = screen.articles.picked if screen.pane == LIST else ()
        found = [screen.library.row(id) for id in picked] or [self.row]
        return [row for row in found if row and not row.problem]

    @property
    def _undo_key(self) -> str:
        return self._screen.keys.of("reading.undo")[0]

    def pick(self) -> None:
        """Pick the article under the cursor, or let it go, and move on."""
        articles = self._screen.articles
        if self._screen.pane == LIST and (row := articles.row):
            self._pick(articles.picked ^ {row.id})
            articles.select(articles.cursor + 1)

    def pick_all(self) -> None:
        """Pick all articles of the list, or let go what is picked."""
        articles = self._screen.articles
        if self._screen.pane != LIST:
            return
        if articles.picked:
            self._pick(frozenset())
        elif len(articles) > _MOST_PICKED:
            self._screen.say(f"At most {_MOST_PICKED:,} articles can be picked; filter the list first")
        else:
            self._pick(frozenset(row.id for row in articles.every(_AT_ONCE)))

    def _pick(self, ids: frozenset[str]) -> None:
        articles = self._screen.articles
        before, articles.picked = articles.picked, ids
        articles.redraw(before ^ ids)
        self._screen.say(f"{len(ids):,} picked; what you do next is done to all of them" if ids else "None picked")
        self._screen.tell_keys()

    def let_go(self) -> bool:
        """Let go what is picked; False if nothing is."""
        if not self._screen.articles.picked:
            return False
        self._pick(frozenset())
        return True

    def unread(self) -> None:
        """Mark read or unread: read, if one of several is not."""
        if rows := self.rows:
            read = not all(row.read for row in rows)
            self._mark(rows, "Marked read" if read else "Marked unread", read=read)

    def star(self) -> None:
        """Star, or take the star away: star, if one of several has none."""
        if rows := self.rows:
            starred = not all(row.starred for row in rows)
            self._mark(rows, "Starred" if starred else "Star taken away", starred=starred)

    def opened(self, row: Row) -> None:
        """Mark an article read that is opened."""
        if not row.read:
            self._mark([row], "Marked read", read=True, quietly=True)

    def _mark(
        self,
        rows: Sequence[Row],
        words: str,
        *,
        read: bool | None = None,
        starred: bool | None = None,
        quietly: bool = False,
    ) -> None:
        screen, ids = self._screen, [row.id for row in rows]
        words = words if len(ids) == 1 else f"{words}: {len(ids):,} articles"
        try:
            screen.library.marks.change(ids, words, read=read, starred=starred)
        except LibraryError as error:
            screen.say(str(error))
        else:
            screen.articles.redraw(ids)
            if not quietly:
                screen.say(words)

    def all_read(self) -> None:
        """Mark all articles of the list read, as it is filtered; of a folder, those in it."""
        screen = self._screen
        if screen.pane == FOLDERS and (folder := screen.folders.folder):
            screen.browsing.open(folder)
        screen.run_worker(self._mark_all_read(), group="marks")

    async def _mark_all_read(self) -> None:
        screen = self._screen
        await screen.articles.settled()

        screen.say("Marking all read …")
        if (count := await self._done(screen.articles.mark_read)) is not None:
            screen.articles.refresh()
            screen.say(f"{count:,} marked read; {self._undo_key} takes it back" if count else "All is read already")

    async def _done(self, change: Callable[[], int]) -> int | None:
        """What a change in the background says, None where it failed; that is told."""
        try:
            return await in_background(change)
        except (LibraryError, QueryError) as error:
            self._screen.say(str(error))
            return None

    def delete(self) -> None:
        """Move articles to the trash; in the trash put them back; among the folders forget a saved search."""
        screen = self._screen
        if screen.pane == FOLDERS:
            self._forget_search()
        elif rows := self.rows or [row for row in [self.row] if row]:
            screen.run_worker(self._put_back(rows) if screen.articles.folder.is_trash else self._delete(rows))

    async def _delete(self, rows: Sequence[Row]) -> None:
        screen = self._screen
        if await self._done(lambda: screen.library.marks.delete([row.id for row in rows])) is not None:
            what = f"“{visible_line(rows[0].title)}”" if len(rows) == 1 else f"{len(rows):,} articles"
            await self._files_moved(f"Deleted {what}; {self._undo_key} takes it back")

    async def _put_back(self, rows: Sequence[Row]) -> None:
        screen = self._screen
        if (count := await self._done(lambda: screen.home.discards.put_back(rows))) is not None:
            await self._files_moved(f"Put {count:,} article{'' if count == 1 else 's'} back")

    async def _files_moved(self, words: str) -> None:
        screen = self._screen
        screen.articles.picked = frozenset()
        await screen.articles.looked()
        screen.say(words)

    def _forget_search(self) -> None:
        screen = self._screen
        folder = screen.folders.folder
        if folder is None or not folder.is_saved:
            screen.say("Only saved searches can be deleted here; their articles stay")
            return
        try:
            screen.home.searches.save(folder.name, None)
        except LibraryError as error:
            screen.say(str(error))
        else:
            screen.browsing.show()
            screen.say(f"Forgot the search “{folder.name}”; {self._undo_key} takes it back")

    def empty_trash(self) -> None:
        """Ask whether to delete for good what is in the trash."""
        count = self._screen.home.discards.count
        if count:
            prompt = f"Type yes to delete {count:,} article{'' if count == 1 else 's'} for good"
            self._screen.ask(Question(prompt, self._empty_trash))
        else:
            self._screen.say("The trash is empty")

    def _empty_trash(self, answer: str) -> None:
        if answer.strip().casefold() != "yes":
            self._screen.say("The trash is as it was")
        else:
            self._screen.run_worker(self._empty())

    async def _empty(self) -> None:
        if (count := await self._done(self._screen.home.discards.empty)) is not None:
            await self._files_moved(f"{count:,} article{'' if count == 1 else 's'} deleted for good")

    def undo(self) -> None:
        """Take back the last change."""
        self._screen.run_worker(self._undo(), group="marks")

    async def _undo(self) -> None:
        screen = self._screen
        try:
            change = await in_background(screen.library.marks.undo)
        except LibraryError as error:
            screen.say(str(error))
            return
        if change and change.moved_files:
            await screen.articles.looked()
        screen.articles.refresh()
        screen.browsing.changed()
        screen.writing.show()
        words = change and f"{change.words[0].lower()}{change.words[1:]}"
        screen.say(f"Taken back: {words}" if words else "Nothing to take back")
