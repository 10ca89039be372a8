"""The index brought up to date with the files: those that changed are parsed, the others left alone."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import islice
from pathlib import Path

from reader.library.entry import Entry
from reader.library.files import Found, folders
from reader.library.index import Index
from reader.library.parsing import parsed
from reader.revision import revision

_BATCH = 1_000
"""Files that are written at once: fewer changes show together, and of more nothing is lost when the program ends."""


def parser() -> str:
    """The revision of what reads files: what it has read is read again after any change of it."""
    return revision("intake", "library/entry.py")


def synchronise(
    roots: Sequence[Path], index: Index, written: Callable[[Sequence[Entry], Collection[str]], None]
) -> None:
    """Look at all files and write what has changed into the index.

    Args:
        roots: the folders and files of the library.
        index: its index.
        written: told what has been written, each time, and the paths of files that are gone.

    Raises:
        sqlite3.Error: if the index is damaged or cannot be written.
    """
    index.parse_with(parser())
    gone: set[str] = set()
    files = parsed(_changed(roots, index, gone))
    while True:
        batch = list(islice(files, _BATCH))
        # Only when all files have been met is it known which are gone.
        leaving = gone if len(batch) < _BATCH else ()
        index.replace(batch, leaving)
        written([file.entry for file in batch], leaving)
        if len(batch) < _BATCH:
            break


def _changed(roots: Sequence[Path], index: Index, gone: set[str]) -> Iterator[Found]:
    """The files that have to be parsed; those that are gone are added to the set."""
    left = set(index.folders())
    for folder in folders(roots):
        left.discard(folder.path)
        known = index.stamps(folder.path)
        for file in folder.files:
            if known.pop(os.path.basename(file.path), None) != (file.modified, file.changed, file.size):  # noqa: PTH119
                yield file
        gone.update(os.path.join(folder.path, name) for name in known)  # noqa: PTH118
    for path in left:
        gone.update(os.path.join(path, name) for name in index.stamps(path))  # noqa: PTH118
