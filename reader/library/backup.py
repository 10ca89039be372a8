"""Daily copies of the reader's state, and the way back to the newest of them."""

from __future__ import annotations

import os
import sqlite3
from contextlib import suppress
from datetime import date
from pathlib import Path

from reader.library.disk import sync

_KEPT = 7
"""Days of which there are copies."""


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
