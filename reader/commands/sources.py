"""The articles that a command was pointed at: files, folders, ids, standard input."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from reader.article import Article
from reader.commands.complaint import complain
from reader.commands.opening import looked_through
from reader.intake import SUFFIXES, IntakeError, parse, read_article
from reader.intake.decoding import decode
from reader.library import Library, LibraryError
from reader.library.files import walk


@dataclass(frozen=True, slots=True)
class Given:
    """An article that a command was pointed at."""

    article: Article
    is_stored: bool
    """Whether it is a file, so that its facts are worth keeping."""


class Sources:
    """The articles that some references mean, in the order given; `failed` tells whether one was wrong."""

    def __init__(self, library: str | None, published: date | None = None) -> None:
        """Nothing is opened yet: the library is, when an id asks for it.

        Args:
            library: the library that is meant, if the user named one.
            published: the date of articles that state none.
        """
        self.failed = False
        self._named = library
        self._published = published
        self._library: Library | None = None

    @property
    def library(self) -> Library:
        """The library that is meant, opened and looked through once."""
        if self._library is None:
            self._library = looked_through(self._named)
        return self._library

    def articles(self, references: Sequence[str]) -> Iterator[Given]:
        """The articles; what is wrong with one is said and it is skipped."""
        for reference in references:
            for given in self._of(reference):
                for notice in given.article.notices:
                    complain(f"{given.article.source or reference}: {notice}")
                yield given

    def _of(self, reference: str) -> Iterator[Given]:
        if reference == "-":
            yield from self._standard_input()
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
        elif is_there or "/" in reference or path.suffix.casefold() in SUFFIXES:
            yield from self._file(path)
        else:
            yield from self._stored(reference)

    def _standard_input(self) -> Iterator[Given]:
        try:
            text, notices = decode(sys.stdin.buffer.read())
        except IntakeError as error:
            self._wrong(f"standard input {error}")
            return
        if not text.strip():
            self._wrong("standard input is empty")
            return
        yield Given(replace(parse(text, published=self._published), notices=notices), is_stored=False)

    def _stored(self, reference: str) -> Iterator[Given]:
        try:
            id = self.library.resolve(reference)
            row = self.library.row(id)
            if row is None or row.problem:
                self._wrong(f"{row.path if row else reference}: {row.problem if row else 'it is gone'}")
                return
            article = replace(read_article(row.path, published=self._published), id=id)
        except (LibraryError, IntakeError) as error:
            self._wrong(str(error))
            return
        yield Given(article, is_stored=True)

    def _file(self, path: Path) -> Iterator[Given]:
        try:
            yield Given(read_article(path, published=self._published), is_stored=True)
        except IntakeError as error:
            self._wrong(str(error))

    def _wrong(self, message: str) -> None:
        self.failed = True
        complain(message)
