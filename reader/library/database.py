"""SQLite as the library uses it: a write-ahead log, patience with other writers, damage told from trouble."""

from __future__ import annotations

import fcntl
import sqlite3
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from reader.library.disk import WITHOUT_LOCKS

_PATIENCE = 10.0
"""Seconds to wait for another writer."""

_LONGEST_LOG = 16 << 20
"""Bytes of a log that are kept when it begins anew."""

_DAMAGE = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR})
"""SQLITE_ERROR is here a missing table or column: the statements themselves are known to be right."""


class NoLocks(sqlite3.OperationalError):
    """A database is on a file system without locks: SQLite calls it locked for ever."""

    def __init__(self) -> None:
        """With the words for it."""
        super().__init__("its file system has no locks")


def connect(path: Path | None, *, durable: bool = True) -> sqlite3.Connection:
    """A database for use by several threads in turn.

    Args:
        path: the file, made with its folder where there is none; None for a database in memory.
        durable: whether a commit survives a power cut; without, the file stays sound but may lose the last ones.

    Raises:
        sqlite3.Error, OSError: if there can be none.
    """
    if path is not None:
        path.parent.mkdir(parents=True, exist_ok=True)
    db = sqlite3.connect(path or ":memory:", timeout=0, isolation_level=None, check_same_thread=False)
    try:
        if path is not None:
            _use_write_ahead_log(db, path.parent)
            db.execute(f"PRAGMA busy_timeout = {_PATIENCE * 1000:.0f}")
            db.execute(f"PRAGMA journal_size_limit = {_LONGEST_LOG}")
            db.execute(f"PRAGMA synchronous = {'FULL' if durable else 'NORMAL'}")
    except sqlite3.Error:
        db.close()
        raise
    return db


def _use_write_ahead_log(db: sqlite3.Connection, folder: Path) -> None:
    # SQLite does not wait by itself when two processes turn the log on at once.
    deadline = time.monotonic() + _PATIENCE
    while True:
        try:
            db.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if not is_busy(error) or time.monotonic() > deadline:
                raise
            if not has_locks(folder):
                raise NoLocks from error
        time.sleep(0.02)


def has_locks(folder: Path) -> bool:
    """Whether files in a folder can be locked, so far as that can be tried."""
    try:
        with tempfile.TemporaryFile(dir=folder) as file:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        return error.errno not in WITHOUT_LOCKS
    return True


@contextmanager
def transaction(db: sqlite3.Connection) -> Iterator[None]:
    """All statements in it or none; other writers wait, readers do not."""
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        with suppress(sqlite3.Error):
            db.execute("ROLLBACK")
        raise
    db.execute("COMMIT")


def is_busy(error: sqlite3.Error) -> bool:
    """Whether another process was writing for longer than our patience."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_BUSY


def reason(error: Exception) -> str:
    """Why something failed, in words for the user: SQLite calls a database locked that somebody writes to."""
    if isinstance(error, sqlite3.Error) and is_busy(error):
        return f"another program has been writing to it for {_PATIENCE:.0f} seconds; try again"
    return getattr(error, "strerror", None) or str(error)


def is_damage(error: sqlite3.Error) -> bool:
    """Whether an error means that the file is no sound database of ours: waiting will not help."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in _DAMAGE


def files_of(path: Path) -> tuple[Path, Path, Path]:
    """The files of a database: itself, its log and the log's index."""
    return path, path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")


def remove(path: Path) -> None:
    """Delete a database."""
    for file in files_of(path):
        file.unlink(missing_ok=True)


def in_facts(statement: str) -> str:
    """A statement of a schema that makes its table or index in the attached database of the facts."""
    for what in ("TABLE", "INDEX"):
        statement = statement.replace(f"CREATE {what} ", f"CREATE {what} facts.", 1)
    return statement.replace("CREATE VIRTUAL TABLE ", "CREATE VIRTUAL TABLE facts.", 1)
