"""The list of articles: its order, what refresh notices, and what an id means."""

import os
import sqlite3
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest

from reader.article import Span
from reader.facts.model import Facts, Figure, FigureKind
from reader.library import Library, LibraryError
from tests.library.conftest import Open, problems, titles, write


def test_the_newest_stands_first_and_what_has_no_date_last(folder: Path, opened: Open) -> None:
    write(folder / "a.md", "Old", day="2014-01-01")
    write(folder / "b.md", "Morning", day="2015-05-25T08:00:00Z")
    write(folder / "c.md", "Evening", day="2015-05-25T20:00:00+02:00")
    write(folder / "e.md", "Some time, second by name", day="2015-05-25")
    write(folder / "d.md", "Some time, first by name", day="2015-05-25")
    os.utime(write(folder / "f.md", "Undated, written long ago"), (1e9, 1e9))
    os.utime(write(folder / "g.md", "Undated, written lately"), (1.5e9, 1.5e9))
    assert titles(opened()) == [
        "Evening",
        "Morning",
        "Some time, first by name",
        "Some time, second by name",
        "Old",
        "Undated, written lately",
        "Undated, written long ago",
    ]


def test_a_row_tells_what_the_list_shows(folder: Path, opened: Open) -> None:
    path = folder / "wire.txt"
    path.write_text("Bridge reopens\n\nRIGA, May 3, 2021 (Reuters) - The bridge was opened on Monday.\n")
    (row,) = opened().rows(0, 1)
    assert (row.title, row.published, row.path, row.problem) == ("Bridge reopens", date(2021, 5, 3), path, None)
    assert row.origin == "Reuters"
    assert row.words == 14
    assert (row.read, row.starred) == (False, False)


@pytest.mark.parametrize(("start", "stop"), [(0, 3), (120, 140), (290, 400), (-5, 2), (299, 300), (300, 310), (7, 7)])
def test_any_part_of_a_long_list_is_the_same_part_of_the_whole(start: int, stop: int, long: Library) -> None:
    assert [row.title for row in long.rows(start, stop)] == [f"Number {n}" for n in range(300)][max(start, 0) : stop]


def test_places_and_rows_agree(long: Library) -> None:
    assert len(long) == 300
    for place in (0, 1, 127, 128, 150, 298, 299):
        (row,) = long.rows(place, place + 1)
        assert long.position_of(row.id) == place
        assert long.row(row.id) == row
    assert long.position_of("nothing") is None
    assert long.row("nothing") is None


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder = tmp_path_factory.mktemp("long")
    for number in range(300):
        write(folder / f"{number:03}.md", f"Number {number}", day="2015-05-25", body=f"Text {number}.")
    library = Library.open([folder], data=folder / ".data", cache=folder / ".cache")
    library.refresh()
    return library


def test_the_next_unread_is_found_in_both_directions_and_around_the_end(long: Library) -> None:
    ids = [row.id for row in long.rows(0, 300)]
    for id in ids:
        long.marks.set_read(id, id not in (ids[10], ids[290]))
    assert long.next_unread(None) == ids[10]
    assert long.next_unread(ids[10]) == ids[290]
    assert long.next_unread(ids[290]) == ids[10]
    assert long.next_unread(ids[10], -1) == ids[290]
    assert long.next_unread(ids[290], -1) == ids[10]
    assert long.next_unread(None, -1) == ids[290]
    long.marks.set_read(ids[10], True)
    assert long.next_unread(ids[290]) == ids[290]
    long.marks.set_read(ids[290], True)
    assert long.next_unread(ids[0]) is None


def test_what_cannot_be_read_is_not_unread(folder: Path, opened: Open) -> None:
    (folder / "empty.txt").touch()
    assert opened().next_unread(None) is None


def test_refresh_notices_what_is_added_changed_and_gone(folder: Path, opened: Open) -> None:
    path = write(folder / "a.md", "First", day="2024-01-01")
    library = opened()
    assert library.refresh() is False
    write(folder / "b.md", "Second", day="2024-01-02")
    assert library.refresh() is True
    assert titles(library) == ["Second", "First"]
    write(path, "First, corrected", day="2024-01-03")
    assert library.refresh() is True
    assert titles(library) == ["First, corrected", "Second"]
    path.unlink()
    assert library.refresh() is True
    assert titles(library) == ["Second"]
    os.utime(folder / "b.md")
    assert library.refresh() is False


