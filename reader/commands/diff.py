"""`newsreader diff`: what a newer version of a story changed, the figures first."""

from __future__ import annotations

import json
import os
import shutil
import sys
from typing import TYPE_CHECKING

import click

from reader.article import Article
from reader.commands.complaint import complain
from reader.commands.options import library_option
from reader.comparison import Changes
from reader.facts.model import Facts

if TYPE_CHECKING:
    from reader.library import Library


@click.command("diff")
@click.argument("sources", nargs=-1, required=True, type=click.Path(allow_dash=True), metavar="[OLD] NEW")
@click.option("--json", "as_json", is_flag=True, help="One object instead of text.")
@library_option
@click.pass_context
def command(context: click.Context, sources: tuple[str, ...], as_json: bool) -> None:
    """Say what NEW changed of OLD: figures, then sentences, word by word.

    Both are an ID or a FILE. Without OLD it is the version before that the library holds. The exit status is 0 also
    where something changed, 1 where one of the two cannot be read.
    """
    from reader.commands.sources import Sources
    from reader.comparison import compare

    if len(sources) > 2:
        raise click.UsageError("two versions are compared, no more", context)
    given = Sources(context.obj)
    if len(sources) == 1:
        sources = (_before(given.library, sources[0]), sources[0])
    articles = [item.article for item in given.articles(sources)]
    if given.failed:
        context.exit(1)
    if len(articles) != len(sources):
        raise click.UsageError("OLD and NEW are an article each; a folder has several", context)
    old, new = articles
    changes = compare(old, new, *_facts(old, new))
    if as_json:
        click.echo(json.dumps(changes.to_json(old, new)))
    else:
        _print(old, new, changes)


def _before(library: Library, reference: str) -> str:
    """The id of the version before an article's.

    Raises:
        click.ClickException: if there is none, or no such article.
    """
    from reader.library import LibraryError

    try:
        id = library.resolve(reference)
    except LibraryError as error:
        raise click.ClickException(str(error)) from error
    ids = [row.id for row in library.versions(id)]
    before = ids[ids.index(id) + 1 :] if id in ids else []
    if not before:
        raise click.ClickException(f"the library has no version before {reference}; name the two to be compared")
    return before[0]


def _facts(old: Article, new: Article) -> tuple[Facts | None, Facts | None]:
    """The facts of both; without them the words are still compared."""
    from reader.commands.analysis import AnalysisFailed, chosen_pipeline, kept_or_computed
    from reader.facts.language import PipelineMissing
    from reader.library import FactsCache

    pipeline = chosen_pipeline()
    cache = FactsCache()
    try:
        return kept_or_computed(old, pipeline, cache), kept_or_computed(new, pipeline, cache)
    except (AnalysisFailed, PipelineMissing) as error:
        complain(f"no figures: {error}")
        return None, None
    finally:
        cache.close()


_STYLES = {"head": "bold", "note": "dim", "added": "green", "removed": "red strike", "figure": "bold green"}
"""Rich styles by ink, in the terminal's own sixteen colours."""


def _print(old: Article, new: Article, changes: Changes) -> None:
    from rich.console import Console
    from rich.text import Text

    from reader.commands.text import MEASURE
    from reader.controls import visible
    from reader.tui.difference import told

    measure = min(MEASURE, shutil.get_terminal_size().columns) - 2
    is_coloured = sys.stdout.isatty() and os.environ.get("TERM", "dumb") != "dumb"
    console = Console(highlight=False, soft_wrap=True, no_color=None if is_coloured else True)
    for block in told(old, new, changes):
        for number, line in enumerate(block.lines(measure)):
            text = Text(f"{' ' if number else block.mark} ")
            for words, ink in line:
                text.append(visible(words), _STYLES.get(ink, "") if is_coloured else "")
            if is_coloured:
                console.print(text, soft_wrap=True)
            else:
                click.echo(text.plain.rstrip())
