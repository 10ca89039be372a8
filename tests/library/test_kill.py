"""A process that is killed, or finds the disk full, at any point loses no mark that it has been told is kept."""

from __future__ import annotations

import os
import random
import resource
import signal
import sqlite3
import time
from pathlib import Path

import pytest

from reader.library import Library, LibraryError
from tests.library.conftest import write

KILLS = 200


def marking(folder: Path, home: Path, told: int) -> None:
    """Star and tag articles without end, and say of each change that it is kept."""
    library = Library.open([folder], data=home / "data", cache=home / "cache")
    library.refresh()
    ids = [row.id for row in library.rows(0, 3)]
    count = 0
    while True:
        id = ids[count % 3]
        starred = not next(row for row in library.rows(0, 3) if row.id == id).starred
        library.marks.set_starred(id, starred)
        os.write(told, f"{id} {int(starred)}\n".encode())
        library.marks.set_tags(id, [f"t{count}"])
        count += 1


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_two_hundred_kills_lose_nothing_that_was_kept(folder: Path, tmp_path: Path) -> None:
    for name in "abc":
        write(folder / f"{name}.md", f"Story {name}", body=f"Words of {name}.")
    rng = random.Random(7)
    stars: dict[str, bool] = {}
    marked = 0
    for _ in range(KILLS):
        listening, telling = os.pipe()
        child = os.fork()
        if child == 0:
            try:
                marking(folder, tmp_path, telling)
            finally:
                os._exit(1)
        os.close(telling)
        first = os.read(listening, 1) if rng.random() < 0.8 else b""
        time.sleep(rng.uniform(0.0, 0.02))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        with os.fdopen(listening, "rb") as told:
            lines = (first + told.read()).decode().splitlines()
        for line in lines:
            id, starred = line.split()
            stars[id] = starred == "1"
        marked += len(lines)
        with sqlite3.connect(tmp_path / "data" / "state.sqlite") as state:
            found = state.execute("SELECT id, starred FROM mark").fetchall() if lines else []
            sound = state.execute("PRAGMA quick_check").fetchone()
        state.close()
        assert sound == ("ok",)
        kept = {id: bool(starred) for id, starred in found}
        if kept:
            # The change that was being kept when the process died may be there or not.
            assert sum(kept.get(id, False) != starred for id, starred in stars.items()) <= 1
            stars = kept
    assert marked > KILLS
    library = Library.open([folder], data=tmp_path / "data", cache=tmp_path / "cache")
    library.refresh()
    assert list(library.check()) == []
    assert {row.id: row.starred for row in library.rows(0, 3)} == {id: stars[id] for id in stars}
    library.close()


def filling(folder: Path, home: Path, told: int) -> None:
    """Tag an article longer and longer where no file may grow beyond 200 kB, and say how it ended."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
    library = Library.open([folder], data=home / "data", cache=home / "cache")
    library.refresh()
    [row] = library.rows(0, 1)
    kept = 0
    try:
        for kept in range(1, 3_000):
            library.marks.set_tags(row.id, [f"{kept:04}-{'x' * 500}-{part}" for part in range(20)])
    except LibraryError as error:
        os.write(told, f"{kept - 1} {error}".encode())
    os._exit(0)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_full_disk_is_said_and_loses_nothing(folder: Path, tmp_path: Path) -> None:
    write(folder / "a.md", "Story", body="Words.")
    listening, telling = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            filling(folder, tmp_path, telling)
        finally:
            os._exit(1)
    os.close(telling)
    os.waitpid(child, 0)
    with os.fdopen(listening, "rb") as told:
        kept, _, message = told.read().decode().partition(" ")
    assert "cannot be kept" in message
    library = Library.open([folder], data=tmp_path / "data", cache=tmp_path / "cache")
    library.refresh()
    assert list(library.check()) == []
    [row] = library.rows(0, 1)
    assert {tag[:4] for tag in library.marks.tags(row.id)} == {f"{int(kept):04}"}
    library.close()
