"""Which files are stored articles, and the folder that a new reader starts with."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_data_path

from reader.intake import SUFFIXES

APP = "newsreader"


@dataclass(frozen=True, slots=True)
class Found:
    """A file that is, or should be, a stored article."""

    path: Path
    modified: int
    """Nanoseconds since the epoch; 0 where it cannot be told."""
    size: int
    problem: str | None = None
    """Why it cannot even be looked at."""


def walk(roots: Sequence[Path]) -> Iterator[Found]:
    """The article files under some folders, and the files that are named themselves; hidden ones are skipped."""
    seen: set[tuple[int, int]] = set()
    for root in roots:
        if root.is_dir():
            yield from _folder(root, seen)
        else:
            yield _file(root)


def _folder(folder: Path, seen: set[tuple[int, int]]) -> Iterator[Found]:
    pending = [folder]
    while pending:
        here = pending.pop()
        try:
            status = here.stat()
            if (status.st_dev, status.st_ino) in seen:
                continue
            seen.add((status.st_dev, status.st_ino))
            with os.scandir(here) as entries:
                found = sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            yield Found(here, 0, 0, f"this folder cannot be read: {error.strerror or error}")
            continue
        for entry in found:
            if entry.name.startswith("."):
                continue
            try:
                is_folder = entry.is_dir()
            except OSError:
                is_folder = False
            path = here / entry.name
            if is_folder:
                pending.append(path)
            elif path.suffix.casefold() in SUFFIXES:
                yield _file(path)


def _file(path: Path) -> Found:
    try:
        status = path.stat()
    except (OSError, ValueError):
        return Found(path, 0, 0)
    return Found(path, status.st_mtime_ns, status.st_size)


def shipped_articles() -> Path:
    """The articles that come with the program: inside the installed package, or in the checkout."""
    package = Path(__file__).parents[1]
    installed = package / "shipped"
    return installed if installed.is_dir() else package.parent / "articles"


def default_library() -> tuple[Path, str | None]:
    """The reader's own library and, where it has just been made, a line that says so.

    Raises:
        OSError: if the folder can be neither found nor made.
    """
    folder = user_data_path(APP, appauthor=False) / "articles"
    if folder.is_dir():
        return folder, None
    made = folder.with_name(f".articles-{os.getpid()}")
    made.parent.mkdir(parents=True, exist_ok=True)
    shutil.copytree(shipped_articles(), made)
    try:
        made.rename(folder)
    except OSError:
        shutil.rmtree(made, ignore_errors=True)
        if not folder.is_dir():
            raise
        return folder, None
    count = sum(1 for path in folder.rglob("*") if path.suffix in SUFFIXES)
    return folder, f"Your library is {folder}; {count} articles to begin with were copied there"
