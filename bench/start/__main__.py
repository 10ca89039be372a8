"""`python -m bench.start [COUNT]...`: the start at each size, as a multiple of Python's own, beside newsboat.

The runs of all that is compared follow one another in turn, so that a busy machine is busy for each of them; the
figures are the best and the median.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
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
RUNS = 11
PATIENCE = 600.0
OURS = [sys.executable, "-c", "from reader.start import main; main()"]
"""What the installed command runs."""

Start = Callable[[], float]


def main(counts: tuple[int, ...]) -> None:
    """Print a block for each count."""
    for name in ("PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED"):
        os.environ.pop(name, None)
    for count in counts:
        with tempfile.TemporaryDirectory() as name:
            _measure(Path(name), count)


def _measure(home: Path, count: int) -> None:
    folder = home / "articles"
    write(folder, count)
    library = Library.open([folder], data=home / "data" / "newsreader", cache=home / "cache" / "newsreader")
    library.refresh()
    library.close()
    starts: dict[str, Start] = {
        "python -c pass": lambda: _until_end([sys.executable, "-c", "pass"], home),
        "ours, with the kept first screen": lambda: _first_screen([*OURS, str(folder)], home),
        "ours, without it": lambda: _anew([*OURS, str(folder)], home),
    }
    if shutil.which("newsboat") and count <= NEWSBOAT_UP_TO:
        newsboat = _newsboat(home, count)
        starts["newsboat"] = lambda: _first_screen(newsboat, home)
    starts["ours, without it"]()
    times: dict[str, list[float]] = {name: [] for name in starts}
    for _ in range(RUNS):
        for name, start in starts.items():
            times[name].append(start())
    least = [min(times["python -c pass"]), statistics.median(times["python -c pass"])]
    print(f"\n{count:,} articles", flush=True)
    for name, measured in times.items():
        best, median = min(measured), statistics.median(measured)
        ratios = f"{best / least[0]:5.1f} x   {median / least[1]:5.1f} x"
        print(f"  {name:34}{1000 * best:8.1f} ms {1000 * median:8.1f} ms {ratios}", flush=True)


def _newsboat(home: Path, count: int) -> list[str]:
    write_feed(home / "feed.xml", count)
    (home / "urls").write_text(f"file://{home}/feed.xml\n")
    (home / "config").write_text("max-items 0\nauto-reload no\n")
    command = ["newsboat", "-u", str(home / "urls"), "-c", str(home / "cache.db"), "-C", str(home / "config")]
    pexpect.run(" ".join([*command, "-x", "reload"]), timeout=PATIENCE)
    return command


def _environment(home: Path) -> dict[str, str]:
    return {
        "HOME": str(home),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_CACHE_HOME": str(home / "cache"),
        "PYTHONPATH": str(Path(__file__).parents[2]),
        "PATH": os.environ["PATH"],
        "TERM": "xterm-256color",
        "LANG": "C.UTF-8",
    }


def _until_end(command: list[str], home: Path) -> float:
    begun = time.perf_counter()
    subprocess.run(command, env=_environment(home), check=True)
    return time.perf_counter() - begun


def _anew(command: list[str], home: Path) -> float:
    shutil.rmtree(home / "cache" / "newsreader" / "first-screens", ignore_errors=True)
    return _first_screen(command, home)


def _first_screen(command: list[str], home: Path) -> float:
    """Seconds from the start to the first words of the list."""
    begun = time.perf_counter()
    child = pexpect.spawn(
        command[0], command[1:], env=_environment(home), dimensions=(40, 120), timeout=PATIENCE, maxread=65536
    )
    child.expect("Bench")
    seconds = time.perf_counter() - begun
    child.send("Q")
    child.expect(pexpect.EOF)
    child.close()
    return seconds


if __name__ == "__main__":
    main(tuple(map(int, sys.argv[1:])) or COUNTS)
