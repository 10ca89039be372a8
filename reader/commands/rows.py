"""Rows of the list on standard output: as a table, as JSON, or in the user's own form."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice

import click

from reader.commands.template import Template
from reader.library import Library, Row

_ORIGIN = 16
_AT_ONCE = 1000


def form_options(function: Callable[..., object]) -> Callable[..., object]:
    """`--json` and `--format`."""
    own = click.option(
        "--format",
        "template",
        metavar="TEMPLATE",
        help="A line of your own form, such as '{date} {title:60} {tags}'; a wrong name lists all fields.",
    )(function)
    return click.option("--json", "json_lines", is_flag=True, help="An object a line instead of a table.")(own)


def print_rows(library: Library, rows: Iterable[Row], *, json_lines: bool, template: str | None) -> bool:
    """Print rows; False if one of them is of a file that cannot be read.

    Args:
        library: knows their tags.
        rows: what to print.
        json_lines: whether each is an object.
        template: the form of a line, if it is the user's own.

    Raises:
        click.UsageError: if the template names what there is not.
    """
    own, width, all_well = Template(template) if template is not None else None, width_of_terminal(), True
    for some in _batches(rows):
        tags = library.marks.tags_of([row.id for row in some]) if json_lines or own else {}
        for row in some:
            all_well &= row.problem is None
            if json_lines:
                click.echo(as_json(row, tags.get(row.id, ())))
            else:
                click.echo(own.line(row, tags.get(row.id, ())) if own else as_line(row, width))
    return all_well


def _batches(rows: Iterable[Row]) -> Iterator[list[Row]]:
    pending = iter(rows)
    while some := list(islice(pending, _AT_ONCE)):
        yield some


def width_of_terminal() -> int | None:
    """The cells of a line; None where the output is no terminal."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else None


def as_json(row: Row, tags: Sequence[str]) -> str:
    """A row as an object on a line."""
    return json.dumps(
        {
            "id": row.id,
            "path": os.fspath(row.path),
            "title": row.title,
            "published": row.published.isoformat() if row.published else None,
            "origin": row.origin or None,
            "words": row.words,
            "read": row.read,
            "starred": row.starred,
            "tags": list(tags),
            "note": row.note,
            "older": list(row.older),
            "newest": row.newest,
            "problem": row.problem,
        }
    )


def as_line(row: Row, width: int | None) -> str:
    """A row of the table, cut to the width."""
    from rich.cells import cell_len, set_cell_size

    from reader.controls import visible_line

    marks = ("!" if row.problem else " " if row.read else "N") + ("*" if row.starred else " ")
    day = row.published.isoformat() if row.published else ""
    origin = set_cell_size(visible_line(row.origin), _ORIGIN)
    others = f" [+{len(row.older)}]" if row.older else " [older]" if row.newest else ""
    title = visible_line(f"{row.title}: {row.problem}" if row.problem else f"{row.title}{others}")
    line = f"{visible_line(row.id)}  {day:10}  {marks}  {origin}  {title}".rstrip()
    if width is not None and cell_len(line) > width:
        return set_cell_size(line, width - 1).rstrip() + "…"
    return line
