"""Articles of which something is kept, chosen by their numbers for one search."""

from __future__ import annotations

import sqlite3

from reader.library.conditions import Kept, kept
from reader.library.query import And, Query

_FEW = 20_000
"""Articles of a tag, a name or a mark that are noted before a search; more are asked for one by one."""


class Chosen:
    """What one search has noted, each under a number of its own."""

    def __init__(self, db: sqlite3.Connection) -> None:
        """Nothing is noted yet.

        Args:
            db: the index, with the facts and the state beside it.
        """
        self._db = db
        self._known: dict[Kept, int | None] = {}
        self.counts: dict[int, int] = {}
        """How many articles are noted under each number."""
        db.execute(
            "CREATE TABLE IF NOT EXISTS temp.chosen (what INTEGER, number INTEGER, PRIMARY KEY (what, number)) "
            "WITHOUT ROWID"
        )
        db.execute("DELETE FROM temp.chosen")

    def number(self, what: Kept) -> int | None:
        """Under which number the articles are noted that something is kept of; None if they are too many."""
        if what not in self._known:
            self._known[what] = self._note(what)
        return self._known[what]

    def _note(self, what: Kept) -> int | None:
        ids = f"SELECT id FROM {what.table} WHERE {what.where}"
        some = self._db.execute(f"SELECT count(*) FROM ({ids} LIMIT ?)", (*what.values, _FEW + 1)).fetchone()
        if some[0] > _FEW:
            return None
        number = len(self._known)
        self.counts[number] = self._db.execute(
            f"INSERT OR IGNORE INTO temp.chosen SELECT ?, number FROM entry WHERE id IN ({ids})",
            (number, *what.values),
        ).rowcount
        return number

    def fewest(self, query: Query | None) -> int | None:
        """Under which number the fewest articles are noted, among which are all that a query finds."""
        parts = query.queries if isinstance(query, And) else (query,) if query else ()
        found = [self._known.get(what) for part in parts if (what := kept(part)) is not None]
        numbers = [number for number in found if number is not None]
        return min(numbers, key=self.counts.__getitem__, default=None)
