"""The index brought up to date with the files: those that changed are parsed, the others left alone."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from pathlib import Path

from reader.library.entry import Entry, Parsed
from reader.library.files import walk
from reader.library.index import Index

_BATCH = 2_000
"""Files that are parsed before their entries are written, while the index is new."""


def synchronise(
    roots: Sequence[Path], index: Index, written: Callable[[Sequence[Entry], Collection[str]], None]
) -> None:
    """Look at all files and write what has changed into the index.

    A new index is filled piece by piece, so that nothing is lost when the program ends before it is complete; later
    changes are written all at once, so that other readers see them together.

    Args:
        roots: the folders and files of the library.
        index: its index.
        written: told what has been written, each time, and the paths of files that are gone.

    Raises:
        sqlite3.Error: if the index is damaged or cannot be written.
    """
    known = index.stamps()
    gone = {*known, *index.troubled()}
    is_new = not gone
    parsed: list[Parsed] = []
    met: set[str] = set()
    for found in walk(roots):
        if found.path in met:
            continue
        met.add(found.path)
        if known.get(found.path) != (found.modified, found.changed, found.size):
            parsed.append(Parsed.of(found))
            if is_new and len(parsed) >= _BATCH:
                index.replace(parsed)
                written([file.entry for file in parsed], ())
                parsed = []
    index.replace(parsed, gone - met)
    written([file.entry for file in parsed], gone - met)
