"""What is wrong with a library, in words."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator

from reader.controls import visible_line
from reader.library.database import reason
from reader.library.index import Index
from reader.library.row import Row
from reader.library.state import State


def faults(rows: Iterable[Row], index: Index, state: State) -> Iterator[str]:
    """A line for each file that cannot be read, each id that is stated twice, and each damage.

    Args:
        rows: all rows of the library.
        index: its index; where that is damaged it is made anew when it is opened next.
        state: the reader's state.
    """
    for row in rows:
        if row.problem:
            yield f"{visible_line(str(row.path))}: {row.problem}"
    for id, paths in index.contested():
        files = ", ".join(visible_line(path) for path in paths)
        yield f"one id, {visible_line(id)}, for different articles: {files}"
    if not index.is_sound():
        index.spoil()
        yield "the index is damaged; it is made anew at the next start"
    try:
        if not state.is_sound():
            yield "what you read and star is damaged; the next start restores the newest copy"
    except sqlite3.Error as error:
        yield f"what you read and star cannot be read: {reason(error)}"
