"""Searches of a library: found, counted, saved under names; errors in words for the user.

Nothing here is imported before something is searched for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from reader.library import sorting
from reader.library.conditions import asks_facts
from reader.library.error import QueryError
from reader.library.folder import Count
from reader.library.found import Found
from reader.library.history import History
from reader.library.index import Index
from reader.library.listing import Listing
from reader.library.marks import in_words
from reader.library.order import NEWEST, By, Order
from reader.library.query import Query, both, sought
from reader.library.query_parser import parse
from reader.library.search import Search
from reader.library.state import State
from reader.library.statistics import Statistics, statistics

_SOME = 20_000
"""Articles that are marked at once: others wait a fraction of a second for them."""


class Searches:
    """What is asked of one library."""

    def __init__(
        self,
        index: Index,
        facts: Path | None,
        state: State,
        history: History,
        listing: Listing,
        saved: Callable[[], Mapping[str, str]],
    ) -> None:
        """Nothing is searched for yet.

        Args:
            index: the index.
            facts: the database of the facts; None if there is none.
            state: the reader's marks.
            history: by what they are changed.
            listing: the articles.
            saved: gives the saved searches by their names.
        """
        self._search = Search(index, facts, state)
        self._counting = Search(index, facts, state)
        """Counts articles, so that no search waits for that."""
        self._index = index
        self._history = history
        self._listing = listing
        self._saved = saved

    def find(
        self,
        text: str,
        *,
        within: str = "",
        typing: bool = False,
        ranked: bool = False,
        order: Order = NEWEST,
        at_once: bool = False,
    ) -> Found:
        """The articles that a query finds, all if it asks for nothing; of very many the first.

        Args:
            text: the query, in the language of `reader.library.query_parser`.
            within: the query of the folder that is searched.
            typing: whether it is still being typed: its words may then be beginnings, its end may be missing.
            ranked: the most relevant first; else the newest.
            order: what else they are sorted by.
            at_once: whether to give the first hits as soon as they can be had, where they are the newest;
                `Found.complete` gets the others.

        Raises:
            QueryError: if the query cannot be read.
            LibraryError: if the search fails.
        """
        saved = self._saved()
        wanted, inside = parse(text, typing=typing, saved=saved), parse(within, saved=saved)
        with in_words("the search failed"):
            query = self._search.in_forms(both(wanted, inside))

        def numbers(most: int, seconds: float) -> tuple[list[int], bool]:
            with in_words("the search failed"):
                if ranked or order.by is By.RELEVANCE:
                    found, more = self._search.numbers(query, most, ranked=True, seconds=seconds)
                    return found[::-1] if order.reverse else found, more
                return self._search.numbers(query, most, by=sorting.sorted_by(order), seconds=seconds)

        return Found(self._listing, numbers, sought(query), at_once=at_once and order == NEWEST)

    def mark_read(self, text: str, *, within: str = "") -> int:
        """Mark all articles read that a query finds, however many they are; how many were not.

        Args:
            text: the query, as it is being typed.
            within: the query of the folder that is searched.

        Raises:
            QueryError: if the query cannot be read.
            LibraryError: if the search fails, or that cannot be kept.
        """
        saved = self._saved()
        asked = both(parse(text, typing=True, saved=saved), parse(within, saved=saved))
        with in_words("what you mark cannot be kept"):
            count = self._history.mark_all_read(self._places(self._counting.in_forms(asked)))
        self._listing.changed()
        return count

    def _places(self, query: Query | None) -> Iterator[list[tuple[str, str]]]:
        """Ids and paths of all that a query finds, the newest first, some at a time."""
        below, more = None, True
        while more:
            numbers, more = self._counting.numbers(query, _SOME, below=below)
            if numbers:
                below = numbers[-1]
                yield self._index.entries.places(numbers)

    def statistics(self) -> Statistics:
        """What there is in the whole library, in numbers.

        Raises:
            LibraryError: if it cannot be read.
        """
        with in_words("the articles cannot be counted"):
            return statistics(self._index.read)

    def count(self, query: str) -> Count:
        """How many articles a query finds; it takes its time, and no search waits for it.

        Raises:
            QueryError: if the query cannot be read.
            LibraryError: if they cannot be counted.
        """
        asked = parse(query, saved=self._saved())
        with in_words("the articles cannot be counted"):
            return self._counting.count(self._counting.in_forms(asked))

    def ask_facts(self, *queries: str) -> bool:
        """Whether one of some queries finds only articles whose facts are known; False where it cannot be read."""
        try:
            saved = self._saved()
            return any(asks_facts(parse(query, typing=True, saved=saved)) for query in queries)
        except QueryError:
            return False

    def has_words(self, text: str) -> bool:
        """Whether a query that is being typed asks for words, so that there is relevance."""
        with suppress(QueryError):
            return bool(sought(parse(text, typing=True, saved=self._saved())))
        return False

    def stop(self) -> None:
        """Stop the search that another thread is at: its words are no longer wanted."""
        self._search.stop()

    def save(self, name: str, query: str | None) -> None:
        """Save a search under a name, to be asked for as saved:name; None forgets it.

        Raises:
            QueryError: if the query cannot be read.
            LibraryError: if it cannot be kept.
        """
        name = " ".join(name.casefold().split())
        if query is not None:
            parse(query, saved={known: text for known, text in self._saved().items() if known != name})
        with in_words("the search cannot be kept"):
            self._history.save_search(name, query)

    def close(self) -> None:
        """Close the connections; the next search opens others."""
        self._search.close()
        self._counting.close()
