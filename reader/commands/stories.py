"""`newsreader stories`: which articles tell of one event or affair."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TextIO

import click

from reader.commands.options import library_option

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.across.clusters import Cluster
    from reader.library import Library


@click.command("stories")
@click.argument("query", nargs=-1)
@click.option("--json", "as_json", is_flag=True, help="An object a line, also for articles that are alone.")
@click.option("--from-facts", type=click.File(), metavar="FILE|-", help="Facts as JSON Lines in place of a library.")
@library_option
@click.pass_context
def command(context: click.Context, query: tuple[str, ...], as_json: bool, from_facts: TextIO | None) -> None:
    """Print the stories, or those with articles that QUERY finds: the newest headline, then the articles of each.

    It knows the articles that were analysed (newsreader analyse). Exit status 1 if there are none.
    """
    from reader.across.clusters import clusters
    from reader.across.everybody import NotFacts, reading_given
    from reader.commands.opening import opened

    if from_facts is None:
        with opened(context) as library:
            found = _stored(library, " ".join(query))
    else:
        try:
            with reading_given(from_facts) as db:
                found = clusters(db)
        except NotFacts as error:
            raise click.ClickException(str(error)) from error
    for story in found:
        if as_json:
            click.echo(json.dumps(story.to_json(), ensure_ascii=False))
        elif len(story.articles) > 1:
            click.echo(f"{story.headline} ({len(story.articles)} articles)")
            for source in story.articles:
                click.echo(f"  {source.day or '          '}  {source.id}  {source.title}  {source.origin}".rstrip())
    context.exit(0 if found else 1)


def _stored(library: Library, query: str) -> Sequence[Cluster]:
    from reader.across.clusters import clusters
    from reader.commands.asked import scope

    items = scope(library, query).sources if query else None
    with library.records.reading() as db:
        return clusters(db, items)
