"""`newsreader who`: what the library holds on a person, organisation or place."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TextIO

import click

from reader.commands.leaving import format_option
from reader.commands.options import library_option

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.across.everybody import Mention
    from reader.across.subjects import Subject
    from reader.export.formats import Format
    from reader.library import Library


@click.command("who")
@click.argument("name", nargs=-1)
@click.option("--json", "as_json", is_flag=True, help="One object instead of text; without NAME an object a line.")
@format_option
@click.option("--merge", "other", metavar="NAME", help="Say that NAME is the same, and keep that.")
@click.option("--split", "apart", metavar="NAME|ID", help="Say that NAME, or the one of article ID, is another.")
@click.option("--from-facts", type=click.File(), metavar="FILE|-", help="Facts as JSON Lines in place of a library.")
@library_option
@click.pass_context
def command(
    context: click.Context,
    name: tuple[str, ...],
    as_json: bool,
    form: Format | None,
    other: str | None,
    apart: str | None,
    from_facts: TextIO | None,
) -> None:
    """Show the dossier of a person, organisation or place: roles, months, company, quotations, figures, articles.

    It knows the articles that have been read or analysed (newsreader analyse). Without NAME all subjects are listed,
    with --json each with its mentions. Exit status 1 if nobody is called so.
    """
    from reader.across.everybody import everybody
    from reader.commands.asked import meant
    from reader.commands.opening import opened

    if from_facts is not None:
        _given(from_facts, as_json)
        return
    with opened(context) as library:
        words = " ".join(name).strip()
        if not words:
            with library.records.reading() as db:
                _print_all(everybody(db, library.marks.verdicts(), with_mentions=as_json), as_json)
            return
        subject = meant(library, words)
        if other or apart:
            _judge(library, subject, other, apart)
            subject = meant(library, words)
        _print(library, subject, as_json, form)


def _judge(library: Library, subject: Subject, other: str | None, apart: str | None) -> None:
    from reader.across.judging import merge, split
    from reader.commands.asked import meant

    if other:
        merge(library, subject, meant(library, other))
    if apart:
        split(library, subject, apart)


def _print(library: Library, subject: Subject, as_json: bool, form: Format | None) -> None:
    from reader.across.dossier import dossier
    from reader.commands.dossier_text import as_text
    from reader.commands.leaving import print_dossier

    with library.records.reading() as db:
        found = dossier(db, subject)
    if form:
        print_dossier(library, form, found)
        return
    click.echo(json.dumps(found.to_json(), ensure_ascii=False) if as_json else as_text(found))


def _given(lines: TextIO, as_json: bool) -> None:
    from reader.across.everybody import NotFacts, everybody, reading_given

    try:
        with reading_given(lines) as db:
            _print_all(everybody(db, {}, with_mentions=as_json), as_json)
    except NotFacts as error:
        raise click.ClickException(str(error)) from error


def _print_all(found: Iterable[tuple[Subject, Sequence[Mention]]], as_json: bool) -> None:
    for subject, mentions in found:
        if as_json:
            click.echo(json.dumps({**subject.to_json(), "mentions": mentions}, ensure_ascii=False))
        else:
            click.echo(f"{subject.articles:6}  {subject.type.value:6}  {subject.name}")
