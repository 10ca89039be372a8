"""A place in an article that states something, with what a reader needs to know of the article."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from reader.article import Span


@dataclass(frozen=True, slots=True)
class Source:
    """An article, as a line under a fact names it."""

    item: int
    """Its number in the tables."""
    id: str
    title: str
    origin: str
    """Its publisher, else the place of its dateline."""
    published: date | None

    @property
    def day(self) -> str:
        """The day of publication as ISO 8601 has it, "" if it is not known."""
        return self.published.isoformat() if self.published else ""

    @property
    def words(self) -> str:
        """Who published it and when, in short."""
        return ", ".join(filter(None, (self.origin, self.day))) or self.title


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of an article and the sentence around them."""

    source: Source
    span: Span
    sentence: Span

    def to_json(self) -> dict[str, Any]:
        """As JSON has it: the article and the offsets into its text."""
        source = self.source
        return {
            "id": source.id,
            "title": source.title,
            "publisher": source.origin or None,
            "published": source.day or None,
            "start": self.span.start,
            "end": self.span.end,
            "sentence": {"start": self.sentence.start, "end": self.sentence.end},
        }


def sources(db: sqlite3.Connection, items: Iterable[int]) -> Mapping[int, Source]:
    """The articles of some numbers that the library holds."""
    rows = db.execute(
        "SELECT i.number, e.id, e.title, e.origin, e.day FROM item AS i JOIN entry AS e ON e.id = i.id "
        "WHERE i.number IN (SELECT value FROM json_each(?)) AND e.problem IS NULL",
        (json.dumps(sorted(set(items))),),
    )
    return {
        item: Source(item, id, title, origin, date.fromordinal(day) if day else None)
        for item, id, title, origin, day in rows
    }
