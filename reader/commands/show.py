"""`newsreader show`: an article as plain text, or with highlights on a terminal."""

from __future__ import annotations

import os
import shutil
import sys

import click

from reader.cli import library_option


@click.command("show")
@click.argument("sources", nargs=-1, required=True, type=click.Path(allow_dash=True), metavar="ID|FILE...")
@library_option
@click.pass_context
def command(context: click.Context, sources: tuple[str, ...], own_library: str | None) -> None:
    """Print articles: plain text in a pipe, with highlights on a terminal."""
    from reader.commands.plain import MEASURE, article_as_text
    from reader.commands.sources import Sources, complain
    from reader.controls import visible

    given = Sources(own_library or context.obj)
    measure = min(MEASURE, shutil.get_terminal_size().columns)
    for number, article in enumerate(given.articles(sources)):
        for notice in article.notices:
            complain(f"{article.source or article.id}: {notice}")
        if number:
            click.echo()
        if sys.stdout.isatty() and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb":
            from rich.console import Console

            from reader.facts.analyse import analyse
            from reader.settings import load_settings
            from reader.tui.painting import as_rich_text

            facts = analyse(article, load_settings().pipeline)
            Console(width=measure, highlight=False).print(as_rich_text(article, facts))
        else:
            click.echo(visible(article_as_text(article, measure)))
    context.exit(1 if given.failed else 0)
