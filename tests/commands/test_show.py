"""Articles on standard output: wrapped, named, harmless."""

import re
from pathlib import Path

import pytest

from tests.commands.ended import Run

ESCAPES = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def test_an_article_is_shown_wrapped_by_id_by_its_beginning_and_by_file(run: Run, library: Path) -> None:
    by_file = run("show", library / "2021" / "storm.txt")
    id = run("list", library, "--json").objects[1]["id"]
    assert run("--library", library, "show", id).out == by_file.out
    assert run("--library", library, "show", str(id)[:5]).out == by_file.out
    assert by_file.lines[:2] == ["Storm closes port of Riga", ""]
    assert by_file.lines[2].startswith("RIGA, May 3, 2021 (Reuters) - A storm closed the port of Riga on Monday")
    assert max(map(len, by_file.lines)) <= 76


def test_wide_characters_take_two_cells_of_the_measure(run: Run, home: Path) -> None:
    (home / "wide.txt").write_text("見出し\n\n" + "橋が再び開通した。" * 20 + "\n")
    assert max(map(len, run("show", "wide.txt").lines)) == 38


@pytest.mark.parametrize("command", ["show", "facts"])
def test_what_is_missing_is_said_and_the_rest_is_shown(command: str, run: Run, home: Path, library: Path) -> None:
    (home / "broken.md").symlink_to("nowhere")
    ended = run("--library", library, command, "nothing", "gone.txt", "broken.md", "note-1")
    assert ended.status == 1
    assert "A short note" in ended.out
    assert ended.err.splitlines() == [
        "newsreader: no article here begins with 'nothing'; `newsreader list` shows the ids",
        "newsreader: gone.txt does not exist",
        "newsreader: broken.md is a link to a file that does not exist",
    ]


@pytest.mark.parametrize("arguments", [["list"], ["list", "--json"], ["show"], ["facts"], ["facts", "--json"]])
def test_no_file_steers_the_terminal(arguments: list[str], run: Run, home: Path) -> None:
    folder = home / "hostile"
    folder.mkdir()
    evil = "\x1b]0;owned\x07\x1b[2J\x9b31m\u202e\x00\r\x08"
    (folder / "a\x1b[2J\n.txt").write_text(
        f"Head{evil}line\n\nRIGA (Reuters) - Prices{evil} rose 4% {evil}on Monday.\n"
    )
    (folder / "b\x9b.md").write_text(f'---\nid: "\\e[31mx"\ntitle: "T\\e[2J"\nsource: "S\\a"\n---\n\nText{evil}.\n')
    (folder / "c\x1b[2J.txt").write_bytes(b"")
    ended = run(*arguments, folder)
    assert "rose" in ended.out or "Head" in ended.out
    assert not ESCAPES.search(ended.out.replace("\n", ""))
    assert not ESCAPES.search(ended.err.replace("\n", ""))
    assert "\x1b" not in run("show", "\x1b[2J").err
    assert "\x1b" not in run("show", "--\x1b[31m").err
