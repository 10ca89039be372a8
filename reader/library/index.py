"""What the list shows of each file, in order: derived from the files, made anew when it is lost or damaged."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Collection, Iterable, Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any

from reader.controls import visible_line
from reader.library.database import connect, is_damage, reason, remove
from reader.library.entering import Entering, stating
from reader.library.entries import Entries, first
from reader.library.entry import Entry, Parsed
from reader.library.schema import prepare

_CACHE = 32_000
"""Kilobytes of changed pages that are held back until all is written; they are given back then."""

_MANY = 1_000
"""Files after whose writing the log is emptied."""

Stamp = tuple[int, int, int]
"""`modified`, `changed` and `size` of a file."""


class Index:
    """The entries of one library in the cache folder.

    Readers see the index as it was at the last `move_on`, so that the list does not shift under the user while files
    are being looked at, here or by another reader of the same library.
    """

    def __init__(self, path: Path | None) -> None:
        """Open the index; a damaged one or one of another version is made anew.

        Args:
            path: the database; None keeps the index in memory.

        Raises:
            sqlite3.Error, OSError: if no database can be kept there.
        """
        self._path = path
        self.entries = Entries(self.read)
        """What readers see."""
        self._reading = threading.RLock()
        self._writing = threading.RLock() if path is not None else self._reading
        try:
            self._open()
        except sqlite3.Error as error:
            if path is None or not is_damage(error):
                raise
            remove(path)
            self._open()

    def _open(self) -> None:
        self._writer = connect(self._path, durable=False)
        self._reader = self._writer
        self.entries.move_on(0, 0)
        self._generation = self._unmoved = 0
        try:
            if not prepare(self._writer) and self._path is not None:
                self._writer.close()
                remove(self._path)
                self._writer = self._reader = connect(self._path, durable=False)
                prepare(self._writer)
            if self._path is not None:
                self._reader = connect(self._path, durable=False)
                self._writer.execute(f"PRAGMA cache_size = -{_CACHE}")
            self.move_on()
        except sqlite3.Error:
            self.close()
            raise

    def rebuild(self, *, in_memory: bool = False) -> None:
        """Start again with an empty index, in memory where this one cannot be written, else because it is damaged."""
        with self._writing, self._reading:
            self.close()
            if in_memory:
                self._path, self._writing = None, self._reading
            elif self._path is not None:
                remove(self._path)
            self._open()

    def move_on(self) -> int:
        """Let readers see what has been written; the number says whether it is another list than before."""
        self._begin()
        if self._unmoved >= _MANY and self._reader is not self._writer:
            # The log begins anew only when all of it is in the database and nobody reads from it: so readers move on to
            # its end, and once more when its end is in the database.
            with self._writing:
                self._writer.execute("PRAGMA wal_checkpoint(PASSIVE)")
                self._writer.execute("PRAGMA shrink_memory")
                self._unmoved = 0
            self._begin()
        return self._generation

    def _begin(self) -> None:
        with self._reading:
            if self._reader is not self._writer:
                if self._reader.in_transaction:
                    self._reader.execute("COMMIT")
                self._reader.execute("BEGIN")
            about = self._reader.execute("SELECT generation, count, count - older FROM about")
            generation, count, folded_count = about.fetchone()
            if generation != self._generation:
                self._generation = generation
                self.entries.move_on(count, folded_count)

    def parse_with(self, made_by: str) -> None:
        """Have all files parsed again, if they were parsed by other code than this.

        Args:
            made_by: the revision of the code that parses files.
        """
        with self._writing:
            if self._writer.execute("SELECT made_by FROM about").fetchone() != (made_by,):
                self._writer.execute("UPDATE about SET made_by = ?, parser = parser + 1", (made_by,))

    def folders(self) -> list[str]:
        """The folders that have files in them, as last written."""
        with self._writing:
            return [os.fsdecode(path) for (path,) in self._writer.execute("SELECT path FROM folder")]

    def stamps(self, folder: str) -> dict[str, Stamp | None]:
        """The files in a folder, by name, as last written; no stamp where one is worth another look."""
        with self._writing:
            rows = self._writer.execute(
                "SELECT name, modified, changed, size, problem IS NULL AND parser = (SELECT parser FROM about) "
                "FROM entry WHERE folder = (SELECT number FROM folder WHERE path = ?)",
                (os.fsencode(folder),),
            ).fetchall()
        return {
            os.fsdecode(name): (modified, changed, size) if is_good else None
            for name, modified, changed, size, is_good in rows
        }

    def by_link(self, link: str) -> Entry | None:
        """The entry of an article of this address, also one that has just been written."""
        return self._latest("link = ? AND link <> ''", link)

    def by_content(self, content: str) -> Entry | None:
        """The entry of an article of exactly this text, also one that has just been written."""
        return self._latest("content = ?", content)

    def _latest(self, condition: str, value: str) -> Entry | None:
        def read(statement: str, *values: str | bytes) -> Sequence[Any]:
            with self._writing:
                return self._writer.execute(statement, values).fetchall()

        return first(read, condition, value)

    def replace(self, files: Iterable[Parsed], gone: Collection[str] = ()) -> None:
        """Write the entries of files that were parsed and forget those of files that went."""
        with self._writing:
            parser: int = self._writer.execute("SELECT parser FROM about").fetchone()[0]
            self._unmoved += Entering(self._writer, parser).replace(files, gone)

    def make(self, statement: str) -> None:
        """Make an index of the tables, if there is none yet and it can be written."""
        with suppress(sqlite3.Error), self._writing:
            self._writer.execute(statement)
        self.move_on()

    def read(self, statement: str, *values: str | int | float | bytes) -> Sequence[Any]:
        """The rows of a statement, as they were when readers last moved on."""
        with self._reading:
            return self._reader.execute(statement, values).fetchall()

    def contested(self) -> list[tuple[str, list[str]]]:
        """The ids that different texts state, with their files."""
        ids = self.read("SELECT DISTINCT stated FROM entry WHERE id <> stated ORDER BY stated")
        with self._reading:
            return [(id, [os.fsdecode(path) for path, _, _ in stating(self._reader, id)]) for (id,) in ids]

    def is_sound(self) -> bool:
        """Whether the database and its full text hold together."""
        with self._writing:
            try:
                self._writer.execute("INSERT INTO full_text (full_text, rank) VALUES ('integrity-check', 1)")
                return bool(self._writer.execute("PRAGMA integrity_check").fetchone() == ("ok",))
            except sqlite3.Error:
                return False

    def spoil(self) -> None:
        """Have the index made anew when it is opened next."""
        with self._writing, suppress(sqlite3.Error):
            self._writer.execute("PRAGMA user_version = 0")

    def copy_into(self, db: sqlite3.Connection) -> None:
        """Copy an index that is in memory into another database."""
        with self._writing:
            self._writer.backup(db)

    @property
    def path(self) -> Path | None:
        """The database; None if it is in memory."""
        return self._path

    def close(self) -> None:
        """Close the database."""
        with self._writing, self._reading:
            self._reader.close()
            self._writer.close()


def open_index(roots: Sequence[Path], cache: Path) -> tuple[Index, str | None]:
    """The index of these roots and, where none can be kept, a line that says so; a few named files need none."""
    if not any(root.is_dir() for root in roots):
        return Index(None), None
    name = sha256("\n".join(map(str, roots)).encode("utf-8", "surrogateescape")).hexdigest()[:16]
    path = cache / f"index-{name}.sqlite"
    try:
        return Index(path), None
    except (sqlite3.Error, OSError) as error:
        why = f"{visible_line(str(path))} cannot be used ({reason(error)})"
        return Index(None), f"The list is made anew at each start: {why}"
