"""`newsreader [DIR|FILE]...`: start the reader."""

from __future__ import annotations

import io
import os
import sys
from typing import TYPE_CHECKING

import click

from reader.commands.complaint import complain
from reader.commands.options import PLAIN, PROFILED, library_option
from reader.stages import imports, passed, report

if TYPE_CHECKING:
    from reader.library import Library
    from reader.settings import Settings


@click.command("read")
@click.argument("sources", nargs=-1, type=click.Path())
@click.option("--plain", is_flag=True, help="Line by line, without a full screen.")
@library_option
@click.pass_context
def command(context: click.Context, sources: tuple[str, ...], plain: bool = False) -> None:
    """Start the reader on your library, or on the folders and files that are named."""
    passed("the command line")
    from reader.commands.opening import open_library
    from reader.settings import load_settings

    is_plain = plain or bool(context.meta.get(PLAIN)) or not _has_screen()
    if is_plain and sys.stdout is None:
        raise click.UsageError("There is nothing to write to: standard output is closed.")
    library, notice = open_library(context.obj, sources)
    settings = load_settings()
    passed("library and settings")
    if is_plain:
        _read_lines(library, settings, notice)
        return
    from reader.tui.session import run

    passed("Textual and our own part of it")
    profiled = bool(context.meta.get(PROFILED))
    status = run(library, settings, notice=notice, only_starts=profiled)
    if profiled:
        click.echo(f"{report()}\n\nImporting the interface, by package:\n{imports('reader.tui.session')}")
    context.exit(status)


def _has_screen() -> bool:
    """Whether there is a terminal on both sides, of a kind that can show a full screen."""
    if os.environ.get("TEXTUAL_DRIVER"):
        return True
    if not all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout)):
        return False
    from reader.tui.terminal.abilities import has_screen

    if has_screen():
        return True
    name = os.environ.get("TERM") or "dumb"
    if name != "dumb":
        complain(f"nothing is known of the terminal {name!r}; reading line by line")
    return False


def _read_lines(library: Library, settings: Settings, notice: str | None) -> None:
    from reader.plain.session import Session

    for line in filter(None, (notice, *settings.problems)):
        complain(line)
    commands = sys.stdin or io.StringIO()
    prompt = "> " if commands.isatty() and sys.stdout.isatty() else ""
    try:
        Session(library, settings.pipeline, commands=commands, answers=sys.stdout, prompt=prompt).run()
    finally:
        library.close()
