"""What has to survive a power cut is sent to the disk, and one program at a time is at it."""

from __future__ import annotations

import errno
import fcntl
import os
from pathlib import Path
from typing import IO, Any

WITHOUT_LOCKS = frozenset({errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP, errno.EINVAL})
"""The errors of file systems that have no locks."""


def lock(file: IO[Any], *, wait: bool) -> None:
    """Lock a file until it is closed; where there are no locks there is nothing that could be done.

    Args:
        file: the file.
        wait: whether to wait until no other program has locked it.

    Raises:
        BlockingIOError: if another has, and that is not to be waited for.
    """
    try:
        fcntl.flock(file, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno not in WITHOUT_LOCKS:
            raise


def sync(path: Path) -> None:
    """Send a file, or the names in a folder, to the disk; it is there when this returns.

    Raises:
        OSError: if that fails; not every file system can do it for folders.
    """
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
