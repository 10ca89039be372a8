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

from bench.library.articles import write, write_feed
from bench.programs import READER, environment, first_screen, library_of, newsboat

COUNTS = (100, 10_000, 100_000)
NEWSBOAT_UP_TO = 100_000
RUNS = 11

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
    library = library_of(home, folder)
    library.refresh()
    library.close()
    starts: dict[str, Start] = {
        "python -c pass": lambda: _until_end([sys.executable, "-c", "pass"], home),
        "ours, with the kept first screen": lambda: first_screen([*READER, str(folder)], home),
        "ours, without it": lambda: _anew([*READER, str(folder)], home),
    }
    if shutil.which("newsboat") and count <= NEWSBOAT_UP_TO:
        write_feed(home / "feed.xml", count)
        beside = newsboat(home)
        starts["newsboat"] = lambda: first_screen(beside, home)
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


def _until_end(command: list[str], home: Path) -> float:
    begun = time.perf_counter()
    subprocess.run(command, env=environment(home), check=True)
    return time.perf_counter() - begun


def _anew(command: list[str], home: Path) -> float:
    shutil.rmtree(home / "cache" / "newsreader" / "first-screens", ignore_errors=True)
    return first_screen(command, home)


if __name__ == "__main__":
    main(tuple(map(int, sys.argv[1:])) or COUNTS)
