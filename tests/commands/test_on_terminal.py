"""Commands on a terminal, with colours and its width."""

import os
import re
import sys
from collections.abc import Callable
from pathlib import Path

import pexpect
import pytest

from tests.commands.ended import Run


@pytest.fixture
def terminal() -> Callable[..., str]:
    """Runs the command on a terminal of 60 columns and returns what came down the line."""

    def run_it(*arguments: object, **environment: str) -> str:
        env = os.environ | {"TERM": "xterm-256color"} | environment
        command = ["-m", "reader", *map(str, arguments)]
        child = pexpect.spawn(sys.executable, command, env=env, dimensions=(24, 60), encoding="utf-8", timeout=60)
        child.expect(pexpect.EOF)
        child.close()
        assert child.exitstatus == 0
        return str(child.before).replace("\r\n", "\n")

    return run_it


STYLE = re.compile(r"\x1b\[([\d;]*)m")


def test_on_a_terminal_an_article_has_highlights(
    terminal: Callable[..., str], run: Run, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = library / "2021" / "storm.txt"
    run("facts", path)
    monkeypatch.setenv("COLUMNS", "60")
    coloured = terminal("show", path)
    plain = STYLE.sub("", coloured)
    assert plain.splitlines() == run("show", path).lines
    assert re.search(r"\x1b\[[\d;]+m12,000 homes\x1b\[0m", coloured)
    assert re.search(r"\x1b\[[\d;]+mAnna Kalnina\x1b\[0m", coloured)
    monochrome = terminal("show", path, NO_COLOR="1")
    codes = {int(code) for style in STYLE.findall(monochrome) for code in style.split(";") if code}
    assert codes <= {0, 1, 2, 3, 4}
    assert {1, 4} <= codes
    assert "\x1b" not in terminal("show", path, TERM="dumb")


def test_on_a_terminal_the_list_fits_its_width(terminal: Callable[..., str], library: Path) -> None:
    (library / "note.md").write_text(f"---\ntitle: {'東京 ' * 40}\n---\n\nText.\n")
    lines = terminal("list", library).splitlines()
    assert len(lines) == 2
    assert lines[1].endswith("…")
    assert sum(2 if character > "\u2fff" else 1 for character in lines[1]) <= 60
