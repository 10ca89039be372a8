"""`newsreader list`: the stored articles in an order."""

from __future__ import annotations

from collections.abc import Iterator

import click

from reader.commands.options import library_option
from reader.commands.rows import form_options, print_rows
from reader.library import Arrangement, By, Fold, Order, Row

_AT_ONCE = 1000


@click.command("list")
@click.argument("sources", nargs=-1, type=click.Path(), metavar="[DIR|FILE]...")
@click.option("--all", "all_versions", is_flag=True, help="Older versions of a story as well.")
@click.option("--sort", type=click.Choice(["date", "source", "length"]), default="date", help="By date, if not said.")
@click.option("--reverse", is_flag=True, help="The other way round.")
@form_options
@library_option
@click.pass_context
def command(
    context: click.Context,
    sources: tuple[str, ...],
    all_versions: bool,
    sort: str,
    reverse: bool,
    json_lines: bool,
    template: str | None,
) -> None:
    """List the stored articles, newest first: id, date, marks, origin, headline.

    The marks are N for a new article, * for a starred one, and ! for a file that cannot be read. Of several versions of
    a story the newest is listed, with the number of the others; in other orders all are.
    """
    from reader.commands.opening import opened

    with opened(context, sources) as library:
        order = Order(By(sort), reverse)
        rows: Arrangement | Fold = library.orders.every(order) if all_versions else library.orders.arranged(order)
        all_well = print_rows(library, _rows(rows), json_lines=json_lines, template=template)
    context.exit(0 if all_well else 1)


def _rows(library: Arrangement | Fold) -> Iterator[Row]:
    for start in range(0, len(library), _AT_ONCE):
        yield from library.rows(start, start + _AT_ONCE)
