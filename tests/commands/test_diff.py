"""`newsreader diff`, as scripts use it."""

import json
from functools import partial
from pathlib import Path

import pytest

from tests.commands.ended import Ended, Run
from tests.comparison.stories import FIRST, SECOND
from tests.library.ferry import version


@pytest.fixture(autouse=True)
def versions(home: Path) -> None:
    """Two versions of a story in a folder of their own."""
    (home / "first.txt").write_text(FIRST, "utf-8")
    (home / "second.txt").write_text(SECOND, "utf-8")


@pytest.fixture
def diff(run: Run) -> Run:
    return partial(run, "diff")


def test_the_figures_come_first_and_signs_tell_what_became_of_each_sentence(diff: Run) -> None:
    told = diff("first.txt", "second.txt")
    assert (told.status, told.err) == (0, "")
    lines = told.lines
    assert lines[lines.index("  Figures") + 1].startswith("* [12 people → 25 people]")
    assert lines[lines.index("  Text") + 1] == "~ Ferry capsizes off Lanta, [12 → 25] dead"
    assert "+ Divers searched the wreck in the evening." in lines
    assert "- Captain Jon Brandt was questioned." in lines
    assert max(map(len, lines)) <= 76


def test_the_object_points_into_both_texts(diff: Run) -> None:
    ended = diff("first.txt", "second.txt", "--json")
    told = json.loads(ended.out)
    assert ended.status == 0
    assert next((f["old"]["text"], f["new"]["text"]) for f in told["figures"]) == ("12 people", "25 people")
    assert {change["kind"] for change in told["sentences"]} == {"changed", "added", "removed", "moved"}


def test_a_version_may_come_on_standard_input(diff: Run) -> None:
    told = diff("first.txt", "-", stdin=FIRST.encode())
    assert told.status == 0
    assert "Nothing changed" in told.out


def test_of_a_stored_story_the_version_before_is_found(diff: Run, home: Path) -> None:
    folder = home / "stories"
    for number, dead in enumerate((12, 25)):
        version(folder, f"{number}.md", dead, hour=9 + number)
    newer = diff(folder / "1.md", "--library", folder)
    assert newer.status == 0
    assert "~ Ferry capsizes off Lanta, [12 → 25] dead" in newer.out
    first = diff(folder / "0.md", "--library", folder)
    assert first.status == 1
    assert "no version before" in first.err


def test_what_cannot_be_compared_is_said(diff: Run) -> None:
    assert diff("first.txt", "third.txt") == Ended(1, "", "newsreader: third.txt does not exist\n")
    several = diff("first.txt", ".")
    assert several.status == 2
    assert "OLD and NEW are an article each" in several.err
