"""Rows by pages: a terminal asks for them line by line, the databases give them by the hundred."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from reader.library.row import Row

PAGE = 128
"""Rows that are fetched at once."""

_PAGES = 32


class Pages:
    """The pages of a list that have been on the screen lately."""

    def __init__(self, fetch: Callable[[int, int], list[Row]]) -> None:
        """Nothing is fetched yet.

        Args:
            fetch: gives the rows from one place to another, fewer at the end of the list.
        """
        self._fetch = fetch
        self._pages: dict[int, list[Row]] = {}

    def rows(self, start: int, stop: int) -> list[Row]:
        """The rows from one place in the list to another, neither beyond its ends."""
        rows: list[Row] = []
        for number in range(start // PAGE, -(-stop // PAGE)):
            first = number * PAGE
            rows += self._page(number)[max(start - first, 0) : max(stop - first, 0)]
        return rows

    def _page(self, number: int) -> list[Row]:
        # A page that is fetched while the list changes goes into the old dictionary, and with it.
        pages = self._pages
        page = pages.get(number)
        if page is None:
            page = self._fetch(number * PAGE, (number + 1) * PAGE)
            if len(pages) >= _PAGES:
                pages.clear()
            pages[number] = page
        return page

    def forget(self) -> None:
        """Fetch all rows anew: they have changed."""
        self._pages = {}


def next_unread(unread: Callable[[int, int], list[str]], count: int, at: int | None, step: int) -> str | None:
    """The next unread article of a list, around its end.

    Args:
        unread: gives the ids of the unread articles from one place to another.
        count: how many places there are.
        at: the place to begin after; None for the end of the list.
        step: 1 for the one after, -1 for the one before.
    """
    if step > 0:
        first = 0 if at is None else at + 1
        stretches = [(first, count), (0, first)]
    else:
        first = count if at is None else at
        stretches = [(0, first), (first, count)]
    for start, stop in stretches:
        for one, other in _pieces(start, stop, step):
            if ids := unread(one, other):
                return ids[0 if step > 0 else -1]
    return None


def _pieces(start: int, stop: int, step: int) -> Iterator[tuple[int, int]]:
    """A stretch of a list cut up, from its beginning or from its end; the further it goes the longer the pieces."""
    size = PAGE
    while start < stop:
        if step > 0:
            yield start, min(start + size, stop)
            start += size
        else:
            yield max(stop - size, start), stop
            stop -= size
        size = min(size * 2, 64 * PAGE)
