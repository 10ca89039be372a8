"""Marks follow their articles wherever the files go and whatever becomes of them."""

import shutil
from pathlib import Path

import pytest

from tests.library.conftest import Open, mark, only, write


def test_marks_follow_a_renamed_and_a_moved_file(folder: Path, tmp_path: Path, opened: Open) -> None:
    path = write(folder / "a.md", "First")
    library = opened()
    mark(library)
    path.rename(folder / "b.md")
    library.refresh()
    assert only(library) == ("First", True, True, 7)
    (tmp_path / "other").mkdir()
    (folder / "b.md").rename(tmp_path / "other" / "c.md")
    assert only(opened(tmp_path / "other")) == ("First", True, True, 7)


def test_marks_follow_an_edited_file_while_the_program_runs(folder: Path, opened: Open) -> None:
    path = write(folder / "a.md", "First")
    library = opened()
    old = mark(library)
    write(path, "First, corrected")
    library.refresh()
    assert only(library) == ("First, corrected", True, True, 7)
    row = library.row(old)
    assert row is not None
    assert row.id != old
    assert library.position_of(old) == 0
    library.marks.set_starred(old, False)
    assert only(library) == ("First, corrected", True, False, 7)


def test_an_edit_that_is_taken_back_brings_the_marks_back(folder: Path, opened: Open) -> None:
    path = write(folder / "a.md", "First")
    library = opened()
    old = mark(library)
    write(path, "First, corrected")
    library.refresh()
    new = library.rows(0, 1)[0].id
    write(path, "First")
    library.refresh()
    assert only(library) == ("First", True, True, 7)
    assert library.position_of(old) == library.position_of(new) == 0
    path.unlink()
    library.refresh()
    assert library.row(old) is library.row(new) is None


@pytest.mark.parametrize("index_is_lost", [False, True])
def test_marks_follow_a_file_that_was_edited_in_between(
    index_is_lost: bool, folder: Path, tmp_path: Path, opened: Open
) -> None:
    path = write(folder / "a.md", "First")
    library = opened()
    mark(library)
    library.close()
    if index_is_lost:
        shutil.rmtree(tmp_path / "cache")
    write(path, "First, corrected")
    assert only(opened()) == ("First, corrected", True, True, 7)


def test_marks_follow_a_renamed_file_that_is_then_edited(folder: Path, opened: Open) -> None:
    path = write(folder / "a.md", "First")
    library = opened()
    mark(library)
    path.rename(folder / "b.md")
    library.refresh()
    write(folder / "b.md", "First, corrected")
    library.refresh()
    assert only(library) == ("First, corrected", True, True, 7)


def test_an_article_that_takes_the_place_of_another_keeps_its_own_marks(folder: Path, opened: Open) -> None:
    first = write(folder / "a.md", "First", day="2024-01-02")
    second = write(folder / "b.md", "Second", day="2024-01-01")
    library = opened()
    mark(library)
    library.marks.set_read(library.rows(1, 2)[0].id, True)
    second.rename(first)
    library.refresh()
    assert only(library) == ("Second", True, False, 0)
    write(second, "First", day="2024-01-02")
    library.refresh()
    assert [(row.title, row.starred) for row in library.rows(0, 9)] == [("First", True), ("Second", False)]


def test_marks_stay_with_the_text_where_it_is_still_there(folder: Path, opened: Open) -> None:
    path = write(folder / "a.md", "First")
    library = opened()
    mark(library)
    shutil.copy(path, folder / "copy.md")
    library.refresh()
    write(path, "Another")
    library.refresh()
    assert {row.title: row.read for row in library.rows(0, 9)} == {"First": True, "Another": False}
