"""Numbers as small plots of block characters (Tufte's sparklines)."""

from __future__ import annotations

from collections.abc import Sequence

_BLOCKS = "▁▂▃▄▅▆▇█"
_NOTHING = " "


def bars(counts: Sequence[int], width: int) -> str:
    """Counts as bars, from zero; more than fit are added up in groups of equal size.

    Args:
        counts: in order.
        width: terminal cells.
    """
    if not counts:
        return ""
    group = -(-len(counts) // max(width, 1))
    sums = [sum(counts[start : start + group]) for start in range(0, len(counts), group)]
    most = max(max(sums), 1)
    return "".join(_BLOCKS[-(-count * len(_BLOCKS) // most) - 1] if count else _NOTHING for count in sums)


def sparkline(values: Sequence[float]) -> str:
    """Values as a line between their least and their greatest; equal values lie in the middle."""
    if not values:
        return ""
    least, most = min(values), max(values)
    if least == most:
        return _BLOCKS[3] * len(values)
    return "".join(_BLOCKS[round((value - least) / (most - least) * (len(_BLOCKS) - 1))] for value in values)


def by_month(months: Sequence[tuple[str, int]], width: int) -> str:
    """Months ("2015-05") and their counts as bars between the first and the last; of one month its count.

    Args:
        months: without gaps, in order; at least one.
        width: terminal cells of the bars.
    """
    first, last = months[0], months[-1]
    plot = bars([count for _, count in months], width)
    return f"{first[0]} {plot} {last[0] if len(months) > 1 else last[1]}"
