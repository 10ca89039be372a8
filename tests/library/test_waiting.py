"""Another program that writes into the databases for longer than anybody waits."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from reader.library import LibraryError
from tests.library.conftest import Open, write


@contextmanager
def written_to(database: Path) -> Iterator[None]:
    db = sqlite3.connect(database, isolation_level=None)
    db.execute("BEGIN IMMEDIATE")
    yield
    db.close()


def test_what_cannot_be_kept_is_said_in_our_words(
    folder: Path, opened: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(folder / "a.md", "First")
    monkeypatch.setattr("reader.library.database._PATIENCE", 0.05)
    library = opened()
    id = library.rows(0, 1)[0].id
    with written_to(tmp_path / "data" / "state.sqlite"):
        for change in (
            lambda: library.marks.set_read(id, True),
            lambda: library.marks.set_tags(id, {"one"}),
            lambda: library.searches.mark_read(""),
            lambda: library.searches.save("mine", "first"),
            lambda: library.marks.take_in(library.marks.exported()),
        ):
            with pytest.raises(LibraryError, match="another program has been writing"):
                change()
        assert [row.title for row in library.search("first").rows(0, 1)] == ["First"]
        write(folder / "b.md", "Second")
        library.refresh()
        assert len(library) == 2
        assert not [notice for notice in library.notices if "locked" in notice]
    library.marks.set_read(id, True)
    assert [row.read for row in library.rows(0, 2) if row.id == id] == [True]


def test_an_index_that_is_written_to_is_left_as_it_is(
    folder: Path, opened: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(folder / "a.md", "First")
    monkeypatch.setattr("reader.library.database._PATIENCE", 0.05)
    library = opened()
    (index,) = (tmp_path / "cache").glob("index-*.sqlite")
    with written_to(index):
        write(folder / "b.md", "Second")
        library.refresh()
        assert len(library) == 1
        assert not library.notices
    library.refresh()
    assert len(library) == 2


def test_marks_follow_their_articles_as_soon_as_they_can(
    folder: Path, opened: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(folder / "a.md", "First")
    monkeypatch.setattr("reader.library.database._PATIENCE", 0.05)
    library = opened()
    library.marks.set_starred(library.rows(0, 1)[0].id, True)
    with written_to(tmp_path / "data" / "state.sqlite"):
        write(path, "First, corrected")
        library.refresh()
        assert any("another program has been writing" in notice for notice in library.notices)
    library.refresh()
    assert [(row.title, row.starred) for row in library.rows(0, 1)] == [("First, corrected", True)]
