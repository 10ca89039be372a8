"""`python -m bench.library [COUNT]...`: indexing, start, list and search at each size, beside newsboat."""

from __future__ import annotations

import os
import resource
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pexpect

from bench.library.articles import write, write_feed
from reader.library import Library

COUNTS = (100, 10_000, 100_000)
NEWSBOAT_UP_TO = 100_000
QUERIES = ("minister", '"of the"', "econ*", "the", "title:talks minister", "date:2015 minister", "is:unread who:nobody")
PATIENCE = 120.0


def main(counts: tuple[int, ...]) -> None:
    """Print a block for each count."""
    for count in counts:
        with tempfile.TemporaryDirectory() as name:
            _measure(Path(name), count)


def _measure(home: Path, count: int) -> None:
    folder = home / "articles"
    write(folder, count)
    print(f"\n{count:,} articles")
    library = Library.open([folder], data=home / "data" / "newsreader", cache=home / "cache" / "newsreader")
    seconds = _seconds(library.refresh)
    _say("indexed from files", f"{count / seconds:,.0f}/s")
    _say("synchronised, nothing changed", f"{_seconds(library.refresh):.2f} s")
    worst = max(_best(lambda at=at: library._index.window(at, at + 50)) for at in _places(count))  # type: ignore[misc]
    _say("50 rows anywhere, worst", f"{1000 * worst:.1f} ms")
    for query in QUERIES:
        newest = _best(lambda query=query: library.search(query, typing=False).rows(0, 50))  # type: ignore[misc]
        ranked = _best(lambda query=query: library.search(query, ranked=True).rows(0, 50))  # type: ignore[misc]
        _say(f"search {query}", f"{1000 * newest:.1f} ms newest first, {1000 * ranked:.1f} ms ranked")
    _say("memory of this process", f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    library.close()
    command = [sys.executable, "-m", "reader", str(folder)]
    _say("first screen", f"{1000 * min(_first_screen(command, home, 'Bench') for _ in range(3)):.0f} ms")
    if shutil.which("newsboat") and count <= NEWSBOAT_UP_TO:
        _newsboat(home, count)


def _newsboat(home: Path, count: int) -> None:
    write_feed(home / "feed.xml", count)
    (home / "urls").write_text(f"file://{home}/feed.xml\n")
    (home / "config").write_text("max-items 0\nauto-reload no\n")
    command = ["newsboat", "-u", str(home / "urls"), "-c", str(home / "cache.db"), "-C", str(home / "config")]
    pexpect.run(" ".join([*command, "-x", "reload"]), timeout=600)
    _say("newsboat, first screen", f"{1000 * min(_first_screen(command, home, 'Bench') for _ in range(3)):.0f} ms")


def _first_screen(command: list[str], home: Path, expected: str) -> float:
    """Seconds from the start to the first words of the list."""
    environment = {
        "HOME": str(home),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_CACHE_HOME": str(home / "cache"),
        "PATH": os.environ["PATH"],
        "TERM": "xterm-256color",
        "LANG": "C.UTF-8",
    }
    begun = time.perf_counter()
    child = pexpect.spawn(command[0], command[1:], env=environment, dimensions=(40, 120), timeout=PATIENCE)
    child.expect(expected)
    seconds = time.perf_counter() - begun
    child.send("Q")
    child.close(force=True)
    return seconds


def _places(count: int) -> tuple[int, ...]:
    return 0, max(count // 2 - 25, 0), max(count - 50, 0)


def _seconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def _best(work: Callable[[], object]) -> float:
    return min(_seconds(work) for _ in range(3))


def _say(what: str, figure: str) -> None:
    print(f"  {what:36}{figure}", flush=True)


if __name__ == "__main__":
    main(tuple(map(int, sys.argv[1:])) or COUNTS)
