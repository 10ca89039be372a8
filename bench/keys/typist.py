"""Presses keys in a pty and takes the time of the answers; the screen itself is not looked at."""

from __future__ import annotations

import re
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import pexpect

from bench.programs import COLUMNS, LINES, environment

_PATIENCE = 60.0
_QUESTION, _ANSWER = b"\x1b[5n", b"\x1b[0n"
"""Each frame ends with the question whether it has come."""


class Answer(NamedTuple):
    """Seconds from a key to the end of the first frame and to the last byte, and those of work on one processor."""

    first: float
    last: float
    work: float


class Typist:
    """Starts the reader and presses its keys."""

    def __init__(self, arguments: Sequence[str], program: Sequence[str], home: Path) -> None:
        """Start it and wait until nothing comes any more."""
        self._child = pexpect.spawn(
            program[0],
            [*program[1:], *arguments],
            env=environment(home),
            dimensions=(LINES, COLUMNS),
        )
        self._child.delaybeforesend = None
        self._answer(_PATIENCE, 2.0)

    def press(self, key: str, patience: float = 1.0, quiet: float = 0.15) -> Answer:
        """Press a key.

        Args:
            key: what it sends.
            patience: seconds after which no answer is expected, as where one cannot move on; the times are zero then.
            quiet: seconds without a byte after which no more are expected.
        """
        self._child.send(key)
        return self._answer(patience, quiet)

    def resize(self, columns: int, lines: int) -> Answer:
        """Give the window another size."""
        self._child.setwinsize(lines, columns)
        return self._answer(2.0, 0.5)

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

    def _answer(self, patience: float, quiet: float) -> Answer:
        worked = self._work
        begun = time.perf_counter()
        first, last, until, seen = 0.0, 0.0, begun + patience, b""
        while (now := time.perf_counter()) < until:
            try:
                data: bytes = self._child.read_nonblocking(65536, timeout=until - now)
            except (pexpect.TIMEOUT, pexpect.EOF):
                break
            last = time.perf_counter() - begun
            seen = seen[-len(_QUESTION) + 1 :] + data
            if asked := seen.count(_QUESTION):
                first = first or last
                seen = seen[seen.rindex(_QUESTION) + len(_QUESTION) :]
                self._child.send(_ANSWER * asked)
            if first:
                until = begun + last + quiet
        return Answer(first or last, last, self._work - worked)

    def close(self) -> None:
        """Quit."""
        self._child.send("Q")
        with suppress(pexpect.ExceptionPexpect):
            self._child.expect(pexpect.EOF, timeout=_PATIENCE)
            self._child.close(force=True)
