"""Copies of the state, the way back from damage, export and import, and what a check finds."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

from reader.library import Library, LibraryError
from tests.library.conftest import Open, write


@pytest.fixture
def marked(folder: Path, opened: Open) -> Library:
    """Three articles: one read, one starred and tagged, one neither."""
    for name in "abc":
        write(folder / f"{name}.md", f"Story {name}", body=f"Words of {name}.")
    library = opened()
    a, b, _ = (row.id for row in library.rows(0, 3))
    library.marks.set_read(a, True)
    library.marks.set_starred(b, True)
    library.marks.set_tags(b, {"one", "two"})
    library.marks.keep_place(b, 5)
    return library


def marks(library: Library) -> list[tuple[str, bool, bool, frozenset[str], int]]:
    rows = library.rows(0, len(library))
    return sorted((r.title, r.read, r.starred, library.marks.tags(r.id), library.marks.place(r.id)) for r in rows)


def test_a_damaged_state_is_set_aside_and_comes_back_from_its_copy(
    marked: Library, opened: Open, tmp_path: Path
) -> None:
    kept = marks(marked)
    marked.close()
    (tmp_path / "data" / "backups" / next(iter((tmp_path / "data" / "backups").iterdir())).name).unlink()
    opened().close()
    (tmp_path / "data" / "state.sqlite").write_bytes(b"no database" * 500)
    again = opened()
    assert marks(again) == kept
    assert "damaged-1" in again.notices[0]
    assert (tmp_path / "data" / "state.damaged-1.sqlite").read_bytes().startswith(b"no database")


def test_a_damaged_copy_is_passed_over(marked: Library, opened: Open, tmp_path: Path) -> None:
    marked.close()
    backups = tmp_path / "data" / "backups"
    [copy] = backups.iterdir()
    sound = backups / "state-2001-01-01.sqlite"
    with sqlite3.connect(tmp_path / "data" / "state.sqlite") as db:
        db.execute("VACUUM INTO ?", (str(sound),))
    db.close()
    copy.write_bytes(b"rubbish")
    (tmp_path / "data" / "state.sqlite").write_bytes(b"rubbish")
    again = opened()
    assert "state-2001-01-01" in again.notices[0]
    assert sum(row.starred for row in again.rows(0, 3)) == 1


def test_a_week_of_copies_is_kept(marked: Library, opened: Open, tmp_path: Path) -> None:
    marked.close()
    backups = tmp_path / "data" / "backups"
    for copy in backups.iterdir():
        copy.unlink()
    for day in range(1, 10):
        (backups / f"state-2001-01-{day:02}.sqlite").write_bytes(b"old")
    opened()
    left = sorted(path.name for path in backups.iterdir())
    assert len(left) == 7
    assert left[0] == "state-2001-01-04.sqlite"


def test_the_state_moves_as_json(marked: Library, folder: Path, tmp_path: Path) -> None:
    exported = json.loads(json.dumps(marked.marks.exported()))
    other = Library.open([folder], data=tmp_path / "other", cache=tmp_path / "cache")
    assert other.marks.take_in(exported) == 2
    assert marks(other) == marks(marked)
    assert [row.title for row in other.search("tag:two").rows(0, 9)] == ["Story b"]
    other.close()


@pytest.mark.parametrize("rubbish", [{}, {"newsreader_state": 2}, {"newsreader_state": 1, "articles": [{"id": "x"}]}])
def test_rubbish_is_not_imported_and_changes_nothing(marked: Library, rubbish: dict[str, object]) -> None:
    kept = marks(marked)
    with pytest.raises(LibraryError, match="state"):
        marked.marks.take_in(rubbish)
    assert marks(marked) == kept


def test_a_check_finds_nothing_wrong_with_a_sound_library(marked: Library) -> None:
    assert list(marked.check()) == []


def test_a_check_names_files_that_cannot_be_read_and_ids_that_are_stated_twice(folder: Path, opened: Open) -> None:
    (folder / "empty.md").write_text("")
    (folder / "one.md").write_text("---\nid: same\ntitle: One\n---\n\nOne.\n")
    (folder / "two.md").write_text("---\nid: same\ntitle: Two\n---\n\nTwo.\n")
    empty, same = opened().check()
    assert "empty.md" in empty
    assert "same" in same
    assert "two.md" in same


def test_a_check_finds_a_full_text_that_is_not_that_of_the_articles(marked: Library, tmp_path: Path) -> None:
    [index] = (tmp_path / "cache").glob("index-*.sqlite")
    with sqlite3.connect(index) as db:
        db.execute("UPDATE text SET body = 'something else'")
    db.close()
    assert ["index" in line for line in marked.check()] == [True]
    again = Library.open(marked.roots, data=tmp_path / "data", cache=tmp_path / "cache")
    again.refresh()
    assert list(again.check()) == []
    again.close()
