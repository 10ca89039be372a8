"""All articles of a view marked read, however many they are, and unread again."""

from pathlib import Path

import pytest

from reader.library import Library
from tests.library.conftest import Open, undone, write


@pytest.fixture
def library(folder: Path, opened: Open, monkeypatch: pytest.MonkeyPatch) -> Library:
    """Ten articles, of which a few are marked at once."""
    for number in range(10):
        write(
            folder / f"{number}.md", f"{'Story' if number < 7 else 'Other'} {number}", day=f"2020-01-0{9 - number % 9}"
        )
    monkeypatch.setattr("reader.library.searches._SOME", 3)
    monkeypatch.setattr("reader.library.reading._SOME", 2)
    return opened()


def read(library: Library) -> set[str]:
    return {row.title for row in library.rows(0, len(library)) if row.read}


def test_all_that_a_query_finds_is_marked_read_and_all_of_it_unread_again(library: Library) -> None:
    library.marks.set_read(library.search("3").rows(0, 1)[0].id, True)
    before = library.marks.exported()
    assert library.searches.mark_read('story -"5"') == 5
    assert read(library) == {f"Story {number}" for number in (0, 1, 2, 3, 4, 6)}
    assert library.searches.mark_read("", within="is:unread") == 4
    assert len(read(library)) == 10
    assert undone(library) == "Marked 4 read"
    assert undone(library) == "Marked 5 read"
    assert library.marks.exported() == before


def test_what_another_reader_did_meanwhile_stays(library: Library, opened: Open) -> None:
    starred, tagged, noted, placed, *_ = [row.id for row in library.rows(0, 10)]
    assert library.searches.mark_read("") == 10
    other = opened().marks
    other.set_starred(starred, True)
    other.set_tags(tagged, {"one"})
    other.write_note(noted, "Ask")
    other.keep_place(placed, 7)
    assert undone(library) == "Marked 10 read"
    assert read(library) == set()
    rows = {row.id: row for row in library.rows(0, 10)}
    assert rows[starred].starred
    assert rows[noted].note == "Ask"
    assert library.marks.tags(tagged) == {"one"}
    assert library.marks.place(placed) == 7


def test_marks_of_many_follow_their_files(library: Library, folder: Path) -> None:
    library.searches.mark_read("")
    write(folder / "1.md", "Story 1, corrected", day="2020-01-08")
    (folder / "2.md").rename(folder / "renamed.md")
    library.refresh()
    assert len(read(library)) == 10
