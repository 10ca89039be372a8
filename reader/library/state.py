"""The reader's own: what is read, starred, tagged and noted, and what else he has said. Committed as it changes."""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from reader.library import backup, following, reading
from reader.library.database import connect, transaction
from reader.library.folding import folded
from reader.library.migrations import NewerState, migrate
from reader.library.remembered import Remembered


@dataclass(frozen=True, slots=True)
class Mark:
    """What the reader has done with an article."""

    read: bool = False
    starred: bool = False
    place: int = 0
    """Offset into the article's text of the first line that was on the screen."""
    note: str = ""
    """What the reader has written about it."""


class State:
    """The marks of all articles in one small database, shared by all libraries and readers of this user."""

    def __init__(self, path: Path | None, whole: Path | None = None) -> None:
        """Open the state.

        Args:
            path: the database, made where there is none; None keeps the marks in memory.
            whole: a file that the marks in memory are read from, and written to as a whole after each change.

        Raises:
            NewerState: if it was written by a newer version.
            sqlite3.Error, OSError: if it cannot be opened.
        """
        self.path = path
        """The database; None if it is in memory."""
        self._whole = whole
        self._lock = threading.RLock()
        self._db = connect(path)
        try:
            migrate(self._db)
            self._db.execute("SELECT id, read, starred, place, path FROM mark LIMIT 1").fetchone()
            if whole is not None and whole.exists():
                self.copy(whole)
        except (sqlite3.Error, NewerState):
            self._db.close()
            raise

        self.remembered = Remembered(self._db, self._lock, self._changing)
        """What the reader has said that is no mark of an article."""

    def copy(self, path: Path) -> None:
        """Take over the marks of a database that can be read but not written.

        Raises:
            NewerState: if it was written by a newer version.
            sqlite3.Error: if it cannot be read.
        """
        with self._lock:
            backup.take_over(self._db, path)

    @contextmanager
    def _changing(self) -> Iterator[None]:
        """All that is changed in it or nothing; it is on the disk afterwards."""
        with self._lock:
            with transaction(self._db):
                yield
            self._keep_whole()

    def _keep_whole(self) -> None:
        if self._whole is not None:
            backup.keep_whole(self._db, self._whole)

    def of(self, ids: Iterable[str]) -> dict[str, Mark]:
        """The marks of some articles; those without any are left out."""
        with self._lock:
            rows = self._db.execute(
                "SELECT id, read, starred, place, coalesce(note, '') FROM mark LEFT JOIN note USING (id) "
                "WHERE id IN (SELECT value FROM json_each(?))",
                (json.dumps(list(ids)),),
            ).fetchall()
        return {id: Mark(bool(read), bool(starred), place, note) for id, read, starred, place, note in rows}

    def read_among(self, ids: Sequence[str]) -> set[str]:
        """Those of some articles that are read."""
        with self._lock:
            rows = self._db.execute(
                "SELECT id FROM mark WHERE read AND id IN (SELECT value FROM json_each(?))", (json.dumps(ids),)
            ).fetchall()
        return {id for (id,) in rows}

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
        with self._changing():
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

    def tags_of(self, ids: Iterable[str]) -> dict[str, list[str]]:
        """The tags of some articles; those without any are left out."""
        found: dict[str, list[str]] = {}
        with self._lock:
            for id, tag in self._db.execute(
                "SELECT id, tag FROM tag WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id, tag",
                (json.dumps(list(ids)),),
            ):
                found.setdefault(id, []).append(tag)
        return found

    def tag(self, tagged: Iterable[tuple[str, str | None, Collection[str]]]) -> None:
        """Give articles tags and no others, all or none; they are on the disk when this returns.

        Args:
            tagged: id, path and tags of each; no path where the article may be elsewhere by now.
        """
        with self._changing():
            for id, path, tags in tagged:
                self._write(id, self.of([id]).get(id, Mark()), path)
                self._db.execute("DELETE FROM tag WHERE id = ?", (id,))
                self._db.executemany("INSERT INTO tag VALUES (?, ?)", [(id, tag) for tag in sorted(set(tags))])

    def note(self, id: str, path: str | None, note: str) -> None:
        """Keep what the reader has written about an article; nothing takes it away."""
        with self._changing():
            self._write(id, self.of([id]).get(id, Mark()), path)
            self._db.execute("DELETE FROM note WHERE id = ?", (id,))
            if note:
                self._db.execute("INSERT INTO note VALUES (?, ?, ?)", (id, note, folded(note)))

    def all_tags(self) -> dict[str, int]:
        """Every tag, and how many articles have it."""
        with self._lock:
            return dict(self._db.execute("SELECT tag, count(*) FROM tag GROUP BY tag ORDER BY tag").fetchall())

    def dump(self) -> tuple[list[tuple[Any, ...]], ...]:
        """All marks (id, read, starred), tags (id, tag) and notes (id, folded), where there is no file to join."""
        with self._lock:
            return tuple(
                self._db.execute(statement).fetchall()
                for statement in (
                    "SELECT id, read, starred FROM mark",
                    "SELECT id, tag FROM tag",
                    "SELECT id, folded FROM note",
                )
            )

    def put(self, marks: Iterable[tuple[str, str | None, Mark]]) -> None:
        """Write the marks of articles, all or none; they are on the disk when this returns.

        Args:
            marks: id, path and mark of each; no path where the article may be elsewhere by now.
        """
        with self._changing():
            for id, path, mark in marks:
                self._write(id, mark, path)

    def mark_read(self, step: int, articles: Sequence[tuple[str, str]]) -> int:
        """Mark articles read, of which there are more to come; how many were not.

        Args:
            step: a number by which `mark_unread` takes all of them back.
            articles: the id of each and the path of its file.
        """
        with self._changing():
            return reading.mark_read(self._db, step, articles)

    def mark_unread(self, step: int) -> None:
        """Take a step of `mark_read` back, some articles at a time: other threads need not wait for all."""
        more = True
        while more:
            with self._changing():
                more = reading.mark_unread(self._db, step)
        self.rest()

    def rest(self) -> None:
        """Give back the memory that very many marks have taken."""
        with self._lock:
            reading.rest(self._db)

    def follow(self, found: Mapping[str, str], is_here: Callable[[str], bool]) -> dict[str, str]:
        """Give marks to what their articles have become, and learn where renamed files are.

        Args:
            found: the ids of the articles in files that are new or changed, by path.
            is_here: whether the library still has an article of that id.

        Returns:
            The new ids of articles whose files were edited, by the old ones.
        """
        with self._lock:
            became = following.follow(self._db, found, is_here)
            self._keep_whole()
            return became

    def leave(self, gone: Collection[str]) -> None:
        """Forget where articles were whose files are gone: another article may come to stand there."""
        with self._lock:
            following.leave(self._db, gone)
            self._keep_whole()

    def revision(self) -> int:
        """A number that changes when another reader has changed a mark."""
        with self._lock:
            version: int = self._db.execute("PRAGMA data_version").fetchone()[0]
            return version

    def _write(self, id: str, mark: Mark, path: str | None) -> None:
        self._db.execute(
            "INSERT INTO mark (id, read, starred, place) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO UPDATE "
            "SET read = excluded.read, starred = excluded.starred, place = excluded.place",
            (id, mark.read, mark.starred, mark.place),
        )
        if path is not None:
            following.locate(self._db, id, path)

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
        from reader.library.exporting import exported

        with self._lock:
            return exported(self._db)

    def take_in(self, state: Mapping[str, Any]) -> int:
        """Take over an exported state, all or nothing; how many articles it named.

        Raises:
            ValueError: if that is no exported state.
            sqlite3.Error: if it cannot be kept.
        """
        from reader.library.exporting import take_in

        with self._changing():
            return take_in(self._db, state)

    def is_sound(self) -> bool:
        """Whether the database holds together."""
        with self._lock:
            return bool(self._db.execute("PRAGMA integrity_check").fetchone() == ("ok",))

    def close(self) -> None:
        """Close the database."""
        with self._lock:
            self._db.close()
