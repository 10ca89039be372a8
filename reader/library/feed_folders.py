"""Subscriptions as folders of articles: each feed is what `feed:` finds, in the folders that the user put it into."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from reader.library.folder import Folder

if TYPE_CHECKING:
    from reader.library.subscriptions import Subscription

_ALL = "has:feed"


def feed_folders(feeds: Iterable[Subscription]) -> Iterator[Folder]:
    """The folder of all feeds, if there are any.

    Args:
        feeds: the subscriptions, in the order in which they are to be shown.
    """
    children = tuple(_inside((), list(feeds)))
    if children:
        yield Folder("Feeds", _ALL, children)


def feeds_in(feeds: Iterable[Subscription], query: str) -> list[Subscription]:
    """The feeds of a folder that was made here, by its query; none of any other."""
    return [
        feed
        for feed in feeds
        if query == _ALL or query == _query(feed.url) or any(query == _query(folder) for folder in _around(feed))
    ]


def _inside(path: tuple[str, ...], feeds: list[Subscription]) -> Iterator[Folder]:
    depth = len(path)
    names = dict.fromkeys(parts[depth] for feed in feeds if len(parts := _parts(feed)) > depth)
    for name in names:
        inner = [feed for feed in feeds if _parts(feed)[depth : depth + 1] == (name,)]
        whole = (*path, name)
        yield Folder(name, _query("/".join(whole)), tuple(_inside(whole, inner)))
    for feed in feeds:
        if len(_parts(feed)) == depth:
            yield Folder(f"! {feed.name}" if feed.problem else feed.name, _query(feed.url))


def _parts(feed: Subscription) -> tuple[str, ...]:
    return tuple(filter(None, feed.folder.split("/")))


def _around(feed: Subscription) -> Iterator[str]:
    parts = _parts(feed)
    return ("/".join(parts[:depth]) for depth in range(1, len(parts) + 1))


def _query(name: str) -> str:
    return f'feed:"{name.replace(chr(34), "")}"'
