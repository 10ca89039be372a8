"""The reader line by line: in pipes, with TERM=dumb, for screen readers."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from reader.plain.wording import date_in_words
from tests.e2e.terminal import ROOT, Terminal

PATIENCE = 60


@pytest.fixture
def library(tmp_path: Path) -> Path:
    folder = tmp_path / "library"
    folder.mkdir()
    (folder / "talks.md").write_text(
        "---\ntitle: Lavrov meets his counterpart\ndate: 2015-05-25\nsource: TASS\nurl: https://example.org/1\n---\n\n"
        "MOSCOW, May 25. /TASS/. Russian Foreign Minister Sergey Lavrov will meet his colleague in Baku on Monday.\n\n"
        "Trade rose by 12% in 2014, Lavrov said.\n"
    )
    (folder / "rain.md").write_text("---\ntitle: It \x1b[31mrains\ndate: 2015-05-24\n---\n\nIt rained.\n")
    (folder / "bad.txt").write_bytes(b"")
    return folder


def read(home: Path, library: Path, commands: str, *options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "reader", *options, str(library)],
        input=commands,
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
        env={"HOME": str(home), "PATH": os.defpath, "PYTHONPATH": str(ROOT), "LANG": "C.UTF-8"},
    )


def test_in_a_pipe_it_reads_the_list_out_and_ends_with_its_input(tmp_path: Path, library: Path) -> None:
    result = read(tmp_path, library, "")
    assert result.returncode == 0
    lines = result.stdout.splitlines()
    assert lines[0] == "3 articles, 1 to 3:"
    assert lines[1] == "1. Lavrov meets his counterpart. 25 May 2015, TASS, unread."
    assert lines[2].startswith("2. It ␛[31mrains. 24 May 2015")
    assert lines[3].startswith("3. bad.txt cannot be read: ")
    assert "\x1b" not in result.stdout + result.stderr


def test_commands_are_answered_in_order(tmp_path: Path, library: Path) -> None:
    result = read(
        tmp_path,
        library,
        "1\nf\no\ns\nr\nl\n/rained\n1\nn\n/\n3\n" + "7" * 5000 + "\nf\n/(\n" + "x" * 99_999 + "\n?\nq\n9\n",
    )
    assert result.returncode == 0
    steps = [
        "Russian (group) Foreign Minister Sergey Lavrov",
        "in Baku (place) on Monday (25 May 2015).",
        "End of the article.",
        "\nWho\n",
        "Lavrov, Russian Foreign Minister (",
        "https://example.org/1",
        "Starred.",
        "Marked unread.",
        "1. Lavrov meets his counterpart. 25 May 2015, TASS, unread, starred.",
        "1 article, 1 to 1:",
        "It rained.",
        "There is no article 2.",
        "3 articles",
        "3. bad.txt cannot be read",
        "There is no article 777,",
        "Open an article first",
        "There is no command x",
        "opens that article",
    ]
    at = 0
    for step in steps:
        assert step in result.stdout[at:], step
        at = result.stdout.index(step, at) + len(step)
    assert "There is no article 9" not in result.stdout


@pytest.mark.parametrize("options", [["--plain"], ["read", "--plain"], []])
def test_on_a_terminal_it_asks_and_sends_no_escape(tmp_path: Path, library: Path, options: list[str]) -> None:
    environment = {} if options else {"TERM": "dumb"}
    terminal = Terminal(tmp_path, *options, str(library), environment=environment)
    terminal.wait("3 articles, 1 to 3:")
    terminal.wait("\n>")
    terminal.send("?\r")
    terminal.wait("q  quit")
    terminal.send("q\r")
    assert terminal.ended() == (0, None)
    assert "\x1b" not in terminal.output


@pytest.mark.parametrize(
    ("locale", "encoding", "shown"),
    [("C", "ascii", "EUR5 fur Munchen"), ("de_DE.ISO-8859-15", "iso8859-15", "€5 für München")],
)
def test_a_terminal_that_lacks_characters_gets_their_letters(
    tmp_path: Path, library: Path, locale: str, encoding: str, shown: str
) -> None:
    (library / "city.md").write_text("---\ntitle: €5 für München\ndate: 2015-05-26\n---\n\nIt rained.\n")
    terminal = Terminal(tmp_path, "--plain", str(library), environment={"LC_ALL": locale}, encoding=encoding)
    terminal.wait(f"1. {shown}. 26 May 2015")
    terminal.send("/münchen\r" if encoding != "ascii" else "/munchen\r")
    terminal.wait("1 article, 1 to 1:")
    terminal.send("\x04")
    assert terminal.ended() == (0, None)


@pytest.mark.parametrize("name", ["no-such-terminal", "vt52", ""])
def test_a_terminal_of_which_nothing_is_known_gets_lines(tmp_path: Path, library: Path, name: str) -> None:
    terminal = Terminal(tmp_path, str(library), environment={"TERM": name})
    terminal.wait("\n>")
    assert ("nothing is known of the terminal" in terminal.output) is bool(name)
    terminal.send("\x04")
    assert terminal.ended() == (0, None)
    assert terminal.output.endswith("\n")
    assert "\x1b" not in terminal.output


@pytest.mark.parametrize(("closed", "status"), [("<&-", 0), ("</dev/null >/dev/null 2>&1", 0), (">&-", 2)])
def test_closed_streams_are_no_reason_to_hang(tmp_path: Path, library: Path, closed: str, status: int) -> None:
    terminal = Terminal(tmp_path, str(library), wrapper=f'exec 3>&1; run() {{ "$@" {closed}; }}; run')
    assert terminal.ended() == (status, None)
    assert "Traceback" not in terminal.output


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("2015-05-25", "25 May 2015"),
        ("2015-05", "May 2015"),
        ("2015", "2015"),
        ("198X", "the 1980s"),
        ("19XX", "1900 to 1999"),
        ("1988-01-01/1994-12-31", "1988 to 1994"),
        ("2015-05-24/2015-05-26", "24 May 2015 to 26 May 2015"),
        ("2015-W22", "2015-W22"),
    ],
)
def test_dates_are_said_as_one_says_them(value: str, said: str) -> None:
    assert date_in_words(value) == said
