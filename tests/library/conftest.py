"""A library folder and what opens it again and again, as several runs of the program do."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from reader.library import Library

NOBODY = 65534

Open = Callable[..., Library]


def write(path: Path, title: str, *, day: str | None = None, body: str = "The bridge was opened.") -> Path:
    """A stored article in Markdown; what is not given is not stated."""
    path.parent.mkdir(parents=True, exist_ok=True)
    stated = f"date: {day}\n" if day else ""
    path.write_text(f"---\ntitle: {title}\n{stated}---\n\n{body}\n", "utf-8")
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty library folder."""
    made = tmp_path / "articles"
    made.mkdir()
    return made


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that every user may enter and read, unlike those that pytest makes."""
    with TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


@contextmanager
def ordinary_user() -> Iterator[None]:
    """Root may read and write everything: for a while be somebody who may not."""
    is_root = os.geteuid() == 0
    if is_root:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if is_root:
            os.seteuid(0)


@pytest.fixture
def opened(tmp_path: Path, folder: Path) -> Iterator[Open]:
    """Opens the library (or other roots) with one state and one index, and looks at its files."""
    libraries: list[Library] = []

    def open_it(*roots: Path) -> Library:
        library = Library.open(roots or (folder,), data=tmp_path / "data", cache=tmp_path / "cache")
        libraries.append(library)
        library.refresh()
        return library

    yield open_it
    for library in libraries:
        library.close()


def titles(library: Library) -> list[str]:
    """The headlines in the order of the list."""
    return [row.title for row in library.rows(0, len(library))]


def undone(library: Library) -> str | None:
    """Take a change back, and say which."""
    change = library.marks.undo()
    return change.words if change else None


def problems(library: Library) -> dict[str, str]:
    """Why files cannot be read, by their names."""
    return {os.fspath(row.path.name): row.problem for row in library.rows(0, len(library)) if row.problem}


def only(library: Library) -> tuple[str, bool, bool, int]:
    """The title and the marks of the only article."""
    (row,) = library.rows(0, 9)
    return row.title, row.read, row.starred, library.marks.place(row.id)


def mark(library: Library) -> str:
    """Give the first article every mark."""
    id = library.rows(0, 1)[0].id
    library.marks.set_read(id, True)
    library.marks.set_starred(id, True)
    library.marks.keep_place(id, 7)
    return id