def test_an_edit_that_hides_behind_the_old_time_and_size_is_noticed(folder: Path, opened: Open) -> None:
    path = write(folder / "a.md", "Dog bites man")
    library = opened()
    status = path.stat()
    write(path, "Man bites dog")
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert library.refresh() is True
    assert titles(library) == ["Man bites dog"]


def test_a_problem_that_is_over_goes(folder: Path, opened: Open) -> None:
    (folder / "later.md").symlink_to("target.md")
    library = opened()
    assert set(problems(library)) == {"later.md"}
    write(folder / "target.md", "Here now")
    assert library.refresh() is True
    assert problems(library) == {}


def test_only_files_that_changed_are_parsed_again(folder: Path, opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    write(folder / "a.md", "First")
    write(folder / "b.md", "Second")
    opened().close()
    parsed: list[Path] = []
    monkeypatch.setattr("reader.intake.read_article", parsed.append)
    assert len(opened()) == 2
    assert parsed == []


def test_the_list_is_there_before_the_files_are_looked_at(folder: Path, opened: Open, tmp_path: Path) -> None:
    write(folder / "a.md", "First")
    opened().close()
    library = Library.open([folder], data=tmp_path / "data", cache=tmp_path / "cache")
    assert titles(library) == ["First"]
    library.close()


def test_the_list_stays_until_it_is_refreshed(folder: Path, opened: Open) -> None:
    write(folder / "a.md", "First", day="2024-01-01")
    library = opened()
    write(folder / "b.md", "Second", day="2024-01-02")
    other = opened()
    assert (len(library), titles(library)) == (1, ["First"])
    assert titles(other) == ["Second", "First"]
    assert library.refresh() is True
    assert titles(library) == ["Second", "First"]


def test_a_file_that_vanishes_while_it_is_listed_is_named(folder: Path, opened: Open) -> None:
    path = write(folder / "a.md", "First")
    library = opened()
    id = library.rows(0, 1)[0].id
    path.unlink()
    with pytest.raises(LibraryError, match=r"a\.md does not exist"):
        library.article(id)
    with pytest.raises(LibraryError, match="there is no article"):
        library.article("nothing")


def test_two_texts_that_state_one_id_are_two_articles(folder: Path, opened: Open) -> None:
    for name, body in (("a", "The first."), ("b", "The second."), ("c", "The first.")):
        (folder / f"{name}.md").write_text(f"---\nid: same\ntitle: {name}\n---\n\n{body}\n")
    library = opened()
    rows = {row.title: row for row in library.rows(0, 9)}
    assert rows["a"].id == "same"
    assert rows["b"].id != "same"
    assert library.article(rows["b"].id).text.endswith("The second.")
    assert library.article(rows["b"].id).id == rows["b"].id
    library.marks.set_read("same", True)
    assert not library.rows(0, 9)[1].read
    (folder / "a.md").unlink()
    (folder / "c.md").unlink()
    library.refresh()
    assert [row.id for row in library.rows(0, 9)] == ["same"]


def test_an_id_its_beginning_and_a_path_mean_an_article(
    folder: Path, opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("storm-1", "storm-2", "vote"):
        (folder / f"{name}.md").write_text(f"---\nid: {name}\ntitle: {name}\n---\n\nText of {name}.\n")
    library = opened()
    monkeypatch.chdir(folder)
    assert library.resolve("storm-1") == "storm-1"
    assert library.resolve("vo") == "vote"
    assert library.resolve("vote.md") == "vote"
    for reference, message in (("storm", "several"), ("x", "no article"), ("", "no article"), ("%", "no article")):
        with pytest.raises(LibraryError, match=message):
            library.resolve(reference)
    with pytest.raises(LibraryError, match="no article"):
        library.resolve("a\0\x1b[31m")


def test_facts_are_kept_until_the_article_or_the_engine_is_another(folder: Path, opened: Open) -> None:
    path = write(folder / "a.md", "First", body="Prices rose 4%.")
    library = opened()
    article = library.article(library.rows(0, 1)[0].id)
    facts = Facts("en", "engine 1", figures=(Figure(Span(19, 21), FigureKind.PERCENT, 4.0, unit="%"),))
    assert library.facts(article, "engine 1") is None
    library.keep_facts(article, facts)
    assert opened().facts(article, "engine 1") == facts
    assert library.facts(article, "engine 2") is None
    write(path, "First", day="2024-05-06", body="Prices rose 4%.")
    library.refresh()
    assert library.facts(library.article(library.rows(0, 1)[0].id), "engine 1") is None


def test_facts_are_shared_by_libraries(folder: Path, tmp_path: Path, opened: Open) -> None:
    library = opened(write(folder / "a.md", "First"))
    article = library.article(library.rows(0, 1)[0].id)
    library.keep_facts(article, Facts("en", "engine"))
    assert opened().facts(article, "engine") == Facts("en", "engine")


def test_a_reader_that_is_killed_while_it_looks_leaves_a_sound_library(
    folder: Path, tmp_path: Path, opened: Open
) -> None:
    for number in range(600):
        write(folder / f"{number}.md", f"Number {number}")
    program = (
        "import sys; from pathlib import Path; from reader.library import Library\n"
        "folder, data, cache = map(Path, sys.argv[1:])\n"
        "library = Library.open([folder], data=data, cache=cache); print('open', flush=True); library.refresh()"
    )
    for delay in (0.02, 0.1, 0.3):
        command = [sys.executable, "-c", program, *map(str, (folder, tmp_path / "data", tmp_path / "cache"))]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            process.stdout.readline()
            time.sleep(delay)
            process.kill()
    library = opened()
    assert sorted(titles(library)) == sorted(f"Number {number}" for number in range(600))
    assert library.refresh() is False


def test_the_list_is_not_held_up_by_another_reader_who_writes(folder: Path, tmp_path: Path, opened: Open) -> None:
    write(folder / "a.md", "First")
    library = opened()
    (index,) = (tmp_path / "cache").glob("index-*.sqlite")
    other = sqlite3.connect(index, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    assert titles(library) == ["First"]
    assert library.refresh() is False
    other.execute("ROLLBACK")
    other.close()


@pytest.mark.parametrize("damage", [b"", b"not a database at all" * 300])
def test_a_lost_or_damaged_index_is_made_anew_and_nothing_is_missing(
    damage: bytes, folder: Path, tmp_path: Path, opened: Open
) -> None:
    write(folder / "a.md", "First")
    library = opened()
    library.marks.set_starred(library.rows(0, 1)[0].id, True)
    library.close()
    for path in (tmp_path / "cache").iterdir():
        path.write_bytes(damage)
    library = opened()
    assert titles(library) == ["First"]
    assert library.rows(0, 1)[0].starred
    assert library.notices == ()


def test_an_index_that_is_damaged_while_it_is_used_is_made_anew(folder: Path, tmp_path: Path, opened: Open) -> None:
    write(folder / "a.md", "First")
    library = opened()
    (index,) = (tmp_path / "cache").glob("index-*.sqlite")
    with sqlite3.connect(index) as other:
        other.execute("DROP TABLE entry")
    library.refresh()
    assert titles(library) == ["First"]


def test_an_index_of_another_version_is_made_anew(folder: Path, tmp_path: Path, opened: Open) -> None:
    write(folder / "a.md", "First")
    opened().close()
    (index,) = (tmp_path / "cache").glob("index-*.sqlite")
    with sqlite3.connect(index) as other:
        other.execute("ALTER TABLE entry RENAME COLUMN title TO headline")
        other.execute("PRAGMA user_version = 99")
    assert titles(opened()) == ["First"]


def test_an_index_that_other_code_made_is_brought_up_to_date(
    folder: Path, tmp_path: Path, opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(folder / "a.md", "First")
    opened().close()
    (index,) = (tmp_path / "cache").glob("index-*.sqlite")
    with sqlite3.connect(index) as other:
        other.execute("UPDATE entry SET title = 'As an older version saw it'")
        other.execute("UPDATE about SET made_by = 'older'")
    assert titles(opened()) == ["First"]


def test_without_a_cache_folder_the_library_works_and_says_so(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file where the folder should be")
    write(folder / "a.md", "First")
    library = Library.open([folder], data=tmp_path / "data", cache=tmp_path / "cache")
    library.refresh()
    assert titles(library) == ["First"]
    article = library.article(library.rows(0, 1)[0].id)
    library.keep_facts(article, Facts("en", "engine"))
    assert library.facts(article, "engine") == Facts("en", "engine")
    assert "The list is made anew at each start" in library.notices[0]
    library.close()
