"""The reader in a real pty: start, signals, a clean end."""

import os
import re
import signal
import sqlite3
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from tests.e2e.terminal import PATIENCE, Terminal, children, end, runs

STORY = (
    "Fire closes Harbour Bridge in Portmouth\n\nPORTMOUTH, May 25 (Reuters) - A fire closed the Harbour Bridge in "
    "Portmouth on Monday.\n\n" + "\n\n".join(f"Paragraph {n} says that {n} people were there." for n in range(2, 80))
)


@pytest.fixture
def library(tmp_path: Path) -> Path:
    folder = tmp_path / "library"
    folder.mkdir()
    (folder / "2015-05-25-fire.txt").write_text(STORY)
    (folder / "2015-05-24-rain.txt").write_text(
        "It rains in London again\n\nLONDON, May 24 (AP) - It rained on Sunday.\n"
    )
    return folder


def test_the_first_start_makes_a_library_of_the_shipped_articles(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path)
    terminal.wait("12 articles to begin with")
    terminal.wait("Notre-Dame opens")
    terminal.send("qq")
    assert terminal.ended() == (0, None)
    assert len(list(tmp_path.rglob("articles/*"))) == 12


def test_a_large_new_library_is_indexed_while_one_reads(tmp_path: Path) -> None:
    folder = tmp_path / "library"
    folder.mkdir()
    for number in range(300):
        (folder / f"{number}.txt").write_text(f"Story {number}\n\nROME, May 1 (AP) - It was story {number}.\n")
    terminal = Terminal(tmp_path, str(folder))
    terminal.wait("300 articles")
    terminal.send("Q")
    assert terminal.ended() == (0, None)


def test_no_mouse_motion_no_blink_and_a_clean_end(tmp_path: Path, library: Path) -> None:
    terminal = Terminal(tmp_path, str(library))
    terminal.wait("2 articles")
    terminal.send("\r")
    terminal.wait("In brief" if terminal.screen.columns > 110 else "Paragraph 2")
    terminal.send("Q")
    assert terminal.ended() == (0, None)
    assert "\x1b[?1003h" not in terminal.output
    assert "\x1b[?1000l" in terminal.output
    assert "\x1b[?1049l" in terminal.output
    assert terminal.output.rindex("\x1b[?25h") > terminal.output.rindex("\x1b[?25l")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT])
def test_a_signal_ends_it_cleanly_with_the_place_kept(tmp_path: Path, library: Path, number: signal.Signals) -> None:
    terminal = Terminal(tmp_path, str(library), size=(120, 30))
    terminal.wait("2 articles")
    terminal.send("\r")
    terminal.wait("Figures")
    model = children(terminal.child.pid)
    assert model
    terminal.send("G")
    terminal.wait("Paragraph 79")
    os.kill(terminal.child.pid, number)
    assert terminal.ended() == (128 + number, None)
    assert "\x1b[?1049l" in terminal.output
    assert "\x1b[?1000l" in terminal.output
    assert end(*model)
    again = Terminal(tmp_path, str(library), size=(120, 30))
    again.wait("goes on with: Fire closes")
    again.send("\r")
    again.wait("Paragraph 79")
    again.send("Q")
    assert again.ended() == (0, None)


def test_a_closed_terminal_leaves_no_process(tmp_path: Path, library: Path) -> None:
    terminal = Terminal(tmp_path, str(library))
    terminal.wait("2 articles")
    pid = terminal.child.pid
    os.close(terminal.child.child_fd)
    assert end(pid)


def test_a_killed_model_comes_back(tmp_path: Path, library: Path) -> None:
    terminal = Terminal(tmp_path, str(library), size=(120, 30))
    terminal.wait("2 articles")
    terminal.send("\r")
    terminal.wait("Figures")
    for pid in children(terminal.child.pid):
        os.kill(pid, signal.SIGKILL)
    terminal.send("J")
    terminal.wait("It rained on")
    terminal.wait(lambda text: "London" in text and "Where" in text)
    terminal.send("Q")
    assert terminal.ended() == (0, None)


