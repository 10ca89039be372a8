"""The state as JSON, to be moved to another machine."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from reader.library.folding import folded


@dataclass(frozen=True, slots=True)
class _Marked:
    id: str
    read: bool
    starred: bool
    place: int
    path: str | None
    tags: tuple[str, ...]
    note: str

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> _Marked:
        return cls(
            str(data["id"]),
            bool(data["read"]),
            bool(data["starred"]),
            int(data["place"]),
            str(data["path"]) if data["path"] else None,
            tuple(map(str, data["tags"])),
            str(data.get("note", "")),
        )


def exported(db: sqlite3.Connection) -> dict[str, Any]:
    """All of a state."""
    tags: dict[str, list[str]] = {}
    for id, tag in db.execute("SELECT id, tag FROM tag ORDER BY id, tag"):
        tags.setdefault(id, []).append(tag)
    notes = dict(db.execute("SELECT id, note FROM note"))
    return {
        "newsreader_state": 1,
        "articles": [
            {
                "id": id,
                "read": bool(read),
                "starred": bool(starred),
                "place": place,
                "path": os.fsdecode(path) if path else None,
                "tags": tags.get(id, []),
                "note": notes.get(id, ""),
            }
            for id, read, starred, place, path in db.execute(
                "SELECT id, read, starred, place, path FROM mark ORDER BY id"
            )
        ],
        "searches": dict(db.execute("SELECT name, query FROM search ORDER BY name")),
        "verdicts": [
            [one, other, bool(same)]
            for one, other, same in db.execute("SELECT one, other, same FROM verdict ORDER BY one, other")
        ],
    }


def take_in(db: sqlite3.Connection, state: Mapping[str, Any]) -> int:
    """Write an exported state over what is there; what it does not name stays as it is.

    Args:
        db: the state's database, in a transaction.
        state: as JSON has it.

    Returns:
        How many articles it named.

    Raises:
        ValueError: if that is no exported state.
        sqlite3.Error: if it cannot be kept.
    """
    if state.get("newsreader_state") != 1:
        raise ValueError("this is no state that newsreader has exported")
    try:
        articles = [_Marked.of(article) for article in state["articles"]]
        searches = {str(name): str(query) for name, query in state["searches"].items()}
        verdicts = [(str(one), str(other), bool(same)) for one, other, same in state.get("verdicts", ())]
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise ValueError(f"this state is incomplete: {error!r}") from error
    for article in articles:
        path = os.fsencode(article.path) if article.path else None
        db.execute("UPDATE mark SET path = NULL WHERE path = ?", (path,))
        db.execute(
            "INSERT INTO mark (id, read, starred, place, path) VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET "
            "read = excluded.read, starred = excluded.starred, place = excluded.place, path = excluded.path",
            (article.id, article.read, article.starred, article.place, path),
        )
        db.execute("DELETE FROM tag WHERE id = ?", (article.id,))
        db.executemany("INSERT OR IGNORE INTO tag VALUES (?, ?)", [(article.id, tag) for tag in article.tags])
        if article.note:
            row = (article.id, article.note, folded(article.note))
            db.execute("INSERT OR REPLACE INTO note VALUES (?, ?, ?)", row)
    db.executemany("INSERT OR REPLACE INTO search VALUES (?, ?)", searches.items())
    db.executemany("INSERT OR REPLACE INTO verdict VALUES (?, ?, ?)", verdicts)
    return len(articles)
