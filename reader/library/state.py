"""The reader's own marks on articles: read, starred, the place in the text. Committed as they change."""

from __future__ import annotations

import json
import os
import sqlite3
import threading
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from reader.controls import visible_line
from reader.library import backup
from reader.library.database import connect, files_of, is_damage, transaction

MIGRATIONS = (
    """CREATE TABLE mark (
        id TEXT PRIMARY KEY,
        read INTEGER NOT NULL DEFAULT 0,
        starred INTEGER NOT NULL DEFAULT 0,
        place INTEGER NOT NULL DEFAULT 0
    ) WITHOUT ROWID""",
    "ALTER TABLE mark ADD COLUMN path BLOB",
    "CREATE INDEX mark_path ON mark (path)",
    "CREATE TABLE tag (id TEXT NOT NULL, tag TEXT NOT NULL, PRIMARY KEY (id, tag)) WITHOUT ROWID",
    "CREATE TABLE search (name TEXT PRIMARY KEY, query TEXT NOT NULL) WITHOUT ROWID",
    "CREATE TABLE verdict (one TEXT, other TEXT, same INTEGER NOT NULL, PRIMARY KEY (one, other)) WITHOUT ROWID",
)
"""Each takes the database from the version that is its place here to the next; none is ever changed."""


class LibraryError(Exception):
    """Something about the library that the user must know; the message says what to do."""


class NewerState(Exception):
    """The state was written by a newer version of the program; it is not touched."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What the reader has done with an article."""

    read: bool = False
    starred: bool = False
    place: int = 0
    """Offset into the article's text of the first line that was on the screen."""


