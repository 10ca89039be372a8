"""The pictures of articles: fetched when somebody wants to see one, and kept for the next time."""

from __future__ import annotations

import os
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from reader.intake.pictures import PictureError, fetched
from reader.intake.workers import WorkerError, Workers

_DEADLINE = 40.0
"""Seconds in which a picture has to be fetched and made small."""

_MOST_KEPT = 30_000_000
"""Bytes of all pictures that are kept."""


class Pictures:
    """The pictures that are kept in a folder of the cache, none of which is missed if it goes."""

    def __init__(self, cache_folder: Path) -> None:
        """Nothing is fetched yet.

        Args:
            cache_folder: where the folder of pictures is, or will be.
        """
        self._folder = cache_folder / "pictures"

    def at(self, url: str, *, given: tuple[str, ...] = (), fetches: bool = True) -> bytes:
        """The picture of an address, made small.

        Args:
            url: its address.
            given: addresses that the user typed himself; all others must be on the public net.
            fetches: whether it is fetched where it is not kept.

        Raises:
            PictureError: if it cannot be had; the message says why.
        """
        file = self._folder / f"{sha256(url.encode()).hexdigest()[:32]}.jpg"
        with suppress(OSError):
            kept = file.read_bytes()
            os.utime(file)
            return kept
        if not fetches:
            raise PictureError("it is not here yet, and nothing is fetched from here")
        workers = Workers(1)
        try:
            picture = workers.run(fetched, url, given, deadline=_DEADLINE)
        except WorkerError as error:
            raise PictureError(str(error)) from error
        finally:
            workers.close()
        with suppress(OSError):
            self._keep(file, picture)
        return picture

    def _keep(self, file: Path, picture: bytes) -> None:
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        made = file.with_name(f"{file.name}-{os.getpid()}")
        with os.fdopen(os.open(made, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW, 0o600), "wb") as out:
            out.write(picture)
        made.replace(file)
        of_all = 0
        states = ((each, each.stat()) for each in self._folder.iterdir())
        for each, state in sorted(states, key=lambda one: one[1].st_mtime_ns, reverse=True):
            of_all += state.st_size
            if of_all > _MOST_KEPT:
                each.unlink(missing_ok=True)
