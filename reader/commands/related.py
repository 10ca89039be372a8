"""`newsreader related`: the articles nearest to one, and why."""

from __future__ import annotations

import json

import click

from reader.commands.options import library_option


@click.command("related")
@click.argument("id")
@click.option("-n", "--most", type=click.IntRange(1, 50), default=5, show_default=True, metavar="N")
@click.option("--json", "as_json", is_flag=True, help="An object a line.")
@library_option
@click.pass_context
def command(context: click.Context, id: str, most: int, as_json: bool) -> None:
    """Print the articles that are most like the one of ID, and the people, places and words that both have.

    It knows the articles that were analysed (newsreader analyse). Exit status 1 if there are none.
    """
    from reader.across.related import related
    from reader.commands.opening import opened

    with opened(context) as library:
        article = library.resolve(id)
        with library.records.reading() as db:
            found = related(db, article, most)
    for one in found:
        source = one.source
        line = f"{source.id}  {source.day or '          '}  {source.title}  ({one.why})"
        click.echo(json.dumps(one.to_json(), ensure_ascii=False) if as_json else line)
    context.exit(0 if found else 1)
