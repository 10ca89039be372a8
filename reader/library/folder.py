"""A folder that articles are listed by: it holds no file, but is a query with a name, and perhaps others in it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Folder:
    """A name for what a query finds."""

    name: str
    query: str = ""
    """In the language of `reader.library.query`; all articles where it asks for nothing."""
    children: tuple[Folder, ...] = ()
    is_saved: bool = False
    """Whether it is a search that the reader has saved under its name."""
    is_trash: bool = False
    """Whether it holds what was deleted."""


@dataclass(frozen=True, slots=True)
class Count:
    """How many articles a folder has."""

    articles: int
    unread: int


EVERYTHING = Folder("All articles")
TRASH = Folder("Trash", is_trash=True)
