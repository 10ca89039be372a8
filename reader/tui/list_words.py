"""What a list says of itself: how much it shows, and why that is nothing."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from reader.library import EVERYTHING, Arrangement, Fold, Folder, Found, StoryList


def articles(count: int) -> str:
    """So many articles."""
    return f"{count:,} article{'' if count == 1 else 's'}"


def found(shown: Fold | Found | Arrangement | StoryList, count: str) -> str:
    """How many of all articles are shown.

    Args:
        shown: the list.
        count: all articles, in words.
    """
    if isinstance(shown, Found) and shown.is_partial:
        return f"more than {len(shown):,} of {count}"
    first = "the first " if isinstance(shown, Found) and shown.is_cut else ""
    return f"{first}{len(shown):,} of {count}"


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
