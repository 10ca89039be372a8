"""The programs that are measured: each has a home of its own and a terminal of one size."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import pexpect

from reader.library import Library

COLUMNS, LINES = 120, 40
READER = [sys.executable, "-c", "from reader.start import main; main()"]
"""What the installed command runs."""

_PATIENCE = 600.0


def environment(home: Path) -> dict[str, str]:
    """What a program is told of the machine."""
    return {
        "HOME": str(home),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_CACHE_HOME": str(home / "cache"),
        "PYTHONPATH": str(Path(__file__).parents[1]),
        "PATH": os.environ["PATH"],
        "TERM": "xterm-256color",
        "LANG": "C.UTF-8",
    }


def library_of(home: Path, folder: Path) -> Library:
    """A folder as the reader itself opens it with that home."""
    return Library.open([folder], data=home / "data" / "newsreader", cache=home / "cache" / "newsreader")


def newsboat(home: Path) -> list[str]:
    """Newsboat on `feed.xml`, which it has read."""
    (home / "urls").write_text(f"file://{home}/feed.xml\n")
    (home / "config").write_text("max-items 0\nauto-reload no\n")
    command = ["newsboat", "-u", str(home / "urls"), "-c", str(home / "cache.db"), "-C", str(home / "config")]
    pexpect.run(" ".join([*command, "-x", "reload"]), timeout=_PATIENCE)
    return command


def first_screen(command: list[str], home: Path) -> float:
    """Seconds from the start of a program to the first words of its list of generated articles."""
    begun = time.perf_counter()
    child = pexpect.spawn(
        command[0],
        command[1:],
        env=environment(home),
        dimensions=(LINES, COLUMNS),
        timeout=_PATIENCE,
        maxread=65536,
    )
    child.expect("Bench")
    seconds = time.perf_counter() - begun
    # Ours leaves its last screen for the next start, so it is let go in peace.
    child.send("Q")
    child.expect(pexpect.EOF)
    child.close(force=True)
    return seconds
