"""Tells when files of a library change, from a thread that nobody waits for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Event, Thread

from reader.library.watching import changes


class FileWatch:
    """Watches until it is told to stop, or the program ends."""

    def __init__(self, roots: Sequence[Path], changed: Callable[[], object], failed: Callable[[str], object]) -> None:
        """Nothing is watched yet.

        Args:
            roots: the folders and files of the library.
            changed: called in the thread when files have changed.
            failed: called in the thread, with the reason, where nothing can be watched.
        """
        self._roots, self._changed, self._failed = roots, changed, failed
        self._end = Event()

    def start(self) -> None:
        """Watch from now on."""
        # No worker of Textual's: those are waited for, and this one ends with the program.
        Thread(target=self._watch, name="newsreader-watch", daemon=True).start()

    def stop(self) -> None:
        """Watch no more."""
        self._end.set()

    def _watch(self) -> None:
        try:
            for _ in changes(self._roots, self._end):
                self._changed()
        except OSError as error:
            self._failed(str(error))
