"""Rows by pages: a terminal asks for them line by line, the databases give them by the hundred."""

from __future__ import annotations

from collections.abc import Callable

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
