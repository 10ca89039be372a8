"""`newsreader stats`: how many articles, words and sources there are, and how many a month."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import click

from reader.commands.options import library_option

if TYPE_CHECKING:
    from reader.library.statistics import Statistics

_MOST = 10
"""Sources that are named."""

_HEIGHTS = "▁▂▃▄▅▆▇█"
_WIDTHS = "▏▎▍▌▋▊▉█"
_MONTHS = 60
_BAR = 24
"""Cells of the longest bar."""


@click.command("stats")
@library_option
@click.pass_context
def command(context: click.Context) -> None:
    """Count articles, words, sources and months."""
    from reader.commands.opening import opened

    with opened(context) as library:
        counted = library.searches.statistics()
        unread, starred = (library.searches.count(f"is:{mark}").articles for mark in ("unread", "starred"))
    click.echo(f"{counted.articles:10,}  articles, {unread:,} unread, {starred:,} starred")
    click.echo(f"{counted.words:10,}  words")
    _print_sources(counted)
    _print_months(counted.months)


def _print_sources(counted: Statistics) -> None:
    from rich.cells import set_cell_size

    from reader.controls import visible_line

    if not counted.sources:
        return
    most = max(counted.sources.values())
    click.echo(f"{len(counted.sources):10,}  sources\n")
    named = list(counted.sources.items())
    for source, count in named[:_MOST]:
        click.echo(f"{count:10,}  {set_cell_size(visible_line(source) or 'no source', 24)}  {_bar(count, most)}")
    if rest := sum(count for _, count in named[_MOST:]):
        click.echo(f"{rest:10,}  from {len(named) - _MOST:,} others")


def _print_months(months: Mapping[tuple[int, int], int]) -> None:
    if not months:
        return
    numbered = {year * 12 + month - 1: count for (year, month), count in months.items()}
    last = max(numbered)
    first = max(min(numbered), last - _MONTHS + 1)
    most = max(count for month, count in numbered.items() if month >= first)
    plot = "".join(_height(numbered.get(month, 0), most) for month in range(first, last + 1))
    click.echo(f"\n{plot}\n{_name(first)} to {_name(last)}, at most {most:,} a month")


def _height(count: int, most: int) -> str:
    return " " if not count else _HEIGHTS[(count * len(_HEIGHTS) - 1) // most]


def _bar(count: int, most: int) -> str:
    eighths = max(count * _BAR * len(_WIDTHS) // most, 1)
    whole, part = divmod(eighths, len(_WIDTHS))
    return _WIDTHS[-1] * whole + (_WIDTHS[part - 1] if part else "")


def _name(month: int) -> str:
    return f"{month // 12:04}-{month % 12 + 1:02}"
