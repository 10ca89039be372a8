"""What has to survive a power cut is sent to the disk."""

from __future__ import annotations

import os
from pathlib import Path


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
