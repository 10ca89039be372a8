"""Records what a real xterm makes of what we send: `python -m tests.tui.terminal.xterm` (Debian: xterm, xvfb)."""

from __future__ import annotations

import json
import os
import random
import shlex
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.cells import set_cell_size

from reader.tui.terminal.abilities import Abilities
from reader.tui.terminal.canvas import Canvas
from reader.tui.terminal.frames import Frames
from reader.tui.terminal.screen import Screen

RECORDED = Path(__file__).with_suffix(".json")
WIDTH, HEIGHT = 30, 10
SESSIONS = 12
"""Those of the driver that are recorded."""

_SECOND_HALF = "\uffff"
"""What xterm prints for the second cell of a wide character."""

_WORDS = "bank|ship 12%|漢字の見出し|cafe\u0301|👩‍👩‍👧 say|vote ❤️|“rain”|🇯🇵 won|────|✅ done|".split("|")
_FILLED = "".join(f"\x1b[{row};1H{str(row % 10) * WIDTH}" for row in range(1, HEIGHT + 1))
_BETWEEN = "\x1b[?69h\x1b[11;20s\x1b[2;8r"
LINE_FEEDS = [
    f"\x1b[?7l{_FILLED}{_BETWEEN}{place}{feed}\x1b[r\x1b[s"
    for place in ("\x1b[8;1H", "\x1b[8;11H", "\x1b[8;25H", "\x1b[2;10H", "\x1b[2;15H", "\x1b[2;21H")
    for feed in ("\n\n", "\x1bM")
]
"""At the first and the last row between margins, within and beside them."""

_PATIENCE = 10.0
_PLAYED = "import os, sys, time, tty; tty.setraw(0); os.write(1, open(sys.argv[1], 'rb').read()); time.sleep(99)"


def session(seed: int) -> str:
    """What we send while three panes are scrolled to and fro, one at a time."""
    chance = random.Random(seed)
    canvas = Canvas(Screen(WIDTH, HEIGHT))
    abilities = Abilities(
        goes_to_column=True,
        erases=chance.random() < 0.5,
        erases_in_colour=True,
        repeats=chance.random() < 0.5,
        has_regions=True,
        shifts=chance.random() < 0.7,
        has_columns=True,
    )
    frames = Frames(canvas, abilities)
    lines = [f"{number} {chance.choice(_WORDS)}" for number in range(60)]
    sent, places = ["\x1b[?7l"], [20, 20, 20]
    for pane in (0, 1, 2, *chance.choices(range(3), k=12)):
        places[pane] += chance.choice((1, 1, -1, 2, -2, 5))
        for row in range(HEIGHT):
            words = set_cell_size(lines[places[pane] + row], 10)
            canvas.write(f"\x1b[{row + 1};{pane * 10 + 1}H{words}")
        sent.append(frames.next())
    return "".join(sent)


def shown(sequence: str, folder: Path) -> list[str]:
    """What stands in the rows of an xterm after it; it prints its screen to a file."""
    printed, played = folder / "printed", folder / "played"
    printed.unlink(missing_ok=True)
    played.write_bytes(f"{sequence}\x1b[i".encode())
    resources = (f"printerCommand: cat > {shlex.quote(str(printed))}", "printAttributes: 0", "printerAutoClose: true")
    options = [word for resource in resources for word in ("-xrm", f"*{resource}")]
    command = [
        "xterm",
        "-u8",
        "-geometry",
        f"{WIDTH}x{HEIGHT}",
        *options,
        "-e",
        sys.executable,
        "-c",
        _PLAYED,
        str(played),
    ]
    with subprocess.Popen(command) as xterm:
        until = time.monotonic() + _PATIENCE
        while time.monotonic() < until and not (printed.exists() and printed.stat().st_size):
            time.sleep(0.1)
        time.sleep(0.1)
        xterm.terminate()
    lines = printed.read_text().replace(_SECOND_HALF, "").splitlines()
    return [line.rstrip() for line in lines]


def _record() -> None:
    with TemporaryDirectory() as folder:
        reading, writing = os.pipe()
        server = ["Xvfb", "-displayfd", str(writing), "-nolisten", "tcp"]
        with subprocess.Popen(server, pass_fds=(writing,), stderr=subprocess.DEVNULL) as screen:
            os.environ["DISPLAY"] = f":{os.read(reading, 8).decode().strip()}"
            sent = [*LINE_FEEDS, *(session(seed) for seed in range(SESSIONS))]
            recorded = [{"sent": sequence, "shown": shown(sequence, Path(folder))} for sequence in sent]
            screen.terminate()
    RECORDED.write_text(json.dumps(recorded, ensure_ascii=False, indent=0) + "\n")


if __name__ == "__main__":
    _record()
