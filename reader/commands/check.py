"""`newsreader check`: what is wrong with the library."""

from __future__ import annotations

import click

from reader.commands.options import library_option


@click.command("check")
@library_option
@click.pass_context
def command(context: click.Context) -> None:
    """Look at every file, the index and what you have marked, and say what is wrong, a line each."""
    from reader.commands.opening import opened

    wrong = 0
    with opened(context) as library:
        for line in library.check():
            wrong += 1
            click.echo(line)
        if not wrong:
            click.echo(f"All is well with {len(library):,} article{'' if len(library) == 1 else 's'}.")
    context.exit(1 if wrong else 0)
