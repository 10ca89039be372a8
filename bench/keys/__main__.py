"""`python -m bench.keys [COUNT]`: how soon keys are answered among so many articles, and in one of 100,000 words."""

from __future__ import annotations

import statistics
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from bench.keys import long
from bench.keys.typist import Answer, Typist
from bench.library.articles import write
from bench.programs import COLUMNS, LINES, READER, library_of

COUNT = 100_000
_HEAD = f"{'':26}{'first frame':>12}{'95%':>8}{'last byte':>12}{'95%':>8}{'work':>12}   (milliseconds, medians)"
PANES = {
    "the list": ("", "jjjjjkkkkk      bbbbbGgGg" * 3),
    "the folders": ("h", "jjjjjkkkkkGgGg" * 3),
    "the article": ("l\r", "jjjjjjjjjjkkkkk     bbbGgGg" * 3),
    "the key facts": ("f", "jjjjjjjjjjkkkkk     bbbGgGg" * 3),
    "other articles": ("JJJJJ", "KKKKJJJJ" * 3),
}
"""The keys that lead to each pane from the one before, and those that are pressed there."""


def main(count: int) -> None:
    """Print two blocks."""
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        folder = home / "articles"
        write(folder, count)
        library = library_of(home, folder)
        library.refresh()
        library.close()
        print(f"{count:,} articles, {COLUMNS}x{LINES}\n{_HEAD}")
        _panes(folder, home)
        print(f"\nan article of {long.WORDS:,} words with {long.HIGHLIGHTS:,} highlights")
        _long(long.write(home), home)


def _panes(folder: Path, home: Path) -> None:
    typist = Typist([str(folder)], READER, home)
    _say("right after the start", [typist.press(key) for key in "jjjjjjjjjjjjjjjjjjjj"])
    for pane, (ways, keys) in PANES.items():
        for key in ways:
            typist.press(key, patience=8.0, quiet=8.0)
        _say(f"in {pane}", [typist.press(key) for key in keys])
    typist.close()


def _long(folder: Path, home: Path) -> None:
    typist = Typist([str(folder)], READER, home)
    _say("opened", [typist.press("\r", patience=20.0, quiet=3.0)])
    for name, keys in (("a line", "jjjjjkkkkk" * 3), ("a page", "     bbbbb" * 3), ("to the ends", "GgGgGg")):
        _say(name, [typist.press(key) for key in keys])
    for columns in (100, 80, COLUMNS):
        _say(f"to {columns} columns", [typist.resize(columns, LINES)])
    print(f"  {'memory':24}{typist.memory:8.1f} MB, without the model")
    typist.close()


def _say(what: str, answers: Sequence[Answer]) -> None:
    given = [answer for answer in answers if answer.first]
    print(f"  {what:24}", end="")
    for times in ([answer.first for answer in given], [answer.last for answer in given]):
        ordered = sorted(1000 * each for each in times)
        most = ordered[min(len(ordered) * 95 // 100, len(ordered) - 1)]
        print(f"{statistics.median(ordered):12.1f}{most:8.1f}", end="")
    print(f"{1000 * statistics.median(answer.work for answer in given):12.1f}", flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else COUNT)
