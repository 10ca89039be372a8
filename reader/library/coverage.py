"""Of which articles the facts are known: what asks for facts finds no others."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

_UNKNOWN = "e.problem IS NULL AND NOT EXISTS (SELECT 1 FROM facts.item WHERE id = e.id)"


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many articles there are, and of how many the facts are not known."""

    unknown: int
    articles: int

    @property
    def words(self) -> str:
        """The same in words; none where all are known."""
        if not self.unknown:
            return ""
        if self.unknown == self.articles:
            return "no article's facts are known yet"
        return f"the facts of {self.unknown:,} of {self.articles:,} articles are not known yet"


def coverage(db: sqlite3.Connection) -> Coverage:
    """What is known of the articles of an index.

    Args:
        db: the index, with the facts beside it.
    """
    found: tuple[int, int] = db.execute(
        f"SELECT count(*) FILTER (WHERE {_UNKNOWN}), count(*) FILTER (WHERE e.problem IS NULL) FROM entry AS e"
    ).fetchone()
    return Coverage(*found)


def unknown(db: sqlite3.Connection, below: int, most: int) -> Sequence[tuple[int, str]]:
    """Numbers and ids of articles whose facts are not known, the newest first.

    Args:
        db: the index, with the facts beside it.
        below: a number that theirs are below.
        most: how many at most.
    """
    return db.execute(
        f"SELECT e.number, e.id FROM entry AS e WHERE e.number < ? AND {_UNKNOWN} ORDER BY e.number DESC LIMIT ?",
        (below, most),
    ).fetchall()
