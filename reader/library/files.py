"""Which files are stored articles, and the folder that a new reader starts with."""

from __future__ import annotations

import os
import shutil
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from platformdirs import user_data_path

from reader.controls import visible_line

APP = "newsreader"

_Identity = tuple[int, int]
"""The device and inode of a folder."""
_Chain = frozenset[_Identity]


_LATEST = 2**63 - 1
"""Nanoseconds."""


class Found(NamedTuple):
    """A file that is, or should be, a stored article."""

    path: str
    modified: int
    """Nanoseconds since the epoch at which its content changed; 0 where it cannot be told."""
    changed: int
    """The same for its content or its permissions: this one cannot be set back."""
    size: int
    problem: str | None = None
    """Why it cannot even be looked at."""

    @classmethod
    def of(cls, path: str, status: os.stat_result) -> Found:
        """A file as the system tells of it; times before 1677 or after 2262 are brought to what the index can hold."""
        modified, changed = status.st_mtime_ns, status.st_ctime_ns
        if not (-_LATEST < modified < _LATEST and -_LATEST < changed < _LATEST):
            modified, changed = (max(min(time, _LATEST), -_LATEST) for time in (modified, changed))
        return cls(path, modified, changed, status.st_size)


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder, and what is in it itself."""

    path: str
    files: Iterator[Found]
    """To be gone through before the next folder is asked for."""


def walk(roots: Sequence[Path]) -> Iterator[Found]:
    """The article files under some folders, and the files that are named themselves."""
    for folder in folders(roots):
        yield from folder.files


def folders(roots: Sequence[Path]) -> Iterator[Folder]:
    """The folders of a library, and those of the files that are named themselves, each once.

    Hidden files and folders are skipped. A folder is entered once, by its own name rather than by a link to it; a
    link that leads back to a folder around it is a problem to be shown. What is wrong with a folder is shown as a file
    in it that has no name.
    """
    named: dict[str, list[Found]] = {}
    for root in roots:
        if not root.is_dir():
            named.setdefault(str(root.parent), []).append(_file(str(root), root.stat))
    for folder in _Walker().under([root for root in roots if root.is_dir()]):
        yield Folder(folder.path, _once((*named.pop(folder.path, ()), *folder.files)))
    for path, files in named.items():
        yield Folder(path, _once(files))


def _once(files: Iterable[Found]) -> Iterator[Found]:
    met = set[str]()
    for file in files:
        if file.path not in met:
            met.add(file.path)
            yield file


class _Walker:
    """Remembers where it has been."""

    def __init__(self) -> None:
        from reader.intake import SUFFIXES

        self._endings = tuple(SUFFIXES)
        self._pending: list[tuple[str, _Chain]] = []
        self._linked: deque[tuple[str, _Chain]] = deque()
        """Links to folders, to be followed when all folders have been entered by their own names."""
        self._seen: set[_Identity] = set()

    def under(self, roots: Sequence[Path]) -> Iterator[Folder]:
        """Some folders, and those in them."""
        for root in roots:
            self._pending.append((str(root), self._around(root)))
            yield from self._all_pending()
        while self._linked:
            self._pending.append(self._linked.popleft())
            yield from self._all_pending()

    @staticmethod
    def _around(folder: Path) -> _Chain:
        """The folders that a folder is in."""
        with suppress(OSError, RuntimeError):
            return frozenset((s.st_dev, s.st_ino) for s in (parent.stat() for parent in folder.resolve().parents))
        return frozenset()

    def _all_pending(self) -> Iterator[Folder]:
        while self._pending:
            here, around = self._pending.pop()
            try:
                status = Path(here).stat()
                identity = (status.st_dev, status.st_ino)
                if identity in around:
                    yield _wrong(here, "this link leads back to a folder that it is in")
                if identity in self._seen or identity in around:
                    continue
                self._seen.add(identity)
                with os.scandir(here) as entries:
                    found = sorted(entries, key=lambda entry: entry.name)
            except OSError as error:
                yield _wrong(here, f"this folder cannot be read: {error.strerror or error}")
                continue
            yield Folder(here, self._files(found, around | {identity}))

    def _files(self, found: Sequence[os.DirEntry[str]], inside: _Chain) -> Iterator[Found]:
        for entry in found:
            if entry.name.startswith("."):
                continue
            try:
                is_folder, is_broken = entry.is_dir(), False
            except OSError:
                is_folder, is_broken = False, True
            if is_folder and entry.is_symlink():
                self._linked.append((entry.path, inside))
            elif is_folder:
                self._pending.append((entry.path, inside))
            elif is_broken or entry.name.casefold().endswith(self._endings):
                yield _file(entry.path, entry.stat)


def _wrong(folder: str, problem: str) -> Folder:
    return Folder(folder, iter([Found(f"{folder}/", 0, 0, 0, problem)]))


def _file(path: str, stat: Callable[[], os.stat_result]) -> Found:
    try:
        status = stat()
    except (OSError, ValueError):
        return Found(path, 0, 0, 0)
    return Found.of(path, status)


def shipped_articles() -> Path:
    """The articles that come with the program: inside the installed package, or in the checkout."""
    package = Path(__file__).parents[1]
    installed = package / "shipped"
    return installed if installed.is_dir() else package.parent / "articles"


def default_library() -> tuple[Path, str | None]:
    """The reader's own library and, where it has just been made or cannot be made, a line that says so."""
    folder = user_data_path(APP, appauthor=False) / "articles"
    if folder.is_dir():
        return folder, None
    made = folder.with_name(f".articles-{os.getpid()}")
    try:
        count = _copied(shipped_articles(), made)
        made.rename(folder)
    except OSError as error:
        shutil.rmtree(made, ignore_errors=True)
        if folder.is_dir():
            return folder, None
        where = visible_line(str(folder))
        return shipped_articles(), f"These are the shipped articles: no library can be made in {where} ({error})"
    return folder, f"{count} articles to begin with were copied into your library, {visible_line(str(folder))}"


def _copied(source: Path, target: Path) -> int:
    """Copy article files, not their permissions: an installed package is often read-only."""
    from reader.intake import SUFFIXES

    paths = [path for path in sorted(source.rglob("*")) if path.suffix in SUFFIXES]
    target.mkdir(parents=True)
    for path in paths:
        copy = target / path.relative_to(source)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copy)
    return len(paths)
