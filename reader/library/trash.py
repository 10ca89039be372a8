"""The folder into which deleted articles go, and from which they can come back."""

from __future__ import annotations

import errno
import os
import shutil
import time
from pathlib import Path

_LONGEST_NAME = 200
"""Bytes that are kept of a file's name, after the time at which it was deleted."""


class Trash:
    """Deleted files, by when they were deleted."""

    def __init__(self, folder: Path) -> None:
        """The trash in this folder, which need not be there yet."""
        self.folder = folder
        """Where they are."""

    def put(self, path: Path) -> Path:
        """Move a file here; where it is now.

        Raises:
            OSError: if it cannot be moved; it is then where it was.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        name = os.fsdecode(os.fsencode(path.name)[-_LONGEST_NAME:])
        kept = self.folder / f"{time.time_ns()}-{name}"
        _move(path, kept)
        return kept

    def take_back(self, kept: Path, path: Path) -> None:
        """Move a file back to where it was.

        Raises:
            OSError: if it cannot be moved; it is then still here.
        """
        if os.path.lexists(path):
            raise FileExistsError(errno.EEXIST, "there is another file now", str(path))
        path.parent.mkdir(parents=True, exist_ok=True)
        _move(kept, path)

    def files(self) -> list[Path]:
        """What is here, the oldest first."""
        return sorted(self.folder.iterdir()) if self.folder.is_dir() else []

    def empty(self) -> int:
        """Delete all that is here for good; how many files that were.

        Raises:
            OSError: if one cannot be deleted.
        """
        files = self.files()
        for file in files:
            file.unlink()
        return len(files)


def _move(source: Path, target: Path) -> None:
    try:
        source.rename(target)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        # Another file system: the copy is whole and on the disk before the file itself goes.
        made = target.with_name(f".{target.name[-_LONGEST_NAME:]}-{os.getpid()}")
        try:
            shutil.copy2(source, made, follow_symlinks=False)
            with made.open("rb") as copied:
                os.fsync(copied.fileno())
            made.rename(target)
        finally:
            made.unlink(missing_ok=True)
        source.unlink()
