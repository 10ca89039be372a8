"""The reader on terminals of every kind: what each knows and nothing else, on real multiplexers, on a slow line."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from unicodedata import east_asian_width

import pexpect
import pytest
from rich.cells import cell_len

from tests.e2e.terminal import PATIENCE, ROOT, Terminal

STORY = "A “fire” in Zürich\n\nZÜRICH, May 25 (Reuters) - A fire closed the Harbour Bridge on Monday.\n\n"
BODY = "\n\n".join(f"Paragraph {number} says that {number} people were there." for number in range(2, 80))
SEQUENCE = re.compile(r"\x1b(?:\[([<=>?]?)[\d;]*([ -/]*[@-~])|(\][^\x07\x1b]*)(?:\x07|\x1b\\)|([^\[\]]))")
ANSI = frozenset({"H", "J", "K", "m", "C", "D"})
"""Moving, clearing and looks: what the simplest terminal that can be addressed knows (ECMA-48)."""


@pytest.fixture
def library(tmp_path: Path) -> Path:
    folder = tmp_path / "library"
    folder.mkdir()
    (folder / "2015-05-25-fire.txt").write_text(STORY + BODY)
    (folder / "2015-05-24-rain.txt").write_text("It rains again\n\nLONDON, May 24 (AP) - It rained on Sunday.\n")
    return folder


def read_through(terminal: Terminal) -> str:
    """Open, scroll, look at the help, quit; all that was sent."""
    terminal.wait("2 articles")
    terminal.send("\r")
    terminal.wait("Paragraph 2 says")
    terminal.send("j")
    terminal.settle(0.3)
    terminal.send(" ")
    terminal.wait(lambda text: "Paragraph 2 says" not in text)
    terminal.send("Q")
    assert terminal.ended() == (0, None)
    return terminal.output


@pytest.mark.parametrize(
    ("name", "more"),
    [
        ("vt100", {"r", "?h", "?l", "n", "M"}),
        ("linux", {"r", "?h", "?l", "n", "G", "X", "M"}),
        ("screen", {"r", "?h", "?l", "n", "G", "S", "T"}),
    ],
)
def test_no_terminal_is_sent_what_it_does_not_know(tmp_path: Path, library: Path, name: str, more: set[str]) -> None:
    environment = {"TERM": name, "COLORTERM": "truecolor"}
    output = read_through(Terminal(tmp_path, str(library), environment=environment))
    sent = {f"{private}{final}{system[:1]}{other}" for private, final, system, other in SEQUENCE.findall(output)}
    assert sent <= ANSI | more
    assert not re.search(r"[\[;][34]8;2;", output)


def test_without_an_end_of_single_attributes_all_are_ended(tmp_path: Path, library: Path) -> None:
    output = read_through(Terminal(tmp_path, str(library), environment={"TERM": "vt100"}))
    assert "\x1b[7m" in output or "\x1b[;7m" in output
    codes = {code for looks in re.findall(r"\x1b\[([\d;]*)m", output) for code in looks.split(";")}
    assert codes <= {"", "1", "4", "5", "7"}


@pytest.mark.parametrize("locale", [{"LC_ALL": "C"}, {"LANG": "POSIX"}, {"LANG": "en_US.US-ASCII"}])
def test_where_the_locale_has_only_ascii_only_that_is_sent(
    tmp_path: Path, library: Path, locale: dict[str, str]
) -> None:
    terminal = Terminal(tmp_path, str(library), environment=locale, size=(120, 30))
    terminal.wait('A "fire" in Z')
    terminal.wait(lambda text: "|" in text)
    terminal.send("Q")
    assert terminal.ended() == (0, None)
    assert terminal.output.isascii()


def test_where_a_terminal_shows_in_two_cells_what_others_show_in_one_it_is_done_without(
    tmp_path: Path, library: Path
) -> None:
    """As Chinese, Japanese and Korean users have their terminals: quotation marks, letters with accents, lines."""

    def width_of(char: str) -> int:
        return 2 * cell_len(char) if east_asian_width(char) == "A" else cell_len(char)

    for _ in range(2):  # The second start begins with a screen that the first has left.
        terminal = Terminal(tmp_path, str(library), size=(120, 30), width_of=width_of)
        terminal.wait('A "fire" in Zurich')
        terminal.settle(0.5)
        lines = terminal.text.splitlines()
        assert not any(east_asian_width(char) == "A" for char in terminal.text)
        assert len({line.index("|") for line in lines if "|" in line}) == 1
        terminal.send("\r")
        terminal.wait("A fire closed")
        terminal.send("Q")
        assert terminal.ended() == (0, None)
    (kept,) = (tmp_path / ".cache/newsreader/first-screens").iterdir()
    assert "Zurich" in kept.read_text()


def test_latin_letters_stay_where_the_locale_has_them(tmp_path: Path, library: Path) -> None:
    terminal = Terminal(tmp_path, str(library), environment={"LANG": "de_DE.ISO-8859-1"}, encoding="latin-1")
    terminal.wait('A "fire" in Zürich')
    terminal.send("Q")
    assert terminal.ended() == (0, None)


@pytest.mark.parametrize("modes", [frozenset[int](), frozenset({2026}), frozenset({69, 2026})])
def test_what_the_name_does_not_tell_the_terminal_is_asked(
    tmp_path: Path, library: Path, modes: frozenset[int]
) -> None:
    terminal = Terminal(tmp_path, str(library), size=(120, 30), modes=modes)
    terminal.wait("2 articles")
    terminal.settle(0.3)
    terminal.send("\r")
    terminal.wait("Paragraph 2 says")
    before = terminal.output
    terminal.send("  ")
    terminal.wait(lambda text: "Paragraph 2 says" not in text)
    terminal.send("b" * 4)
    terminal.wait("Paragraph 2 says")
    assert ("\x1b[?2026h" in before) == (2026 in modes)
    assert ("\x1b[?69h" in before) == (69 in modes)
    terminal.send("Q")
    assert terminal.ended() == (0, None)
    assert terminal.output.count("\x1b[?2026h") == terminal.output[: terminal.output.index("\x1b[?1049l")].count(
        "\x1b[?2026l"
    ) - ("\x1b[m\x1b[r" in terminal.output)


def test_a_terminal_that_never_answers_is_not_waited_for(tmp_path: Path, library: Path) -> None:
    terminal = Terminal(tmp_path, str(library), is_mute=True)
    terminal.wait("2 articles")
    for _ in range(3):
        terminal.send("\r")
        terminal.wait("Paragraph 2 says")
        terminal.send("hj\r")
        terminal.wait("It rained on Sunday")
        terminal.send("hk")
    terminal.send("Q")
    assert terminal.ended() == (0, None)


def test_answers_are_no_keys_even_in_pieces(tmp_path: Path, library: Path) -> None:
    terminal = Terminal(tmp_path, str(library), is_mute=True)
    terminal.wait("2 articles")
    for answer in ("\x1b[0n", "\x1b[?2026;2$y"):
        terminal.send("j")
        for piece in (answer[:2], answer[2:]):
            terminal.send(piece)
            time.sleep(0.01)
    terminal.send("\r")
    terminal.wait("It rained on Sunday")
    terminal.settle(0.3)
    assert "Paragraph 2" not in terminal.text
    terminal.send("Q")
    assert terminal.ended() == (0, None)


def test_on_a_slow_line_letting_go_of_a_key_stops_at_once(tmp_path: Path, library: Path) -> None:
    """A kilobyte a second: it comes in pieces, and no piece shows what was to be seen before."""
    terminal = Terminal(tmp_path, str(library), size=(80, 24))
    terminal.wait("2 articles")
    terminal.send("\r")
    terminal.wait("Paragraph 2 says")
    terminal.settle(0.3)
    for _ in range(60):
        terminal.send("j")
        terminal.read(0.02, 20)
        time.sleep(0.015)
    held = len(terminal.output)
    while terminal.read(0.6, 20):
        time.sleep(0.015)
    after, shown = terminal.output[held:], terminal.text
    assert re.search(r"\x1b\[\d*S", terminal.output[:held])
    assert not re.search(r"\x1b\[\d*S", after[1_000:]), "it moves no more"
    terminal.send("\x0c")
    terminal.settle(0.5)
    assert terminal.text == shown
    assert len(after) < len(terminal.output) - held - len(after), "less than the whole screen is left to be sent"
    terminal.send("Q")
    assert terminal.ended() == (0, None)


def test_ctrl_l_repairs_what_somebody_else_has_written(tmp_path: Path, library: Path) -> None:
    terminal = Terminal(tmp_path, str(library))
    terminal.wait("2 articles")
    terminal.settle(0.3)
    before = terminal.text
    terminal.screen.feed("\x1b[2;1Hwall: the system goes down\x1b[41m\x1b[20;10H now")
    terminal.send("\x0c")
    terminal.settle(0.3)
    assert terminal.text == before
    terminal.send("Q")
    assert terminal.ended() == (0, None)


class Multiplexer:
    """A real tmux or screen, and what it shows."""

    def __init__(self, name: str, home: Path, library: Path) -> None:
        self.name, self.home = name, home
        self.environment = {
            "HOME": str(home),
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(ROOT),
            "LANG": "C.UTF-8",
            "TERM": "xterm-256color",
            "TMUX_TMPDIR": str(home),
            "SCREENDIR": str(home / "screens"),
        }
        (home / "screens").mkdir(mode=0o700)
        program = [sys.executable, "-m", "reader", str(library)]
        if name == "tmux":
            self.control("-f", os.devnull, "new-session", "-d", "-x", "100", "-y", "30", *program)
        else:
            command = ["-c", os.devnull, "-U", "-S", "reader", "-h", "0", *program]
            self.child = pexpect.spawn("screen", command, env=self.environment, dimensions=(30, 100), encoding="utf-8")

    def control(self, *arguments: str) -> str:
        result = subprocess.run(
            [self.name, *arguments], env=self.environment, capture_output=True, text=True, check=False, timeout=10
        )
        return result.stdout

    def text(self) -> str:
        if self.name == "tmux":
            return self.control("capture-pane", "-p")
        with suppress(pexpect.TIMEOUT, pexpect.EOF):
            self.child.read_nonblocking(65536, timeout=0.05)
        copy = self.home / "hardcopy"
        self.control("-S", "reader", "-X", "hardcopy", str(copy))
        return copy.read_bytes().decode("utf-8", "replace") if copy.exists() else ""

    def send(self, keys: str) -> None:
        if self.name == "tmux":
            self.control("send-keys", "-l", keys)
        else:
            self.child.send(keys)

    def wait(self, *seen: str) -> str:
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            text = self.text()
            if all(words in text for words in seen):
                return text
            time.sleep(0.1)
        raise AssertionError(f"{self.name} did not show {seen}\n{text}")

    def settled(self) -> str:
        """What it shows once that changes no more."""
        before, text = "", self.text()
        while before != text or not text:
            time.sleep(0.5)
            before, text = text, self.text()
        return text

    def close(self) -> None:
        self.control(*(("kill-server",) if self.name == "tmux" else ("-S", "reader", "-X", "quit")))


@pytest.fixture(params=["tmux", "screen"])
def multiplexer(request: pytest.FixtureRequest, tmp_path: Path, library: Path) -> Iterator[Multiplexer]:
    if shutil.which(request.param) is None:
        pytest.skip(f"{request.param} is not installed")
    multiplexer = Multiplexer(request.param, tmp_path, library)
    yield multiplexer
    multiplexer.close()


def test_in_a_real_multiplexer_the_screen_is_whole(multiplexer: Multiplexer) -> None:
    multiplexer.wait("2 articles", "It rains again")
    multiplexer.send("\r")
    multiplexer.wait("Paragraph 2 says", "f facts")
    multiplexer.settled()
    for key, seen in (("jjjjj", "Paragraph 12 says"), (" ", "Paragraph 25 says"), ("kkk", "Paragraph 14 says")):
        multiplexer.send(key)
        multiplexer.wait(seen)
    changed = multiplexer.settled()
    multiplexer.send("\x0c")
    assert multiplexer.settled() == changed, "what was changed bit by bit is what is drawn anew"
    multiplexer.send("Q")


def test_the_window_is_named_after_the_article_and_a_shown_link_can_be_clicked(tmp_path: Path) -> None:
    story = "---\ntitle: A story\ndate: 2015-05-25\nurl: https://example.com/story\n---\n\nIt rained on Sunday.\n"
    for name in ("story", "other"):
        (tmp_path / f"{name}.md").write_text(story.replace("story", name))
    environment = {"SSH_CONNECTION": "test"}
    terminal = Terminal(tmp_path, str(tmp_path), environment=environment)
    terminal.wait("2 articles")
    terminal.send("\r")
    terminal.wait("It rained on Sunday")
    terminal.send("o")
    terminal.wait("Copied: https://example.com/")
    terminal.send("Q")
    assert terminal.ended() == (0, None)
    assert re.search(r"\x1b\]2;A (?:story|other) · newsreader\x07", terminal.output)
    assert re.search(r"\x1b\]8;[^;]*;https://example\.com/(?:story|other)\x1b\\", terminal.output)
    assert "\x1b]52;c;" in terminal.output
    again = Terminal(tmp_path, str(tmp_path), environment={**environment, "TERM": "linux"})
    again.wait("2 articles")
    again.send("o")
    again.wait("To be selected: https://example.com/")
    again.send("Q")
    assert again.ended() == (0, None)
    assert "\x1b]" not in again.output
