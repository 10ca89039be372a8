"""The first screen is there at once: as the last session left it, and corrected where it is no longer true."""

from __future__ import annotations

import os
import signal
import stat
import termios
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.snapshot import read
from tests.e2e.terminal import Terminal

FIRST, MARKER = "Fire closes", "FIRE CLOSES"


@pytest.fixture
def library(tmp_path: Path) -> Path:
    folder = tmp_path / "library"
    folder.mkdir()
    (folder / "fire.txt").write_text(
        "Fire closes Harbour Bridge\n\nPORTMOUTH, May 25 (Reuters) - A fire closed the bridge on Monday.\n"
    )
    (folder / "rain.txt").write_text("It rains in 東京 again\n\nTOKYO, May 24 (AP) - It rained on Sunday.\n")
    return folder


def kept(home: Path) -> Path:
    (file,) = (home / ".cache/newsreader/first-screens").iterdir()
    return file


def session(home: Path, library: Path, size: tuple[int, int] = (100, 20)) -> Terminal:
    """A session that has been; what it showed last is on its screen."""
    terminal = Terminal(home, str(library), size=size)
    terminal.wait("2 articles")
    terminal.settle(0.3)
    seen = terminal.text
    terminal.send("Q")
    assert terminal.ended() == (0, None)
    terminal.output = seen
    return terminal


@pytest.fixture
def marked(tmp_path: Path, library: Path) -> Path:
    """A home in which the kept screen has a headline that no article has."""
    session(tmp_path, library)
    file = kept(tmp_path)
    file.write_text(file.read_text().replace(FIRST, MARKER))
    return tmp_path


def test_the_kept_screen_is_painted_and_then_corrected(marked: Path, library: Path) -> None:
    terminal = Terminal(marked, str(library), size=(100, 20))
    terminal.wait(MARKER)
    terminal.send("j\r")
    terminal.wait("PORTMOUTH")
    terminal.send("h")
    terminal.wait(FIRST)
    assert terminal.output.count("\x1b[?1049h") == 1
    assert terminal.output.rindex("\x1b[2J") < terminal.output.index(MARKER), "it is cleared before and not again"
    terminal.send("Q")
    assert terminal.ended() == (0, None)
    assert terminal.output.count("\x1b[?1049l") == 1


def test_the_kept_screen_is_the_one_that_comes(tmp_path: Path, library: Path) -> None:
    expected = session(tmp_path, library).output
    terminal = Terminal(tmp_path, str(library), size=(100, 20))
    terminal.wait("2 articles")
    os.kill(terminal.child.pid, signal.SIGSTOP)
    terminal.settle(0.1)
    assert terminal.text == expected
    os.kill(terminal.child.pid, signal.SIGCONT)
    terminal.send("Q")
    assert terminal.ended() == (0, None)
    assert stat.S_IMODE(kept(tmp_path).stat().st_mode) == 0o600


def test_it_shows_what_was_read_meanwhile(tmp_path: Path, library: Path) -> None:
    terminal = Terminal(tmp_path, str(library), size=(100, 20))
    terminal.wait("2 articles")
    terminal.send("sG\r")
    terminal.wait("PORTMOUTH")
    terminal.send("Q")
    terminal.ended()
    words = kept(tmp_path).read_text()
    assert words.count("●") == 1
    assert "★" in words


@pytest.mark.parametrize("change", ["size", "theme", "library", "marks", "terminal"])
def test_a_screen_that_is_no_longer_true_is_not_painted(marked: Path, library: Path, change: str) -> None:
    size, environment = (100, 20), {}
    if change == "size":
        size = (90, 20)
    elif change == "theme":
        (marked / ".config/newsreader").mkdir(parents=True)
        (marked / ".config/newsreader/config.toml").write_text('theme = "newsreader-light"\n')
    elif change == "library":
        other = Terminal(marked, str(library), size=(120, 20))
        other.wait("2 articles")
        (library / "new.txt").write_text("New\n\nROME, May 26 (AP) - New.\n")
        other.wait("New")
        other.send("Q")
        other.ended()
    elif change == "marks":
        other = Terminal(marked, str(library), size=(120, 20))
        other.wait("2 articles")
        other.send("s")
        other.wait("★")
        other.send("Q")
        other.ended()
    else:
        environment = {"TERM": "xterm"}
    terminal = Terminal(marked, str(library), size=size, environment=environment)
    terminal.wait(FIRST)
    assert MARKER not in terminal.output
    terminal.send("Q")
    assert terminal.ended() == (0, None)


@pytest.mark.parametrize("hostile", ["\x1b]0;owned\x07", "\x1e"])
def test_a_damaged_or_hostile_file_paints_nothing(tmp_path: Path, library: Path, hostile: str) -> None:
    session(tmp_path, library)
    file = kept(tmp_path)
    file.write_text(file.read_text().replace(FIRST, MARKER + hostile))
    terminal = Terminal(tmp_path, str(library), size=(100, 20))
    terminal.wait(FIRST)
    assert MARKER not in terminal.output
    terminal.send("Q")
    assert terminal.ended() == (0, None)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_killed_while_it_starts_it_leaves_the_terminal_clean(
    marked: Path, library: Path, number: signal.Signals
) -> None:
    terminal = Terminal(marked, str(library), size=(100, 20))
    device = os.dup(terminal.child.child_fd)
    before = termios.tcgetattr(device)
    terminal.wait(MARKER)
    os.kill(terminal.child.pid, number)
    assert terminal.ended() == (128 + number, None)
    for left in ("\x1b[?1049l", "\x1b[?1000l", "\x1b[?25h", "\x1b[?2004l"):
        assert left in terminal.output
    assert termios.tcgetattr(device) == before
    os.close(device)


KEPT = "\x1e".join(
    [
        "newsreader first screen 1",
        "key",
        "/a\x1f1 2 3",
        "alternate\x1fcursor\x1ferases",
        "0\x1f2",
        "\x1f;1;38;5;12",
        "0\x1f 字 \x1f1\x1fwords",
        "1\x1f" + " " * 20,
    ]
)


def controls(picture: str) -> Iterator[str]:
    return (char for char in picture if not char.isprintable())


@given(st.data())
def test_no_file_can_steer_the_terminal(data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(KEPT)))
    end = data.draw(st.integers(at, len(KEPT)))
    snapshot = read(KEPT[:at] + data.draw(st.text(max_size=8)) + KEPT[end:])
    if snapshot is not None:
        for picture in (snapshot.picture(erasing=True), snapshot.taking, snapshot.leaving):
            assert set(controls(picture)) <= {"\x1b"}
            assert all(part[0] == "[" and part[1:2] in "?0123456789;m" for part in picture.split("\x1b")[1:])


def test_what_is_kept_comes_back_as_it_was() -> None:
    snapshot = read(KEPT)
    assert snapshot is not None
    assert snapshot.write() == KEPT


def test_the_start_can_be_profiled(tmp_path: Path, library: Path) -> None:
    terminal = Terminal(tmp_path, "--profile-start", str(library), size=(100, 30))
    assert terminal.ended() == (0, None)
    assert "ms  in all" in terminal.text
    assert "ms  textual" in terminal.text


def test_without_a_kept_screen_no_answer_is_awaited_before_the_first_frame_that_shows_something(
    tmp_path: Path, library: Path
) -> None:
    terminal = Terminal(tmp_path, str(library), size=(100, 20))
    terminal.wait(FIRST)
    _, *frames = filter(None, terminal.output.split("\x1b[5n"))
    assert "files" in frames[0], "the first thing that a question ends is no blank screen"
    terminal.send("Q")
    assert terminal.ended() == (0, None)
