"""Characters of which terminals do not agree how many cells they take; we count as Textual does."""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import category

from rich.cells import cell_len

_DISPUTED = re.compile(
    "[\xad\u231a-\u231b\u23e9-\u23f3\u25fd-\u25fe\u2614-\u2615\u2630-\u2637\u2648-\u2653\u267f\u268a-\u268f\u2693\u26a1"
    "\u26aa-\u26ab\u26bd-\u26be\u26c4-\u26c5\u26ce\u26d4\u26ea\u26f2-\u26f3\u26f5\u26fa\u26fd\u2705\u270a-\u270b\u2728"
    "\u274c\u274e\u2753-\u2755\u2757\u2795-\u2797\u27b0\u27bf\u2b1b-\u2b1c\u2b50\u2b55\U0001f000-\U0010ffff]"
)
"""The soft hyphen, symbols that are wide since Unicode 9 or later, emoji, and all that comes after them."""

_EMOJI = "\U0001f000"
_JOINER = "\u200d"
_AS_EMOJI = "\ufe0f"
"""After it the character before is an emoji, and wide for some."""

_TAKES_NONE = ("Mn", "Me", "Cf")
"""Kinds of characters that go into the cell before: what combines, and what is not seen."""

_WHOLE_ROW = 10_000


def are_agreed(words: str) -> bool:
    """Whether terminals agree how many cells each character of a text takes."""
    return not _DISPUTED.search(words)


def is_disputed(text: str) -> bool:
    """Whether terminals may not agree how many cells it takes.

    Args:
        text: what stands in one cell, or in two.
    """
    return len(text) > 1 or not are_agreed(text)


@lru_cache
def reach(text: str) -> int:
    """The most cells in which it may change something: a terminal that joins nothing takes some for each emoji.

    One that joins them late (mlterm) has what follows move up.

    Args:
        text: what stands in one cell, or in two.
    """
    if _JOINER in text and not are_agreed(text):
        return _WHOLE_ROW
    return max(sum(map(_cells, text)), cell_len(text), 2 if _AS_EMOJI in text else 1)


def _cells(char: str) -> int:
    """The most that it may take on its own; so does each letter of a flag that is spelt (U+E0067 and the like)."""
    if char >= _EMOJI:
        return 2
    return 0 if category(char) in _TAKES_NONE else max(cell_len(char), 1)


def is_half_flag(text: str) -> bool:
    """Whether it is a letter of which two are a flag (a regional indicator)."""
    return "\U0001f1e6" <= text <= "\U0001f1ff" and len(text) == 1
