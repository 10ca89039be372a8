"""Notices that files of a library have changed, while the program runs."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from reader.library.files import walk

_SILENT = frozenset("nfs nfs4 cifs smb3 smbfs 9p fuse.sshfs fuse.rclone afs ceph glusterfs".split())
"""File systems whose changes elsewhere the kernel does not hear of: their files are looked at again and again."""

_GATHERED = 400
"""Milliseconds in which changes count as one."""

_STEP = 100
_LISTENED = 1_000
"""Milliseconds after which it is seen that one is to stop."""

_LOOKED_AT_EVERY = 1.0
"""Seconds between two looks at a silent file system, unless they take long."""

_SHARE = 20
"""Of so many seconds one may go into looking."""


def changes(roots: Sequence[Path], stop: threading.Event) -> Iterator[None]:
    """Once each time that article files were added, changed, moved or deleted, until `stop` is set.

    Args:
        roots: the folders and files of a library.
        stop: set to end it.

    Raises:
        OSError: if they cannot be watched.
    """
    there = [root for root in roots if root.exists()]
    if any(map(_is_silent, there)):
        yield from _looked_at(there, stop)
    elif there:
        yield from _told(there, stop)


def _told(roots: Sequence[Path], stop: threading.Event) -> Iterator[None]:
    """What the kernel tells.

    Each folder is named to `watchfiles`: looking for them by itself it keeps all threads waiting until it is done, a
    third of a second with a hundred thousand files.
    """
    from watchfiles import watch

    is_anew = False
    while not stop.is_set():
        has_folder = False
        try:
            for found in watch(
                *_folders(roots),
                *(root for root in roots if root.is_file()),
                watch_filter=lambda _, path: _is_of_interest(path),
                debounce=_GATHERED,
                step=_STEP,
                stop_event=stop,
                rust_timeout=_LISTENED,
                yield_on_timeout=True,
                raise_interrupt=False,
                recursive=False,
                force_polling=False,
                ignore_permission_denied=True,
            ):
                has_folder = any(Path(path).is_dir() for _, path in found)
                # Something may have come into a new folder before that was watched.
                if found or is_anew:
                    yield
                is_anew = False
                if has_folder:
                    break
            is_anew = has_folder
        except FileNotFoundError:
            # A folder has gone since it was found: what there is now is looked for again.
            stop.wait(_LISTENED / 1000)
            is_anew = True


def _folders(roots: Sequence[Path]) -> Iterator[str]:
    """The folders of a library, links followed, each once."""
    pending, met = [str(root) for root in roots if root.is_dir()], set[str]()
    while pending:
        folder = pending.pop()
        if (real := os.path.realpath(folder)) in met:
            continue
        met.add(real)
        yield folder
        with suppress(OSError), os.scandir(folder) as entries:
            pending += [entry.path for entry in entries if not entry.name.startswith(".") and entry.is_dir()]


def _looked_at(roots: Sequence[Path], stop: threading.Event) -> Iterator[None]:
    """What one sees by looking again and again."""
    before, pause = _seen(roots), _LOOKED_AT_EVERY
    while not stop.wait(pause):
        begun = time.monotonic()
        now = _seen(roots)
        pause = max(_LOOKED_AT_EVERY, _SHARE * (time.monotonic() - begun))
        if now != before:
            yield
        before = now


def _seen(roots: Sequence[Path]) -> int:
    """A number that is another after any change."""
    return sum(map(hash, walk(roots)))


def _is_of_interest(path: str) -> bool:
    """Whether it is an article file, or a folder that came, went or was renamed with what is in it."""
    from reader.intake import SUFFIXES

    name = Path(path).name
    if name.startswith("."):
        return False
    return name.casefold().endswith(tuple(SUFFIXES)) or "." not in name or Path(path).is_dir()


def _is_silent(path: Path) -> bool:
    with suppress(OSError):
        where = path.resolve()
        mounts = [line.split() for line in Path("/proc/mounts").read_text("utf-8", "replace").splitlines()]
        at = [(len(mount[1]), mount[2]) for mount in mounts if len(mount) > 2 and where.is_relative_to(mount[1])]
        return bool(at) and max(at)[1] in _SILENT
    return False
