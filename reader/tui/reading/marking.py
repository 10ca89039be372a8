"""The reader's own marks: what is read, starred, deleted; and the way back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from reader.controls import visible_line
from reader.library import LibraryError, QueryError, Row
from reader.restricted import REFUSAL, is_restricted
from reader.tui.background import in_background
from reader.tui.panes import FOLDERS, LIST
from reader.tui.widgets.find_bar import Question

if TYPE_CHECKING:
    from reader.tui.screens.reading import ReadingScreen

_AT_ONCE = 1000
"""Rows of the list that are fetched at once to be marked."""

_FEW = 50
"""Articles that are marked while the keys wait."""

Result = TypeVar("Result")

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
    def picked(self) -> frozenset[str]:
        """The ids of the articles that are picked, if they are what is meant."""
        return self._screen.articles.picked if self._screen.pane == LIST else frozenset()

    @property
    def rows(self) -> list[Row]:
        """All articles that are meant and can be read."""
        found = [self._screen.library.row(id) for id in self.picked] or [self.row]
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
        self._turn(self._turn_read)

    def _turn_read(self, rows: Sequence[Row]) -> str:
        read = not all(row.read for row in rows)
        words = _told("Marked read" if read else "Marked unread", rows)
        self._screen.library.marks.change([row.id for row in rows], words, read=read)
        return words

    def star(self) -> None:
        """Star, or take the star away: star, if one of several has none."""
        self._turn(self._turn_starred)

    def _turn_starred(self, rows: Sequence[Row]) -> str:
        starred = not all(row.starred for row in rows)
        words = _told("Starred" if starred else "Star taken away", rows)
        self._screen.library.marks.change([row.id for row in rows], words, starred=starred)
        return words

    def _turn(self, turn: Callable[[Sequence[Row]], str]) -> None:
        """Change a mark of what is meant: at once, or of very many in the background."""
        screen = self._screen
        if len(self.picked) > _FEW:
            screen.run_worker(self._turn_many(turn), group="marks")
        elif rows := self.rows:
            try:
                words = turn(rows)
            except LibraryError as error:
                screen.say(str(error))
            else:
                screen.articles.redraw([row.id for row in rows])
                screen.say(words)

    async def _turn_many(self, turn: Callable[[Sequence[Row]], str]) -> None:
        library, picked = self._screen.library, self.picked

        def turned() -> str:
            return turn([row for id in picked if (row := library.row(id)) and not row.problem])

        if words := await self.done(turned):
            self._screen.articles.refresh()
            self._screen.say(words)

    def opened(self, row: Row) -> None:
        """Mark an article read that is opened."""
        if not row.read:
            try:
                self._screen.library.marks.set_read(row.id, True)
            except LibraryError as error:
                self._screen.say(str(error))
            else:
                self._screen.articles.redraw([row.id])

    def all_read(self) -> None:
        """Mark all articles of the list read, as it is filtered; of a folder, those in it."""
        screen = self._screen
        if screen.pane == FOLDERS and (folder := screen.folders.folder):
            screen.browsing.open(folder)
        screen.run_worker(self._mark_all_read(), group="marks")

    async def _mark_all_read(self) -> None:
        screen = self._screen
        await screen.articles.settled()

        wanted = screen.articles.wanted
        screen.say("Marking all read …")
        if (count := await self.done(lambda: wanted.mark_read(screen.library))) is not None:
            screen.articles.refresh()
            screen.say(f"{count:,} marked read; {self._undo_key} takes it back" if count else "All is read already")

    async def done(self, change: Callable[[], Result]) -> Result | None:
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
        elif is_restricted():
            screen.say(REFUSAL)
        elif rows := self.rows or [row for row in [self.row] if row]:
            screen.run_worker(self._put_back(rows) if screen.articles.folder.is_trash else self._delete(rows))

    async def _delete(self, rows: Sequence[Row]) -> None:
        screen = self._screen
        if await self.done(lambda: screen.library.marks.delete([row.id for row in rows])) is not None:
            what = f"“{visible_line(rows[0].title)}”" if len(rows) == 1 else f"{len(rows):,} articles"
            await self._files_moved(f"Deleted {what}; {self._undo_key} takes it back")

    async def _put_back(self, rows: Sequence[Row]) -> None:
        screen = self._screen
        if (count := await self.done(lambda: screen.home.discards.put_back(rows))) is not None:
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
        if (count := await self.done(self._screen.home.discards.empty)) is not None:
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


def _told(words: str, rows: Sequence[Row]) -> str:
    return words if len(rows) == 1 else f"{words}: {len(rows):,} articles"
