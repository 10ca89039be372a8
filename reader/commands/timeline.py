"""`newsreader timeline`: the dated statements of an article, of a query or on a name, on one axis."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from reader.commands.leaving import format_option
from reader.commands.options import library_option

if TYPE_CHECKING:
    from reader.across.texts import Texts
    from reader.across.timeline import Dated, Step
    from reader.export.formats import Format


@click.command("timeline")
@click.argument("query", nargs=-1)
@click.option("--who", metavar="NAME", help="Sentences that name somebody or something.")
@click.option("--id", metavar="ID", help="One article.")
@click.option("--step", type=click.Choice(["year", "month", "day"]), default="month", show_default=True)
@click.option("--json", "as_json", is_flag=True, help="An object a line.")
@format_option
@library_option
@click.pass_context
def command(
    context: click.Context,
    query: tuple[str, ...],
    who: str | None,
    id: str | None,
    step: str,
    as_json: bool,
    form: Format | None,
) -> None:
    """Print dated statements in order of time: what was, then what is announced.

    It knows the articles that were analysed (newsreader analyse), of a query the 1,000 newest. Exit status 1 if there
    are none.
    """
    from reader.across.texts import Texts
    from reader.across.timeline import Step, timeline
    from reader.commands.asked import scope
    from reader.commands.leaving import print_facts
    from reader.commands.opening import opened

    with opened(context) as library:
        asked = scope(library, " ".join(query), who, id)
        with library.records.reading() as db:
            found = timeline(db, asked)
        texts = Texts(library)
        if form:
            print_facts(library, form, f"Timeline {who or id or ' '.join(query)}".strip(), found)
        elif as_json:
            for one in found:
                told = {**one.to_json(), "text": texts.sentence(one.passage)}
                click.echo(json.dumps(told, ensure_ascii=False))
        else:
            _print([one for one in found if not one.is_announced], "", Step[step.upper()], texts)
            _print([one for one in found if one.is_announced], "Announced", Step[step.upper()], texts)
    context.exit(0 if found else 1)


def _print(statements: list[Dated], heading: str, step: Step, texts: Texts) -> None:
    from reader.across.timeline import axis

    if heading and statements:
        click.echo(f"\n{heading}")
    for place, held in axis(statements, step):
        click.echo(f"{place}")
        for one in held:
            source = one.passage.source
            click.echo(f"  {one.shown:10}  {texts.sentence(one.passage)}  ({source.words}) {source.id}")
