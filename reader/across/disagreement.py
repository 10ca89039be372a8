"""Where articles of one story state different values for what seems one figure, or different roles of one person."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from reader.across.passage import Passage, Source, sources
from reader.across.roles import are_apart
from reader.across.scope import Scope
from reader.across.series import series
from reader.article import Span
from reader.library.identity.names import role_words

_DAYS = 14
"""Days between articles whose figures are held against each other: a war has another toll each month."""

_OF_ANYBODY = frozenset({"age", "rank", "duration"})
"""Kinds of figures that stories have many of, of different people and things."""


@dataclass(frozen=True, slots=True)
class Version:
    """What one article states."""

    words: str
    passage: Passage


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Different statements on one matter."""

    about: str
    """What is measured, or whose role it is."""
    versions: tuple[Version, ...]
    """In order of time; each different one once."""
    span: Span
    """Where the article in question states it."""


def disagreements(db: sqlite3.Connection, id: str) -> tuple[Disagreement, ...]:
    """Where an article and others of its story differ.

    Args:
        db: the connection of a library's records.
        id: the article.
    """
    rows = db.execute(
        "SELECT mine.number, o.item FROM item AS mine JOIN in_story AS s ON s.item = mine.number "
        "JOIN in_story AS o ON o.story = s.story WHERE mine.id = ?",
        (id,),
    ).fetchall()
    if len(rows) < 2:
        return ()
    mine = rows[0][0]
    known = sources(db, [item for _, item in rows])
    scope = Scope(known)
    return (*_figures(db, scope, mine), *_roles(db, scope, mine))


def _figures(db: sqlite3.Connection, scope: Scope, mine: int) -> Sequence[Disagreement]:
    found = []
    for row in series(db, scope):
        readings = [one for one in row.readings if _is_near(one.amount.passage.source, scope.sources[mine])]
        stated: dict[int, set[float | None]] = {}
        for one in readings:
            stated.setdefault(one.amount.passage.source.item, set()).add(one.value)
        # An article with two values has them of two things, whatever they are called.
        is_one = row.kind not in _OF_ANYBODY and all(len(values) == 1 for values in stated.values())
        if is_one and mine in stated and any(values != stated[mine] for values in stated.values()):
            span = next(one.amount.passage.span for one in readings if one.amount.passage.source.item == mine)
            first = {one.value: one.amount for one in reversed(readings)}
            versions = sorted(first.values(), key=lambda amount: amount.passage.source.day)
            found.append(Disagreement(row.label, tuple(Version(a.words, a.passage) for a in versions), span))
    return found


def _is_near(source: Source, mine: Source) -> bool:
    """Whether two articles are of the same days, as far as that is known."""
    if source.published is None or mine.published is None:
        return True
    return abs((source.published - mine.published).days) <= _DAYS


def _roles(db: sqlite3.Connection, scope: Scope, mine: int) -> Sequence[Disagreement]:
    marks = ", ".join("?" * len(scope.sources))
    rows = db.execute(
        "SELECT s.root, a.item, a.name, a.role, a.role_start, a.role_end FROM appearance AS a "
        f"JOIN subject AS s ON s.number = a.subject WHERE a.item IN ({marks}) AND a.role IS NOT NULL ORDER BY a.day",
        list(scope.sources),
    ).fetchall()
    stated: dict[int, list[tuple[int, str, Version]]] = {}
    for root, item, name, role, start, end in rows:
        span = Span(start, end)
        stated.setdefault(root, []).append((item, name, Version(role, Passage(scope.sources[item], span, span))))
    found = []
    for held in stated.values():
        own = [version for item, _, version in held if item == mine]
        others = [version for item, _, version in held if item != mine]
        apart = [other for other in others if own and are_apart(own[0].words, other.words)]
        if own and apart:
            once = {role_words(version.words): version for version in (*apart, own[0])}
            versions = sorted(once.values(), key=lambda version: version.passage.source.day)
            found.append(Disagreement(held[0][1], tuple(versions), own[0].passage.span))
    return found
