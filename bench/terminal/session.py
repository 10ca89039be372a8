"""A program in a pty whose every byte is counted."""

from __future__ import annotations

import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import pexpect

from bench.programs import COLUMNS, LINES, environment
from tests.emulator import Cell, Emulator

PATIENCE = 60.0
"""Seconds for which it is watched after a key was let go."""

_SETTLED = 0.4
"""Seconds without output after which the answer to a key is complete."""


class Answer(NamedTuple):
    """What came for a key."""

    bytes: int
    seconds: float
    """From the key to the last byte."""
    before: list[list[Cell]]
    after: list[list[Cell]]


class Session:
    """Starts a program, answers its questions as a terminal does, and presses keys."""

    def __init__(self, command: Sequence[str], home: Path, modes: frozenset[int]) -> None:
        """Start it; `started` is what came until the screen was settled."""
        self.emulator = Emulator(COLUMNS, LINES, modes=modes)
        self._child = pexpect.spawn(
            command[0],
            list(command[1:]),
            cwd=str(Path(__file__).parents[2]),
            env=environment(home) | {"LESSHISTFILE": "-"},
            dimensions=(LINES, COLUMNS),
            encoding="utf-8",
        )
        self._child.delaybeforesend = None
        self.started = self._answer(first=30.0)

    def press(self, key: str) -> Answer:
        """Press a key and wait for what comes of it."""
        before = self.emulator.cells()
        self._child.send(key)
        return self._answer(first=1.0)._replace(before=before)

    def settle(self, seconds: float) -> int:
        """Let the program finish what it does by itself; the bytes that it took."""
        return self._answer(first=seconds).bytes

    def hold(self, key: str, seconds: float, hertz: float, bytes_a_second: int) -> tuple[int, float]:
        """Hold a key on a line that drains so slowly; bytes until all is quiet, and seconds from letting go to then."""
        count, begun, budget, sent = 0, time.monotonic(), 0.0, 0
        last = let_go = begun + seconds
        before = begun
        while (now := time.monotonic()) < let_go or (now - last < 2.0 and now < let_go + PATIENCE):
            if now < let_go and sent < (now - begun) * hertz:
                self._child.send(key)
                sent += 1
            budget = min(budget + (now - before) * bytes_a_second, 256.0)
            before = now
            if budget >= 1 and (read := self._read(int(budget), 0.001)):
                budget -= read
                count += read
                last = time.monotonic()
            time.sleep(0.005)
        return count, max(last - let_go, 0.0)

    def _answer(self, first: float) -> Answer:
        count, begun = 0, time.monotonic()
        last, until = begun, begun + first
        while (now := time.monotonic()) < until:
            if read := self._read(65536, until - now):
                count += read
                last = time.monotonic()
                until = last + _SETTLED
        return Answer(count, last - begun, [], self.emulator.cells())

    def _read(self, size: int, seconds: float) -> int:
        try:
            text: str = self._child.read_nonblocking(size, timeout=seconds)
        except (pexpect.TIMEOUT, pexpect.EOF):
            return 0
        self.emulator.feed(text)
        for answer in self.emulator.answers:
            self._child.send(answer)
        self.emulator.answers.clear()
        return len(text.encode())

    def close(self, keys: str) -> None:
        """Quit."""
        self._child.send(keys)
        self._answer(first=3.0)
        with suppress(pexpect.ExceptionPexpect):  # It ends with its terminal, if not at once.
            self._child.close(force=True)
