"""`newsreader stats`: how many articles, words and sources there are, and how many a month."""

from __future__ import annotations

from collections import Counter

import click

from reader.cli import library_option

_MOST = 10
_BARS = "▁▂▃▄▅▆▇█"
_MONTHS = 60
_AT_ONCE = 1000


@click.command("stats")
@library_option
@click.pass_context
def command(context: click.Context, own_library: str | None) -> None:
    """Count articles, words, sources and months."""
    from reader.commands.opening import looked_through
    from reader.controls import visible_line

    library = looked_through(own_library or context.obj, ())
    words = unread = starred = 0
    sources, months = Counter[str](), Counter[int]()
    try:
        for start in range(0, len(library), _AT_ONCE):
            for row in library.rows(start, start + _AT_ONCE):
                words += row.words
                unread += not row.read and not row.problem
                starred += row.starred
                sources[row.origin] += 1
                if row.published:
                    months[row.published.year * 12 + row.published.month - 1] += 1
        click.echo(f"{len(library):10,}  articles, {unread:,} unread, {starred:,} starred")
        click.echo(f"{words:10,}  words")
        for source, count in sources.most_common(_MOST):
            click.echo(f"{count:10,}  {visible_line(source) or 'no source'}")
    finally:
        library.close()
    if months:
        last = max(months)
        first = max(min(months), last - _MONTHS + 1)
        most = max(months[month] for month in range(first, last + 1))
        plot = "".join(_bar(months[month], most) for month in range(first, last + 1))
        click.echo(f"\n{plot}\n{_name(first)} to {_name(last)}, at most {most:,} a month")


def _bar(count: int, most: int) -> str:
    return " " if not count else _BARS[(count * len(_BARS) - 1) // most]


def _name(month: int) -> str:
    return f"{month // 12:04}-{month % 12 + 1:02}"
