"""What a command says on standard error."""

from __future__ import annotations

import click

from reader.controls import visible_line


def complain(message: str) -> None:
    """A line about something that was wrong."""
    click.echo(f"newsreader: {visible_line(message)}", err=True)
