"""The feeds that the user has subscribed to: where they are, when they are asked again, what has come from each."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import astuple, dataclass, fields, replace
from pathlib import Path

from reader.controls import visible_line
from reader.library import backup
from reader.library.database import connect, reason, transaction
from reader.library.disk import lock
from reader.library.entering import split
from reader.library.error import LibraryError
from reader.library.marks import in_words

_UNREADABLE = "the subscriptions cannot be read"
_UNWRITABLE = "the subscriptions cannot be kept"

FILE = "subscriptions.sqlite"
"""The name of the database, in the folder of the reader's state."""

MIGRATIONS = (
    """CREATE TABLE subscription (
        id INTEGER PRIMARY KEY,
        library BLOB NOT NULL,
        url TEXT NOT NULL,
        given TEXT,
        title TEXT NOT NULL,
        folder TEXT NOT NULL,
        site TEXT,
        completion TEXT NOT NULL,
        validated TEXT,
        etag TEXT,
        last_modified TEXT,
        digest TEXT,
        ttl REAL NOT NULL,
        skip_hours TEXT NOT NULL,
        skip_days TEXT NOT NULL,
        checked REAL NOT NULL,
        due REAL NOT NULL,
        held REAL NOT NULL,
        failures INTEGER NOT NULL,
        problem TEXT,
        moved_to TEXT,
        moved_since REAL NOT NULL,
        UNIQUE (library, url)
    )""",
    """CREATE TABLE arrival (
        subscription INTEGER NOT NULL,
        key TEXT NOT NULL,
        article TEXT NOT NULL,
        folder BLOB NOT NULL,
        name BLOB NOT NULL,
        PRIMARY KEY (subscription, key)
    ) WITHOUT ROWID""",
    "CREATE INDEX arrival_article ON arrival (article)",
    "CREATE INDEX arrival_name ON arrival (name, folder)",
)
"""Each takes the database from the version that is its place here to the next; none is ever changed."""

ALWAYS, NEVER, WHEN_SHORT = ("always", "never", "short")
"""Whether entries are completed from their pages."""


@dataclass(frozen=True, slots=True)
class Subscription:
    """A feed as it is known after the last visit. Times are seconds since the epoch, 0 for never."""

    id: int
    url: str
    given: str | None = None
    """The address as the user typed it; None where it came with a list. Only a typed one may be of our own network."""
    title: str = ""
    folder: str = ""
    """The folder of subscriptions that it is in, folders in folders parted by slashes."""
    site: str | None = None
    completion: str = WHEN_SHORT
    validated: str | None = None
    """The address that the validators are about."""
    etag: str | None = None
    last_modified: str | None = None
    digest: str | None = None
    """Of the last body: one that comes again need not be read."""
    ttl: float = 0.0
    skip_hours: str = ""
    """Numbers parted by blanks, as the days."""
    skip_days: str = ""
    checked: float = 0.0
    due: float = 0.0
    """When to ask again."""
    held: float = 0.0
    """Until when the publisher wants not to be asked, even by someone who is in a hurry."""
    failures: int = 0
    """Visits in a row that failed."""
    problem: str | None = None
    """Why the last one did."""
    moved_to: str | None = None
    """Where the feed says that it has moved for good."""
    moved_since: float = 0.0
    """When it said so first."""

    @property
    def name(self) -> str:
        """What to call it."""
        return self.title or self.url


@dataclass(frozen=True, slots=True)
class Arrival:
    """An entry of a feed that has become an article, or was one before."""

    key: str
    article: str
    path: str


_COLUMNS = [field.name for field in fields(Subscription)]
_SELECT = f"SELECT {', '.join(_COLUMNS)} FROM subscription"
_TOLD = [name for name in _COLUMNS if name not in ("id", "given", "folder", "completion")]
"""What visits tell; the rest is the user's to change."""

_UPDATE = f"UPDATE subscription SET {', '.join(f'{name} = ?' for name in _TOLD)} WHERE id = ?"
_ARRIVED = "INSERT OR IGNORE INTO arrival SELECT ?, ?, ?, ?, ? WHERE EXISTS (SELECT 1 FROM subscription WHERE id = ?)"


