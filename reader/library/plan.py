"""How a query is gone about: its words lead, days bound the numbers, the rest is asked of each article found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reader.library.full_text import match, together
from reader.library.numbering import within
from reader.library.query import And, Dates, Query


@dataclass(frozen=True, slots=True)
class Plan:
    """A query in its three parts."""

    words: str | None
    """What the full text is asked; None if nothing."""
    bounds: tuple[int, int] | None
    """The first and last number that an article may have; None for all."""
    rest: Query | None


def plan(query: Query | None) -> Plan:
    """The way to what a query finds; None asks for all."""
    if query is None:
        return Plan(None, None, None)
    words: list[Query] = []
    rest: list[Query] = []
    bounds: tuple[int, int] | None = None
    for part in query.queries if isinstance(query, And) else (query,):
        if isinstance(part, Dates) and not part.in_text:
            first, last = within(part.days.first, part.days.last)
            bounds = (max(first, bounds[0]), min(last, bounds[1])) if bounds else (first, last)
        elif match(part) is not None:
            words.append(part)
        else:
            rest.append(part)
    return Plan(together(words) if words else None, bounds, _all_of(rest))


def _all_of(queries: Sequence[Query]) -> Query | None:
    return None if not queries else queries[0] if len(queries) == 1 else And(tuple(queries))
