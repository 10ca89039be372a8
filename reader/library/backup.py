"""Daily copies of the reader's state, and the way back to the newest of them."""

from __future__ import annotations

import os
import sqlite3
from contextlib import suppress
from datetime import date
from pathlib import Path

from reader.library.database import transaction
from reader.library.disk import sync
from reader.library.migrations import version_of

_KEPT = 7
"""Days of which there are copies."""


_COPIED = frozenset(("mark", "tag", "note", "search", "verdict", "choice", "deleted"))
"""The tables that are taken over from a database that can only be read."""


def take_over(db: sqlite3.Connection, path: Path) -> None:
    """Copy the marks of a database that can be read but not written.

    Args:
        db: the state that they are copied into.
        path: the database.

    Raises:
        NewerState: if it was written by a newer version.
        sqlite3.Error: if it cannot be read.
    """
    db.execute("ATTACH ? AS old", (f"{path.absolute().as_uri()}?mode=ro&immutable=1",))
    try:
        version_of(db, "old")
        there = {name for (name,) in db.execute("SELECT name FROM old.sqlite_schema WHERE type = 'table'")}
        with transaction(db):
            for table in _COPIED & there:
                columns = ", ".join(name for _, name, *_ in db.execute(f"PRAGMA old.table_info ({table})"))
                db.execute(f"INSERT OR REPLACE INTO {table} ({columns}) SELECT {columns} FROM old.{table}")
    finally:
        db.execute("DETACH old")


def folder_of(state: Path) -> Path:
    """Where the copies of a state are kept."""
    return state.with_name("backups")


def copies(state: Path) -> list[Path]:
    """The copies of a state, the newest first."""
    with suppress(OSError):
        return sorted(folder_of(state).glob(f"{state.stem}-????-??-??{state.suffix}"), reverse=True)
    return []


def keep_daily(db: sqlite3.Connection, state: Path) -> None:
    """Copy the state if there is no copy of today, and let the oldest go.

    Raises:
        sqlite3.Error, OSError: if that fails; nothing is lost then.
    """
    folder = folder_of(state)
    target = folder / f"{state.stem}-{date.today().isoformat()}{state.suffix}"
    if target.exists():
        return
    folder.mkdir(exist_ok=True)
    made = target.with_name(f".{target.name}-{os.getpid()}")
    try:
        db.execute("VACUUM INTO ?", (str(made),))
        _put(made, target)
    finally:
        made.unlink(missing_ok=True)
    for old in copies(state)[_KEPT:]:
        old.unlink(missing_ok=True)


def keep_whole(db: sqlite3.Connection, place: Path) -> None:
    """Write the whole of a state in memory into a file, in the place of the one that is there; that needs no locks.

    Raises:
        sqlite3.Error, OSError: if that fails; what is there stays.
    """
    made = place.with_name(f".{place.name}-{os.getpid()}")
    try:
        made.write_bytes(db.serialize())
        _put(made, place)
    finally:
        made.unlink(missing_ok=True)


def restore(state: Path) -> Path | None:
    """Put the newest sound copy in the place of a state that has been set aside; None if there is none."""
    for copy in copies(state):
        try:
            source = sqlite3.connect(f"{copy.absolute().as_uri()}?mode=ro", uri=True)
            try:
                if source.execute("PRAGMA quick_check").fetchone() != ("ok",):
                    continue
                made = state.with_name(f".{state.name}-{os.getpid()}")
                made.unlink(missing_ok=True)
                source.execute("VACUUM INTO ?", (str(made),))
                _put(made, state)
            finally:
                source.close()
        except (sqlite3.Error, OSError):
            continue
        return copy
    return None


def _put(made: Path, place: Path) -> None:
    """Give a copy its name when all of it is on the disk, which SQLite does not see to."""
    sync(made)
    made.replace(place)
    with suppress(OSError):
        sync(place.parent)