class State:
    """The marks of all articles in one small database, shared by all libraries and readers of this user."""

    def __init__(self, path: Path | None) -> None:
        """Open the state.

        Args:
            path: the database, made where there is none; None keeps the marks in memory only.

        Raises:
            NewerState: if it was written by a newer version.
            sqlite3.Error, OSError: if it cannot be opened.
        """
        self.path = path
        """The database; None if it is in memory."""
        self._lock = threading.RLock()
        self._db = connect(path)
        try:
            _migrate(self._db)
            self._db.execute("SELECT id, read, starred, place, path FROM mark LIMIT 1").fetchone()
        except (sqlite3.Error, NewerState):
            self._db.close()
            raise

    def copy(self, path: Path) -> None:
        """Take over the marks of a database that can be read but not written."""
        source = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
        try:
            kept = source.execute("SELECT id, read, starred, place FROM mark").fetchall()
        finally:
            source.close()
        with self._lock, transaction(self._db):
            self._db.executemany("INSERT OR REPLACE INTO mark (id, read, starred, place) VALUES (?, ?, ?, ?)", kept)

    def of(self, ids: Iterable[str]) -> dict[str, Mark]:
        """The marks of some articles; those without any are left out."""
        with self._lock:
            rows = self._db.execute(
                "SELECT id, read, starred, place FROM mark WHERE id IN (SELECT value FROM json_each(?))",
                (json.dumps(list(ids)),),
            ).fetchall()
        return {id: Mark(bool(read), bool(starred), place) for id, read, starred, place in rows}

    def keep(
        self,
        id: str,
        path: str,
        *,
        read: bool | None = None,
        starred: bool | None = None,
        place: int | None = None,
    ) -> None:
        """Change what is given of an article's mark; it is on the disk when this returns.

        The path is where the article was found, so that its mark can follow it when the file is edited.
        """
        with self._lock, transaction(self._db):
            mark = self.of([id]).get(id, Mark())
            if read is not None:
                mark = replace(mark, read=read)
            if starred is not None:
                mark = replace(mark, starred=starred)
            if place is not None:
                mark = replace(mark, place=place)
            self._write(id, mark, path)

    def tags(self, id: str) -> frozenset[str]:
        """The reader's tags on an article."""
        with self._lock:
            return frozenset(tag for (tag,) in self._db.execute("SELECT tag FROM tag WHERE id = ?", (id,)))

    def tag(self, id: str, path: str, tags: Iterable[str]) -> None:
        """Give an article these tags and no others; they are on the disk when this returns."""
        with self._lock, transaction(self._db):
            self._write(id, self.of([id]).get(id, Mark()), path)
            self._db.execute("DELETE FROM tag WHERE id = ?", (id,))
            self._db.executemany("INSERT INTO tag VALUES (?, ?)", [(id, tag) for tag in sorted(set(tags))])

    def all_tags(self) -> dict[str, int]:
        """Every tag, and how many articles have it."""
        with self._lock:
            return dict(self._db.execute("SELECT tag, count(*) FROM tag GROUP BY tag ORDER BY tag").fetchall())

    def searches(self) -> dict[str, str]:
        """The saved searches by their names."""
        with self._lock:
            return dict(self._db.execute("SELECT name, query FROM search ORDER BY name").fetchall())

    def save_search(self, name: str, query: str | None) -> None:
        """Save a search under a name, or forget the one of that name."""
        with self._lock, transaction(self._db):
            if query is None:
                self._db.execute("DELETE FROM search WHERE name = ?", (name,))
            else:
                self._db.execute("INSERT OR REPLACE INTO search VALUES (?, ?)", (name, query))

    def verdicts(self) -> dict[tuple[str, str], bool]:
        """What the reader has said of two names: whether they are one's."""
        with self._lock:
            rows = self._db.execute("SELECT one, other, same FROM verdict ORDER BY one, other").fetchall()
        return {(one, other): bool(same) for one, other, same in rows}

    def judge(self, one: str, other: str, same: bool | None) -> None:
        """Keep whether two names are one's; None forgets it."""
        with self._lock, transaction(self._db):
            self._db.execute("DELETE FROM verdict WHERE (one, other) IN ((?, ?), (?, ?))", (one, other, other, one))
            if same is not None:
                self._db.execute("INSERT INTO verdict VALUES (?, ?, ?)", (one, other, same))

    def dump(self) -> tuple[list[tuple[str, int, int]], list[tuple[str, str]]]:
        """All marks (id, read, starred) and all tags (id, tag), for searches where there is no file to join."""
        with self._lock:
            marks = self._db.execute("SELECT id, read, starred FROM mark").fetchall()
            return marks, self._db.execute("SELECT id, tag FROM tag").fetchall()

    def put(self, marks: Iterable[tuple[str, str, Mark]]) -> None:
        """Write the marks of articles (id, path, mark), all or none; they are on the disk when this returns."""
        with self._lock, transaction(self._db):
            for id, path, mark in marks:
                self._write(id, mark, path)

    def follow(self, found: Mapping[str, str], is_here: Callable[[str], bool]) -> dict[str, str]:
        """Give marks to what their articles have become, and learn where renamed files are.

        Args:
            found: the ids of the articles in files that are new or changed, by path.
            is_here: whether the library still has an article of that id.

        Returns:
            The new ids of articles whose files were edited, by the old ones.
        """
        if not found:
            return {}
        with self._lock:
            paths = {
                id: path and os.fsdecode(path) for id, path in self._db.execute("SELECT id, path FROM mark").fetchall()
            }
            at = {path: id for id, path in paths.items() if path}
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
            with transaction(self._db):
                marks = self.of(became)
                for old, new in became.items():
                    self._write(new, marks[old], here[new])
                    self._db.execute("INSERT OR IGNORE INTO tag SELECT ?, tag FROM tag WHERE id = ?", (new, old))
                for id, path in here.items():
                    self._locate(id, path)
            return became

    def leave(self, gone: Collection[str]) -> None:
        """Forget where articles were whose files are gone: another article may come to stand there."""
        if gone:
            paths = [(os.fsencode(path),) for path in gone]
            with self._lock, transaction(self._db):
                self._db.executemany("UPDATE mark SET path = NULL WHERE path = ?", paths)

    def revision(self) -> int:
        """A number that changes when another reader has changed a mark."""
        with self._lock:
            version: int = self._db.execute("PRAGMA data_version").fetchone()[0]
            return version

    def _write(self, id: str, mark: Mark, path: str) -> None:
        self._db.execute(
            "INSERT OR REPLACE INTO mark (id, read, starred, place) VALUES (?, ?, ?, ?)",
            (id, mark.read, mark.starred, mark.place),
        )
        self._locate(id, path)

    def _locate(self, id: str, path: str) -> None:
        """A file holds one article: what was there before is there no more."""
        self._db.execute("UPDATE mark SET path = NULL WHERE path = ?", (os.fsencode(path),))
        self._db.execute("UPDATE mark SET path = ? WHERE id = ?", (os.fsencode(path), id))

    def back_up(self) -> None:
        """Keep a copy of today's state, if there is none yet and it is in a file.

        Raises:
            sqlite3.Error, OSError: if that fails.
        """
        if self.path is not None:
            with self._lock:
                backup.keep_daily(self._db, self.path)

    def export(self) -> dict[str, Any]:
        """All of the state, as JSON has it."""
        with self._lock:
            marks = self._db.execute("SELECT id, read, starred, place, path FROM mark ORDER BY id").fetchall()
            tags = self._db.execute("SELECT id, tag FROM tag ORDER BY id, tag").fetchall()
        tagged: dict[str, list[str]] = {}
        for id, tag in tags:
            tagged.setdefault(id, []).append(tag)
        return {
            "newsreader_state": 1,
            "articles": [
                {
                    "id": id,
                    "read": bool(read),
                    "starred": bool(starred),
                    "place": place,
                    "path": os.fsdecode(path) if path else None,
                    "tags": tagged.get(id, []),
                }
                for id, read, starred, place, path in marks
            ],
            "searches": self.searches(),
            "verdicts": [[one, other, same] for (one, other), same in self.verdicts().items()],
        }

    def take_in(self, exported: Mapping[str, Any]) -> int:
        """Take over an exported state, all or nothing; what it does not name stays as it is.

        Returns:
            How many articles it named.

        Raises:
            ValueError: if that is no exported state.
            sqlite3.Error: if it cannot be kept.
        """
        if exported.get("newsreader_state") != 1:
            raise ValueError("this is no state that newsreader has exported")
        try:
            articles = [
                (
                    str(a["id"]),
                    bool(a["read"]),
                    bool(a["starred"]),
                    int(a["place"]),
                    a["path"],
                    list(map(str, a["tags"])),
                )
                for a in exported["articles"]
            ]
            searches = {str(name): str(query) for name, query in exported["searches"].items()}
            verdicts = [(str(one), str(other), bool(same)) for one, other, same in exported.get("verdicts", ())]
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise ValueError(f"this state is incomplete: {error!r}") from error
        with self._lock, transaction(self._db):
            for id, read, starred, place, path, tags in articles:
                self._db.execute(
                    "INSERT OR REPLACE INTO mark (id, read, starred, place) VALUES (?, ?, ?, ?)",
                    (id, read, starred, place),
                )
                if path:
                    self._locate(id, str(path))
                self._db.execute("DELETE FROM tag WHERE id = ?", (id,))
                self._db.executemany("INSERT OR IGNORE INTO tag VALUES (?, ?)", [(id, str(tag)) for tag in tags])
            self._db.executemany("INSERT OR REPLACE INTO search VALUES (?, ?)", searches.items())
            self._db.executemany("INSERT OR REPLACE INTO verdict VALUES (?, ?, ?)", verdicts)
        return len(articles)

    def is_sound(self) -> bool:
        """Whether the database holds together."""
        with self._lock:
            return bool(self._db.execute("PRAGMA integrity_check").fetchone() == ("ok",))

    def close(self) -> None:
        """Close the database."""
        with self._lock:
            self._db.close()


