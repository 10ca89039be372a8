"""Notices that files of a library have changed, while the program runs."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

_SILENT = frozenset("nfs nfs4 cifs smb3 smbfs 9p fuse.sshfs fuse.rclone afs ceph glusterfs".split())
"""File systems whose changes elsewhere the kernel does not hear of: their files are looked at again and again."""

_GATHERED = 400
"""Milliseconds in which changes count as one."""

_STEP = 100
_LOOKED_AT_EVERY = 1_000
"""Milliseconds between two looks at a silent file system."""


def changes(roots: Sequence[Path], stop: threading.Event) -> Iterator[None]:
    """Once each time that article files were added, changed, moved or deleted, until `stop` is set.

    Args:
        roots: the folders and files of a library.
        stop: set to end it.

    Raises:
        OSError: if they cannot be watched.
    """
    from watchfiles import watch

    there = [root for root in roots if root.exists()]
    if not there:
        return
    for _ in watch(
        *there,
        watch_filter=lambda _, path: _is_of_interest(path),
        debounce=_GATHERED,
        step=_STEP,
        stop_event=stop,
        rust_timeout=1_000,
        force_polling=any(map(_is_silent, there)) or None,
        poll_delay_ms=_LOOKED_AT_EVERY,
        raise_interrupt=False,
        ignore_permission_denied=True,
    ):
        yield


def _is_of_interest(path: str) -> bool:
    """Whether it is an article file, or a folder that came, went or was renamed with what is in it."""
    from reader.intake import SUFFIXES

    name = Path(path).name
    return not name.startswith(".") and (name.casefold().endswith(tuple(SUFFIXES)) or "." not in name)


def _is_silent(path: Path) -> bool:
    with suppress(OSError):
        where = path.resolve()
        mounts = [line.split() for line in Path("/proc/mounts").read_text("utf-8", "replace").splitlines()]
        at = [(len(mount[1]), mount[2]) for mount in mounts if len(mount) > 2 and where.is_relative_to(mount[1])]
        return bool(at) and max(at)[1] in _SILENT
    return False
