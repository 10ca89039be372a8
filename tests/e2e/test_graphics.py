"""Pictures in pixels, on terminals that say that they draw them."""

from __future__ import annotations

import re
from base64 import standard_b64decode
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from reader.arrivals.pictures import Pictures
from tests.e2e.terminal import Terminal
from tests.site import site

CELLS = "\x1b[6;18;9t"


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """An article whose picture has been fetched before."""
    flag = Image.new("RGB", (90, 60), (255, 0, 0))
    flag.paste((0, 0, 255), (0, 30, 90, 60))
    made = BytesIO()
    flag.save(made, "PNG")
    with site() as here:
        url = here.says("/lead.png", made.getvalue())
        Pictures(tmp_path / ".cache" / "newsreader").at(url, given=(url,))
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.md").write_text(f"---\ntitle: Quays open\n---\n\n![The quays.](<{url}>)\n\nThey opened at noon.\n")
    return folder


def shown(tmp_path: Path, library: Path, answer: str, end: str, **environment: str) -> Terminal:
    """The picture, on a terminal that answers so when it is asked what it has; read until a drawing ends so."""
    terminal = Terminal(tmp_path, str(library), environment=environment)
    screen = terminal.screen
    screen.write_process_input = lambda data: screen.answers.append(answer if data.endswith("c") else data)  # type: ignore[method-assign]
    terminal.wait("Quays open")
    terminal.send("\ri")
    terminal.wait("▀")
    terminal.wait(lambda _: end in terminal.output)
    return terminal


def leave(terminal: Terminal, *cleared: str) -> None:
    """Leave the picture; one of these takes it from the screen, before or after the text is drawn."""
    terminal.output = ""
    terminal.send("\x1b")
    terminal.wait("They opened at noon.")
    if cleared:
        terminal.wait(lambda _: any(sequence in terminal.output for sequence in cleared))


def test_kitty_draws_a_png_and_takes_it_away(tmp_path: Path, library: Path) -> None:
    terminal = shown(tmp_path, library, f"\x1b_Gi=31;OK\x1b\\{CELLS}\x1b[?62;c", "m=0;")
    first, *more = re.findall(r"\x1b_G([^;\x1b]*m=\d);([^\x1b]*)\x1b\\", terminal.output)
    assert {"a=T", "f=100", "C=1"} <= set(first[0].split(","))
    picture = Image.open(BytesIO(standard_b64decode(first[1] + "".join(data for _, data in more)))).convert("RGB")
    assert picture.getpixel((45, 5))[0] > 240 > 16 > picture.getpixel((45, 55))[0]  # type: ignore[index]
    leave(terminal, "\x1b_Ga=d")


def test_iterm_draws_the_picture_that_is_kept(tmp_path: Path, library: Path) -> None:
    terminal = shown(tmp_path, library, f"{CELLS}\x1b[?62;4c", "\x07\x1b8", TERM_PROGRAM="iTerm.app")
    told, data = re.findall(r"\x1b\]1337;File=([^:]*):([^\x07]*)\x07", terminal.output)[0]
    assert "inline=1" in told
    assert Image.open(BytesIO(standard_b64decode(data))).size == (90, 60)


def test_sixels_are_drawn_where_they_are_known_and_cleared(tmp_path: Path, library: Path) -> None:
    terminal = shown(tmp_path, library, f"{CELLS}\x1b[?62;4;22c", "\x1b\\\x1b8")
    row, column, width, height, bands = re.findall(
        r'\x1b7\x1b\[(\d+);(\d+)H\x1bP0;1;0q"1;1;(\d+);(\d+)#([^\x1b]*)\x1b\\\x1b8', terminal.output
    )[0]
    assert int(width) % 9 == int(height) % 18 == 0
    assert int(row) + int(height) // 18 <= 24
    assert int(column) + int(width) // 9 <= 81
    assert bands.count("-") == (int(height) + 5) // 6 - 1
    leave(terminal, "\x1b[2J", "\x1b[J")


def test_who_draws_none_is_sent_none_and_answers_are_no_keys(tmp_path: Path, library: Path) -> None:
    terminal = shown(tmp_path, library, "\x1b[?6c", "\x1b[c")
    terminal.read(0.5)
    assert "\x1b]1337" not in terminal.output
    assert "\x1bP0;1;0q" not in terminal.output
    assert "a=T" not in terminal.output
    leave(terminal)
