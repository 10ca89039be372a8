"""Which files a library finds, what it says of bad ones, and the library of a new reader."""

import os
from pathlib import Path

import pytest

from reader.library import Library, LibraryError, default_library, shipped_articles
from tests.library.conftest import Open, ordinary_user, problems, titles, write


def test_folders_nest_as_the_user_likes_and_hidden_ones_are_skipped(folder: Path, opened: Open) -> None:
    write(folder / "top.md", "Top")
    write(folder / "2015" / "05" / "deep.TXT", "x").write_text("Deep\n\nThe bridge was opened.\n")
    write(folder / ".git" / "hidden.md", "Hidden")
    write(folder / ".draft.md", "Draft")
    write(folder / "picture.jpeg", "Picture")
    assert sorted(titles(opened())) == ["Deep", "Top"]


def test_files_that_are_named_are_taken_whatever_they_are_called(folder: Path, opened: Open) -> None:
    named = folder / "wire copy"
    named.write_text("A headline\n\nThe bridge was opened.\n")
    assert titles(opened(named)) == ["A headline"]


def test_a_file_is_listed_once_though_it_is_named_twice(folder: Path, opened: Open) -> None:
    path = write(folder / "one.md", "One")
    library = opened(folder, path, folder, path.parent / "." / "one.md")
    assert titles(library) == ["One"]
    assert library.refresh() is False


def test_each_bad_file_has_a_line_that_says_why(folder: Path, opened: Open) -> None:
    (folder / "empty.txt").write_bytes(b"")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 40)
    with (folder / "large.txt").open("wb") as file:
        file.truncate(50_000_000)
    (folder / "dangling.md").symlink_to("nowhere.md")
    (folder / "itself.md").symlink_to("itself.md")
    (folder / "round").symlink_to("round")
    os.mkfifo(folder / "pipe.txt")
    (folder / "around").symlink_to(folder, target_is_directory=True)
    write(folder / "good.md", "Good", day="2024-05-06")
    library = opened()
    assert titles(library)[0] == "Good"
    found = problems(library)
    assert {name: word for name, word in EXPECTED.items() if word not in found.get(name, "")} == {}
    assert found.keys() == EXPECTED.keys()


EXPECTED = {
    "empty.txt": "is empty",
    "binary.txt": "is binary",
    "large.txt": "too large",
    "dangling.md": "a link to a file that does not exist",
    "itself.md": "leads back to itself",
    "round": "leads back to itself",
    "pipe.txt": "no regular file",
    "around": "leads back to a folder that it is in",
}


def test_a_link_out_of_the_library_and_back_ends(folder: Path, tmp_path: Path, opened: Open) -> None:
    write(folder / "inside.md", "Inside")
    write(tmp_path / "elsewhere" / "outside.md", "Outside")
    (folder / "out").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "elsewhere" / "back").symlink_to(folder)
    (tmp_path / "elsewhere" / "up").symlink_to(tmp_path)
    library = opened()
    assert sorted(row.title for row in library.rows(0, 9) if not row.problem) == ["Inside", "Outside"]
    assert set(problems(library)) == {"back", "up"}


def test_a_folder_that_two_names_lead_to_is_listed_by_its_own(folder: Path, opened: Open) -> None:
    write(folder / "real" / "one.md", "One")
    (folder / "a-link").symlink_to("real")
    library = opened()
    assert [row.path for row in library.rows(0, 9)] == [folder / "real" / "one.md"]


def test_what_the_user_may_not_read_has_a_line_and_the_rest_is_there(open_folder: Path) -> None:
    write(open_folder / "good.md", "Good")
    write(open_folder / "locked.md", "Locked").chmod(0o000)
    write(open_folder / "vault" / "secret.md", "Secret")
    (open_folder / "vault").chmod(0o000)
    with ordinary_user():
        library = Library.open([open_folder], data=open_folder / "data", cache=open_folder / "cache")
        library.refresh()
        found = problems(library)
        assert "Good" in titles(library)
    (open_folder / "vault").chmod(0o700)
    assert found == {
        "locked.md": "cannot be read: you have no permission",
        "vault": "this folder cannot be read: Permission denied",
    }
    library.refresh()
    assert set(problems(library)) <= {"locked.md"}
    library.close()


def test_a_name_that_is_no_unicode_or_steers_the_terminal_is_shown_with_marks(folder: Path, opened: Open) -> None:
    Path(os.fsdecode(os.fsencode(folder) + b"/caf\xe9\x1b[2J\n.txt")).write_bytes(b"")
    ((name, problem),) = ((row.title, row.problem) for row in opened().rows(0, 9))
    assert name.isprintable()
    assert problem == "is empty"


def test_an_article_under_such_a_name_can_be_read_and_marked(folder: Path, opened: Open) -> None:
    Path(os.fsdecode(os.fsencode(folder) + b"/\xff.txt")).write_text("A headline\n\nThe bridge was opened.\n")
    library = opened()
    (row,) = library.rows(0, 9)
    library.marks.set_starred(row.id, True)
    assert library.article(row.id).title == "A headline"
    assert opened().rows(0, 1)[0].starred


def test_the_longest_name_can_be_read_marked_deleted_and_brought_back(folder: Path, opened: Open) -> None:
    path = folder / f"{'n' * 251}.txt"
    path.write_text("A headline\n\nThe bridge was opened.\n")
    library = opened()
    (row,) = library.rows(0, 9)
    library.marks.set_starred(row.id, True)
    assert library.marks.delete([row.id]) == 1
    library.refresh()
    assert (len(library), path.exists()) == (0, False)
    library.marks.undo()
    library.refresh()
    assert [kept.starred for kept in library.rows(0, 9)] == [True]
    assert path.exists()


def test_times_that_are_far_off_or_missing_harm_nothing(folder: Path, opened: Open) -> None:
    write(folder / "last.md", "Last", day="9999-12-31T23:59:59-12:00")
    write(folder / "first.md", "First", day="0001-01-01T00:00:00+14:00")
    for name, seconds in (("future", 253_402_300_799), ("past", -60_000_000_000), ("now", 1_700_000_000)):
        os.utime(write(folder / f"{name}.md", name.title()), (seconds, seconds))
    assert titles(opened()) == ["Last", "First", "Future", "Now", "Past"]
    assert [row.title for row in opened().search("date:9999").rows(0, 9)] == ["Last"]


def test_a_library_that_does_not_exist_is_refused_and_one_of_several_is_shown(folder: Path, opened: Open) -> None:
    missing = folder / "missing"
    with pytest.raises(LibraryError, match="missing does not exist"):
        Library.open([missing])
    write(folder / "good.md", "Good")
    library = opened(folder / "good.md", missing)
    assert "Good" in titles(library)
    assert problems(library) == {"missing": "does not exist"}


def test_a_new_reader_gets_the_shipped_articles_and_a_line_that_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    shipped = {path.name for path in shipped_articles().iterdir()}
    made, line = default_library()
    assert {path.name for path in made.iterdir()} == shipped
    assert line is not None
    assert f"{len(shipped)} articles" in line
    (made / min(shipped)).unlink()
    again, line = default_library()
    assert (again, line) == (made, None)
    assert len(list(again.iterdir())) == len(shipped) - 1
    assert list(made.parent.iterdir()) == [made]


def test_where_no_library_can_be_made_the_shipped_articles_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "newsreader").write_text("a file where the folder should be")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    folder, line = default_library()
    assert folder == shipped_articles()
    assert line is not None
    assert "no library can be made" in line