class Subscriptions:
    """The subscriptions of one library; safe to use from any thread and by several programs at once."""

    def __init__(self, path: Path | None, library: Path) -> None:
        """Open them.

        Args:
            path: the database, made where there is none; None keeps them in memory.
            library: the folder of the library that their articles go to.

        Raises:
            LibraryError: if the database cannot be used; it is not touched then.
        """
        self.path = path
        """The database; None if it is in memory."""
        self._library = os.fsencode(library)
        self._lock = threading.RLock()
        where = visible_line(str(path))
        try:
            self._db = connect(path)
            self._migrate()
        except (sqlite3.Error, OSError) as error:
            copies = f"; sound copies are in {visible_line(str(backup.folder_of(path)))}" if path else ""
            raise LibraryError(f"the subscriptions in {where} cannot be used ({reason(error)}){copies}") from error

    def _migrate(self) -> None:
        def version() -> int:
            found: int = self._db.execute("PRAGMA user_version").fetchone()[0]
            return found

        if version() > len(MIGRATIONS):
            raise LibraryError(f"a newer newsreader wrote {visible_line(str(self.path))}; install that one")
        if version() < len(MIGRATIONS):
            with transaction(self._db):
                for number, statement in enumerate(MIGRATIONS[version() :], version() + 1):
                    self._db.execute(statement)
                    self._db.execute(f"PRAGMA user_version = {number}")

    def all(self) -> list[Subscription]:
        """All of them, by folder and name."""
        with self._lock, in_words(_UNREADABLE):
            rows = self._db.execute(
                f"{_SELECT} WHERE library = ? ORDER BY folder, lower(title), url", (self._library,)
            ).fetchall()
        return [Subscription(*row) for row in rows]

    def at(self, url: str) -> Subscription | None:
        """The subscription to a feed."""
        with self._lock, in_words(_UNREADABLE):
            row = self._db.execute(f"{_SELECT} WHERE library = ? AND url = ?", (self._library, url)).fetchone()
        return Subscription(*row) if row else None

    def add(self, new: Iterable[Subscription]) -> list[Subscription]:
        """Subscribe to feeds, all or none; those that there are stay as they are.

        Returns:
            Those that were not there.
        """
        added = []
        names = ", ".join(_COLUMNS[1:])
        marks = ", ".join("?" * len(_COLUMNS))
        with self._lock, in_words(_UNWRITABLE), transaction(self._db):
            for subscription in new:
                done = self._db.execute(
                    f"INSERT OR IGNORE INTO subscription (library, {names}) VALUES ({marks})",
                    (self._library, *astuple(subscription)[1:]),
                )
                if done.rowcount:
                    added.append(replace(subscription, id=done.lastrowid or 0))
        return added

    def change(self, url: str, *, folder: str, completion: str) -> None:
        """Put a feed into another folder, or have its entries completed otherwise."""
        with self._lock, in_words(_UNWRITABLE), transaction(self._db):
            self._db.execute(
                "UPDATE subscription SET folder = ?, completion = ? WHERE library = ? AND url = ?",
                (folder, completion, self._library, url),
            )

    def remove(self, subscription: Subscription) -> None:
        """Unsubscribe from a feed; its articles stay."""
        with self._lock, in_words(_UNWRITABLE), transaction(self._db):
            self._db.execute("DELETE FROM subscription WHERE id = ?", (subscription.id,))
            self._db.execute("DELETE FROM arrival WHERE subscription = ?", (subscription.id,))

    def keep(self, changed: Sequence[Subscription]) -> None:
        """Keep what visits have told, all or nothing; what was unsubscribed from meanwhile stays away."""
        with self._lock, in_words(_UNWRITABLE), transaction(self._db):
            self._db.executemany(_UPDATE, [(*(getattr(one, name) for name in _TOLD), one.id) for one in changed])

    def keep_arrivals(self, arrived: Sequence[tuple[Subscription, Arrival]]) -> None:
        """Keep what has become of entries, all or nothing."""
        rows = [(to.id, one.key, one.article, *split(one.path), to.id) for to, one in arrived]
        with self._lock, in_words(_UNWRITABLE), transaction(self._db):
            self._db.executemany(_ARRIVED, rows)

    def arrived(self, subscription: Subscription) -> frozenset[str]:
        """The keys of all entries, and their versions, that ever came with a feed; of deleted articles as well."""
        with self._lock, in_words(_UNREADABLE):
            rows = self._db.execute("SELECT key FROM arrival WHERE subscription = ?", (subscription.id,))
            return frozenset(key for (key,) in rows)

    def arrival(self, subscription: Subscription, key: str) -> Arrival | None:
        """What became of an entry when it came."""
        with self._lock, in_words(_UNREADABLE):
            row = self._db.execute(
                "SELECT article, folder, name FROM arrival WHERE subscription = ? AND key = ?", (subscription.id, key)
            ).fetchone()
        return Arrival(key, row[0], str(Path(*map(os.fsdecode, row[1:])))) if row else None

    def of(self, article: str, path: str) -> list[Subscription]:
        """The feeds that an article has come with.

        Args:
            article: its id; that of an edited article is another.
            path: its file; that of a moved article is another.
        """
        with self._lock, in_words(_UNREADABLE):
            rows = self._db.execute(
                f"{_SELECT} WHERE library = ? AND id IN "
                "(SELECT subscription FROM arrival WHERE article = ? OR (folder = ? AND name = ?))",
                (self._library, article, *split(path)),
            ).fetchall()
        return [Subscription(*row) for row in rows]

    def back_up(self) -> None:
        """Keep a copy of today's, if there is none yet; where that fails there is none."""
        if self.path is not None:
            with self._lock, suppress(sqlite3.Error, OSError):
                backup.keep_daily(self._db, self.path)

    @contextmanager
    def visiting(self) -> Iterator[None]:
        """While feeds are visited: one program at a time does that, so that no host is asked by two.

        Raises:
            LibraryError: if another program is at it.
        """
        if self.path is None:
            yield
            return
        with self.path.with_suffix(".lock").open("a") as file:
            try:
                lock(file, wait=False)
            except BlockingIOError as error:
                message = "another newsreader is fetching; what it finds shows here as well"
                raise LibraryError(message) from error
            yield

    def close(self) -> None:
        """Close the database."""
        with self._lock:
            self._db.close()


def attach(db: sqlite3.Connection, state: Path | None) -> bool:
    """Attach the subscriptions to a connection, as `feeds`; empty ones, and False, while there are none.

    Args:
        db: the connection; it may have empty ones already.
        state: the database of the reader's state, beside which they are.
    """
    path = state.with_name(FILE) if state else None
    is_there = path is not None and path.exists()
    attached = any(name == "feeds" for _, name, _ in db.execute("PRAGMA database_list"))
    if attached and not is_there:
        return False
    if attached:
        db.execute("DETACH feeds")
    db.execute("ATTACH ? AS feeds", (str(path) if is_there else ":memory:",))
    if not is_there:
        for made in MIGRATIONS[:2]:
            db.execute(made.replace("CREATE TABLE ", "CREATE TABLE feeds.", 1))
    return is_there
