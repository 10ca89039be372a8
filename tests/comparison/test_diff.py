"""`newsreader diff`, as scripts use it."""

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.cli import main
from tests.comparison.test_compare import FIRST, SECOND
from tests.library.test_versions import version

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(autouse=True)
def versions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two versions of a story in a folder of their own."""
    for name in ("DATA", "CACHE", "CONFIG"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))
    for name in ("NEWSREADER_LIBRARY", "NEWSREADER_CONFIG", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    Path("first.txt").write_text(FIRST, "utf-8")
    Path("second.txt").write_text(SECOND, "utf-8")


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Run:
    def run_it(*arguments: str, stdin: str = "") -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["newsreader", "diff", *arguments])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode())))
        with pytest.raises(SystemExit) as ended:
            main()
        out, err = capfd.readouterr()
        assert isinstance(ended.value.code, int)
        return ended.value.code, out, err

    return run_it


def test_the_figures_come_first_and_signs_tell_what_became_of_each_sentence(run: Run) -> None:
    status, out, err = run("first.txt", "second.txt")
    assert (status, err) == (0, "")
    lines = out.splitlines()
    assert lines[lines.index("  Figures") + 1].startswith("* [12 people → 25 people]")
    assert lines[lines.index("  Text") + 1] == "~ Ferry capsizes off Lanta, [12 → 25] dead"
    assert "+ Divers searched the wreck in the evening." in lines
    assert "- Captain Jon Brandt was questioned." in lines
    assert max(map(len, lines)) <= 76


def test_the_object_points_into_both_texts(run: Run) -> None:
    status, out, _ = run("first.txt", "second.txt", "--json")
    told = json.loads(out)
    assert status == 0
    assert next((f["old"]["text"], f["new"]["text"]) for f in told["figures"]) == ("12 people", "25 people")
    assert {change["kind"] for change in told["sentences"]} == {"changed", "added", "removed", "moved"}


def test_a_version_may_come_on_standard_input(run: Run) -> None:
    status, out, _ = run("first.txt", "-", stdin=FIRST)
    assert status == 0
    assert "Nothing changed" in out


def test_of_a_stored_story_the_version_before_is_found(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "stories"
    for number, dead in enumerate((12, 25)):
        version(folder, f"{number}.md", dead, hour=9 + number)
    status, out, _ = run(str(folder / "1.md"), "--library", str(folder))
    assert status == 0
    assert "~ Ferry capsizes off Lanta, [12 → 25] dead" in out
    status, _, err = run(str(folder / "0.md"), "--library", str(folder))
    assert status == 1
    assert "no version before" in err


def test_what_cannot_be_compared_is_said(run: Run, tmp_path: Path) -> None:
    assert run("first.txt", "third.txt")[0::2] == (1, "newsreader: third.txt does not exist\n")
    status, _, err = run("first.txt", ".")
    assert status == 2
    assert "OLD and NEW are an article each" in err
