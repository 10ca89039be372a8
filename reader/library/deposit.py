"""New files, put into a folder whole, on the disk for good, and never in the place of another."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

from reader.library.disk import sync

_WHERE_LINKS_FAIL = frozenset({errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK})
_AT_ONCE = 16
"""Files that are sent to the disk together: waiting for one takes as long as waiting for all."""


def deposit(files: Sequence[tuple[Path, bytes]], top: Path) -> list[Path]:
    """Write files; the path of each: the one that was asked for, or with a number where that was taken.

    They have their names only when all of them are on the disk, and those survive a power cut.

    Args:
        files: path and content of each.
        top: the folder under which all of them lie.

    Raises:
        OSError: if one cannot be written; some may then be there, none of them half.
    """
    made: list[Path] = []
    try:
        for folder in {path.parent for path, _ in files}:
            folder.mkdir(parents=True, exist_ok=True)
        for number, (path, content) in enumerate(files):
            made.append(path.with_name(f".{os.getpid()}-{number}.part"))
            made[-1].write_bytes(content)
        with ThreadPoolExecutor(_AT_ONCE) as pool:
            list(pool.map(_all_synced, [made[first::_AT_ONCE] for first in range(_AT_ONCE)]))
        placed = [_placed(part, path) for part, (path, _) in zip(made, files, strict=True)]
        holding = {path.parent for path in placed}
        folders = {top, *(folder for held in holding for folder in (held, *held.parents) if top in folder.parents)}
        for folder in folders:
            # Not every file system can do that; the files themselves are on the disk.
            with suppress(OSError):
                sync(folder)
        return placed
    finally:
        for part in made:
            part.unlink(missing_ok=True)


def _all_synced(files: Sequence[Path]) -> None:
    for file in files:
        sync(file)


def _placed(part: Path, path: Path) -> Path:
    for name in _names(path):
        with suppress(FileExistsError):
            _named(part, name)
            return name
    raise FileExistsError(errno.EEXIST, "too many files of this name", str(path))


def _names(path: Path) -> Iterator[Path]:
    yield path
    for number in range(2, 100_000):
        yield path.with_name(f"{path.stem}-{number}{path.suffix}")


def _named(part: Path, name: Path) -> None:
    """Give a file its name; a second link, unlike a rename, never takes the place of another file.

    Raises:
        FileExistsError: if there is a file of that name.
    """
    try:
        os.link(part, name)
    except OSError as error:
        if error.errno not in _WHERE_LINKS_FAIL:
            raise
        # A file system without links: the name is taken first, then filled by one rename.
        os.close(os.open(name, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666))
        part.rename(name)
