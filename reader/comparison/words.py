"""One sentence and what became of it, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from reader.article import Span
from reader.comparison.model import Edit

_TOKEN = re.compile(r"\d+(?:[.,:/]\d+)+|[^\W_]+(?:['’.-][^\W_]+)*|\S")
"""A number, a word or a mark."""

_PRINT = str.maketrans("‘’“”–—", "''\"\"--")
"""Marks that another desk prints in another way."""

_MOST = 250_000
"""Pairs of words up to which they are compared; longer stretches are taken to be others altogether."""


class Token(NamedTuple):
    """A number, a word or a mark, as it is compared."""

    start: int
    end: int
    word: str


def tokens(text: str, span: Span) -> list[Token]:
    """What a stretch of text is made of, without the blanks."""
    return [Token(*match.span(), match[0].translate(_PRINT)) for match in _TOKEN.finditer(text, *span)]


def edits(old: Sequence[Token], new: Sequence[Token]) -> tuple[Edit, ...]:
    """What to do to the words of the old text to have those of the new.

    Returns:
        Edits that cover the words of both in order, kept and changed ones in turn; only blanks stand between them.
    """
    return tuple(
        Edit(_stretch(old, a, b), _stretch(new, c, d), is_kept) for is_kept, a, b, c, d in _operations(old, new)
    )


def _stretch(words: Sequence[Token], first: int, last: int) -> Span:
    if first < last:
        return Span(words[first].start, words[last - 1].end)
    place = words[first].start if first < len(words) else words[-1].end if words else 0
    return Span(place, place)


_Operation = tuple[bool, int, int, int, int]
"""Whether words are kept, and which: from and to in the old, from and to in the new."""


def _operations(ours: Sequence[Token], theirs: Sequence[Token]) -> Iterator[_Operation]:
    old, new = [token.word for token in ours], [token.word for token in theirs]
    most = min(len(old), len(new))
    head = next((i for i in range(most) if old[i] != new[i]), most)
    tail = next((i for i in range(most - head) if old[-1 - i] != new[-1 - i]), most - head)
    a, b = len(old) - tail, len(new) - tail
    if head:
        yield True, 0, head, 0, head
    if (a - head) * (b - head) > _MOST:
        yield False, head, a, head, b
    else:
        for tag, i, j, k, m in SequenceMatcher(None, old[head:a], new[head:b], autojunk=False).get_opcodes():
            yield tag == "equal", head + i, head + j, head + k, head + m
    if tail:
        yield True, a, len(old), b, len(new)
