"""The feeds whose articles come into a library, for whoever lists or fetches them."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from reader.library.error import LibraryError
from reader.library.listing import Listing

if TYPE_CHECKING:
    from reader.library.subscriptions import Subscription, Subscriptions


class Feeds:
    """The feeds of one library; their database is opened when something is asked of it."""

    def __init__(
        self, data_folder: Path, folder: Callable[[], Path], listing: Listing, notice: Callable[[str], None]
    ) -> None:
        """Nothing is opened yet.

        Args:
            data_folder: the folder of the reader's state, which has the database.
            folder: gives the folder that articles come into.
            listing: the articles.
            notice: told in words what does not work.
        """
        self._file = data_folder / "subscriptions.sqlite"
        self._folder = folder
        self._listing = listing
        self._notice = notice

    def open(self) -> Subscriptions:
        """The subscriptions, to be closed after use.

        Raises:
            LibraryError: if they cannot be read.
        """
        from reader.library.rescue import open_subscriptions

        subscriptions, notice = open_subscriptions(self._file, self._folder())
        if notice is not None:
            self._notice(notice)
        return subscriptions

    def all(self) -> list[Subscription]:
        """The feeds that the user has subscribed to; none where they cannot be read."""
        if not self._file.exists():
            return []
        try:
            subscriptions = self.open()
        except LibraryError as error:
            self._notice(str(error))
            return []
        with closing(subscriptions):
            return subscriptions.all()

    def inside(self, query: str) -> list[Subscription]:
        """The feeds of a folder of the list, by its query."""
        from reader.library.feed_folders import feeds_in

        return feeds_in(self.all(), query)

    def of(self, id: str) -> list[Subscription]:
        """The feeds that an article has come with.

        Raises:
            LibraryError: if they cannot be read.
        """
        entry = self._listing.find(id)
        if entry is None or not self._file.exists():
            return []
        with closing(self.open()) as subscriptions:
            return subscriptions.of(entry.id, entry.path)
