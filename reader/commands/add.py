"""`newsreader add`: files, folders, addresses and standard input become stored articles."""

from __future__ import annotations

import json
import sys
from contextlib import closing

import click

from reader.commands.complaint import complain
from reader.commands.options import library_option


@click.command("add")
@click.argument("sources", nargs=-1, required=True, type=click.Path(allow_dash=True), metavar="SOURCE...")
@click.option("--json", "as_json", is_flag=True, help="An object a line: source, status, id, path, title, problem.")
@library_option
@click.pass_context
def command(context: click.Context, sources: tuple[str, ...], as_json: bool) -> None:
    """Store articles: addresses, files, folders, or - for standard input.

    Web pages, text, Markdown, mail (.eml, .mbox), NITF, NewsML-G2, ninjs, EPUB, PDF, WARC, lists of addresses, and the
    exports of Pocket, Instapaper, Readwise and wallabag. Each becomes a Markdown file in the library; an article that
    is there already stays as it is.
    """
    from reader.commands.adding import Adding
    from reader.commands.opening import opened
    from reader.controls import visible_line
    from reader.intake.workers import Workers

    failed = False
    with opened(context) as library, closing(Workers()) as workers:
        for outcome in Adding(library, workers).add(sources):
            failed = failed or outcome.problem is not None
            status = "failed" if outcome.problem else "stored" if outcome.is_new else "there"
            if as_json:
                told = {
                    "source": outcome.source,
                    "status": status,
                    "id": outcome.id,
                    "path": outcome.path and str(outcome.path),
                    "title": outcome.title,
                    "problem": outcome.problem,
                    "notices": outcome.notices,
                }
                click.echo(json.dumps(told))
            elif outcome.problem:
                complain(outcome.problem)
            else:
                said = "stored" if outcome.is_new else "there already"
                click.echo(visible_line(f"{outcome.id}  {said}: {outcome.path}  {outcome.title}"))
                for notice in outcome.notices:
                    complain(f"{outcome.source}: {notice}")
            sys.stdout.flush()
    context.exit(1 if failed else 0)
