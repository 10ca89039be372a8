"""From the article and the list to what is read across articles, and back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from reader.library import LibraryError, QueryError
from reader.tui.background import in_background
from reader.tui.key_facts import KeyFact
from reader.tui.panes import ARTICLE, FACTS, LIST
from reader.tui.widgets.find_bar import Question

if TYPE_CHECKING:
    from reader.across.scope import About
    from reader.across.subjects import Subject
    from reader.article import Article
    from reader.tui.screens.across import Leaving, Trail
    from reader.tui.screens.reading import ReadingScreen
    from reader.tui.views.beside import Beside
    from reader.tui.views.view import View


class Across:
    """Opens the views, and in the article what a line of them leads to."""

    def __init__(self, screen: ReadingScreen) -> None:
        """Nothing has been opened."""
        self._screen = screen
        self._trail: Trail = ()

    @property
    def is_away(self) -> bool:
        """Whether one has come to the article from a view, to which one step back leads."""
        return bool(self._trail)

    def forget(self) -> None:
        """There is no way back any more: another article was opened from the list."""
        self._trail = ()

    def show(self, view: View, cursor: int = 0, above: Trail = ()) -> None:
        """Lay a view over the reading screen."""
        from reader.tui.screens.across import AcrossScreen

        screen = self._screen
        screen.app.push_screen(AcrossScreen(screen.library, screen.keys, view, cursor, above), self._after)

    def come_back(self) -> None:
        """Show again the views from which one went to the article."""
        (view, cursor), *above = self._trail
        self._trail = ()
        self.show(view, cursor, tuple(above))

    def _after(self, leaving: Leaving | None) -> None:
        screen = self._screen
        if leaving is None:
            return
        passage = leaving.passage
        row = screen.library.row(passage.source.id)
        if row is None:
            screen.say(f"{passage.source.title} is gone")
            return
        screen.opening.open(row, KeyFact("", "", "", passage.span))
        self._trail = leaving.trail

    def enter(self) -> None:
        """The dossier of the name that one is at; in the key facts of anything else, its sentence."""
        screen = self._screen
        fact = screen.panel.fact if screen.pane == FACTS else None
        entity = fact.entity if fact else screen.lighting.mentioned
        if entity is not None:
            self.dossier(entity)
        elif fact:
            screen.lighting.show(fact)

    def dossier(self, entity: int) -> None:
        """The dossier of an entity of the open article."""
        if article := self._screen.opening.article:
            self._screen.run_worker(self._dossier(article.id, entity), exclusive=True, group="across")

    async def _dossier(self, id: str, entity: int) -> None:
        library = self._screen.library

        def meant() -> Subject | None:
            from reader.across.subjects import of_entity

            with library.records.reading() as db:
                return of_entity(db, library.marks.verdicts(), id, entity)

        await self._open(meant, "This name is in no table yet; its facts are still being kept")

    def figures(self) -> None:
        """In the list the figures of what it shows; in an article to the key facts and back."""
        screen = self._screen
        if screen.pane == LIST:
            from reader.tui.views.figures import FiguresView

            if about := self._about():
                self.show(FiguresView(screen.library, about))
        elif screen.opening.article:
            screen.panes.used = ARTICLE if screen.pane == FACTS else FACTS
        else:
            screen.say("Open an article first")

    def timeline(self) -> None:
        """The dates of the open article, or of what the list shows."""
        from reader.tui.views.timeline import TimelineView

        if about := self._about():
            self.show(TimelineView(self._screen.library, about))

    async def beside(self, article: Article) -> Beside:
        """What is new in an article, and where others of its story say something else."""

        def found() -> Beside:
            # Imported here, where no key waits for it: it needs most of what compares articles.
            from reader.tui.views.beside import beside

            return beside(self._screen.library, article)

        try:
            return await in_background(found)
        except LibraryError as error:
            from reader.tui.views.beside import Beside

            self._screen.say(str(error))
            return Beside()

    def related(self) -> None:
        """The articles nearest to the one that is meant."""
        from reader.tui.views.related import RelatedView

        if (row := self._screen.marking.row) and not row.problem:
            self.show(RelatedView(self._screen.library, row.id, row.title))

    def brief(self) -> None:
        """The stories of the newest day of the library."""
        from reader.tui.views.brief import BriefView

        library = self._screen.library
        newest = library.rows(0, 1)
        if newest and newest[0].published:
            self.show(BriefView(library, newest[0].published))
        else:
            self._screen.say("No article states its day")

    def _about(self) -> About | None:
        """The open article, or in the list what its filter finds."""
        from reader.across.scope import About, of_article, of_numbers

        screen = self._screen
        article = screen.opening.article
        if screen.pane in (ARTICLE, FACTS) and article:
            return About(article.title, lambda db: of_article(db, article.id))
        query = screen.articles.filter
        try:
            numbers = screen.library.search(query).numbers
        except (LibraryError, QueryError) as error:
            screen.say(str(error))
            return None
        return About(query or "all articles", lambda db: of_numbers(db, numbers))

    def ask_who(self) -> None:
        """Ask for a name, and show its dossier."""
        self._screen.ask(Question("Who or what?", self._who))

    def _who(self, name: str) -> None:
        if name:
            self._screen.run_worker(self._named(name), exclusive=True, group="across")

    async def _named(self, name: str) -> None:
        library = self._screen.library

        def meant() -> Subject | None:
            from reader.across.subjects import find

            with library.records.reading() as db:
                return next(iter(find(db, library.marks.verdicts(), name)), None)

        await self._open(meant, f"No article that is analysed names {name}")

    async def _open(self, meant: Callable[[], Subject | None], otherwise: str) -> None:
        try:
            subject = await in_background(meant)
        except LibraryError as error:
            self._screen.say(str(error))
            return
        if subject is None:
            self._screen.say(otherwise)
            return
        from reader.tui.views.dossier import DossierView

        self.show(DossierView(self._screen.library, subject))
