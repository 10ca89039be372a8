"""The order of the list, and the days or sources that its articles stand under."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.library import LibraryError, Order
from reader.tui.panes import LIST

if TYPE_CHECKING:
    from reader.tui.screens.reading import ReadingScreen


class Sorting:
    """Sorts the list; without a filter the order is kept for the next start."""

    def __init__(self, screen: ReadingScreen) -> None:
        """Sort the list of this screen."""
        self._screen = screen

    def next(self) -> None:
        """Sort by what comes next: date, source, length, and with a filter relevance."""
        articles = self._screen.articles
        self._sort(articles.order.next(searched=bool(articles.sought)))

    def turn(self) -> None:
        """Turn the order round."""
        self._sort(self._screen.articles.order.turned())

    def group(self) -> None:
        """Put the articles under days, then under sources, then each story in a row, then under nothing."""
        self._sort(self._screen.articles.order.regrouped())

    def _sort(self, order: Order) -> None:
        screen = self._screen
        if screen.pane != LIST:
            return
        screen.articles.sort(order)
        words = screen.articles.order.words
        screen.say(f"{words[0].upper()}{words[1:]}")
        if not screen.articles.filter:
            try:
                screen.home.orders.choose(order)
            except LibraryError as error:
                screen.say(str(error))
