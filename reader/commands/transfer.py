"""`newsreader export --state` and `newsreader import --state`: what the reader has marked, as JSON."""

from __future__ import annotations

import json
from typing import TextIO

import click

from reader.cli import library_option


@click.command("export")
@click.option("--state", "target", type=click.File("w", "utf-8", atomic=True), metavar="FILE|-", required=True)
@library_option
@click.pass_context
def export_command(context: click.Context, target: TextIO, own_library: str | None) -> None:
    """Write what you have read, starred and tagged, where you stopped, and your saved searches."""
    from reader.commands.sources import looked_through
    from reader.library import LibraryError

    library = looked_through(own_library or context.obj, ())
    try:
        json.dump(library.export_state(), target, ensure_ascii=False, indent=1)
        target.write("\n")
    except LibraryError as error:
        raise click.ClickException(str(error)) from error
    finally:
        library.close()


@click.command("import")
@click.option("--state", "source", type=click.File("r", "utf-8"), metavar="FILE|-", required=True)
@library_option
@click.pass_context
def import_command(context: click.Context, source: TextIO, own_library: str | None) -> None:
    """Take over what was exported; marks of articles that the file does not name stay as they are."""
    from reader.commands.sources import looked_through
    from reader.library import LibraryError

    try:
        exported = json.load(source)
    except (ValueError, RecursionError) as error:
        raise click.ClickException(f"this is no JSON: {error}") from error
    library = looked_through(own_library or context.obj, ())
    try:
        count = library.import_state(exported if isinstance(exported, dict) else {})
    except LibraryError as error:
        raise click.ClickException(str(error)) from error
    finally:
        library.close()
    click.echo(f"Took over the marks of {count:,} article{'' if count == 1 else 's'}.")
