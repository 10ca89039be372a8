"""Opening articles: the text at once, its facts when they are ready, and the place where one stopped."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable
from contextlib import suppress
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING

from reader.analyst import AnalystError
from reader.article import Article, Span
from reader.library import LibraryError, Row
from reader.tui.analysis import Analysis
from reader.tui.background import in_background
from reader.tui.key_facts import KeyFact, key_facts, not_analysed
from reader.tui.one_frame import in_one_frame, painted
from reader.tui.panes import ARTICLE

if TYPE_CHECKING:
    from reader.facts.model import Facts
    from reader.tui.screens.reading import ReadingScreen

_TOGETHER = 0.01
"""Seconds that a text waits for facts that are kept: one frame is sooner there, and costs less, than two."""

_LONG = 200_000
"""Characters of a text from which it is shown before its facts are looked for: they may be some ten thousand."""

_SAVE_AFTER = 0.4
"""Seconds after a scroll at which the place is kept."""

_AHEAD_AFTER = 0.5
"""Seconds with an article after which the next one is analysed."""


@dataclass(frozen=True, slots=True)
class _Told:
    """What is told of an article beside its text."""

    facts: Facts
    entries: tuple[KeyFact, ...]
    """Of the panel."""
    fresh: tuple[Span, ...]
    """Sentences that are new."""

    @property
    def still(self) -> str:
        """What is said above the entries."""
        if self.facts.language != "en":
            return not_analysed(self.facts.language)
        return "" if self.entries else "No facts were found in this article."


class Opening:
    """Which article is on the screen."""

    def __init__(self, screen: ReadingScreen, analysis: Analysis) -> None:
        """Nothing is opened yet.

        Args:
            screen: the reading screen.
            analysis: where facts come from.
        """
        self._screen = screen
        self._analysis = analysis
        self.article: Article | None = None
        """The article that is shown."""
        self.is_left = False
        """Whether one has gone back from it to the list."""
        self._unsaved: tuple[str, int] | None = None
        self._keeping = Lock()
        """Places are kept in the order in which they were come to."""

    @property
    def greeting(self) -> str:
        """How many articles there are, and the one that was being read."""
        screen = self._screen
        reading = screen.home.reading
        row = screen.home.row(reading) if reading else None
        words = f" · {screen.keys.of('list.open')[0]} goes on with: {row.title}" if row else ""
        return f"{screen.articles.count}{words}"

    async def prepare(self) -> None:
        """Read the article that one is likely to open, so that what reading takes is imported before anybody waits."""
        library, row = self._screen.library, self._screen.articles.row

        def read() -> None:
            from reader.tui.views import beside  # noqa: F401

            if row and not row.problem:
                self._analysis.kept(library.article(row.id))

        with suppress(LibraryError):
            await in_background(read)

    def open(self, row: Row, at: KeyFact | None = None, place: int | None = None) -> None:
        """Open a row's article, or say why it cannot be read.

        Args:
            row: the article.
            at: a fact whose sentence is to be shown.
            place: of the row in the list, where the cursor is to go.
        """
        screen = self._screen
        screen.across.forget()
        self.save_place()
        if row.problem:
            screen.say(f"{row.title}: {row.problem}")
        elif row.id == screen.selected:
            screen.panes.used = ARTICLE
            if at:
                screen.lighting.show(at)
        else:
            screen.selected = row.id
            screen.run_worker(self._load(row.id, at, place), exclusive=True, group="open")

    def step(self, step: int) -> None:
        """Open the next or previous article that can be read, without leaving the text."""
        screen = self._screen
        if found := screen.articles.beside(screen.selected, step):
            place, row = found
            self.open(row, place=place)
        else:
            screen.say("That is the last article" if step > 0 else "That is the first article")

    async def _load(self, id: str, at: KeyFact | None, place: int | None) -> None:
        """Text at once, facts when they are ready; a result for another article is dropped."""
        screen = self._screen
        screen.workers.cancel_group(screen, "ahead")
        try:
            article = await in_background(lambda: screen.library.article(id))
        except LibraryError as error:
            if id == screen.selected:
                screen.selected = self.article.id if self.article else None
                screen.say(str(error))
            return
        soon = None
        if len(article.text) < _LONG:
            soon = asyncio.ensure_future(self._known(article))
            await asyncio.wait({soon}, timeout=_TOGETHER)
        told = soon.result() if soon and soon.done() else None
        if id == screen.selected:
            await in_one_frame(screen, lambda: self._show(article, told, at, place))
            if not told:
                await painted(screen)
            screen.run_worker(in_background(self._keep_reading), group="reading")
            if told or await self._told_later(article, soon or self._known(article)):
                screen.run_worker(self._analyse_next(id), exclusive=True, group="ahead", exit_on_error=False)

    def _show(self, article: Article, told: _Told | None, at: KeyFact | None, place: int | None) -> None:
        screen = self._screen
        self.article = article
        if place is not None:
            screen.articles.select(place)
        screen.app.title = f"{article.title} · newsreader"
        screen.lighting.begin(article, told.facts if told else None, told.fresh if told else ())
        screen.panel.tell(told.entries if told else (), still=told.still if told else "Reading the facts …")
        screen.panes.used = ARTICLE
        screen.panes.opened = True
        screen.tell_keys()
        row = screen.library.row(article.id)
        if row:
            screen.marking.opened(row)
        others = screen.versions.tell(row) if row else ""
        screen.say(" · ".join(filter(None, (*article.notices, others))))
        if at:
            screen.lighting.show(at)

    async def _told_later(self, article: Article, known: Awaitable[_Told | None]) -> bool:
        """Tell the facts that could not be shown with the text, as soon as they are there; whether they were told."""
        screen = self._screen
        try:
            told = await known or await self._beside(article, await self._analysis.made(article))
        except AnalystError as error:
            if article is self.article:
                screen.panel.tell((), still=f"There are no facts: {error}")
            return False
        if article is self.article:
            screen.view.facts = told.facts
            screen.view.fresh = told.fresh
            screen.panel.tell(told.entries, still=told.still)
        return article is self.article

    async def _known(self, article: Article) -> _Told | None:
        facts = await in_background(lambda: self._analysis.kept(article))
        return await self._beside(article, facts) if facts else None

    async def _beside(self, article: Article, facts: Facts) -> _Told:
        beside = await self._screen.across.beside(article)
        return _Told(facts, (*beside.entries, *key_facts(article, facts)), beside.fresh)

    async def _analyse_next(self, id: str) -> None:
        """Have the facts of the next article ready, where that starts no process and nobody waits for another."""
        await asyncio.sleep(_AHEAD_AFTER)
        if self._analysis.is_warm and (found := self._screen.articles.beside(id, 1)):
            _, row = found
            await self._analysis.facts(await in_background(lambda: self._screen.library.article(row.id)))

    def moved_to(self, place: int) -> None:
        """Keep the place, once the reader has stopped scrolling."""
        if self.article is not None:
            if self._unsaved is None:
                self._screen.set_timer(_SAVE_AFTER, self._save_place_beside)
            self._unsaved = self.article.id, place

    def _keep_reading(self) -> None:
        with self._keeping, suppress(LibraryError):  # It is of use to the next session only.
            self._screen.home.keep_reading(self.article.id if self.article and not self.is_left else None)

    def end(self) -> None:
        """Keep for the next session which article is being read, and where."""
        self.save_place()
        if self.article is not None:
            self._keep_reading()

    def save_place(self) -> None:
        """Keep the place now, if it is not kept yet."""
        try:
            self._keep_place()
        except LibraryError as error:
            self._screen.say(str(error))

    async def _save_place_beside(self) -> None:
        """Keep it beside the event loop: a disk may take longer to be sure of it than a key may."""
        try:
            await in_background(self._keep_place)
        except LibraryError as error:
            self._screen.say(str(error))

    def _keep_place(self) -> None:
        with self._keeping:
            if self._unsaved is not None:
                (id, place), self._unsaved = self._unsaved, None
                self._screen.library.marks.keep_place(id, place)
