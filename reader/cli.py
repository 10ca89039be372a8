"""The command line: thin commands that import what they need when they run."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from reader import __version__

if TYPE_CHECKING:
    from collections.abc import Callable

COMMANDS = {
    "facts": "reader.commands.facts",
    "list": "reader.commands.listing",
    "show": "reader.commands.show",
    "analyse": "reader.commands.analyse",
    "read": "reader.commands.read",
}
"""Where each command lives; it is imported when it is asked for."""

_HELP = {
    "facts": "Print the facts of articles.",
    "list": "List the stored articles.",
    "show": "Print an article.",
    "analyse": "Compute the facts of all stored articles that have none.",
    "read": "Start the reader (what newsreader does without a command).",
}


class _Commands(click.Group):
    """Commands by name; whatever is no command is a folder or file to read."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        from importlib import import_module

        command: click.Command = import_module(COMMANDS[name]).command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in COMMANDS:
            return "read", self.get_command(ctx, "read"), args
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(_HELP.items()))


@click.command(
    cls=_Commands,
    invoke_without_command=True,
    subcommand_metavar="[DIR|FILE]... | COMMAND",
    context_settings={"help_option_names": ["-h", "--help"], "ignore_unknown_options": False},
)
@click.option(
    "--library",
    type=click.Path(),
    envvar="NEWSREADER_LIBRARY",
    metavar="DIR",
    help="The library that is meant; by default your own in the data folder.",
)
@click.version_option(__version__, prog_name="newsreader")
@click.pass_context
def newsreader(context: click.Context, library: str | None) -> None:
    """Read news articles in the terminal, with their facts.

    Without a command the reader starts: on your own library, or on the folders and files that are named. A folder
    with the name of a command is written ./list.
    """
    context.obj = library
    if context.invoked_subcommand is None:
        from reader.commands.read import command

        context.invoke(command, sources=())


def library_option(function: Callable[..., object]) -> Callable[..., object]:
    """`--library` after a command as well as before it."""
    return click.option(
        "--library", "own_library", type=click.Path(), metavar="DIR", help="The library that is meant."
    )(function)


def main() -> None:
    """The entry point: exit status 0, 1 (something was wrong with an input), 2 (usage), 130 (interrupted)."""
    import os
    import signal

    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        status = newsreader.main(prog_name="newsreader", standalone_mode=False)
        sys.stdout.flush()
        sys.exit(status if isinstance(status, int) else 0)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        sys.exit(128 + signal.SIGINT)
    except BrokenPipeError:
        # The reader of the pipe has gone: Python would complain again when it flushes at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        sys.exit(0)
