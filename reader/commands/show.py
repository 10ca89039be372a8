"""`newsreader show`: an article as plain text, or with highlights on a terminal."""

from __future__ import annotations

import os
import shutil
import sys

import click

from reader.article import Article
from reader.commands.complaint import complain
from reader.commands.options import library_option


@click.command("show")
@click.argument("sources", nargs=-1, required=True, type=click.Path(allow_dash=True), metavar="ID|FILE...")
@library_option
@click.pass_context
def command(context: click.Context, sources: tuple[str, ...]) -> None:
    """Print articles: plain text in a pipe, with highlights on a terminal."""
    from reader.commands.sources import Sources
    from reader.commands.text import MEASURE, article_as_text
    from reader.controls import visible

    given = Sources(context.obj)
    measure = min(MEASURE, shutil.get_terminal_size().columns)
    for number, item in enumerate(given.articles(sources)):
        if number:
            click.echo()
        if sys.stdout.isatty() and os.environ.get("TERM", "dumb") != "dumb":
            _highlighted(item.article, measure)
        else:
            click.echo(visible(article_as_text(item.article, measure)))
    context.exit(1 if given.failed else 0)


def _highlighted(article: Article, measure: int) -> None:
    """Print with highlights; without facts the text is still shown."""
    from rich.console import Console

    from reader.commands.analysis import AnalysisFailed, chosen_pipeline, kept_or_computed
    from reader.commands.text import article_as_rich_text
    from reader.facts.language import PipelineMissing
    from reader.library import FactsCache

    pipeline = chosen_pipeline()
    cache = FactsCache()
    try:
        facts = kept_or_computed(article, pipeline, cache)
    except (AnalysisFailed, PipelineMissing) as error:
        complain(f"no highlights: {error}")
        facts = None
    finally:
        cache.close()
    # The lines are wrapped already: the console must neither wrap nor cut them.
    Console(highlight=False, soft_wrap=True).print(article_as_rich_text(article, facts, measure), soft_wrap=True)
