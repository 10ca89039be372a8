"""Stretches of the cells of a row: how far words or blanks of one look go, and what all terminals measure alike."""

from __future__ import annotations

from reader.tui.terminal.pen import Pen
from reader.tui.terminal.widths import are_agreed, is_disputed

_PLAIN_BLANKS = 4
"""As many blanks between words are written as they are: nothing says them shorter."""


def end_of_blanks(texts: list[str], pens: list[Pen], start: int, end: int) -> int:
    """The place after the blanks of one look that begin at a cell."""
    pen, stop = pens[start], start + 1
    while stop < end and pens[stop] is pen and texts[stop] == " ":
        stop += 1
    return stop


def end_of_words(texts: list[str], pens: list[Pen], start: int, end: int) -> int:
    """The place after the words of one look that begin at a cell, with the few blanks between them."""
    pen, blanks, stop = pens[start], 0, start + 1
    while stop < end:
        if texts[stop] != " ":
            if pens[stop] is not pen:
                break
            blanks = 0
        elif pens[stop] is not pen.blank and pens[stop] is not pen:
            break
        elif blanks == _PLAIN_BLANKS:
            return stop - blanks
        else:
            blanks += 1
        stop += 1
    return stop


def are_single(texts: list[str]) -> bool:
    """Whether each cell of a row holds one character, of one cell on every terminal."""
    words = "".join(texts)
    return words.isascii() or (len(words) == len(texts) and "" not in texts and are_agreed(words))


def until_disputed(texts: list[str], start: int, stop: int) -> int:
    """The place of the first disputed cell of a stretch, or its end."""
    words = "".join(texts[start:stop])
    if words.isascii():
        return stop
    return next((at for at in range(start, stop) if is_disputed(texts[at])), stop)
