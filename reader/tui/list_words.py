"""What a list says of itself: how much it shows, and why that is nothing."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from reader.library import EVERYTHING, NEWEST, Fold, Folder, Found, Library, Order, StoryList


def articles(library: Library) -> str:
    """How many articles a library has, and how many older versions of their stories."""
    count = library.folded.newest
    older = len(library) - count
    words = f"{count:,} article{'' if count == 1 else 's'}"
    return f"{words} and {older:,} older version{'' if older == 1 else 's'}" if older else words


def found(shown: Fold | Found | StoryList, count: int) -> str:
    """How many of all articles are shown.

    Args:
        shown: the list.
        count: how many articles there are, older versions among them.
    """
    if isinstance(shown, Found) and shown.is_partial:
        return f"more than {len(shown):,} of {count:,} articles"
    if isinstance(shown, StoryList):
        return f"{shown.articles:,} of {count}"
    first = "the first " if isinstance(shown, Found) and shown.is_cut else ""
    return f"{first}{len(shown):,} of {count:,} article{'' if count == 1 else 's'}"


def where(folder: Folder, filter: str, order: Order, lack: str) -> str:
    """What is listed, in a few words; nothing where that is all, as it always is."""
    name = folder.name if folder != EVERYTHING else ""
    by = order.words if order != NEWEST else ""
    return " · ".join(part for part in (name, filter, by, "facts are missing" if lack else "") if part)


def nothing(folder: Folder, filter: str, lack: str, roots: Sequence[Path], *, again: str, back: str) -> str:
    """Why there are no rows, and what to do about it.

    Args:
        folder: what is listed.
        filter: the query that its articles must answer to.
        lack: what that query cannot know yet, in words.
        roots: where the files of the library are.
        again: the key that looks at them again.
        back: the key that leads back.
    """
    if filter:
        inside = f" in {folder.name}" if folder != EVERYTHING else ""
        words = f"Nothing is found by {filter}{inside}. {back} takes the filter away."
        return f"{words} {lack[0].upper()}{lack[1:]}." if lack else words
    if folder.is_trash:
        return "The trash is empty."
    if folder != EVERYTHING:
        return f"Nothing is in {folder.name}. {back} leads to the folders."
    return f"No articles in {', '.join(map(str, roots))}. Put .txt or .md files there and press {again}."
