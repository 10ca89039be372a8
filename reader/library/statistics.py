"""A library in numbers: articles, words, sources, months."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from reader.library.sorting import Read


@dataclass(frozen=True, slots=True)
class Statistics:
    """How much of everything there is."""

    articles: int
    words: int
    sources: Mapping[str, int]
    """Articles by who published them, the most first; "" where nothing says it."""
    months: Mapping[tuple[int, int], int]
    """Articles by year and month of publication, in order."""


def statistics(read: Read) -> Statistics:
    """Count what is in the index."""
    ((articles, words),) = read("SELECT count(*), coalesce(sum(words), 0) FROM entry WHERE problem IS NULL")
    sources = read("SELECT origin, count(*) FROM entry WHERE problem IS NULL GROUP BY origin ORDER BY 2 DESC, origin")
    months: dict[tuple[int, int], int] = {}
    for day, count in read("SELECT day, count FROM day WHERE day > 0 AND count > 0 ORDER BY day"):
        month = date.fromordinal(day)
        months[month.year, month.month] = months.get((month.year, month.month), 0) + count
    return Statistics(articles, words, dict(sources), months)
