"""Articles in another order than the newest first, and the days and sources that they stand under, by SQL."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from reader.library.days import IN_LIST
from reader.library.order import By, Group, Order

_KEYS = {
    By.SOURCE: "(origin = '', origin COLLATE NOCASE, number DESC)",
    By.LENGTH: "(words DESC, number DESC)",
}

_COLUMNS = {
    By.DATE: (("day", "DESC"), ("number", "DESC")),
    By.SOURCE: (("origin = ''", "ASC"), ("origin COLLATE NOCASE", "ASC"), ("number", "DESC")),
    By.LENGTH: (("words", "DESC"), ("number", "DESC")),
}
_OTHER = {"ASC": "DESC", "DESC": "ASC"}

Read = Callable[..., Sequence[Any]]
"""Gives the rows of a statement with its values."""


def _sorted_by(order: Order, *, reverse: bool) -> str:
    way = _OTHER if order.reverse is not reverse else {"ASC": "ASC", "DESC": "DESC"}
    return ", ".join(f"{column} {way[direction]}" for column, direction in _COLUMNS[order.by])


def index(by: By, *, folded: bool) -> str | None:
    """The index that a sorted list is read from by viewport, to be made when it is first asked for; None for no need.

    Args:
        by: what the list is sorted by.
        folded: whether older versions are left out.
    """
    if by not in _KEYS:
        return None
    made = f"CREATE INDEX IF NOT EXISTS by_{by}{'_newest' if folded else ''} ON entry {_KEYS[by]}"
    return f"{made} WHERE {IN_LIST[folded]}" if folded else made


def window(read: Read, order: Order, start: int, stop: int, count: int, *, folded: bool) -> list[int]:
    """The numbers of the entries from one place to another.

    Args:
        read: reads the index.
        order: by source or by length.
        start: the first place.
        stop: the one after the last.
        count: how many entries there are.
        folded: whether older versions are left out, also of that count.
    """
    # The far half is reached from the other end: OFFSET costs what it skips.
    backwards = start > count - stop
    skip = count - stop if backwards else start
    by = _sorted_by(order, reverse=backwards)
    found = read(f"SELECT number FROM entry WHERE {IN_LIST[folded]} ORDER BY {by} LIMIT ? OFFSET ?", stop - start, skip)
    numbers = [number for (number,) in found]
    return numbers[::-1] if backwards else numbers


def position(read: Read, order: Order, number: int, *, folded: bool) -> int:
    """The place of an entry; where older versions are left out, that of its newest version."""
    place = 0
    if folded:
        number = read("SELECT coalesce(kept_under, number) FROM entry WHERE number = ?", number)[0][0]
    if order.by is By.SOURCE:
        key = "(origin = '', origin COLLATE NOCASE)"
        here = f"(SELECT origin = '', origin COLLATE NOCASE FROM entry WHERE number = {number})"
    else:
        key, here = "words", f"(SELECT words FROM entry WHERE number = {number})"
    before = "<" if order.reverse is (order.by is By.LENGTH) else ">"
    newer = "<" if order.reverse else ">"
    for where in (f"{key} {before} {here}", f"{key} = {here} AND number {newer} {number}"):
        place += int(read(f"SELECT count(*) FROM entry WHERE {IN_LIST[folded]} AND {where}")[0][0])
    return place


def sorted_by(order: Order) -> str | None:
    """What a search sorts its hits by, in SQL; None for the newest first, which is how it finds them."""
    return None if order.by is By.DATE and not order.reverse else _sorted_by(order, reverse=False)


def groups(read: Read, order: Order, numbers: Sequence[int] | None) -> list[Group]:
    """The days or sources of the whole list, its older versions left out, or of some entries, in order."""
    key = "day" if order.by is By.DATE else "origin COLLATE NOCASE"
    by = ", ".join(_sorted_by(order, reverse=False).split(", ")[:-1])
    where = IN_LIST[True] if numbers is None else "number IN (SELECT value FROM json_each(?))"
    values = [] if numbers is None else [json.dumps(list(numbers))]
    rows = read(f"SELECT {key}, count(*) FROM entry WHERE {where} GROUP BY {key} ORDER BY {by}", *values)
    if order.by is By.DATE:
        return [
            Group(f"{day_of:%A} {day_of.day} {day_of:%B %Y}" if day else "No date", count)
            for day, count in rows
            for day_of in [date.fromordinal(day or 1)]
        ]
    return [Group(origin or "No source", count) for origin, count in rows]
