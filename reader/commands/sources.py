"""What a command was pointed at: the library that is meant, files, folders, ids."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import click

from reader.article import Article
from reader.controls import visible, visible_line
from reader.intake import IntakeError, parse, read_article
from reader.library import Library, LibraryError, default_library
from reader.library.files import walk


def complain(message: str) -> None:
    """A line on standard error about something that was wrong with an input."""
    click.echo(f"newsreader: {visible_line(message)}", err=True)


def open_library(named: str | None, sources: Sequence[str] = ()) -> tuple[Library, str | None]:
    """The library of these sources, of the option, or the user's own, and the line that says it was just made.

    Raises:
        click.ClickException: if it cannot be opened; the message says why.
    """
    notice = None
    try:
        if sources:
            roots = [Path(source) for source in sources]
        elif named:
            roots = [Path(named)]
        else:
            own, notice = default_library()
            roots = [own]
        return Library.open(roots), notice
    except LibraryError as error:
        raise _Failure(str(error)) from error
    except OSError as error:
        raise _Failure(f"the library cannot be opened: {error}") from error


class _Failure(click.ClickException):
    exit_code = 1

    def show(self, file: object = None) -> None:
        complain(self.message)


class Sources:
    """The articles that some references mean, in the order given; `failed` tells whether one was wrong."""

    def __init__(self, library: str | None, published: date | None = None) -> None:
        """Nothing is opened yet: the library is, when an id asks for it."""
        self.failed = False
        self._named = library
        self._published = published
        self._library: Library | None = None

    @property
    def library(self) -> Library:
        """The library that is meant, opened and looked through once."""
        if self._library is None:
            self._library, notice = open_library(self._named)
            self._library.refresh()
            for line in filter(None, (notice, *self._library.notices)):
                complain(line)
        return self._library

    def articles(self, references: Sequence[str]) -> Iterator[Article]:
        """The articles; what is wrong with one is said and it is skipped."""
        for reference in references:
            yield from self._of(reference)

    def _of(self, reference: str) -> Iterator[Article]:
        if reference == "-":
            raw = sys.stdin.buffer.read().decode("utf-8", "replace").replace("\r\n", "\n")
            yield parse(visible(raw), source=None, published=self._published)
            return
        path = Path(reference)
        try:
            is_folder, is_there = path.is_dir(), path.exists() or path.is_symlink()
        except (OSError, ValueError):
            is_folder = is_there = False
        if is_folder:
            for found in walk([path]):
                if found.problem:
                    self._wrong(f"{found.path}: {found.problem}")
                else:
                    yield from self._file(Path(found.path))
        elif is_there or "/" in reference or path.suffix in (".txt", ".md"):
            yield from self._file(path)
        else:
            try:
                library = self.library
                row = library.row(library.resolve(reference))
            except LibraryError as error:
                self._wrong(str(error))
                return
            if row is not None:
                yield from self._file(row.path)

    def _file(self, path: Path) -> Iterator[Article]:
        try:
            yield read_article(path, published=self._published)
        except IntakeError as error:
            self._wrong(str(error))

    def _wrong(self, message: str) -> None:
        self.failed = True
        complain(message)
