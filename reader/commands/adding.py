"""Files, folders and addresses become stored articles, with a line for each about what became of it."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from reader.arrivals.pages import Pages
from reader.controls import visible_line
from reader.intake.decoding import IntakeError
from reader.intake.draft import Draft
from reader.intake.files import Address, Found, articles_in, articles_of, files_in
from reader.intake.workers import Workers
from reader.library import Library

_TOGETHER = 100
"""Articles that are stored together."""

_SCHEME = re.compile(r"(?i)[a-z][a-z0-9+.-]+:")
"""How addresses begin that are none of the web."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one thing that was to be added."""

    source: str
    """The file, or the part of one, or the address."""
    id: str | None = None
    path: Path | None = None
    title: str | None = None
    is_new: bool = False
    problem: str | None = None
    """Why nothing was stored."""
    notices: tuple[str, ...] = ()


class Adding:
    """Adds to one library."""

    def __init__(self, library: Library, workers: Workers) -> None:
        """Prepare to add to a library.

        Args:
            library: it, with its files looked through.
            workers: the processes in which files and pages are read.
        """
        self._library = library
        self._workers = workers
        self._pages = Pages(workers)

    def add(self, sources: Sequence[str]) -> Iterator[Outcome]:
        """Add what some sources hold, in their order.

        Raises:
            LibraryError: if the library cannot be written; what was said to be stored is.
        """
        for source in sources:
            if is_address(source):
                yield from self._stored(source, self._pages.at(source))
            elif source == "-":
                yield from self._stored("standard input", self._standard_input())
            elif _SCHEME.match(source) and not os.path.lexists(source):
                said = visible_line(source)
                yield Outcome(
                    said, problem=f"{said} cannot be had: addresses of the web begin with http:// or https://"
                )
            else:
                yield from self._path(Path(source))

    def _path(self, path: Path) -> Iterator[Outcome]:
        try:
            files = list(files_in(path)) if path.is_dir() else [path]
        except OSError as error:
            yield Outcome(str(path), problem=f"{path} cannot be read: {error.strerror or error}")
            return
        except ValueError:
            yield Outcome(str(path), problem=f"{path}: no file can have this name")
            return
        if not files:
            yield Outcome(str(path), problem=f"{path} holds no file of a kind that articles come in")
        for file in files:
            yield from self._stored(str(file), articles_in(file, self._workers))

    def _standard_input(self) -> Iterator[Found]:
        yield from articles_of(sys.stdin.buffer, "standard input", self._workers)

    def _stored(self, source: str, found: Iterable[Found]) -> Iterator[Outcome]:
        """Store what was found, some at a time, in its order."""
        waiting: list[Draft] = []
        addresses: list[Address] = []
        try:
            for one in found:
                if isinstance(one, Draft):
                    waiting.append(one)
                elif isinstance(one, Address) and (kept := self._library.kept_at(one.url)):
                    yield Outcome(one.url, kept.id, kept.path, kept.title)
                elif isinstance(one, Address):
                    addresses.append(one)
                else:
                    yield from self._kept(source, waiting)
                    yield Outcome(one.what, problem=f"{one.what} {one.why}")
                if len(waiting) >= _TOGETHER:
                    yield from self._kept(source, waiting)
        except IntakeError as error:
            yield from self._kept(source, waiting)
            yield Outcome(source, problem=visible_line(str(error)))
        yield from self._kept(source, waiting)
        if addresses:
            yield from self._stored(source, chain.from_iterable(self._pages.all_at(addresses)))

    def _kept(self, source: str, drafts: list[Draft]) -> Iterator[Outcome]:
        for draft, kept in zip(drafts, self._library.keep(drafts), strict=True):
            where = draft.url or source
            yield Outcome(where, kept.id, kept.path, kept.title, kept.is_new, notices=draft.notices)
        drafts.clear()


def is_address(source: str) -> bool:
    """Whether a source is an address of the web rather than a file."""
    return source.casefold().startswith(("http://", "https://"))
