"""What a list is asked to show, and how the library comes by it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reader.library import By, Fold, Folder, Found, Group, Library, Order, StoryList

Listed = Fold | Found | StoryList


@dataclass(frozen=True, slots=True)
class Wanted:
    """The articles of a folder that answer to a query, in some order."""

    folder: Folder
    words: str
    """The query, as it is being typed."""
    order: Order

    @property
    def is_filtered(self) -> bool:
        """Whether it is not all articles."""
        return bool(self.words.strip() or self.folder.query)

    def listed(self, library: Library, unfolded: Sequence[str]) -> tuple[Listed, list[Group]]:
        """The rows, and what they stand under.

        Args:
            library: the articles.
            unfolded: ids of articles whose stories are unfolded, where a row is a story.

        Raises:
            QueryError, LibraryError: if they cannot be found.
        """
        orders = library.orders
        if self.order.by is By.STORY:
            among = library.search(self.words, within=self.folder.query, typing=True) if self.is_filtered else None
            return library.by_story(self.order, unfolded, None if among is None else among.numbers), []
        if not self.is_filtered:
            rows = orders.arranged(self.order)
            return rows, orders.groups(rows, self.order)
        found = library.search(self.words, within=self.folder.query, typing=True, order=self.order, at_once=True)
        return found, orders.groups(found, self.order)

    def mark_read(self, library: Library) -> int:
        """Mark all of them read, however many they are; how many were not.

        Raises:
            QueryError, LibraryError: if that cannot be done.
        """
        # The list of all articles has older versions folded.
        within = self.folder.query if self.is_filtered else "is:newest"
        return library.searches.mark_read(self.words, within=within)
