"""Files that change while the program runs."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, Queue

import pytest

from reader.library import watching


@contextmanager
def _watched(*roots: Path) -> Iterator[Queue[bool]]:
    """Tells of each change, once all is watched."""
    told: Queue[bool] = Queue()
    stop = threading.Event()

    def run() -> None:
        for _ in watching.changes(roots, stop):
            told.put(True)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    probe = roots[0] / "probe.txt"
    for size in range(100):
        probe.write_text("x" * size)
        try:
            told.get(timeout=0.3)
            break
        except Empty:
            continue
    _drain(told)
    try:
        yield told
    finally:
        stop.set()
        thread.join(10)
        assert not thread.is_alive()


def _drain(told: Queue[bool]) -> None:
    """Until nothing is told any more."""
    try:
        while told.get(timeout=0.3):
            pass
    except Empty:
        pass


@pytest.fixture(params=["told", "looked at"])
def library(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """On a file system that tells of changes, or on one that does not."""
    folder = tmp_path / "library"
    (folder / "deep" / "deeper").mkdir(parents=True)
    monkeypatch.setattr(watching, "_GATHERED", 40)
    monkeypatch.setattr(watching, "_STEP", 20)
    monkeypatch.setattr(watching, "_LISTENED", 100)
    monkeypatch.setattr(watching, "_LOOKED_AT_EVERY", 0.05)
    if request.param == "looked at":
        kinds = {line.split()[2] for line in Path("/proc/mounts").read_text().splitlines()}
        monkeypatch.setattr(watching, "_SILENT", frozenset(kinds))
    return folder


def test_a_file_is_told_of_wherever_it_comes(library: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (library / "linked").symlink_to(elsewhere)
    with _watched(library) as told:
        for folder in (library, library / "deep" / "deeper", elsewhere):
            (folder / "story.txt").write_text("A story\n")
            assert told.get(timeout=10)
            _drain(told)


@pytest.mark.parametrize("name", ["new", "2024.05"])
def test_a_file_in_a_folder_that_came_later_is_told_of(library: Path, name: str) -> None:
    with _watched(library) as told:
        (library / name / "newer").mkdir(parents=True)
        (library / name / "newer" / "first.txt").write_text("A story\n")
        assert told.get(timeout=10)
        _drain(told)
        (library / name / "newer" / "second.txt").write_text("Another\n")
        assert told.get(timeout=10)


def test_folders_that_come_and_go_at_once_end_nothing(library: Path) -> None:
    with _watched(library) as told:
        for number in range(300):
            (library / f"passing{number}").mkdir()
            (library / f"passing{number}").rmdir()
        _drain(told)
        (library / "story.txt").write_text("A story\n")
        assert told.get(timeout=10)


def test_a_file_that_goes_is_told_of(library: Path) -> None:
    (library / "deep" / "story.txt").write_text("A story\n")
    with _watched(library) as told:
        (library / "deep" / "story.txt").unlink()
        assert told.get(timeout=10)
