"""`newsreader brief`: the stories of the day, quoted from the articles."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

import click

from reader.commands.options import library_option

if TYPE_CHECKING:
    from reader.across.brief import Story
    from reader.across.passage import Source
    from reader.library import Library


@click.command("brief")
@click.argument("query", nargs=-1)
@click.option("--since", default="today", show_default=True, metavar="DAY", help="today, yesterday, 7d or a date.")
@click.option("-n", "--most", type=click.IntRange(1, 500), default=20, show_default=True, metavar="N", help="Stories.")
@click.option("--markdown", "as_markdown", is_flag=True, help="As Markdown.")
@click.option("--json", "as_json", is_flag=True, help="An object a line.")
@library_option
@click.pass_context
def command(
    context: click.Context,
    query: tuple[str, ...],
    since: str,
    most: int,
    as_markdown: bool,
    as_json: bool,
) -> None:
    """Print the stories of today, or since a day: summary, key figures and a quotation of each, with their sources.

    It knows the articles that were analysed (newsreader analyse). Exit status 1 if there are none.
    """
    from reader.across.brief import brief
    from reader.across.texts import Texts
    from reader.commands.asked import scope
    from reader.commands.opening import opened

    with opened(context) as library:
        asked = scope(library, dated(" ".join(query), since))
        with library.records.reading() as db:
            stories = brief(db, asked, Texts(library), most)
        if not stories:
            raise click.ClickException(f"nothing that is analysed was published since {since}{_newest(library)}")
        for story in stories:
            if as_json:
                click.echo(json.dumps(story.to_json(), ensure_ascii=False))
            else:
                click.echo("\n".join(as_lines(story, as_markdown)) + "\n")


def dated(query: str, since: str) -> str:
    """A query for what was published since a day.

    Raises:
        click.ClickException: if that is no day.
    """
    word = since.strip().casefold()
    ago = {"today": 0, "yesterday": 1}.get(word)
    if ago is None and word.endswith("d") and word[:-1].isdigit():
        ago = int(word[:-1])
    try:
        day = date.today() - timedelta(days=ago) if ago is not None else date.fromisoformat(word)
    except (OverflowError, ValueError) as error:
        raise click.UsageError(f"--since {since} is no day: today, yesterday, 7d or 2015-05-24") from error
    limit = f"date:{day}..9999-12-31"
    return f"({query}) {limit}" if query else limit


def _newest(library: Library) -> str:
    rows = library.rows(0, 1)
    return f"; the newest article is of {rows[0].published}" if rows and rows[0].published else ""


def as_lines(story: Story, as_markdown: bool) -> Iterator[str]:
    """A story as plain text or Markdown."""
    head, item = ("## ", "- ") if as_markdown else ("", "  ")
    count = len(story.articles)
    yield f"{head}{story.headline.title}{f' ({count} articles)' if count > 1 else ''}"
    if as_markdown:
        yield ""
    for told in story.summary:
        yield f"{item}{told.words} [{_source(told.passage.source)}]"
    for amount in story.figures:
        yield f"{item}{amount.told}: {amount.phrase} [{_source(amount.passage.source)}]"
    if story.quotation:
        quotation = story.quotation
        mark = "> " if as_markdown else item
        if as_markdown:
            yield ""
        yield f"{mark}“{quotation.words}” — {quotation.speaker} [{_source(quotation.passage.source)}]"


def _source(source: Source) -> str:
    return f"{source.words} {source.id}"
