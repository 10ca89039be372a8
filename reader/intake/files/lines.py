"""Lines of a printed page, put into the order in which they are read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Line:
    """A line, in points from the upper left corner of its page."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    height: float
    """Of the page."""
    size: float
    """Of its letters."""


_WORD_GAP = 1.2
"""Times the size of a line: what is further apart is another column."""
_GUTTER = 8.0
"""Points that must be free between columns."""
_DEEPEST = 40


def merged(pieces: Sequence[Line]) -> list[Line]:
    """Pieces that stand on one line next to each other, as one."""
    lines: list[Line] = []
    for piece in pieces:
        last = lines[-1] if lines else None
        if (
            last
            and _is_on_one_line(last, piece)
            and -0.5 * last.size <= piece.left - last.right <= _WORD_GAP * last.size
        ):
            gap = " " if piece.left - last.right > 0.1 * last.size else ""
            lines[-1] = replace(
                last,
                text=last.text + gap + piece.text,
                right=max(last.right, piece.right),
                top=min(last.top, piece.top),
                bottom=max(last.bottom, piece.bottom),
                size=max(last.size, piece.size),
            )
        else:
            lines.append(piece)
    return lines


def _is_on_one_line(one: Line, other: Line) -> bool:
    overlap = min(one.bottom, other.bottom) - max(one.top, other.top)
    return overlap > 0.5 * min(one.bottom - one.top, other.bottom - other.top)


def in_reading_order(lines: Sequence[Line], depth: int = 0) -> list[Line]:
    """The lines column by column, by recursive cuts (Nagy and Seth, "Hierarchical representation", 1984).

    A page is cut between columns where there is a free gutter, else at the widest free stretch across, so that a
    headline over two columns comes before both.
    """
    if len(lines) < 2 or depth > _DEEPEST:
        return sorted(lines, key=lambda line: (line.top, line.left))
    columns = _cut([(line.left, line.right) for line in lines], _GUTTER)
    if columns is not None:
        first = [line for line in lines if line.right <= columns]
        second = [line for line in lines if line.right > columns]
        return in_reading_order(first, depth + 1) + in_reading_order(second, depth + 1)
    row = _cut([(line.top, line.bottom) for line in lines], 0.0)
    if row is not None:
        above = [line for line in lines if line.bottom <= row]
        below = [line for line in lines if line.bottom > row]
        return in_reading_order(above, depth + 1) + in_reading_order(below, depth + 1)
    return sorted(lines, key=lambda line: (line.top, line.left))


def _cut(spans: Sequence[tuple[float, float]], least: float) -> float | None:
    """Where the widest gap between some spans begins; None where none is wider than the least."""
    spans = sorted(spans)
    reach = spans[0][1]
    best: tuple[float, float] | None = None
    for start, stop in spans[1:]:
        if start - reach > least and (best is None or start - reach > best[0]):
            best = (start - reach, reach)
        reach = max(reach, stop)
    return best[1] if best else None
