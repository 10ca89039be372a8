"""The words of a sentence that say what a figure in it is, short enough for a line."""

from __future__ import annotations

import re

from reader.article import Span

_BREAK = re.compile(r"[,;:.!?](?=\s)|\s[—–-](?=\s)|[()“”\"«»]|[‘’'](?=\s)|(?<=\s)[‘’']")
"""Where a clause may begin or end."""

_WORD = re.compile(r"\w[\w’'-]*")

_FEWEST = 3
"""Words beside the figure that a phrase has, where the sentence has them."""

_BEFORE, _AFTER = 160, 80
"""Characters before and behind the figure that are kept of a sentence."""

_ROOM_BEFORE, _ROOM_AFTER = 48, 40
"""Those of a phrase."""


def context(text: str, sentence: Span, figure: Span) -> str:
    """The sentence around a figure on one line; of a long one the words near it.

    Args:
        text: the article's text.
        sentence: the sentence.
        figure: where the figure stands in it.
    """
    before, after = text[sentence.start : figure.start], text[figure.end : sentence.end]
    return " ".join(f"{_tail(before, _BEFORE)}{text[figure.start : figure.end]}{_head(after, _AFTER)}".split())


def phrase(context: str, words: str) -> str:
    """The clause around a figure; "…" stands for what is left out of it.

    Args:
        context: as `context` gives it.
        words: the figure in it.
    """
    start = max(context.find(words), 0)
    figure = Span(start, start + len(words))
    begins = [0, *(found.end() for found in _BREAK.finditer(context, 0, figure.start))]
    ends = [*(found.start() for found in _BREAK.finditer(context, figure.end)), len(context)]
    begin, end = begins.pop(), ends.pop(0)
    while (begins or ends) and _words(context, begin, figure.start) + _words(context, figure.end, end) < _FEWEST:
        if begins:
            begin = begins.pop()
        else:
            end = ends.pop(0)
    before, after = context[begin : figure.start].lstrip(), context[figure.end : end].rstrip(" .,;:!?")
    return f"{_tail(before, _ROOM_BEFORE)}{words}{_head(after, _ROOM_AFTER)}"


def _words(text: str, start: int, end: int) -> int:
    return len(_WORD.findall(text[start:end]))


def _tail(words: str, most: int) -> str:
    """The last words, as many as there is room for."""
    return words if len(words) <= most else f"… {words[-most:].partition(' ')[2]}"


def _head(words: str, most: int) -> str:
    """The first words."""
    return words if len(words) <= most else f"{words[:most].rpartition(' ')[0]} …"
