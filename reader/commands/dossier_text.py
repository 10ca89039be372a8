"""A dossier as lines for the terminal."""

from __future__ import annotations

from collections.abc import Iterator

from reader.across.amounts import Amount
from reader.across.dossier import Dossier
from reader.across.plot import by_month
from reader.across.sayings import Saying

_PLOT = 60
_COMPANY, _SAYINGS, _AMOUNTS, _ARTICLES = 12, 12, 12, 10
"""Entries of each section; --json has all."""


def as_text(dossier: Dossier) -> str:
    """The dossier, with the sources of all that it says."""
    return "\n".join(line.rstrip() for line in _lines(dossier))


def _lines(dossier: Dossier) -> Iterator[str]:
    subject = dossier.subject
    count = f"{subject.articles:,} article{'s' if subject.articles != 1 else ''}"
    yield f"{subject.name}  {subject.type.value.lower()}, {count}"
    if others := [f"{name} ({count})" for name, count in subject.names[1:]]:
        yield f"also: {', '.join(others)}"
    if dossier.roles:
        yield from ("", "Roles")
        for role in dossier.roles:
            times = f", {role.articles} articles" if role.articles > 1 else ""
            yield f"  {role.words}  ({role.told}{times}) {role.passage.source.id}"
    if dossier.months:
        yield from ("", "Articles by month")
        yield f"  {by_month(dossier.months, _PLOT)}"
    if dossier.company:
        yield from ("", "Named together with")
        for companion in dossier.company[:_COMPANY]:
            yield f"  {companion.articles:4}  {companion.name}"
    if dossier.sayings:
        yield from ("", "Said")
        yield from map(saying_line, dossier.sayings[-_SAYINGS:])
    if dossier.amounts:
        yield from ("", "Figures")
        yield from map(amount_line, dossier.amounts[-_AMOUNTS:])
    yield from ("", "Articles")
    for naming in dossier.articles[:_ARTICLES]:
        source = naming.passage.source
        yield f"  {source.day or '          '}  {source.id}  {source.title} ({naming.mentions})"


def saying_line(saying: Saying) -> str:
    """A quotation with its source."""
    source = saying.passage.source
    return f"  {source.day or '          '}  “{saying.words}”  ({source.origin or source.title}) {source.id}"


def amount_line(amount: Amount) -> str:
    """A figure, the clause around it, and its source."""
    source = amount.passage.source
    return (
        f"  {source.day or '          '}  {amount.told}  {amount.phrase}  ({source.origin or source.title}) {source.id}"
    )
