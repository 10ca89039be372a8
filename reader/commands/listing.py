"""`newsreader list`: the stored articles, newest first."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Iterator

import click

from reader.cli import library_option
from reader.library import Fold, Library, Row

_AT_ONCE = 1000
_ORIGIN = 16


@click.command("list")
@click.argument("sources", nargs=-1, type=click.Path(), metavar="[DIR|FILE]...")
@click.option("--all", "all_versions", is_flag=True, help="Older versions of a story as well.")
@click.option("--json", "json_lines", is_flag=True, help="An object a line instead of a table.")
@library_option
@click.pass_context
def command(
    context: click.Context, sources: tuple[str, ...], all_versions: bool, json_lines: bool, own_library: str | None
) -> None:
    """List the stored articles, newest first: id, date, marks, origin, headline.

    The marks are N for a new article, * for a starred one, and ! for a file that cannot be read. Of several versions of
    a story the newest is listed, with the number of the others.
    """
    from reader.commands.opening import looked_through

    library = looked_through(own_library or context.obj, sources)
    width = width_of_terminal()
    failed = False
    try:
        for row in _rows(library if all_versions else library.folded):
            failed |= row.problem is not None
            click.echo(as_json(row) if json_lines else as_line(row, width))
    finally:
        library.close()
    context.exit(1 if failed else 0)


def _rows(library: Library | Fold) -> Iterator[Row]:
    for start in range(0, len(library), _AT_ONCE):
        yield from library.rows(start, start + _AT_ONCE)


def width_of_terminal() -> int | None:
    """The cells of a line; None where the output is no terminal."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else None


def as_json(row: Row) -> str:
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
