"""What is lit up in the article: kinds of highlights, the entity that is chosen, a fact's sentence, words found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.article import Article, Span
from reader.tui.key_facts import KeyFact
from reader.tui.painting import Highlight
from reader.tui.panes import ARTICLE, FACTS, FOLDERS, LIST
from reader.tui.widgets.find_bar import Question

if TYPE_CHECKING:
    from reader.facts.model import Facts
    from reader.tui.screens.reading import ReadingScreen


class Lighting:
    """Tells the article what to light up, and finds the way back."""

    def __init__(self, screen: ReadingScreen) -> None:
        """Nothing is lit up on this screen yet."""
        self._screen = screen
        self._last_find = ""
        self._return_to: int | None = None
        """The place in the article from which one went to the key facts."""

    def begin(self, article: Article, facts: Facts | None, fresh: tuple[Span, ...]) -> None:
        """Show another article, and in it the words by which it was found.

        Args:
            article: the article.
            facts: its facts, if they are there already.
            fresh: sentences that are new in it.
        """
        screen = self._screen
        self._return_to = None
        screen.chosen = None
        place, own = screen.library.marks.place(article.id), screen.writing.of(article.id)
        screen.view.show(article, facts, fresh, place=place, own=own)
        self._last_find = ""
        screen.view.sought = screen.articles.sought

    @property
    def is_on(self) -> bool:
        """Whether something is lit up that one step back ends."""
        view = self._screen.view
        return bool(self._return_to is not None or view.find or view.marked or self._screen.chosen is not None)

    def clear(self) -> None:
        """End what is chosen, marked or searched for; from a fact go back to where one came from."""
        screen, view, place = self._screen, self._screen.view, self._return_to
        self._return_to = None
        screen.chosen = None
        view.show(
            screen.opening.article, view.facts, view.fresh, place=view.place if place is None else place, own=view.own
        )
        view.sought = screen.articles.sought
        screen.say("")
        screen.tell_keys()
        if place is not None:
            screen.panes.used = FACTS

    def next(self, step: int) -> None:
        """Go to what is next: a match, mention or highlight of the article, an unread article, a folder with one."""
        screen = self._screen
        if screen.pane == FOLDERS and not screen.folders.go_to_unread(step):
            screen.say("Everything is read")
        if screen.pane == LIST:
            screen.articles.go_to_unread(step)
        elif screen.pane != FOLDERS and screen.opening.article and screen.view.next_highlight(step) is None:
            screen.say("Nothing is highlighted")

    def kind(self, name: str) -> None:
        """Turn one kind of highlights on or off."""
        self._screen.kinds = self._screen.kinds ^ {Highlight(name)}

    def kinds(self) -> None:
        """Turn all highlights on, or off if all are on."""
        every = frozenset(Highlight)
        self._screen.kinds = frozenset() if self._screen.kinds == every else every

    def show(self, fact: KeyFact) -> None:
        """Go to the sentence that states a fact."""
        screen, view = self._screen, self._screen.view
        if screen.opening.article is None:
            return
        from reader.sentences import sentence_around

        sentence = sentence_around(screen.opening.article, fact.span)
        if self._return_to is None:
            self._return_to = view.place
        view.find = ""
        screen.chosen = fact.entity
        view.current = fact.span if fact.entity is None and fact.span != sentence else None
        view.marked = sentence
        screen.panes.used = ARTICLE
        screen.call_after_refresh(view.go_to, sentence)

    @property
    def mentioned(self) -> int | None:
        """The entity of the mention that was gone to, else the one that is chosen."""
        facts, current = self._screen.view.facts, self._screen.view.current
        if facts and current:
            found = (i for i, entity in enumerate(facts.entities) if current in entity.mentions)
            return next(found, self._screen.chosen)
        return self._screen.chosen

    def choose(self) -> None:
        """Choose the entity that one is at, in the text or in the key facts."""
        screen = self._screen
        if screen.pane == FACTS and (fact := screen.panel.fact):
            self.show(fact)
        elif screen.pane == ARTICLE:
            screen.chosen = self.mentioned

    def ask(self) -> None:
        """Ask what to find in the article."""
        if self._screen.opening.article:
            again = f" (nothing: {self._last_find})" if self._last_find else ""
            self._screen.ask(Question(f"Find in the article{again}", self._find))

    def _find(self, words: str) -> None:
        words = words or self._last_find
        if not words:
            return
        view = self._screen.view
        view.find = self._last_find = words
        found = view.next_highlight(1)
        self._screen.say(f"{view.matches:,} found" if found else f"“{words}” is not in the article")
        self._screen.tell_keys()

    @property
    def meant(self) -> Span | None:
        """The fact under the cursor, or what is marked in the article."""
        screen = self._screen
        if screen.pane == FACTS and (fact := screen.panel.fact):
            return fact.span
        return screen.view.current or screen.view.marked
