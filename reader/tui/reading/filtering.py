"""The list filtered as one types, and filters that are saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.library import EVERYTHING, LibraryError, QueryError
from reader.tui.background import in_background
from reader.tui.panes import FOLDERS, LIST
from reader.tui.widgets.find_bar import Question

if TYPE_CHECKING:
    from reader.tui.screens.reading import ReadingScreen

_PROMPT = 'Filter by words, "a phrase", who:name, where:place, figure:>10%, is:unread'


class Filtering:
    """Asks what the list is to be filtered by."""

    def __init__(self, screen: ReadingScreen) -> None:
        """Filter the list of this screen."""
        self._screen = screen
        self._is_typing = False

    def find(self) -> None:
        """Ask what to find: in the article its words, in the list or a folder articles."""
        if self._screen.pane not in (FOLDERS, LIST):
            self._screen.lighting.ask()
            return
        if self._screen.pane == FOLDERS and (folder := self._screen.folders.folder):
            self._screen.browsing.open(folder)
        self._ask(replaces=True)
        # What a search needs is imported while nothing is typed yet.
        self._screen.run_worker(in_background(lambda: self._screen.home.searches), group="searches")

    def _ask(self, *, replaces: bool) -> None:
        listed, self._is_typing = self._screen.articles, True
        self._screen.ask(
            Question(
                _PROMPT,
                answer=self._filtered,
                words=listed.filter,
                replaces=replaces,
                typed=listed.filter_by,
                given_up=self._given_up,
            )
        )

    def tell(self) -> None:
        """Say how many articles are found by what is typed so far."""
        articles = self._screen.articles
        if self._is_typing:
            found = (articles.found, articles.lack) if articles.filter.strip() else ()
            self._screen.say(" · ".join(filter(None, found)))

    def _given_up(self) -> None:
        self._is_typing = False
        self._screen.articles.filter_by("")
        self._screen.say("")

    def show(self, words: str) -> None:
        """List the articles of the whole library that a query finds."""
        screen = self._screen
        screen.browsing.open(EVERYTHING)
        screen.articles.filter_by(words)
        self._filtered(words)

    def _filtered(self, words: str) -> None:
        self._is_typing = False
        if words != self._screen.articles.filter.strip():
            self._screen.articles.filter_by(words)
        self._screen.run_worker(self._rank(words), exclusive=True, group="rank")

    async def _rank(self, words: str) -> None:
        """Put the most relevant first now that the words are there, and say how many there are."""
        articles = self._screen.articles
        await articles.settled()
        if articles.is_mistaken:
            self._ask(replaces=False)
            return
        if words and articles.filter:
            articles.rank()
            await articles.settled()
            words = f"{articles.found}, {articles.order.words}" if len(articles) else "Nothing is found"
            self._screen.say(" · ".join(filter(None, (words, articles.lack))))
        else:
            self._screen.say("")

    def save(self) -> None:
        """Ask for a name for the list's filter."""
        from reader.library.query_parser import starred

        filter = starred(self._screen.articles.filter)
        if filter.strip():
            self._screen.ask(Question(f"A name for: {filter}", lambda name: self._save(name, filter)))
        else:
            self._screen.say("Filter the list first; then its filter can be saved")

    def _save(self, name: str, filter: str) -> None:
        if not name.strip():
            return
        try:
            self._screen.home.searches.save(name, filter)
        except (LibraryError, QueryError) as error:
            self._screen.say(str(error))
        else:
            self._screen.say(f"Saved; saved:{name.strip().casefold()} finds it again")
