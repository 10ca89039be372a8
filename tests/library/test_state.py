"""The reader's marks: they follow the article, survive whatever ends the program, and are never lost silently."""

import random
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from reader.library import Library
from reader.library.migrations import MIGRATIONS
from reader.library.state import State
from tests.library.conftest import Open, mark, only, ordinary_user, titles, undone, write


def test_marks_are_kept_and_taken_back(folder: Path, opened: Open) -> None:
    write(folder / "a.md", "First")
    library = opened()
    assert only(library) == ("First", False, False, 0)
    id = mark(library)
    assert only(library) == only(opened()) == ("First", True, True, 7)
    library.marks.set_read(id, False)
    library.marks.set_starred(id, False)
    assert only(library) == only(opened()) == ("First", False, False, 7)


def test_readers_of_one_library_see_each_others_marks(folder: Path, opened: Open) -> None:
    write(folder / "a.md", "First")
    one, other = opened(), opened()
    assert other.refresh() is False
    mark(one)
    assert other.refresh() is True
    assert only(other) == ("First", True, True, 7)
    assert one.refresh() is False


def test_two_readers_do_not_overwrite_what_the_other_marks(folder: Path, opened: Open) -> None:
    write(folder / "a.md", "First")
    one, other = opened(), opened()
    id = one.rows(0, 1)[0].id
    one.marks.set_read(id, True)
    other.marks.set_starred(id, True)
    assert only(opened()) == ("First", True, True, 0)


def test_many_threads_may_mark_and_list_at_once(folder: Path, opened: Open) -> None:
    for number in range(20):
        write(folder / f"{number}.md", f"Number {number}")
    library = opened()
    ids = [row.id for row in library.rows(0, 20)]
    failures: list[Exception] = []

    def work(number: int) -> None:
        try:
            for id in ids[number::4]:
                library.marks.set_read(id, True)
                library.rows(0, 20)
                library.refresh()
        except Exception as error:
            failures.append(error)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert all(row.read for row in opened().rows(0, 20))


_WRITER = """
import sys
from pathlib import Path
from reader.library.state import State

state = State(Path(sys.argv[1]))
print("open", flush=True)
for number in range(int(sys.argv[2]), int(sys.argv[3])):
    state.keep(f"id{number}", "/a", read=True)
    print(number, flush=True)
"""


