"""`newsreader [DIR|FILE]...`: start the reader."""

from __future__ import annotations

import sys

import click

from reader.cli import PROFILED, library_option
from reader.stages import imports, passed, report


@click.command("read")
@click.argument("sources", nargs=-1, type=click.Path())
@library_option
@click.pass_context
def command(context: click.Context, sources: tuple[str, ...], own_library: str | None = None) -> None:
    """Start the reader on your library, or on the folders and files that are named."""
    passed("the command line")
    from reader.commands.opening import open_library
    from reader.settings import load_settings

    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise click.UsageError(
            "The reader needs a terminal; in a pipe use `newsreader list`, `newsreader show` or `newsreader facts`."
        )
    library, notice = open_library(own_library or context.obj, sources)
    settings = load_settings()
    passed("library and settings")
    from reader.tui.app import run

    passed("Textual and our own part of it")
    profiled = bool(context.meta.get(PROFILED))
    status = run(library, settings, notice=notice, only_starts=profiled)
    if profiled:
        click.echo(f"{report()}\n\nImporting the interface, by package:\n{imports('reader.tui.app')}")
    context.exit(status)
