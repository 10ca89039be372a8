"""`newsreader figures`: the figures of what a query finds, comparable ones in one row."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import click

from reader.cli import library_option

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.across.series import Series

_VALUES = 8
"""Values of a row that are written out."""

_COLUMNS = "of unit kind date value low high change words id title publisher published start end".split()


@click.command("figures")
@click.argument("query", nargs=-1)
@click.option("--who", metavar="NAME", help="The figures in sentences that name somebody or something.")
@click.option("--json", "as_json", is_flag=True, help="An object a line instead of a table.")
@click.option("--csv", "as_csv", is_flag=True, help="One line of comma-separated values a figure.")
@library_option
@click.pass_context
def command(
    context: click.Context,
    query: tuple[str, ...],
    who: str | None,
    as_json: bool,
    as_csv: bool,
    own_library: str | None,
) -> None:
    """Print the figures of the articles that QUERY finds, by what they measure, with unit and date.

    Comparable figures stand in one row, in order of time. It knows the articles that were analysed (newsreader
    analyse), of a query the 1,000 newest. Exit status 1 if there are none.
    """
    from reader.across.series import series
    from reader.commands.asked import scope
    from reader.commands.opening import looked_through
    from reader.library import LibraryError

    library = looked_through(own_library or context.obj)
    try:
        asked = scope(library, " ".join(query), who)
        with library.records.reading() as db:
            rows = series(db, asked, [word for word in query if ":" not in word])
    except LibraryError as error:
        raise click.ClickException(str(error)) from error
    finally:
        library.close()
    if as_json:
        for row in rows:
            click.echo(json.dumps(row.to_json(), ensure_ascii=False))
    elif as_csv:
        click.echo(as_table(rows), nl=False)
    else:
        for row in rows:
            click.echo(as_line(row))
    context.exit(0 if rows else 1)


def as_line(row: Series) -> str:
    """A row for the terminal."""
    readings = row.readings[-_VALUES:]
    more = f"… {len(row.readings) - len(readings)} earlier, " if len(readings) < len(row.readings) else ""
    values = ", ".join(f"{one.amount.words}{_ARROWS[one.amount.change]} ({one.when or '?'})" for one in readings)
    source = row.readings[-1].amount.passage.source
    return "  ".join(filter(None, (f"{row.of or '?'}:", row.sparkline, more + values, f"[{source.id}]")))


_ARROWS = {"up": " ▲", "down": " ▼", None: ""}


def as_table(rows: Sequence[Series]) -> str:
    """All figures as comma-separated values (RFC 4180), with a line of column names."""
    out = io.StringIO()
    writer = csv.DictWriter(out, _COLUMNS, extrasaction="ignore")
    writer.writeheader()
    for row in rows:
        for reading in row.readings:
            writer.writerow({**reading.amount.to_json(), "of": row.of, "date": reading.when})
    return out.getvalue()
