"""All articles of a library in the order of the reader's choice, and the headings that they stand under."""

from __future__ import annotations

import sqlite3

from reader.library import sorting
from reader.library.arrangement import Arrangement
from reader.library.fold import Fold
from reader.library.found import Found
from reader.library.index import Index
from reader.library.listing import Listing
from reader.library.marks import in_words
from reader.library.order import NEWEST, Group, Order
from reader.library.state import State


class Orders:
    """The orders of one library."""

    def __init__(self, index: Index, state: State, listing: Listing) -> None:
        """Nothing is sorted yet.

        Args:
            index: the articles.
            state: where the choice is kept.
            listing: gives rows, with the reader's marks.
        """
        self._index = index
        self._state = state
        self._listing = listing
        self._arranged: tuple[Order, Fold] | None = None
        """The order that was shown last, with what is unfolded in it."""

    def arranged(self, order: Order) -> Fold:
        """All articles in an order, the older versions of each story folded under the newest."""
        if order == NEWEST:
            return self._listing.folded
        if self._arranged is None or self._arranged[0] != order:
            self._arranged = order, Fold(self._in_order(order, folded=True), self._listing)
        return self._arranged[1]

    def every(self, order: Order) -> Arrangement:
        """All articles in an order, each version of a story by itself."""
        return self._in_order(order, folded=False)

    def _in_order(self, order: Order, *, folded: bool) -> Arrangement:
        if made := sorting.index(order.by, folded=folded):
            self._index.make(made)
        return Arrangement(self._index, self._listing, order, folded=folded)

    def groups(self, rows: Found | Fold, order: Order) -> list[Group]:
        """The days or sources that articles in an order stand under; of what is folded, as if all were.

        Raises:
            LibraryError: if they cannot be read.
        """
        if not order.grouped:
            return []
        with in_words("the articles cannot be grouped"):
            return sorting.groups(self._index.read, order, rows.numbers if isinstance(rows, Found) else None)

    @property
    def chosen(self) -> Order:
        """The order that was chosen last."""
        try:
            return Order.read(self._state.remembered.choice("order"))
        except sqlite3.Error:
            return NEWEST

    def choose(self, order: Order) -> None:
        """Keep an order for the next start.

        Raises:
            LibraryError: if it cannot be kept.
        """
        with in_words("the order cannot be kept"):
            self._state.remembered.choose("order", str(order))
