"""Marks follow their articles: by the file where its text was edited, by the id where it was renamed or moved."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Callable, Collection, Iterable, Mapping

from reader.library.database import transaction


def follow(db: sqlite3.Connection, found: Mapping[str, str], is_here: Callable[[str], bool]) -> dict[str, str]:
    """Give marks to what their articles have become, and learn where renamed files are.

    Args:
        db: the state.
        found: the ids of the articles in files that are new or changed, by path.
        is_here: whether the library still has an article of that id.

    Returns:
        The new ids of articles whose files were edited, by the old ones.
    """
    if not found or db.execute("SELECT 1 FROM mark LIMIT 1").fetchone() is None:
        return {}
    at, paths = _marked_at(db, found), _places_of(db, found.values())
    became: dict[str, str] = {}
    here: dict[str, str] = {}
    for path, id in found.items():
        old = at.get(path, id)
        if old != id and not paths.get(id) and not is_here(old):
            became[old] = id
            here[id] = path
        elif id in paths and paths[id] != path:
            here[id] = path
    if not here:
        return {}
    with transaction(db):
        for old, new in became.items():
            db.execute(
                "INSERT INTO mark (id, read, starred, place) SELECT ?, read, starred, place FROM mark WHERE id = ? "
                "ON CONFLICT (id) DO UPDATE "
                "SET read = excluded.read, starred = excluded.starred, place = excluded.place",
                (new, old),
            )
            db.execute("INSERT OR IGNORE INTO tag SELECT ?, tag FROM tag WHERE id = ?", (new, old))
            db.execute("INSERT OR IGNORE INTO note SELECT ?, note, folded FROM note WHERE id = ?", (new, old))
        for id, path in here.items():
            locate(db, id, path)
    return became


def leave(db: sqlite3.Connection, gone: Collection[str]) -> None:
    """Forget where articles were whose files are gone: another article may come to stand there."""
    if gone:
        paths = [(os.fsencode(path),) for path in gone]
        with transaction(db):
            db.executemany("UPDATE mark SET path = NULL WHERE path = ?", paths)


def locate(db: sqlite3.Connection, id: str, path: str) -> None:
    """An article is in a file, and what was there before is there no more: a file holds one."""
    db.execute("UPDATE mark SET path = NULL WHERE path = ?", (os.fsencode(path),))
    db.execute("UPDATE mark SET path = ? WHERE id = ?", (os.fsencode(path), id))


def _marked_at(db: sqlite3.Connection, paths: Iterable[str]) -> dict[str, str]:
    """The ids of the articles that were found in some files."""
    at = {}
    for path in paths:
        if row := db.execute("SELECT id FROM mark WHERE path = ?", (os.fsencode(path),)).fetchone():
            at[path] = str(row[0])
    return at


def _places_of(db: sqlite3.Connection, ids: Iterable[str]) -> dict[str, str | None]:
    """Where some articles that have marks were found; None for those whose files went."""
    rows = db.execute(
        "SELECT id, path FROM mark WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(list(ids)),)
    )
    return {id: path and os.fsdecode(path) for id, path in rows}
