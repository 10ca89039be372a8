"""`newsreader search`: the articles that a query finds."""

from __future__ import annotations

from itertools import chain

import click

from reader.commands.complaint import complain
from reader.commands.completing import queries, searches
from reader.commands.options import library_option
from reader.commands.rows import form_options, print_rows
from reader.library import QueryError
from reader.library.query_fields import FIELDS

_LANGUAGE = """\b
Words, "phrases", beginnings (econ*), all forms (~minister), AND, OR, NOT or -, parentheses, and fields:
{fields}
The fields that ask for facts know the articles that were analysed (newsreader analyse)."""


def _help() -> str:
    fields = "\n".join(f"  {name + ':':8} {line}" for name, line in FIELDS.items())
    what = "Find articles, the newest first, and print them as list does; without a query list the saved searches."
    return f"{what}\n\n{_LANGUAGE.format(fields=fields)}"


@click.command("search", help=_help())
@click.argument("query", nargs=-1, shell_complete=queries)
@click.option("--save", "name", metavar="NAME", help="Save the query, to be asked for as saved:NAME.")
@click.option("--forget", metavar="NAME", shell_complete=searches, help="Forget a saved search.")
@form_options
@click.option("--ranked", is_flag=True, help="The most relevant first.")
@click.option("-n", "--most", type=click.IntRange(1), metavar="N", help="No more than N articles.")
@library_option
@click.pass_context
def command(
    context: click.Context,
    query: tuple[str, ...],
    name: str | None,
    forget: str | None,
    json_lines: bool,
    template: str | None,
    ranked: bool,
    most: int | None,
) -> None:
    """Print what a query finds, or what is saved; exit status 1 if that is nothing, 2 if it cannot be read."""
    from reader.commands.opening import opened
    from reader.controls import visible_line

    text = " ".join(query)
    with opened(context) as library:
        if forget is not None:
            library.searches.save(forget, None)
        if not query:
            for saved, meant in library.saved_searches().items():
                click.echo(f"saved:{visible_line(saved)}  {visible_line(meant)}")
            return
        try:
            if name is not None:
                library.searches.save(name, text)
            found = library.search(text, ranked=ranked)
        except QueryError as error:
            _show(text, error)
            context.exit(2)
        count = min(len(found), most or len(found))
        pages = (found.rows(at, min(at + _AT_ONCE, count)) for at in range(0, count, _AT_ONCE))
        print_rows(library, chain.from_iterable(pages), json_lines=json_lines, template=template)
        if library.searches.ask_facts(text) and (lack := library.records.coverage().words):
            complain(f"{lack} (newsreader analyse)")
    context.exit(0 if len(found) else 1)


def _show(query: str, error: QueryError) -> None:
    """Say what is wrong with a query, and where."""
    from rich.cells import cell_len

    from reader.controls import visible_line

    complain(str(error))
    first = max(error.at - _AROUND, 0)
    before, after = visible_line(query[first : error.at]), visible_line(query[error.at : error.at + _AROUND])
    click.echo(f"  {before}{after}\n  {' ' * cell_len(before)}^", err=True)


_AROUND = 60
"""Characters of a query that are shown on either side of what is wrong with it."""

_AT_ONCE = 1000
