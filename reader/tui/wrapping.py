"""Text wrapped to a measure in terminal cells, as offsets: no text is copied and none is lost."""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len, get_character_cell_size


def wrapped(text: str, start: int, end: int, measure: int) -> Iterator[tuple[int, int]]:
    """The lines of a stretch of text.

    Args:
        text: the text that the offsets count in.
        start: where the stretch begins.
        end: where it ends; a newline in it ends a line.
        measure: cells to a line, at least 1.

    Yields:
        The offsets of each line, blanks at a break left out.
    """
    measure = max(measure, 1)
    while start < end:
        newline = text.find("\n", start, end)
        stop = end if newline < 0 else newline
        yield from _paragraph(text, start, stop, measure)
        start = stop + 1


def _paragraph(text: str, start: int, end: int, measure: int) -> Iterator[tuple[int, int]]:
    if start == end:
        yield start, end
        return
    plain = text.isascii()
    line = start
    while line < end:
        if plain and end - line <= measure:
            yield line, _trimmed(text, line, end)
            return
        limit = min(line + measure, end) if plain else _fitting(text, line, end, measure)
        if limit >= end:
            yield line, _trimmed(text, line, end)
            return
        stop = limit if text[limit] == " " else text.rfind(" ", line, limit)
        if stop <= line:
            stop = limit
        yield line, _trimmed(text, line, stop)
        line = stop
        while line < end and text[line] == " ":
            line += 1


def _fitting(text: str, start: int, end: int, measure: int) -> int:
    """The first offset whose character does not fit on the line, combining marks kept with their letter."""
    if cell_len(text[start : start + measure // 2 + 1]) == min(measure // 2 + 1, end - start) and cell_len(
        text[start : start + measure]
    ) == min(measure, end - start):
        at = min(start + measure, end)
    else:
        cells, at = 0, start
        while at < end:
            cells += get_character_cell_size(text[at])
            if cells > measure and at > start:
                break
            at += 1
    while at < end and get_character_cell_size(text[at]) == 0:
        at += 1
    return at


def _trimmed(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] == " ":
        end -= 1
    return end
