"""The folders of a library: all articles, those with marks, saved searches, feeds, tags, the trash."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Protocol

from reader.library.folder import EVERYTHING, TRASH, Folder

if TYPE_CHECKING:
    from reader.library.feeds import Feeds


class Holdings(Protocol):
    """What folders are made of; a `Library` is that."""

    def saved_searches(self) -> Mapping[str, str]:
        """The queries of saved searches by their names."""

    def all_tags(self) -> Mapping[str, int]:
        """The tags, and how many articles have each."""

    @property
    def feeds(self) -> Feeds:
        """The feeds that articles come with."""


Kind = Callable[[Holdings], Iterable[Folder]]


def _standing(library: Holdings) -> Iterator[Folder]:
    yield EVERYTHING
    yield Folder("Unread", "is:unread is:newest")
    yield Folder("Starred", "is:starred")


def _saved(library: Holdings) -> Iterator[Folder]:
    for name, query in library.saved_searches().items():
        yield Folder(name, query, is_saved=True)


def _tagged(library: Holdings) -> Iterator[Folder]:
    tags = tuple(Folder(f"#{tag}", f'tag:"{tag}"') for tag in library.all_tags())
    if tags:
        yield Folder("Tags", "has:tags", tags)


def _subscribed(library: Holdings) -> Iterator[Folder]:
    from reader.library.feed_folders import feed_folders

    return feed_folders(library.feeds.all())


def _deleted(library: Holdings) -> Iterator[Folder]:
    yield TRASH


KINDS: tuple[Kind, ...] = (_standing, _subscribed, _saved, _tagged, _deleted)
"""What makes folders, in the order in which they are shown."""


def folders(library: Holdings) -> list[Folder]:
    """All folders of a library, those in others as their children."""
    return [folder for kind in KINDS for folder in kind(library)]
