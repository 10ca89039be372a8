"""The stories of a library: clusters of articles on one event or affair."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from reader.across.passage import Source, sources


@dataclass(frozen=True, slots=True)
class Cluster:
    """A story and its articles."""

    articles: tuple[Source, ...]
    """The newest first."""

    @property
    def headline(self) -> str:
        """That of the newest article."""
        return self.articles[0].title

    def to_json(self) -> dict[str, Any]:
        """As JSON has it."""
        return {
            "title": self.headline,
            "first": min((one.day for one in self.articles if one.day), default=None),
            "last": max((one.day for one in self.articles if one.day), default=None),
            "articles": [
                {"id": one.id, "title": one.title, "publisher": one.origin or None, "published": one.day or None}
                for one in self.articles
            ],
        }


def clusters(db: sqlite3.Connection, items: Collection[int] | None = None) -> list[Cluster]:
    """The stories, those with news last first; an article that is like no other is one by itself.

    Args:
        db: the connection of a library's records.
        items: numbers of articles; their stories are wanted, whole. None: all.
    """
    wanted = (
        ""
        if items is None
        else "WHERE story IN (SELECT story FROM in_story WHERE item IN (SELECT value FROM json_each(?)))"
    )
    values = [] if items is None else [json.dumps(sorted(items))]
    held: dict[int, list[int]] = {}
    for item, story in db.execute(f"SELECT item, story FROM in_story {wanted}", values):
        held.setdefault(story, []).append(item)
    known = sources(db, (item for numbers in held.values() for item in numbers))
    found = []
    for numbers in held.values():
        articles = sorted((known[item] for item in numbers if item in known), key=_age)
        if articles:
            found.append(Cluster(tuple(reversed(articles))))
    return sorted(found, key=lambda one: _age(one.articles[0]), reverse=True)


def _age(source: Source) -> tuple[str, str]:
    return source.day, source.id