def writer(path: Path, start: int, stop: int) -> "subprocess.Popen[str]":
    command = [sys.executable, "-c", _WRITER, str(path), str(start), str(stop)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_what_a_killed_process_has_marked_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "state.sqlite"
    process = writer(path, 0, 1_000_000)
    assert process.stdout is not None
    process.stdout.readline()
    time.sleep(random.uniform(0.02, 0.2))
    process.send_signal(signal.SIGKILL)
    acknowledged = max(int(line) for line in process.communicate()[0].split("\n")[:-1])
    state = State(path)
    assert len(state.of(f"id{number}" for number in range(acknowledged + 1))) == acknowledged + 1
    state.close()


def test_several_processes_open_and_write_one_new_state_at_once(tmp_path: Path) -> None:
    path = tmp_path / "state.sqlite"
    processes = [writer(path, start, start + 25) for start in range(0, 100, 25)]
    assert [process.communicate()[1] for process in processes] == ["", "", "", ""]
    state = State(path)
    assert len(state.of(f"id{number}" for number in range(100))) == 100
    state.close()


def test_a_state_of_each_older_version_is_brought_up_to_date(tmp_path: Path) -> None:
    for version in range(1, len(MIGRATIONS) + 1):
        path = tmp_path / f"{version}.sqlite"
        with sqlite3.connect(path) as old:
            for statement in MIGRATIONS[:version]:
                old.execute(statement)
            old.execute(f"PRAGMA user_version = {version}")
            old.execute("INSERT INTO mark (id, read, starred, place) VALUES ('a', 1, 0, 9)")
        state = State(path)
        state.keep("a", "/a", starred=True)
        (kept,) = state.of(["a"]).values()
        assert (kept.read, kept.starred, kept.place) == (True, True, 9)
        state.close()


def test_a_state_of_a_newer_version_is_not_touched(folder: Path, tmp_path: Path, opened: Open) -> None:
    write(folder / "a.md", "First")
    (tmp_path / "data").mkdir()
    path = tmp_path / "data" / "state.sqlite"
    with sqlite3.connect(path) as newer:
        newer.execute("PRAGMA journal_mode = WAL")
        newer.execute("CREATE TABLE mark (everything TEXT)")
        newer.execute("PRAGMA user_version = 77")
    newer.close()
    before = path.read_bytes()
    library = opened()
    mark(library)
    assert only(library) == ("First", True, True, 7)
    assert "a newer newsreader wrote the file that keeps it (version 77)" in library.notices[0]
    library.close()
    assert path.read_bytes() == before


@pytest.mark.parametrize("damage", [b"this is no database " * 400, None])
def test_a_damaged_state_is_set_aside_under_a_name_that_is_said(
    damage: bytes | None, folder: Path, tmp_path: Path, opened: Open
) -> None:
    write(folder / "a.md", "First")
    library = opened()
    mark(library)
    library.close()
    path = tmp_path / "data" / "state.sqlite"
    if damage is None:
        with sqlite3.connect(path) as other:
            other.execute("DROP TABLE mark")
    else:
        path.write_bytes(damage)
    library = opened()
    aside = tmp_path / "data" / "state.damaged-1.sqlite"
    assert str(aside) in library.notices[0]
    assert aside.exists()
    assert damage is None or aside.read_bytes() == damage
    mark(library)
    assert only(opened()) == ("First", True, True, 7)
    assert opened().notices == ()


def test_without_a_data_folder_marks_last_until_the_end_and_that_is_said(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file where the folder should be")
    write(folder / "a.md", "First")
    library = Library.open([folder], data=tmp_path / "data", cache=tmp_path / "cache")
    library.refresh()
    mark(library)
    assert only(library) == ("First", True, True, 7)
    assert "What you read and star lasts until you quit" in library.notices[0]
    library.close()


def test_marks_that_can_be_read_but_not_written_are_shown(open_folder: Path) -> None:
    write(open_folder / "a.md", "First")
    data = open_folder / "data"
    library = Library.open([open_folder], data=data, cache=open_folder / "cache")
    library.refresh()
    mark(library)
    library.close()
    (data / "state.sqlite").chmod(0o444)
    data.chmod(0o555)
    with ordinary_user():
        library = Library.open([open_folder], data=data, cache=open_folder / "cache")
        library.refresh()
        assert only(library) == ("First", True, True, 7)
        library.marks.set_starred(library.rows(0, 1)[0].id, False)
        assert only(library) == ("First", True, False, 7)
        assert any("What you now read and star lasts until you quit" in line for line in library.notices)
        library.close()
    data.chmod(0o755)
    (data / "state.sqlite").chmod(0o644)
    library = Library.open([open_folder], data=data, cache=open_folder / "cache")
    assert only(library) == ("First", True, True, 7)
    library.close()


_ON_A_FULL_DISK = """
import resource, sys
from pathlib import Path
from reader.library import Library, LibraryError

folder, data, cache = map(Path, sys.argv[1:])
resource.setrlimit(resource.RLIMIT_FSIZE, (150_000, 150_000))
library = Library.open([folder], data=data, cache=cache)
library.refresh()
print(len(library), *library.notices, sep="|")
for row in library.rows(0, len(library)):
    try:
        library.marks.set_read(row.id, True)
        print(row.id)
    except LibraryError as error:
        print(error)
        break
print(len(library.rows(0, 5)))
"""


def test_on_a_full_disk_the_list_is_there_and_what_was_kept_stays(folder: Path, tmp_path: Path, opened: Open) -> None:
    for number in range(800):
        write(folder / f"{number}.md", f"A headline that takes some room on the disk, number {number}")
    command = [sys.executable, "-c", _ON_A_FULL_DISK, *map(str, (folder, tmp_path / "data", tmp_path / "cache"))]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ended.stderr == ""
    first, *kept, reason, last = ended.stdout.splitlines()
    assert first.startswith("800|The list is made anew at each start: its index cannot be written")
    assert reason.startswith("what you mark cannot be kept")
    assert last == "5"
    assert len(kept) > 5
    library = opened()
    assert {row.id for row in library.rows(0, 800) if row.read} == set(kept)


def test_a_library_of_files_alone_keeps_marks_too(folder: Path, opened: Open) -> None:
    path = write(folder / "a.md", "First")
    mark(opened(path))
    write(path, "First, corrected")
    library = opened(path)
    assert titles(library) == ["First, corrected"]
    assert only(library)[1:] == (True, True, 7)
    assert list(folder.iterdir()) == [path]


def test_changes_are_taken_back_the_last_first(folder: Path, opened: Open) -> None:
    for name in "abc":
        write(folder / f"{name}.md", name)
    library = opened()
    first, *_ = [row.id for row in library.rows(0, 3)]
    library.marks.set_starred(first, True)
    library.marks.set_tags(first, {"one"})
    library.marks.set_read(first, True)
    library.marks.keep_place(first, 7)
    assert library.searches.mark_read("") == 2
    assert undone(library) == "Marked 2 read"
    assert [row.read for row in library.rows(0, 3)] == [True, False, False]
    assert undone(library) == "Marked read"
    assert undone(library) == "Tags"
    assert library.marks.tags(first) == frozenset()
    row = library.rows(0, 1)[0]
    assert (row.read, row.starred, library.marks.place(first)) == (False, True, 7)
    assert undone(library) == "Starred"
    assert undone(library) is None
