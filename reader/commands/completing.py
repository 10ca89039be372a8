"""What the arguments of commands can become, from the index and the state as they are: no file is looked at."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress

import click
from click.shell_completion import CompletionItem

from reader.library import Library
from reader.library.query_fields import FIELDS

_MOST = 50


@contextmanager
def _library(context: click.Context) -> Iterator[Library | None]:
    from reader.commands.opening import open_library

    before = context.parent.params.get("library") if context.parent else None
    library = None
    with suppress(click.ClickException):
        library, _ = open_library(context.obj or before)
    try:
        yield library
    finally:
        if library is not None:
            library.close()


def articles(context: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """Ids that begin so, each with its headline; files where there are none."""
    with _library(context) as library:
        rows = library.beginning_with(begun, _MOST) if library else []
    # In bash a file takes the place of all else.
    return [CompletionItem(row.id, help=row.title) for row in rows] or [CompletionItem(begun, type="file")]


def tags(context: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """Tags that begin so, also those to take away."""
    sign = "-" if begun.startswith("-") else ""
    with _library(context) as library:
        known = library.all_tags() if library else {}
    return [CompletionItem(f"{sign}{tag}") for tag in known if tag.startswith(begun[len(sign) :].casefold())]


def searches(context: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """Names of saved searches that begin so."""
    with _library(context) as library:
        known = library.saved_searches() if library else {}
    return [CompletionItem(name, help=query) for name, query in known.items() if name.startswith(begun.casefold())]


def queries(context: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """Fields, and after `tag:` and `saved:` what there is."""
    field, colon, value = begun.partition(":")
    values = {"tag": tags, "saved": searches}.get(field) if colon else None
    if values is not None:
        return [CompletionItem(f"{field}:{item.value}") for item in values(context, parameter, value)]
    return [CompletionItem(f"{name}:", help=line) for name, line in FIELDS.items() if name.startswith(begun)]
