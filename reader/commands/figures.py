"""`newsreader figures`: the figures of what a query finds, comparable ones in one row."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from reader.commands.leaving import format_option
from reader.commands.options import library_option

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.across.series import Series
    from reader.export.formats import Format

_VALUES = 8
"""Values of a row that are written out."""

_COLUMNS = "label of unit kind date value low high change words id title publisher published start end".split()


@click.command("figures")
@click.argument("query", nargs=-1)
@click.option("--who", metavar="NAME", help="The figures in sentences that name somebody or something.")
@click.option("--json", "as_json", is_flag=True, help="An object a line instead of a table.")
@click.option("--csv", "as_csv", is_flag=True, help="One line of comma-separated values a figure.")
@format_option
@library_option
@click.pass_context
def command(
    context: click.Context,
    query: tuple[str, ...],
    who: str | None,
    as_json: bool,
    as_csv: bool,
    form: Format | None,
) -> None:
    """Print the figures of the articles that QUERY finds, by what they measure, with unit and date.

    Comparable figures stand in one row, in order of time. It knows the articles that were analysed (newsreader
    analyse), of a query the 1,000 newest. Exit status 1 if there are none.
    """
    from reader.across.series import series
    from reader.commands.asked import scope
    from reader.commands.leaving import print_facts
    from reader.commands.opening import opened

    with opened(context) as library:
        asked = scope(library, " ".join(query), who)
        with library.records.reading() as db:
            rows = series(db, asked, [word for word in query if ":" not in word])
        if form:
            figures = [reading.amount for row in rows for reading in row.readings]
            print_facts(library, form, f"Figures {who or ' '.join(query)}".strip(), figures)
        else:
            _print(rows, as_json, as_csv)
    context.exit(0 if rows else 1)


def _print(rows: Sequence[Series], as_json: bool, as_csv: bool) -> None:
    if as_json:
        for row in rows:
            click.echo(json.dumps(row.to_json(), ensure_ascii=False))
    elif as_csv:
        click.echo(as_table(rows), nl=False)
    else:
        for row in rows:
            click.echo(as_line(row))


def as_line(row: Series) -> str:
    """A row for the terminal."""
    source = row.readings[-1].amount.passage.source
    if row.alone:
        return f"{row.alone}  ({row.readings[-1].when or '?'})  [{source.id}]"
    readings = row.readings[-_VALUES:]
    more = f"… {len(row.readings) - len(readings)} earlier, " if len(readings) < len(row.readings) else ""
    values = ", ".join(f"{one.amount.told} ({one.when or '?'})" for one in readings)
    return "  ".join(filter(None, (f"{row.label}:", row.sparkline, more + values, f"[{source.id}]")))


def as_table(rows: Sequence[Series]) -> str:
    """All figures as comma-separated values (RFC 4180), with a line of column names."""
    from reader.export import table

    readings = ((row, reading) for row in rows for reading in row.readings)
    return table.as_table(
        _COLUMNS,
        (
            {**reading.amount.to_json(), "label": row.label, "of": row.of, "date": reading.when}
            for row, reading in readings
        ),
    )
