"""Who said what of what."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Sequence

from reader.across.passage import sources
from reader.across.sayings import SAYINGS, Saying, sayings
from reader.across.subjects import Subject
from reader.library.folding import folded

_MINE = "SELECT value FROM json_each(?)"
_WORD = re.compile(r"\w+")


def quotations(db: sqlite3.Connection, by: Sequence[Subject], about: Sequence[str]) -> tuple[Saying, ...]:
    """Quotations in order of time.

    Args:
        db: the connection of a library's records.
        by: who may have said it; empty for anybody.
        about: words that are said, each at least in its beginning, in any order.
    """
    words = [word for text in about for word in _WORD.findall(folded(text))]
    where, values = "1", list[str]()
    if by:
        where = f"subject IN ({_MINE})"
        values.append(json.dumps([number for subject in by for number in subject.numbers]))
    if words:
        ids = "SELECT q.id FROM said JOIN quote AS q ON q.number = said.rowid WHERE said MATCH ?"
        where += f" AND item IN (SELECT number FROM item WHERE id IN ({ids}))"
        values.append(" ".join(f'"{word}"*' for word in words))
    here = f"{where} AND item IN (SELECT number FROM item WHERE id IN (SELECT id FROM entry))"
    rows = db.execute(f"{SAYINGS} WHERE {here}", values).fetchall()
    known = sources(db, [row[0] for row in rows])
    return sayings([row for row in rows if _says(row[7], words)], known)


def _says(said: str, words: Sequence[str]) -> bool:
    spoken = _WORD.findall(folded(said))
    return all(any(one.startswith(word) for one in spoken) for word in words)
