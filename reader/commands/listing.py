"""`newsreader list`: the stored articles, newest first."""

from __future__ import annotations

import json

import click

from reader.cli import library_option
from reader.controls import visible_line


@click.command("list")
@click.argument("sources", nargs=-1, type=click.Path())
@click.option("--json", "as_json", is_flag=True, help="An object a line instead of a table.")
@library_option
@click.pass_context
def command(context: click.Context, sources: tuple[str, ...], as_json: bool, own_library: str | None) -> None:
    """List the stored articles: id, date, unread and starred, origin, headline."""
    from reader.commands.sources import complain, open_library

    library, notice = open_library(own_library or context.obj, sources)
    library.refresh()
    for line in filter(None, (notice, *library.notices)):
        complain(line)
    failed = False
    for row in library.rows(0, len(library)):
        day = row.published.isoformat() if row.published else None
        failed |= row.problem is not None
        if as_json:
            data = {
                "id": row.id,
                "path": visible_line(str(row.path)),
                "title": row.title,
                "published": day,
                "origin": row.origin,
                "words": row.words,
                "read": row.read,
                "starred": row.starred,
                "problem": row.problem,
            }
            click.echo(json.dumps(data, ensure_ascii=False))
        else:
            marks = ("!" if row.problem else " " if row.read else "N") + ("*" if row.starred else " ")
            title = f"{row.title}: {row.problem}" if row.problem else row.title
            click.echo(f"{row.id}  {day or '':10}  {marks}  {row.origin[:16]:16}  {title}".rstrip())
    library.close()
    context.exit(1 if failed else 0)