def test_escape_sequences_of_a_file_never_reach_the_terminal(tmp_path: Path) -> None:
    (tmp_path / "evil.txt").write_text(
        "Evil \x1b]0;owned\x07 news\n\nLONDON, May 1 (AP) - It \x1b[31mwas \x9b5m\u202ered.\n"
    )
    terminal = Terminal(tmp_path, "evil.txt")
    terminal.wait("Evil ␛]0;owned␇ news")
    terminal.wait("␛[31mwas")
    terminal.send("Q")
    terminal.ended()
    assert "\x1b]0;owned" not in terminal.output
    assert "\x9b" not in terminal.output
    assert "\u202e" not in terminal.output


def test_the_next_start_offers_what_was_being_read_when_the_line_was_cut(tmp_path: Path, library: Path) -> None:
    terminal = Terminal(tmp_path, str(library), size=(120, 30))
    terminal.wait("2 articles")
    terminal.send("j\r")
    terminal.wait("It rained on")
    terminal.settle()
    os.close(terminal.child.child_fd)
    assert end(terminal.child.pid)
    again = Terminal(tmp_path, str(library), size=(120, 30))
    again.wait("goes on with: It rains")
    again.send("\r")
    again.wait("It rained on")
    again.send("h")
    again.wait("open  n next")
    again.send("Q")
    assert again.ended() == (0, None)
    last = Terminal(tmp_path, str(library), size=(120, 30))
    last.wait("2 articles")
    assert "goes on" not in last.text
    last.send("Q")
    assert last.ended() == (0, None)


def test_closed_with_hangups_ignored_it_still_ends(tmp_path: Path, library: Path) -> None:
    """As under nohup; Textual would read the end of its input for ever."""
    terminal = Terminal(tmp_path, str(library), wrapper="trap '' HUP; exec")
    terminal.wait("2 articles")
    pid = terminal.child.pid
    os.close(terminal.child.child_fd)
    assert end(pid)


def test_a_resize_keeps_the_place_and_draws_the_text_anew(tmp_path: Path, library: Path) -> None:
    terminal = Terminal(tmp_path, str(library), size=(120, 30))
    terminal.wait("2 articles")
    terminal.send("\r")
    terminal.wait("Paragraph 2 says")
    terminal.send("   ")
    terminal.wait(lambda text: "Paragraph 2 says" not in text and "Paragraph" in text)
    terminal.settle(0.5)
    first = next(line for line in terminal.text.splitlines() if "Paragraph" in line)
    number = first.split("Paragraph ")[1].split()[0]
    for columns, lines in ((40, 12), (80, 24), (140, 45)):
        terminal.resize(columns, lines)
        terminal.wait(f"Paragraph {number} says")
        assert all(len(line) <= columns for line in terminal.text.splitlines())
    terminal.send("Q")
    assert terminal.ended() == (0, None)


@pytest.mark.parametrize("wrapper", ["exec", ""])
def test_control_z_goes_to_the_shell_and_fg_repaints(tmp_path: Path, library: Path, wrapper: str) -> None:
    """Also where the shell's job is another program that has started us, as under make."""
    terminal = Terminal.shell(tmp_path)
    terminal.send(f"sh -c '{wrapper} {sys.executable} -m reader {library}; true'\r")
    terminal.wait("2 articles")
    before = len(terminal.output)
    terminal.send("\x1a")
    terminal.wait("Stopped")
    for left in ("\x1b[?1049l", "\x1b[?1000l", "\x1b[?25h"):
        assert left in terminal.output[before:]
    terminal.clear()
    # Who is sent to the background must not write over the shell.
    terminal.send("set -b; bg\r")
    terminal.wait("Stopped")
    terminal.clear()
    terminal.send("fg\r")
    terminal.wait("It rains in London")
    terminal.wait("Fire closes Harbour")
    terminal.send("Q")
    terminal.settle()
    terminal.send("echo still $((40 + 2))\r")
    terminal.wait("still 42")


def test_a_shell_that_goes_leaves_no_stopped_reader_behind(tmp_path: Path, library: Path) -> None:
    terminal = Terminal.shell(tmp_path)
    terminal.send(f"{sys.executable} -m reader {library}\r")
    terminal.wait("2 articles")
    (reader,) = children(terminal.child.pid)
    terminal.send("\x1a")
    terminal.wait("Stopped")
    os.kill(terminal.child.pid, signal.SIGKILL)
    deadline = time.monotonic() + PATIENCE
    while runs(reader) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not runs(reader)


