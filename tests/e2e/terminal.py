"""The program in a real pty, seen through an emulated terminal."""

from __future__ import annotations

import os
import shlex
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pexpect

from tests.emulator import Emulator

ROOT = Path(__file__).parents[2]
PATIENCE = 30.0


class Terminal:
    """`python -m reader` in a pty of its own, with a home of its own."""

    def __init__(
        self,
        home: Path,
        *arguments: str,
        size: tuple[int, int] = (80, 24),
        wrapper: str = "",
        environment: dict[str, str] | None = None,
        program: Sequence[str] = (sys.executable, "-m", "reader"),
        encoding: str = "utf-8",
        modes: frozenset[int] = frozenset(),
        is_mute: bool = False,
        width_of: Callable[[str], int] | None = None,
    ) -> None:
        command = [*program, *arguments]
        if wrapper:
            command = ["/bin/sh", "-c", f"{wrapper} {shlex.join(command)}"]
        self._start(home, command, size, environment or {}, encoding)
        self.screen = Emulator(*size, modes=modes, is_mute=is_mute, width_of=width_of)

    @classmethod
    def shell(cls, home: Path) -> Terminal:
        """A shell with job control instead."""
        terminal = cls.__new__(cls)
        terminal._start(home, ["/bin/bash", "--norc", "--noprofile", "-i"], (80, 24), {})
        return terminal

    @classmethod
    def of(cls, home: Path, command: list[str]) -> Terminal:
        """Another command instead."""
        terminal = cls.__new__(cls)
        terminal._start(home, command, (100, 24), {})
        return terminal

    def _start(
        self,
        home: Path,
        command: list[str],
        size: tuple[int, int],
        environment: dict[str, str],
        encoding: str = "utf-8",
    ) -> None:
        columns, lines = size
        self.screen = Emulator(columns, lines)
        self.output = ""
        self.child = pexpect.spawn(
            command[0],
            command[1:],
            cwd=str(home),
            env={
                "HOME": str(home),
                "PATH": os.defpath,
                "PYTHONPATH": str(ROOT),
                "TERM": "xterm-256color",
                "LANG": "C.UTF-8",
                **environment,
            },
            dimensions=(lines, columns),
            encoding=encoding,
        )
        self.child.delaybeforesend = None

    def resize(self, columns: int, lines: int) -> None:
        """Give the window another size."""
        self.screen.resize(lines, columns)
        self.child.setwinsize(lines, columns)

    def clear(self) -> None:
        """Forget what stands on the screen."""
        self.screen.reset()

    def settle(self, seconds: float = 1.0) -> None:
        """Read until nothing has come for a while."""
        length = -1
        while length != len(self.output):
            length = len(self.output)
            self.read(seconds)

    def read(self, seconds: float = 0.1, size: int = 65536) -> bool:
        """Take what the program writes, and answer what it asks; whether there was anything."""
        try:
            text = self.child.read_nonblocking(size, timeout=seconds)
        except (pexpect.TIMEOUT, pexpect.EOF):
            return False
        self.output += text
        self.screen.feed(text)
        answers, self.screen.answers = "".join(self.screen.answers), []
        if answers:
            self.child.send(answers)
        return True

    @property
    def text(self) -> str:
        """What stands on the screen."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    def wait(self, seen: str | Callable[[str], bool]) -> None:
        """Read until something is on the screen."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            self.read()
            if seen in self.text if isinstance(seen, str) else seen(self.text):
                return
            if not self.child.isalive() and not self.read():
                break
        raise AssertionError(f"waited in vain for {seen}\n{self.text}")

    def send(self, keys: str) -> None:
        """Press keys."""
        self.child.send(keys)

    def ended(self) -> tuple[int | None, int | None]:
        """Wait for the end; the exit status and the signal."""
        deadline = time.monotonic() + PATIENCE
        while self.child.isalive() and time.monotonic() < deadline:
            self.read()
        self.read()
        self.child.close()
        return self.child.exitstatus, self.child.signalstatus


def children(pid: int) -> list[int]:
    """The processes that a process has started and that still run."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[1]) == pid and fields[0] != "Z":
            found.append(int(stat.parent.name))
    return found


def runs(pid: int) -> bool:
    """Whether a process is there and no zombie."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def end(*pids: int) -> bool:
    """Whether processes end within some seconds."""
    deadline = time.monotonic() + 10
    while any(map(runs, pids)) and time.monotonic() < deadline:
        time.sleep(0.05)
    return not any(map(runs, pids))
