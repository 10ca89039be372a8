"""A library whose databases are on a file system without locks."""

from __future__ import annotations

import os
import platform
import subprocess
import sys
from pathlib import Path

import pytest

from reader.library import Library
from tests.library.conftest import write

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or platform.machine() != "x86_64", reason="takes locks away as Linux on x86-64 can"
)


def newsreader(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        (sys.executable, "-m", "tests.library.no_locks", "--library", str(home / "articles"), *arguments),
        env=os.environ | {f"XDG_{what.upper()}_HOME": str(home / what) for what in ("data", "cache", "config")},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    if done.returncode == 77:
        pytest.skip("the kernel lets no filter be set")
    return done


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A folder with a library of two articles."""
    write(tmp_path / "articles" / "a.md", "Fire in the harbour", body="Much smoke.")
    write(tmp_path / "articles" / "b.md", "Calm at sea", body="No wind.")
    return tmp_path


def test_without_locks_all_works_marks_are_kept_and_that_is_said(home: Path) -> None:
    found = newsreader(home, "search", "smoke")
    assert "Fire in the harbour" in found.stdout
    assert found.returncode == 0
    assert "has no locks" in found.stderr
    assert "database is locked" not in found.stderr
    id = found.stdout.split()[0]
    assert newsreader(home, "tag", id, "smoke", "port").returncode == 0
    assert newsreader(home, "search", "tag:port").stdout == found.stdout
    # Where there are locks the same marks are there.
    library = Library.open([home / "articles"], data=home / "data" / "newsreader", cache=home / "cache" / "newsreader")
    library.refresh()
    assert library.marks.tags(id) == {"smoke", "port"}
    assert not library.notices
    library.close()


def test_articles_are_added_without_locks(home: Path) -> None:
    (home / "new.txt").write_text("A new story\n\nRIGA, May 5 (X) - Something happened on Monday.\n")
    assert newsreader(home, "add", str(home / "new.txt")).returncode == 0
    assert newsreader(home, "list").stdout.count("\n") == 3