def open_state(path: Path) -> tuple[State, str | None]:
    """The state at its place, or the best that can be had instead and a line that says so."""
    where = visible_line(str(path))
    try:
        return State(path), None
    except NewerState as error:
        return State(None), f"What you read and star lasts until you quit: {error}"
    except (sqlite3.Error, OSError) as error:
        if isinstance(error, sqlite3.Error) and is_damage(error):
            aside = _set_aside(path)
            if aside is not None:
                kept = visible_line(str(aside))
                copy = backup.restore(path)
                since = f"is as it was in {visible_line(copy.name)}" if copy else "starts afresh"
                return State(path), f"What you read and star was damaged and {since}; the damaged file is {kept}"
        state = State(None)
        try:
            state.copy(path)
        except sqlite3.Error:
            return state, f"What you read and star lasts until you quit: {where} cannot be used ({error})"
        return state, f"What you now read and star lasts until you quit: {where} cannot be written ({error})"


def _migrate(db: sqlite3.Connection) -> None:
    def version() -> int:
        found: int = db.execute("PRAGMA user_version").fetchone()[0]
        if found > len(MIGRATIONS):
            raise NewerState(f"a newer newsreader wrote the file that keeps it (version {found}); install that one")
        return found

    if version() == len(MIGRATIONS):
        return
    with transaction(db):
        for number, statement in enumerate(MIGRATIONS[version() :], version() + 1):
            db.execute(statement)
            db.execute(f"PRAGMA user_version = {number}")


def _set_aside(path: Path) -> Path | None:
    number = 1
    while (aside := path.with_name(f"{path.stem}.damaged-{number}{path.suffix}")).exists():
        number += 1
    try:
        for file, kept in zip(files_of(path), files_of(aside), strict=True):
            if file.exists():
                file.rename(kept)
    except OSError:
        return None
    return aside
