"""The command line: thin commands that import what they need when they run."""

from __future__ import annotations

import os
import signal
import sys
from typing import TYPE_CHECKING

import click

from reader import __version__
from reader.charset import fit
from reader.commands.complaint import complain
from reader.commands.options import COMPLETING, PLAIN, PROFILED
from reader.restricted import is_restricted, restrict

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

COMMANDS = {
    "list": ("reader.commands.listing", "List the stored articles."),
    "search": ("reader.commands.search", "Find articles by words, names, figures, dates."),
    "tag": ("reader.commands.tag", "Show, give or take tags."),
    "show": ("reader.commands.show", "Print articles."),
    "facts": ("reader.commands.facts", "Print the facts of articles."),
    "diff": ("reader.commands.diff", "Say what a newer version of a story changed."),
    "analyse": ("reader.commands.analyse", "Compute the facts of all stored articles that have none."),
    "who": ("reader.commands.who", "Show all that is stored on a person, organisation or place."),
    "add": ("reader.commands.add", "Store articles from addresses, files, folders, mail, exports."),
    "subscribe": ("reader.commands.subscribe", "Subscribe to a feed, or to the feed of a page."),
    "feeds": ("reader.commands.feeds", "List the feeds."),
    "unsubscribe": ("reader.commands.unsubscribe", "Unsubscribe from feeds; their articles stay."),
    "fetch": ("reader.commands.fetch", "Fetch new articles from the feeds."),
    "figures": ("reader.commands.figures", "Print the figures of what a query finds, comparable ones in one row."),
    "quotes": ("reader.commands.quotes", "Print who said what, when."),
    "timeline": ("reader.commands.timeline", "Print the dated statements of what a query finds."),
    "related": ("reader.commands.related", "Print the articles nearest to one, and why."),
    "stories": ("reader.commands.stories", "Print which articles tell of one story."),
    "brief": ("reader.commands.brief", "Print the stories of the day, quoted from the articles."),
    "rm": ("reader.commands.remove", "Move articles to the trash, or empty it."),
    "check": ("reader.commands.check", "Say what is wrong with the library."),
    "export": ("reader.commands.transfer", "Write articles with their facts, your marks, or your feeds."),
    "import": ("reader.commands.transfer", "Take such a file over."),
    "stats": ("reader.commands.stats", "Count articles, words, sources and months."),
    "serve": ("reader.commands.serve", "Let others read the library, over SSH or in a browser."),
    "completion": ("reader.commands.completion", "Print what bash, zsh or fish need to complete words."),
    "read": ("reader.commands.read", "Start the reader (what newsreader does without a command)."),
}
"""Where each command lives, to be imported when it is asked for, and its line in the help."""


class _Commands(click.Group):
    """Commands by name; whatever is no command is a folder or file to read."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        from importlib import import_module

        module = import_module(COMMANDS[name][0])
        command: click.Command = getattr(module, f"{name}_command", None) or module.command
        return command

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """The commands and files that a word can become; no command is imported for that."""
        from click.shell_completion import CompletionItem

        named = [(name, line) for name, (_, line) in COMMANDS.items() if name.startswith(incomplete)]
        items = [CompletionItem(name, help=line) for name, line in named]
        return items or [CompletionItem(incomplete, type="file"), *click.Command.shell_complete(self, ctx, incomplete)]

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in COMMANDS:
            return "read", self.get_command(ctx, "read"), args
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])


@click.command(
    cls=_Commands,
    invoke_without_command=True,
    subcommand_metavar="[DIR|FILE]... | COMMAND",
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="A folder with the name of a command is written ./list. Settings are in config.toml; "
    "NEWSREADER_CONFIG names another file, NEWSREADER_LIBRARY another library.",
)
@click.option(
    "--library",
    type=click.Path(),
    envvar="NEWSREADER_LIBRARY",
    metavar="DIR",
    help="The library that is meant; by default your own in the data folder.",
)
@click.option("--plain", is_flag=True, help="Read line by line, as in a pipe or with TERM=dumb.")
@click.option("--restricted", is_flag=True, help="For others: no other command, no browser, no change of files.")
@click.option("--profile-start", is_flag=True, help="Start, end with the first screen, and say where the time went.")
@click.version_option(__version__, prog_name="newsreader")
@click.pass_context
def newsreader(context: click.Context, library: str | None, plain: bool, restricted: bool, profile_start: bool) -> None:
    """Read news articles in the terminal, with their facts.

    Without a command the reader starts: on your own library, or on the folders and files that are named.
    """
    if restricted:
        restrict()
    if is_restricted() and context.invoked_subcommand not in (None, "read"):
        raise click.UsageError("Here there is only the reader.")
    context.obj = library
    context.meta[PROFILED], context.meta[PLAIN] = profile_start, plain
    if context.invoked_subcommand is None:
        from reader.commands.read import command

        context.invoke(command, sources=())


def main() -> None:
    """The entry point: exit status 0, 1 (something was wrong with an input), 2 (usage), 130 (interrupted)."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        fit(stream)
    try:
        status = _completed() if COMPLETING in os.environ else _run()
    except (click.Abort, KeyboardInterrupt):
        status = 128 + signal.SIGINT
    except BrokenPipeError:
        status = 128 + signal.SIGPIPE
    except OSError as error:
        complain(": ".join(filter(None, (error.filename and str(error.filename), error.strerror or str(error)))))
        status = 1
    except Exception as error:
        sqlite = sys.modules.get("sqlite3")
        if sqlite is None or not isinstance(error, sqlite.Error):
            raise
        from reader.library.database import reason

        complain(f"a database cannot be used: {reason(error)}")
        status = 1
    sys.exit(_flushed(status))


def _completed() -> int:
    from reader.commands.completion import completed

    return completed(newsreader)


def _run() -> int:
    """The command's exit status. Click's own `main` has other ideas of closed pipes and of messages."""
    try:
        with newsreader.make_context("newsreader", sys.argv[1:]) as context:
            newsreader.invoke(context)
    except click.exceptions.Exit as exit:
        return exit.exit_code
    except click.UsageError as error:
        if error.ctx is not None:
            click.echo(error.ctx.get_usage(), err=True)
        complain(f"{error.format_message()} ({error.ctx.command_path if error.ctx else 'newsreader'} --help says more)")
        return error.exit_code
    except click.ClickException as error:
        complain(error.format_message())
        return error.exit_code
    return 0


def _flushed(status: int) -> int:
    """Python would complain of what cannot be written any more when it flushes at the end."""
    for stream in (sys.stdout, sys.stderr):
        if stream is None:
            continue
        try:
            stream.flush()
        except BrokenPipeError:
            status = status or 128 + signal.SIGPIPE
        except OSError as error:
            if status == 0 and stream is sys.stdout:
                complain(f"the output cannot be written: {error.strerror}")
            status = status or 1
        else:
            continue
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    return status
