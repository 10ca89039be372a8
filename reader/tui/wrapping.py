"""Text wrapped to a measure in terminal cells, as offsets: no text is copied and none is lost."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate

from rich.cells import get_character_cell_size, split_graphemes

from reader.controls import visible

_BLANK = r" \t\u1680\u2000-\u2006\u2008-\u200a\u205f"
"""White space at which a line may end; no-break spaces are left out."""

_BLANKS = frozenset(" \t\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u205f\u3000")
_ZERO_WIDTH_SPACE = "\u200b"

NARROW = re.compile(
    r"[\t\x20-\x7e\xa0-\xac\xae-\u02ff\u0370-\u0482\u048a-\u052f\u2002-\u200a\u2010-\u2027\u20a0-\u20c0]*"
)
"""Text of which each character takes one cell: Latin, Greek and Cyrillic letters, and the marks of print."""

_NO_START = frozenset(
    "、。，．・：；？！）］｝〕〉》」』】〗〙〛゛゜ゝゞーァィゥェォッャュョヮヵヶぁぃぅぇぉっゃゅょゎ々〻…‥”’"
)
_NO_END = frozenset("（［｛〔〈《「『【〖〘〚“‘")
"""What East Asian text does not begin or end a line with (W3C, Requirements for Japanese Text Layout, 3.1)."""

_IDEOGRAPHS = (("\u2e80", "\ua4cf"), ("\uf900", "\ufaff"), ("\uff00", "\uff60"), ("\U00020000", "\U0003ffff"))
"""Chinese and Japanese: lines end between any two of them. Korean is not here, it keeps its words whole."""

_AHEAD = 4096
"""Characters that are looked at ahead for whether they are narrow: some pages."""


def shown(text: str) -> str:
    """What the terminal gets for a stretch of a line, one character for one: a tab is a blank, controls are marks."""
    return visible(text).replace("\t", " ")


def wrapped(text: str, start: int, end: int, measure: int) -> Iterator[tuple[int, int]]:
    """The lines of a stretch of text, each found when it is asked for.

    Args:
        text: the text that the offsets count in.
        start: where the stretch begins.
        end: where it ends; a newline in it ends a line.
        measure: cells to a line, at least 1. Only a character wider than that makes a line wider.

    Yields:
        The offsets of each line, white space at a break left out.
    """
    measure = max(measure, 1)
    while start < end:
        newline = text.find("\n", start, end)
        stop = end if newline < 0 else newline
        at = _past_blanks(text, start, stop)
        if at == stop:
            yield start, start
        while at < stop:
            for line in _narrow(text, at, stop, measure):
                yield line
                at = line[1]
            at = _past_blanks(text, at, stop)
            if at < stop:
                last = _mixed(text, at, stop, measure)
                yield at, last
                at = _past_blanks(text, last, stop)
        start = stop + 1


@lru_cache(maxsize=16)
def _line(measure: int) -> re.Pattern[str]:
    """A line of words that fits, or else as much of a longer word as does."""
    word = f"[^{_BLANK}]"
    return re.compile(
        rf"{word}(?:.{{0,{measure - 2}}}{word})?(?![^{_BLANK}])|{word}{{1,{measure}}}" if measure > 1 else word
    )


def _narrow(text: str, start: int, end: int, measure: int) -> Iterator[tuple[int, int]]:
    """The first lines of a stretch, as long as nothing on them or after them is wider than a cell."""
    while start < end:
        clear = NARROW.match(text, start, min(end, start + _AHEAD))
        known = clear.end() if clear else start
        before = start
        for found in _line(measure).finditer(text, start, known):
            if found.start() + measure >= known < end:
                break
            yield found.span()
            start = found.end()
        if start == before:
            return


def _mixed(text: str, start: int, end: int, measure: int) -> int:
    """Where the line ends with which a stretch begins, whatever is on it."""
    ahead = 2 * measure
    reach = _reach(text[start : min(start + ahead, end)])
    while start + ahead < end and reach[-1] <= max(measure, reach[0]):
        ahead *= 2
        reach = _reach(text[start : min(start + ahead, end)])
    limit = start + max(bisect_right(reach, measure), bisect_right(reach, reach[0]))
    stop = limit
    while start < stop < end and not _may_break(text[stop - 1], text[stop]):
        stop -= 1
    if stop == start:
        stop = limit
    while text[stop - 1] in _BLANKS:
        stop -= 1
    return stop


def _reach(line: str) -> list[int]:
    """The cells that the line takes up to and with each character; those of a grapheme count at its first."""
    line = shown(line)
    if "\u200d" not in line and "\ufe0f" not in line:
        return list(accumulate(map(get_character_cell_size, line)))
    widths = [0] * len(line)
    for first, _, cells in split_graphemes(line)[0]:
        widths[first] = cells
    return list(accumulate(widths))


def _past_blanks(text: str, at: int, end: int) -> int:
    while at < end and text[at] in _BLANKS:
        at += 1
    return at


def _may_break(before: str, after: str) -> bool:
    if before in _BLANKS or after in _BLANKS or before == _ZERO_WIDTH_SPACE:
        return True
    if before in _NO_END or after in _NO_START or not get_character_cell_size(after):
        return False
    return any(first <= one <= last for first, last in _IDEOGRAPHS for one in (before, after))
