"""How commands end: their status, what they say, and what they leave alone."""

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from reader import __version__
from reader.cli import COMMANDS
from tests.commands.conftest import started
from tests.commands.ended import Run


@pytest.mark.parametrize(
    "arguments",
    [
        ["--nonsense"],
        ["facts"],
        ["facts", "--nonsense"],
        ["show"],
        ["facts", "--date", "May", "x.txt"],
        ["facts", "-", "--from-jsonl", "-"],
    ],
)
def test_wrong_usage_is_status_2_and_says_where_help_is(arguments: list[str], run: Run) -> None:
    ended = run(*arguments)
    assert (ended.status, ended.out) == (2, "")
    assert "--help" in ended.err


def test_help_and_version(run: Run) -> None:
    assert __version__ in run("--version").out
    ended = run("--help")
    assert ended.status == 0
    assert all(re.search(rf"^  {name} ", ended.out, re.MULTILINE) for name in COMMANDS)
    for name in COMMANDS:
        assert run(name, "--help").out.startswith(f"Usage: newsreader {name} ")


def test_a_restricted_reader_knows_no_other_command(run: Run, library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSREADER_RESTRICTED", "")
    ended = run("--restricted", "--library", library, "list")
    assert (ended.status, ended.out) == (2, "")
    assert "only the reader" in ended.err


def test_a_library_that_does_not_exist_is_named(run: Run) -> None:
    ended = run("--library", "no\x1b[31mwhere", "list")
    assert (ended.status, ended.out) == (1, "")
    assert ended.err == "newsreader: no␛[31mwhere does not exist\n"


def test_a_wrong_setting_is_named_and_the_command_goes_on(run: Run, library: Path, home: Path) -> None:
    (home / "config" / "newsreader").mkdir(parents=True)
    (home / "config" / "newsreader" / "config.toml").write_text('\npipeline = "en_core_web_none"\n')
    ended = run("facts", "--json", library / "note.md")
    assert (ended.status, len(ended.lines)) == (0, 1)
    assert 'config.toml line 2: the pipeline "en_core_web_none" is not installed' in ended.err


def test_a_closed_pipe_ends_it_quietly(library: Path) -> None:
    for number in range(300):
        (library / f"{number}.md").write_text(f"---\ntitle: {'x' * 600}\n---\n\n{number}\n")
    process = started("list", library)
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.readline()
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait() in (0, 128 + signal.SIGPIPE)


def test_a_full_disk_is_said(library: Path) -> None:
    with Path("/dev/full").open("w") as full:
        process = subprocess.run(
            [sys.executable, "-m", "reader", "list", library], stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert process.returncode == 1
    assert process.stderr.startswith(b"newsreader: ")
    assert process.stderr.endswith(b"No space left on device\n")
    assert process.stderr.count(b"\n") == 1


def test_ctrl_c_ends_it_quietly(home: Path) -> None:
    os.mkfifo(home / "lines")
    # A suite that runs in the background of a script has been told to ignore it, and so would the command.
    ignored = signal.signal(signal.SIGINT, signal.default_int_handler)
    process = started("facts", "--from-jsonl", home / "lines")
    signal.signal(signal.SIGINT, ignored)
    with (home / "lines").open("w"):
        time.sleep(0.2)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate()
    assert (out, err, process.returncode) == (b"", b"", 130)


def test_a_locale_that_lacks_a_character_ends_nothing(library: Path) -> None:
    (library / "note.md").write_text("---\ntitle: Zażółć 東京\n---\n\nGęś.\n")
    process = started("list", library, PYTHONIOENCODING="iso-8859-2")
    out, err = process.communicate()
    assert (process.returncode, err) == (0, b"")
    assert "Zażółć DongJing" in out.decode("iso-8859-2")


def test_output_into_a_pipe_has_no_escape_codes(library: Path) -> None:
    process = started("show", library / "note.md", TERM="xterm-256color", FORCE_COLOR="1", CLICOLOR_FORCE="1")
    out, err = process.communicate()
    assert b"\x1b" not in out + err
    assert b"Nothing happened" in out


@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["list", "--help"]])
def test_what_is_not_needed_is_not_imported(arguments: list[str]) -> None:
    program = (
        "import sys; from reader.cli import main\n"
        f"sys.argv = ['newsreader', *{arguments!r}]\n"
        "try: main()\nexcept SystemExit: print(*sys.modules)"
    )
    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.split()
    assert not {"spacy", "textual", "numpy", "rich.console"} & set(loaded)


def test_the_list_needs_no_language_model(library: Path) -> None:
    program = (
        "import sys; from reader.cli import main\n"
        f"sys.argv = ['newsreader', 'list', {str(library)!r}]\n"
        "try: main()\nexcept SystemExit: print(*sys.modules)"
    )
    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.split()
    assert "note-1" in loaded
    assert not {"spacy", "textual", "numpy"} & set(loaded)
