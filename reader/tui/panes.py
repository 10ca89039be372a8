"""How many panes fit beside one another, and which they are."""

from __future__ import annotations

LIST, ARTICLE, FACTS = PANES = ("list", "article", "facts")
"""The panes from left to right, by the ids of their widgets."""

FOLDERS = "folders"
"""The pane that stands in the place of the list while a folder is chosen."""

_WIDE, _MEDIUM = 110, 70
"""Columns from which three and two of them fit."""


def fitting(columns: int) -> int:
    """How many panes a screen has room for."""
    return 3 if columns >= _WIDE else 2 if columns >= _MEDIUM else 1


def shown(columns: int, pane: str, beside: str) -> tuple[str, ...]:
    """The panes on the screen.

    Args:
        columns: the width of the screen.
        pane: the pane in use; alone where only one fits.
        beside: the pane that stands beside the article where two fit.
    """
    if pane == FOLDERS:
        return tuple(FOLDERS if one == LIST else one for one in shown(columns, LIST, LIST))
    if fitting(columns) == 1:
        return (pane,)
    if fitting(columns) == 2:
        return (ARTICLE, FACTS) if FACTS in (pane, beside) and pane != LIST else (LIST, ARTICLE)
    return PANES
