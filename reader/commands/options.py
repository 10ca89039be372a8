"""What comes before a command or after it, whatever the command: the library that is meant."""

from __future__ import annotations

from collections.abc import Callable

import click

PLAIN, PROFILED = "newsreader.plain", "newsreader.profiled"
"""Whether to read line by line, and whether the start is to be timed: in the context's `meta`."""

COMPLETING = "_NEWSREADER_COMPLETE"
"""The variable that a shell sets while it asks what a word can become (click's own protocol)."""


def library_option(function: Callable[..., object]) -> Callable[..., object]:
    """`--library` after a command as well as before it: it is the context's `obj`."""

    def given(context: click.Context, parameter: click.Parameter, value: str | None) -> None:
        context.obj = value or context.obj

    return click.option(
        "--library",
        type=click.Path(),
        metavar="DIR",
        help="The library that is meant.",
        expose_value=False,
        callback=given,
    )(function)
