"""Presses keys in a pty and takes the time of the answers; the screen itself is not looked at."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from threading import Condition, Thread
from typing import NamedTuple

import pexpect

from bench.programs import COLUMNS, LINES, environment

_PATIENCE, _LOOK = 60.0, 0.05
_QUESTION, _ANSWER = b"\x1b[5n", b"\x1b[0n"
"""Each frame ends with the question whether it has come."""


class Answer(NamedTuple):
    """Seconds from a key to the end of the first frame and to the last byte, and those of work on one processor."""

    first: float
    last: float
    work: float


class Typist:
    """Starts the reader and presses its keys; what it asks is answered at once, as a terminal on a quick line does."""

    def __init__(self, arguments: Sequence[str], program: Sequence[str], home: Path) -> None:
        """Start it and wait until nothing comes any more."""
        self._child = pexpect.spawn(
            program[0],
            [*program[1:], *arguments],
            env=environment(home),
            dimensions=(LINES, COLUMNS),
        )
        self._child.delaybeforesend = None
        self._turn = Condition()
        self._last = self._first = 0.0
        Thread(target=self._answer, daemon=True).start()
        self._timed(_PATIENCE, 2.0)

    def press(self, key: str, patience: float = 1.0, quiet: float = 0.15) -> Answer:
        """Press a key.

        Args:
            key: what it sends.
            patience: seconds after which no answer is expected, as where one cannot move on; the times are zero then.
            quiet: seconds without a byte after which no more are expected.
        """
        return self._timed(patience, quiet, lambda: self._child.send(key))

    def resize(self, columns: int, lines: int) -> Answer:
        """Give the window another size."""
        return self._timed(2.0, 0.5, lambda: self._child.setwinsize(lines, columns))

    @property
    def memory(self) -> float:
        """Megabytes of the reader without the processes that it has started."""
        told = Path(f"/proc/{self._child.pid}/smaps_rollup").read_text()
        return sum(int(size) for size in re.findall(r"^Rss:\s+(\d+)", told, re.MULTILINE)) / 1024

    @property
    def _work(self) -> float:
        """Seconds that the reader's threads have worked so far."""
        threads = Path(f"/proc/{self._child.pid}/task").glob("*/schedstat")
        return sum(int(told.read_text().split()[0]) for told in threads) / 1e9

    def _timed(self, patience: float, quiet: float, ask: Callable[[], object] = lambda: None) -> Answer:
        worked, begun = self._work, time.perf_counter()
        with self._turn:
            self._first = self._last = 0.0
            ask()
            until = begun + patience
            while (now := time.perf_counter()) < until:
                self._turn.wait(until - now)
                if self._first:
                    until = self._last + quiet
            first, last = self._first or self._last, self._last
        return Answer(first and first - begun, last and last - begun, self._work - worked)

    def _answer(self) -> None:
        seen = b""
        with suppress(pexpect.ExceptionPexpect, OSError, ValueError):
            while True:
                data: bytes = self._child.read_nonblocking(65536, timeout=None)
                now = time.perf_counter()
                seen = seen[-len(_QUESTION) + 1 :] + data
                asked = seen.count(_QUESTION)
                if asked:
                    seen = seen[seen.rindex(_QUESTION) + len(_QUESTION) :]
                    self._child.send(_ANSWER * asked)
                with self._turn:
                    self._last = now
                    if asked:
                        self._first = self._first or now
                    self._turn.notify()

    def close(self) -> None:
        """Quit."""
        self._child.send("Q")
        until = time.perf_counter() + _PATIENCE
        while self._child.isalive() and time.perf_counter() < until:
            time.sleep(_LOOK)
        with suppress(pexpect.ExceptionPexpect):
            self._child.close(force=True)
