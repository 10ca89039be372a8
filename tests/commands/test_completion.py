"""Completion in the shells that are installed, and lines of one's own form."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pexpect
import pytest

from reader.library import Library

ROOT = Path(__file__).parents[2]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home with a library of two articles, a tag and a saved search, and the command on its path."""
    (tmp_path / "bin").mkdir()
    command = tmp_path / "bin" / "newsreader"
    command.write_text(f'#!/bin/sh\nexec {sys.executable} -m reader "$@"\n')
    command.chmod(0o755)
    folder = tmp_path / "library"
    folder.mkdir()
    for name in ("storm", "flood"):
        (folder / f"{name}.md").write_text(f"---\nid: {name}-1\ntitle: The {name}\ndate: 2021-05-03\n---\n\nWater.\n")
    share, cache = tmp_path / ".local/share/newsreader", tmp_path / ".cache/newsreader"
    library = Library.open([folder], data=share, cache=cache)
    library.refresh()
    library.marks.set_tags("storm-1", {"weather"})
    library.marks.write_note("storm-1", "Ask Anna")
    library.searches.save("water", "water")
    library.close()
    return tmp_path


def environment(home: Path) -> dict[str, str]:
    return {
        "HOME": str(home),
        "PATH": f"{home / 'bin'}:{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
        "NEWSREADER_LIBRARY": str(home / "library"),
        "LANG": "C.UTF-8",
    }


def told(home: Path, *command: str) -> str:
    ended = subprocess.run(command, env=environment(home), cwd=home, capture_output=True, text=True, timeout=60)
    assert ended.stderr == ""
    return ended.stdout


ZSH = """
autoload -Uz compinit; compinit -u -D
eval "$(newsreader completion zsh)"
print $_comps[newsreader]
compdef() { }; _path_files() { }
compadd() { print -rl -- ${(P)@[-1]} }
_describe() { print -rl -- ${(P)@[-2]} ${(P)@[-1]} }
for line in "newsreader sea" "newsreader tag sto" "newsreader search tag:we"; do
    words=(${=line}); CURRENT=${#words}; _newsreader_completion
done
"""


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed")
def test_bash_completes_commands_ids_tags_and_queries_as_they_are_typed(home: Path) -> None:
    shell = pexpect.spawn(
        "bash", ["--norc", "--noprofile"], env={**environment(home), "PS1": "> ", "TERM": "dumb"}, encoding="utf-8"
    )
    shell.expect_exact("> ")
    shell.sendline("source <(newsreader completion bash)")
    shell.expect_exact("> ")
    typed = {
        "newsreader sea": "newsreader search ",
        "newsreader tag sto": "newsreader tag storm-1 ",
        "newsreader tag storm-1 we": "newsreader tag storm-1 weather ",
        "newsreader search --forget wa": "newsreader search --forget water ",
        "newsreader search tag:we": "newsreader search tag:weather ",
        "newsreader search saved:wa": "newsreader search saved:water ",
    }
    for begun, whole in typed.items():
        shell.send(f"{begun}\t")
        shell.expect_exact(whole, timeout=30)
        # An interrupt could come while the shell still completes, and be lost.
        shell.sendcontrol("u")
    shell.close(force=True)


@pytest.mark.skipif(shutil.which("zsh") is None, reason="zsh is not installed")
def test_zsh_completes_commands_ids_and_queries(home: Path) -> None:
    shown = told(home, "zsh", "-f", "-c", ZSH)
    assert shown.startswith("_newsreader_completion\n")
    for completed in ("search", "storm-1", "tag:weather"):
        assert completed in shown.replace("\\", "")


@pytest.mark.skipif(shutil.which("fish") is None, reason="fish is not installed")
def test_fish_completes_commands_ids_and_queries(home: Path) -> None:
    lines = ("newsreader sea", "newsreader tag sto", "newsreader search saved:w", "newsreader search figu")
    asked = "; ".join(f"complete -C '{line}'" for line in lines)
    shown = told(home, "fish", "--no-config", "-c", f"newsreader completion fish | source; {asked}")
    begun = [line.split("\t")[0] for line in shown.splitlines()]
    assert begun == ["search", "storm-1", "saved:water", "figure:"]


def test_lines_have_the_form_that_one_asks_for(home: Path) -> None:
    lines = told(home, "newsreader", "list", "--sort", "source", "--format", "{id:8}|{date}|{tags}|{note}").splitlines()
    assert sorted(lines) == ["flood-1 |2021-05-03||", "storm-1 |2021-05-03|weather|Ask Anna"]
    assert told(home, "newsreader", "search", "note:anna", "--format", r"{title}\t{path}").split("\t")[0] == "The storm"
    wrong = subprocess.run(
        [str(home / "bin/newsreader"), "list", "--format", "{colour}"], env=environment(home), capture_output=True
    )
    assert wrong.returncode == 2
    assert b"there is no field {colour}; there are id, path, title" in wrong.stderr


def test_a_library_is_counted_with_small_plots(home: Path) -> None:
    shown = told(home, "newsreader", "stats")
    assert "2  articles, 2 unread, 0 starred" in shown
    assert "1  sources" in shown
    assert "█" * 24 in shown
    assert "2021-05 to 2021-05, at most 2 a month" in shown
