"""How commands write what leaves the library: the option that says in which form, and where to."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reader.commands.complaint import complain
from reader.export.formats import SUFFIXES, Format

if TYPE_CHECKING:
    from reader.across.dossier import Dossier
    from reader.article import Article
    from reader.export.stated import Stated
    from reader.facts.model import Facts
    from reader.library import Library


def format_option(function: Callable[..., object]) -> Callable[..., object]:
    """`--format`, whose value is a `Format` or None."""
    return click.option(
        "--format",
        "form",
        type=click.Choice([form.value for form in Format]),
        callback=lambda context, parameter, value: Format(value) if value else None,
        help="For other programs: a note with links, references, a table, or an object a line.",
    )(function)


def print_facts(library: Library, form: Format, title: str, facts: Sequence[Stated]) -> None:
    """Print a set of facts in a form for other programs."""
    from reader.across.texts import articles_of
    from reader.export.everything import facts_as

    sources = [fact.passage.source for fact in facts]
    click.echo(facts_as(form, title, facts, articles_of(library, sources, complain)), nl=False)


def print_dossier(library: Library, form: Format, dossier: Dossier) -> None:
    """Print a dossier in a form for other programs."""
    from reader.across.texts import articles_of
    from reader.export.everything import dossier_as

    sources = [naming.passage.source for naming in dossier.articles]
    click.echo(dossier_as(form, dossier, articles_of(library, sources, complain)), nl=False)


class Leaving:
    """Writes articles; `failed` tells whether one could not be read."""

    def __init__(self, library: Library) -> None:
        """Nothing is read yet."""
        self.failed = False
        self._library = library

    def write(self, ids: Sequence[str], form: Format, output: Path | None) -> None:
        """Write articles.

        Args:
            ids: the articles.
            form: the form.
            output: a file; for notes a folder, if there are several; None is standard output.

        Raises:
            click.UsageError: if several notes have no folder to go to.
            OSError: if a file cannot be written.
        """
        is_folder = output is not None and (output.is_dir() or not output.suffix)
        if form is not Format.MARKDOWN or (len(ids) == 1 and not is_folder):
            self._to(output, self._pieces(ids, form))
        elif output is None or not is_folder:
            raise click.UsageError(f"{len(ids):,} notes need a folder: --output DIR")
        else:
            self._notes(ids, output)

    def _notes(self, ids: Sequence[str], folder: Path) -> None:
        from reader.export.everything import article_as
        from reader.export.note import name_of

        folder.mkdir(parents=True, exist_ok=True)
        taken: set[str] = set()
        for article, facts in self._read(ids):
            name = stem = name_of(article)
            while name.casefold() in taken:
                name = f"{stem} {article.id[:8]}" if name == stem else f"{name}+"
            taken.add(name.casefold())
            note = article_as(Format.MARKDOWN, article, facts, self._library.marks.tags(article.id))
            self._to(folder / f"{name}.md", [note])

    def _pieces(self, ids: Sequence[str], form: Format) -> Iterator[str]:
        from reader.export.everything import article_as, references_as

        if form in (Format.CSL_JSON, Format.BIBTEX):
            yield references_as(form, self._stored(ids))
            return
        for number, (article, facts) in enumerate(self._read(ids)):
            piece = article_as(form, article, facts, self._library.marks.tags(article.id))
            # A table has its column names once.
            yield piece.partition("\n")[2] if number and form is Format.CSV else piece

    def _stored(self, ids: Sequence[str]) -> Iterator[Article]:
        from reader.library import LibraryError

        for id in ids:
            try:
                yield self._library.article(id)
            except LibraryError as error:
                self._wrong(str(error))

    def _read(self, ids: Sequence[str]) -> Iterator[tuple[Article, Facts]]:
        from contextlib import closing

        from reader.commands.analysis import AnalysisFailed, kept_or_computed
        from reader.library import FactsCache
        from reader.settings import load_settings

        pipeline = load_settings().pipeline
        with closing(FactsCache()) as cache:
            for article in self._stored(ids):
                try:
                    yield article, kept_or_computed(article, pipeline, cache)
                except AnalysisFailed as error:
                    self._wrong(f"{article.id}: {error}; it is skipped")

    def _wrong(self, message: str) -> None:
        self.failed = True
        complain(message)

    def _to(self, path: Path | None, pieces: Iterator[str] | Sequence[str]) -> None:
        """Write a file whole or not at all."""
        if path is None:
            for piece in pieces:
                click.echo(piece, nl=False)
            return
        with click.open_file(os.fspath(path), "w", "utf-8", atomic=True) as file:
            file.writelines(pieces)


def form_for(form: Format | None, output: Path | None) -> Format:
    """The form that is asked for, or that the name of the output says.

    Raises:
        click.UsageError: if neither says one.
    """
    if form is None and output is not None:
        form = SUFFIXES.get(output.suffix.casefold())
    if form is None:
        raise click.UsageError(f"say in which form: --format {'|'.join(Format)}")
    return form
