"""Commands that list, search and mark."""

import re
from pathlib import Path

import pytest

from tests.commands.ended import Ended, Run

ROOT = Path(__file__).parents[2]


def test_the_list_is_a_table_with_the_newest_first(run: Run, library: Path) -> None:
    ended = run("list", "--library", library)
    assert (ended.status, ended.err) == (0, "")
    note, storm = ended.lines
    assert re.fullmatch(r"note-1 +2022-02-02 +N +A short note", note)
    assert re.fullmatch(r"[0-9a-f]{12} +2021-05-03 +N +Reuters +Storm closes port of Riga", storm)


def test_a_search_prints_what_it_finds(run: Run, library: Path) -> None:
    found = run("search", "--library", library, "port", "OR", "wednesday")
    assert [line[-12:] for line in found.lines] == ["A short note", "port of Riga"]
    assert run("search", "--library", library, "--json", "date:2021").objects[0]["origin"] == "Reuters"
    assert len(run("search", "--library", library, "-n", "1", "date:2021..").lines) == 1
    assert run("search", "--library", library, "nowhere") == Ended(1, "", "")


def test_searches_are_saved_listed_and_forgotten(run: Run, library: Path) -> None:
    assert len(run("search", "--library", library, "--save", "water", "storm OR port").lines) == 1
    assert run("search", "--library", library).lines == ["saved:water  storm OR port"]
    assert len(run("search", "--library", library, "saved:water").lines) == 1
    assert run("search", "--library", library, "--forget", "water") == Ended(0, "", "")
    assert run("search", "--library", library, "saved:water").status == 2


def test_a_wrong_query_is_shown_with_the_place(run: Run, library: Path) -> None:
    ended = run("search", "--library", library, "storm", "is:blue")
    assert (ended.status, ended.out) == (2, "")
    assert ended.err.splitlines() == [
        'newsreader: "is:" takes unread or read or starred or newest',
        "  storm is:blue",
        " " * 11 + "^",
    ]


def test_tags_are_given_shown_searched_and_taken(run: Run, library: Path) -> None:
    assert run("tag", "--library", library, "note-1", "Quiet", "calm").lines == ["calm", "quiet"]
    assert run("tag", "--library", library).lines == ["     1  calm", "     1  quiet"]
    assert len(run("search", "--library", library, "tag:quiet").lines) == 1
    assert run("tag", "--library", library, "--", "note-1", "-calm").lines == ["quiet"]
    assert run("tag", "--library", library, "nothing").status == 1


def test_articles_go_to_the_trash(run: Run, library: Path, home: Path) -> None:
    assert run("rm", "--library", library, "note-1").status == 0
    assert not (library / "note.md").exists()
    assert len(list((home / "data" / "newsreader" / "trash").iterdir())) == 1
    assert run("rm", "--library", library, "note-1").status == 1
    assert "1 article" in run("rm", "--library", library, "--empty-trash").out
    assert list((home / "data" / "newsreader" / "trash").iterdir()) == []
    assert len(run("list", "--library", library).lines) == 1


def test_a_library_is_checked_counted_and_its_marks_moved(run: Run, library: Path, home: Path) -> None:
    assert run("check", "--library", library) == Ended(0, "All is well with 2 articles.\n", "")
    (library / "empty.txt").write_text("")
    checked = run("check", "--library", library)
    assert checked.status == 1
    assert "empty.txt" in checked.out
    (library / "empty.txt").unlink()
    assert "2  articles, 2 unread, 0 starred" in run("stats", "--library", library).out
    run("tag", "--library", library, "note-1", "quiet")
    assert run("export", "--library", library, "--state", home / "state.json").status == 0
    run("tag", "--library", library, "--", "note-1", "-quiet")
    assert "1 article" in run("import", "--library", library, "--state", home / "state.json").out
    assert run("tag", "--library", library, "note-1").lines == ["quiet"]
    assert run("import", "--library", library, "--state", "-", stdin=b"no json").status == 1


def test_the_list_can_be_read_by_programs(run: Run, library: Path) -> None:
    note, storm = run("list", library, "--json").objects
    assert note["id"] == "note-1"
    assert (storm["title"], storm["published"], storm["origin"]) == (
        "Storm closes port of Riga",
        "2021-05-03",
        "Reuters",
    )
    assert (storm["read"], storm["starred"], storm["problem"]) == (False, False, None)
    assert storm["path"] == str(library / "2021" / "storm.txt")


@pytest.mark.parametrize("where", ["before", "after", "environment"])
def test_the_library_that_is_meant_can_be_said_in_three_places(
    where: str, run: Run, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if where == "environment":
        monkeypatch.setenv("NEWSREADER_LIBRARY", str(library))
    before, after = ([f"--library={library}"] if where == place else [] for place in ("before", "after"))
    assert len(run(*before, "list", *after).lines) == 2
    assert run(*before, "show", "note-1", *after).lines[0] == "A short note"


def test_a_new_reader_gets_the_shipped_articles_and_a_line_that_says_so(run: Run) -> None:
    first, second = run("list"), run("list")
    assert len(first.lines) == len(list((ROOT / "articles").iterdir()))
    assert "were copied into your library" in first.err
    assert (second.lines, second.err, second.status) == (first.lines, "", 0)


def test_what_is_wrong_with_a_file_stands_in_its_line(run: Run, library: Path) -> None:
    (library / "empty.txt").touch()
    ended = run("list", library)
    assert ended.status == 1
    assert re.search(r"!.*empty\.txt: is empty", ended.lines[2])


def test_a_folder_with_the_name_of_a_command_can_be_reached(run: Run, home: Path, library: Path) -> None:
    library.rename(home / "list")
    assert len(run("list", "./list").lines) == 2
