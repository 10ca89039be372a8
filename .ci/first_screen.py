"""Drive an installed `newsreader` through a pty, away from any checkout, to its first screen and out again."""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable

import pexpect
import pyte

COLUMNS, LINES, PATIENCE = 80, 24, 30.0


def main(command: str) -> None:
    """Start the command with an empty home and wait for the list, an opened article and a clean end."""
    with tempfile.TemporaryDirectory() as home:
        environment = {"HOME": home, "PATH": os.defpath, "TERM": "xterm-256color", "LANG": "C.UTF-8"}
        child = pexpect.spawn(command, cwd=home, env=environment, dimensions=(LINES, COLUMNS), encoding="utf-8")
        screen = pyte.Screen(COLUMNS, LINES)
        stream = pyte.Stream(screen)
        _wait(child, stream, screen, lambda text: "Notre-Dame opens" in text, "the list of the shipped articles")
        child.send("\r")
        _wait(child, stream, screen, lambda text: "The cathedral of Notre-Dame" in text, "an opened article")
        child.send("Q")
        child.expect(pexpect.EOF, timeout=PATIENCE)
        child.close()
        if child.exitstatus != 0:
            sys.exit(f"{command} ended with status {child.exitstatus}")
        print("The installed newsreader shows its first screen, opens an article and ends cleanly.")


def _wait(
    child: pexpect.spawn, stream: pyte.Stream, screen: pyte.Screen, seen: Callable[[str], bool], what: str
) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        try:
            stream.feed(child.read_nonblocking(65536, timeout=0.2))
        except pexpect.TIMEOUT:
            pass
        except pexpect.EOF:
            break
        if seen("\n".join(screen.display)):
            return
    print("\n".join(screen.display))
    sys.exit(f"waited in vain for {what}")


if __name__ == "__main__":
    main(sys.argv[1])
