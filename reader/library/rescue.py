"""State and subscriptions opened, or the best that can be had where they are damaged, newer, or not to be written."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

from reader.controls import visible_line
from reader.library import backup
from reader.library.database import NoLocks, files_of, is_damage, reason
from reader.library.error import LibraryError
from reader.library.migrations import NewerState
from reader.library.state import State

if TYPE_CHECKING:
    from reader.library.subscriptions import Subscriptions


def open_state(path: Path) -> tuple[State, str | None]:
    """The state at its place, or the best that can be had instead and a line that says so."""
    where = visible_line(str(path))
    try:
        try:
            return State(path), None
        except NoLocks as error:
            # What stands in a log only SQLite can read, and not there.
            if any(log.exists() and log.stat().st_size for log in files_of(path)[1:2]):
                raise
            told = f"What you read and star is kept by one reader at a time, in {where}: {reason(error)}"
            return State(None, whole=path), told
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
            return state, f"What you read and star lasts until you quit: {where} cannot be used ({reason(error)})"
        return state, f"What you now read and star lasts until you quit: {where} cannot be written ({reason(error)})"


def open_subscriptions(path: Path, library: Path) -> tuple[Subscriptions, str | None]:
    """The subscriptions of a library, from their newest sound copy where they are damaged, and a line that says so.

    Args:
        path: the database.
        library: the folder of the library that their articles go to.

    Raises:
        LibraryError: if they cannot be used, or are damaged and there is no copy; the file is not touched then.
    """
    from reader.library.subscriptions import Subscriptions

    try:
        return Subscriptions(path, library), None
    except LibraryError as error:
        is_damaged = isinstance(error.__cause__, sqlite3.Error) and is_damage(error.__cause__)
        aside = _set_aside(path) if is_damaged and backup.copies(path) else None
        if aside is None:
            raise
    copy = backup.restore(path)
    since = f"are as they were in {visible_line(copy.name)}" if copy else "start afresh"
    line = f"Your subscriptions were damaged and {since}; the damaged file is {visible_line(str(aside))}"
    return Subscriptions(path, library), line


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
