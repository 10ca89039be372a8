"""`newsreader [DIR|FILE]...`: start the reader."""

from __future__ import annotations

import sys

import click

from reader.cli import library_option


@click.command("read")
@click.argument("sources", nargs=-1, type=click.Path())
@library_option
@click.pass_context
def command(context: click.Context, sources: tuple[str, ...], own_library: str | None = None) -> None:
    """Start the reader on your library, or on the folders and files that are named."""
    from reader.commands.sources import open_library
    from reader.settings import load_settings

    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise click.UsageError(
            "The reader needs a terminal; in a pipe use `newsreader list`, `newsreader show` or `newsreader facts`."
        )
    library, notice = open_library(own_library or context.obj, sources)
    from reader.tui.app import run

    context.exit(run(library, load_settings(), notice=notice))
