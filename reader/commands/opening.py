"""The library that a command was pointed at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reader.commands.complaint import complain
from reader.library import Library, LibraryError, QueryError, default_library

if TYPE_CHECKING:
    from reader.library.subscriptions import Subscriptions


def open_library(named: str | None, sources: Sequence[str] = ()) -> tuple[Library, str | None]:
    """The library of these sources, of the option, or the user's own, and the line that says it was just made.

    Raises:
        click.ClickException: if it cannot be opened; the message says why.
    """
    notice = None
    if sources:
        roots = [Path(source) for source in sources]
    elif named:
        roots = [Path(named)]
    else:
        own, notice = default_library()
        roots = [own]
    try:
        return Library.open(roots), notice
    except (LibraryError, ValueError) as error:
        raise click.ClickException(str(error)) from error


@contextmanager
def opened(context: click.Context, sources: Sequence[str] = ()) -> Iterator[Library]:
    """The same for as long as a command needs it, with all there is to say about it said.

    Args:
        context: that of the command.
        sources: folders and files, if it takes any.

    Raises:
        click.ClickException: if it cannot be opened or used; the message says why.
        click.UsageError: if a query cannot be read.
    """
    library = looked_through(context.obj, sources)
    try:
        yield library
    except LibraryError as error:
        raise click.ClickException(str(error)) from error
    except QueryError as error:
        raise click.UsageError(str(error)) from error
    finally:
        library.close()


def looked_through(named: str | None, sources: Sequence[str] = ()) -> Library:
    """The same, after a look at its files, with all there is to say about it said.

    Raises:
        click.ClickException: if it cannot be opened; the message says why.
    """
    library, notice = open_library(named, sources)
    library.refresh()
    for line in filter(None, (notice, *library.notices)):
        complain(line)
    return library


@contextmanager
def opened_feeds(library: Library) -> Iterator[Subscriptions]:
    """The subscriptions of a library, with all there is to say about them said.

    Raises:
        LibraryError: if they cannot be used.
    """
    told = len(library.notices)
    with closing(library.feeds.open()) as subscriptions:
        for line in library.notices[told:]:
            complain(line)
        yield subscriptions
