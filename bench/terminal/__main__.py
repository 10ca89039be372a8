"""`python -m bench.terminal`: bytes of each key at 120x40, beside plain Textual, newsboat and less."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean, median

from bench.programs import COLUMNS, LINES
from bench.terminal.articles import write
from bench.terminal.bound import bound
from bench.terminal.session import PATIENCE, Session

TARGETS = {"start": 10_000, "move": 200, "open": 3_000, "line": 400, "page": 3_500, "focus": 300}
"""Bytes."""
_LIMIT = 1.15
"""Times the cell-by-cell bound."""
_MARGINS = frozenset({2026, 69})
_FACTS = 6.0
"""Seconds without output after which the facts of the opened article are there: they come by themselves, uncounted."""

_SLOW = 1_000
"""Bytes a second of a slow line."""


@dataclass(frozen=True)
class Program:
    """A program and the keys that do the same in it."""

    name: str
    command: Sequence[str]
    steps: Mapping[str, str]
    """Keys by what is measured; what begins with `-` is only prepared."""
    quit: str
    modes: frozenset[int] = frozenset()
    is_ours: bool = False


def _programs(home: Path) -> list[Program]:
    ours = {"move": "jjkj", "-first": "g", "open": "\r", "page": "  ", "focus": "\t\t\t", "-zoom": "z", "line": "jjjj"}
    read = [sys.executable, "-m", "reader", str(home / "articles")]
    plain = [sys.executable, "-m", "bench.terminal.plain", str(home / "articles")]
    newsboat = ["newsboat", "-u", str(home / "urls"), "-c", str(home / "cache.db"), "-C", str(home / "config")]
    browsing = {"-feed": "\r", "move": "jjkj", "-first": "kkk", "open": "\r", "line": "jjjj", "page": "  "}
    return [
        Program("newsreader", read, ours, "Q", is_ours=True),
        Program("again, facts known, 69", read, ours, "Q", modes=_MARGINS, is_ours=True),
        Program("plain Textual", plain, ours, "Q"),
        Program("newsboat", newsboat, browsing, "Q"),
        Program("less", ["less", str(home / "long.txt")], {"line": "jjjj", "page": "  "}, "q"),
    ]


def main() -> None:
    """Print a line for each program and step."""
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        write(home)
        (home / "urls").write_text(f"file://{home}/feed.xml\n")
        (home / "config").write_text("reload-threads 1\nauto-reload yes\nconfirm-exit no\n")
        print(
            "The second run of the reader knows the facts of the article, in a terminal that scrolls columns (mode 69)."
        )
        print(f"{COLUMNS}x{LINES}, 256 colours: bytes of a key (milliseconds to the last)\n")
        print(f"{'':22}" + "".join(f"{step:>16}" for step in TARGETS))
        print(f"{'target':22}" + "".join(f"{target:>16,}" for target in TARGETS.values()))
        for program in _programs(home):
            if shutil.which(program.command[0]):
                _measure(program, home)
        for program in _programs(home)[:4:2]:
            _hold(program, home)


def _measure(program: Program, home: Path) -> None:
    session = Session(program.command, home, program.modes)
    session.settle(2.0)
    cells, ratios = {"start": f"{session.started.bytes:,}"}, []
    for step, keys in program.steps.items():
        answers = [session.press(key) for key in keys]
        came = session.settle(_FACTS if step == "open" else 0.5)
        while came and step == "open":
            came = session.settle(_FACTS)
        sizes = [answer.bytes for answer in answers]
        milliseconds = median(1000 * answer.seconds for answer in answers)
        cells[step] = f"{mean(sizes):,.0f} ({milliseconds:.0f})"
        if not step.startswith("-"):
            ratios.append((sum(sizes) / max(sum(bound(a.before, a.after) for a in answers), 1), step))
    session.close(program.quit)
    print(f"{program.name:22}" + "".join(f"{cells.get(step, '-'):>16}" for step in TARGETS))
    if program.is_ours:
        said = ", ".join(f"{step} {ratio:.2f}" for ratio, step in ratios)
        verdict = "" if max(ratios)[0] <= _LIMIT else f": {max(ratios)[1]} is above {_LIMIT}"
        print(f"{'  of the bound':22}{said}{verdict}")


def _hold(program: Program, home: Path) -> None:
    session = Session(program.command, home, program.modes)
    session.settle(2.0)
    for key in ("\r", "z"):
        session.press(key)
        session.settle(3.0)
    count, seconds = session.hold("j", 4.0, 30.0, _SLOW)
    session.close(program.quit)
    said = f"quiet {seconds:.1f} s after the end" if seconds < PATIENCE else f"not quiet {PATIENCE:.0f} s after the end"
    print(f"\n{program.name}: j held for 4 s at {_SLOW:,} bytes/s, text alone: {count:,} bytes, {said}")


if __name__ == "__main__":
    main()
