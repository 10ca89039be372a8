"""Keeps a library up to date: the index follows the files, marks follow their articles, trouble is mended or told."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Collection, Sequence
from pathlib import Path

from reader.library.database import is_busy, is_damage, reason
from reader.library.entry import Entry
from reader.library.index import Index
from reader.library.listing import Listing
from reader.library.state import State


class Upkeep:
    """Looks at the files of one library when it is told to, from any thread."""

    def __init__(
        self,
        roots: Sequence[Path],
        index: Index,
        state: State,
        listing: Listing,
        close_readers: Callable[[], None],
        notice: Callable[[str], None],
    ) -> None:
        """Nothing is looked at yet.

        Args:
            roots: the folders and files of the library.
            index: what is kept of them.
            state: the marks, which follow the articles.
            listing: told when rows have changed.
            close_readers: called where the index is made anew.
            notice: told in words what does not work.
        """
        self._roots = roots
        self._index = index
        self._state = state
        self._listing = listing
        self._close_readers = close_readers
        self._notice = notice
        self._refreshing = threading.Lock()
        self._seen = (index.move_on(), state.revision())
        self._is_backed_up = False
        self._found: dict[str, str] = {}
        self._gone: set[str] = set()
        """What marks have not followed yet, because the state could not be written."""

    def refresh(self) -> bool:
        """Look at the files; True if the list or a mark is another now."""
        with self._refreshing:
            try:
                self._synchronise()
            except sqlite3.Error as error:
                if is_damage(error):
                    self._start_again(in_memory=False)
                elif not is_busy(error):
                    self._notice(f"The list is made anew at each start: its index cannot be written ({reason(error)})")
                    self._start_again(in_memory=True)
            self._back_up()
            seen, self._seen = self._seen, (self._index.move_on(), self._state.revision())
            self._listing.changed()
            return seen != self._seen

    def _start_again(self, *, in_memory: bool) -> None:
        self._close_readers()
        self._index.rebuild(in_memory=in_memory)
        self._synchronise()

    def _synchronise(self) -> None:
        from reader.library.sync import synchronise

        synchronise(self._roots, self._index, self._written)

    def _written(self, parsed: Sequence[Entry], gone: Collection[str]) -> None:
        self._index.move_on()
        self._listing.changed()
        self._found |= {entry.path: entry.id for entry in parsed if not entry.problem}
        self._gone = (self._gone | set(gone)) - self._found.keys()
        try:
            became = self._state.follow(self._found, lambda id: self._index.entries.by_id(id) is not None)
            self._state.leave(self._gone)
        except sqlite3.Error as error:
            self._notice(f"What you read and star cannot be kept: {reason(error)}")
        else:
            self._found, self._gone = {}, set()
            self._listing.became(became)

    def _back_up(self) -> None:
        """Once a run: the copies are of days."""
        if not self._is_backed_up:
            self._is_backed_up = True
            try:
                self._state.back_up()
            except (sqlite3.Error, OSError) as error:
                self._notice(f"No copy of what you read and star can be made: {reason(error)}")
