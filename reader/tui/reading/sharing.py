"""What leaves the reader: a quotation or fact copied with its source, an article's link."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.analyst import AnalystError
from reader.library import LibraryError
from reader.tui import links
from reader.tui.analysis import Analysis
from reader.tui.background import in_background
from reader.tui.citation import citation
from reader.tui.panes import LIST
from reader.tui.widgets.find_bar import Question

if TYPE_CHECKING:
    from reader.tui.screens.reading import ReadingScreen

_LINK_SHOWN_FOR = 60.0


class Sharing:
    """Copies and opens what the screen shows."""

    def __init__(self, screen: ReadingScreen, analysis: Analysis) -> None:
        """Copy from this screen.

        Args:
            screen: the screen.
            analysis: where the facts of what is written come from.
        """
        self._screen = screen
        self._analysis = analysis

    def copy(self) -> None:
        """Copy the fact or quotation, in the list the headline, with its source."""
        self._screen.run_worker(self._copy(), exclusive=True, group="copy")

    async def _copy(self) -> None:
        screen = self._screen
        row, article = screen.articles.row, screen.opening.article
        try:
            if screen.pane == LIST and row:
                words = citation(await in_background(lambda: screen.library.article(row.id)))
            elif article:
                words = citation(article, screen.view.facts, screen.lighting.meant)
            else:
                return
        except LibraryError as error:
            screen.say(str(error))
            return
        self._to_clipboard(words)

    def save(self) -> None:
        """Ask for a file, and write the article that is meant with its facts."""
        row = self._screen.marking.row
        if row and not row.problem:
            from reader.export.wiki import note_name
            from reader.tui.saving import PROMPT, proposed

            name = proposed(note_name(row.title, row.published))
            self._screen.ask(Question(PROMPT, lambda typed: self._save_as(row.id, typed), name, replaces=True))

    def _save_as(self, id: str, typed: str) -> None:
        if typed:
            self._screen.run_worker(self._saved(id, typed), exclusive=True, group="save")

    async def _saved(self, id: str, typed: str) -> None:
        from reader.export.everything import article_as
        from reader.tui.saving import NotSaved, save

        screen = self._screen
        try:
            article = await in_background(lambda: screen.library.article(id))
            facts = await self._analysis.facts(article)
            tags = screen.library.marks.tags(id)
            path = await in_background(lambda: save(typed, lambda form: article_as(form, article, facts, tags)))
        except (LibraryError, AnalystError, NotSaved) as error:
            screen.say(str(error))
        else:
            screen.say(f"Written: {path}")

    def link(self) -> None:
        """Open the article's link here, or over SSH show and copy it."""
        self._screen.run_worker(self._link(), exclusive=True, group="link")

    async def _link(self) -> None:
        screen = self._screen
        row = screen.marking.row
        if row is None:
            return
        try:
            url = (await in_background(lambda: screen.library.article(row.id))).url
            if url:
                await self._open(url)
            else:
                screen.say("This article has no link")
        except (LibraryError, OSError) as error:
            screen.say(str(error))

    def hint(self) -> None:
        """Put letters over the links in the text, to open one."""
        if not self._screen.view.hint():
            self._screen.say("There is no link on the screen")

    def follow(self, url: str) -> None:
        """Open a link of the text here, or over SSH show and copy it."""
        self._screen.run_worker(self._follow(url), exclusive=True, group="link")

    async def _follow(self, url: str) -> None:
        try:
            await self._open(url)
        except OSError as error:
            self._screen.say(str(error))

    def _to_clipboard(self, words: str, seconds: float | None = None) -> None:
        """Copy words and show them, to be selected where the terminal has no clipboard or does not say that it has."""
        app = self._screen.app
        if app.can_copy:
            app.copy_to_clipboard(words)
        did = "Copied" if app.can_copy else "To be selected"
        self._screen.say(f"{did}: {words}", seconds, link=words)

    async def _open(self, url: str) -> None:
        screen = self._screen
        if links.is_web(url) and screen.app.has_browser:
            await in_background(lambda: links.open_link(url))
            screen.say(f"Opened {url}")
        else:
            self._to_clipboard(url, _LINK_SHOWN_FOR)
