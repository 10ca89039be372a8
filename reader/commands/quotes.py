"""`newsreader quotes`: who said what, when, with the sentence around it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from reader.commands.leaving import format_option
from reader.commands.options import library_option

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.across.sayings import Saying
    from reader.across.texts import Texts
    from reader.export.formats import Format


@click.command("quotes")
@click.option("--by", metavar="NAME", help="Who said it.")
@click.option("--about", metavar="WORDS", help="Words that are said, each at least in its beginning.")
@click.option("--json", "as_json", is_flag=True, help="An object a line.")
@format_option
@click.option("-n", "--most", type=click.IntRange(1), metavar="N", help="Only the N newest.")
@library_option
@click.pass_context
def command(
    context: click.Context,
    by: str | None,
    about: str | None,
    as_json: bool,
    form: Format | None,
    most: int | None,
) -> None:
    """Print quotations in order of time, each as a citation with the sentence around it.

    It knows the articles that were analysed (newsreader analyse). Exit status 1 if nothing was found.
    """
    from reader.across.quotations import quotations
    from reader.across.texts import Texts
    from reader.commands.asked import meant
    from reader.commands.leaving import print_facts
    from reader.commands.opening import opened

    with opened(context) as library:
        speakers = [meant(library, by)] if by else []
        with library.records.reading() as db:
            found = quotations(db, speakers, [about] if about else [])
        found = found[-most:] if most else found
        if form:
            print_facts(library, form, " ".join(filter(None, ("Quotations", by, about))), found)
        else:
            _print(found, Texts(library), as_json)
    context.exit(0 if found else 1)


def _print(found: Sequence[Saying], texts: Texts, as_json: bool) -> None:
    for saying in found:
        sentence = texts.sentence(saying.passage)
        if as_json:
            click.echo(json.dumps({**saying.to_json(), "text": sentence}, ensure_ascii=False))
            continue
        source = saying.passage.source
        told = (saying.speaker or "?", f"“{source.title}”", source.origin, source.day)
        click.echo(f"“{saying.words}” — {', '.join(filter(None, told))} [{source.id}]")
        if sentence.strip('“”"') != saying.words:
            click.echo(f"    {sentence}")