def test_without_a_shell_there_is_nowhere_to_go(tmp_path: Path, library: Path) -> None:
    terminal = Terminal(tmp_path, str(library))
    terminal.wait("2 articles")
    terminal.send("\x1a")
    terminal.wait("no shell")
    terminal.send("\x03")
    terminal.wait("quits at once")
    terminal.send("Q")
    assert terminal.ended() == (0, None)


@pytest.mark.parametrize("environment", [{"NO_COLOR": "1"}, {"TERM": "linux"}, {"TERM": "xterm"}])
def test_few_colours_or_none(tmp_path: Path, library: Path, environment: dict[str, str]) -> None:
    terminal = Terminal(tmp_path, str(library), environment=environment)
    terminal.wait("2 articles")
    terminal.send("j")
    terminal.send(":")
    terminal.wait("Search for commands")
    terminal.send("\x1b")
    terminal.wait("rains in London")
    assert re.search(r"\x1b\[(?:\d+;)*7[;m]", terminal.output), "the cursor's line is reversed"
    assert not re.search(r"[\[;][34]8;[25];", terminal.output)
    if "NO_COLOR" in environment:
        assert not re.search(r"\x1b\[(?:\d+;)*(?:3[0-7]|4[0-7]|9\d|10\d)[;m]", terminal.output)
    terminal.send("Q")
    assert terminal.ended() == (0, None)


def test_nothing_is_sent_when_nothing_is_done(tmp_path: Path, library: Path) -> None:
    terminal = Terminal(tmp_path, str(library))
    terminal.wait("2 articles")
    terminal.send("/")
    terminal.wait("Filter by")
    terminal.settle()
    before = len(terminal.output)
    terminal.read(2.0)
    assert terminal.output[before:] == ""
    assert "\x1b[?1004h" not in terminal.output
    terminal.send("\x03")
    terminal.settle()
    terminal.send("Q")
    assert terminal.ended() == (0, None)


def test_a_fault_of_the_program_gives_the_terminal_back_and_keeps_the_traceback(tmp_path: Path, library: Path) -> None:
    script = tmp_path / "faulty.py"
    script.write_text(
        "from reader.cli import main\n"
        "from reader.tui.widgets.pager import Pager\n"
        "def action_half(self, step):\n    raise RuntimeError('of the test')\n"
        "Pager.action_half = action_half\n"
        "main()\n"
    )
    terminal = Terminal(tmp_path, str(library), program=[sys.executable, str(script)])
    terminal.wait("2 articles")
    terminal.send("\r")
    terminal.wait("Paragraph 2")
    terminal.send("\x04")
    assert terminal.ended() == (1, None)
    assert "\x1b[?1049l" in terminal.output
    after = terminal.output[terminal.output.rindex("\x1b[?1049l") :]
    assert "something went wrong" in after
    assert "Traceback" not in after
    assert "RuntimeError: of the test" in next(tmp_path.rglob("fault.txt")).read_text()


def test_what_is_typed_at_once_gets_into_the_line_that_it_asks_for(tmp_path: Path, library: Path) -> None:
    terminal = Terminal(tmp_path, str(library), size=(120, 30))
    terminal.wait("2 articles")
    terminal.send("/rains\r")
    terminal.wait("1 of 2 articles")
    terminal.send("eAsk Ann\r")
    terminal.wait("Noted")
    terminal.send("Q")
    assert terminal.ended() == (0, None)
    state = next(tmp_path.rglob("state.sqlite"))
    with closing(sqlite3.connect(state)) as db:
        assert db.execute("SELECT note FROM note").fetchall() == [("Ask Ann",)]


def test_the_name_of_the_window_holds_no_article_up(tmp_path: Path, library: Path) -> None:
    terminal = Terminal(tmp_path, str(library))
    terminal.wait("2 articles")
    terminal.settle(0.3)
    terminal.screen.is_mute = True
    terminal.send("\r")
    terminal.wait(lambda _: "\x1b]2;Fire closes" in terminal.output)
    terminal.settle(0.3)
    assert "Paragraph 2" in terminal.text
