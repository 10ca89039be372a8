"""Rows, articles and facts in words alone: what colours and places say elsewhere is said in parentheses."""

from __future__ import annotations

import re
from calendar import month_name
from collections.abc import Iterator

from reader.article import Article, Part, PartKind, Span
from reader.controls import visible, visible_line
from reader.facts.model import EntityType, Facts, Figure
from reader.facts.shown import shown
from reader.library import Row

_KINDS = {
    EntityType.PERSON: "person",
    EntityType.ORG: "organisation",
    EntityType.PLACE: "place",
    EntityType.GROUP: "group",
    EntityType.EVENT: "event",
    EntityType.OTHER: "name",
}


_DECADE = re.compile(r"(\d{3})X|(\d\d)XX")
_DATE = re.compile(r"(?P<year>\d{4})(?:-(?P<month>0[1-9]|1[0-2])(?:-(?P<day>\d\d))?)?")


def date_in_words(value: str) -> str:
    """A date or a period (EDTF) as one says it; what is no day, month, year or decade stays as it is.

    Args:
        value: such as `2015-05`, `198X` or `1988-01-01/1994-12-31`.
    """
    first, _, last = value.partition("/")
    if first.endswith("-01-01") and last.endswith("-12-31"):
        first, last = first[:4], last[:4]
    return " to ".join(_said(date) for date in (first, last) if date)


def _said(date: str) -> str:
    if decade := _DECADE.fullmatch(date):
        return (
            f"the {date.replace('X', '0')}s" if decade[1] else f"{date.replace('X', '0')} to {date.replace('X', '9')}"
        )
    if found := _DATE.fullmatch(date):
        month = month_name[int(found["month"] or 0)]
        return " ".join(filter(None, (found["day"] and str(int(found["day"])), month, found["year"])))
    return date


def row_in_words(number: int, row: Row) -> str:
    """A row of the list with its number: headline, day, origin, marks."""
    if row.problem:
        return f"{number}. {visible_line(row.title)} cannot be read: {visible_line(row.problem)}."
    day = f"{row.published.day} {row.published:%B %Y}" if row.published else ""
    said = [day, visible_line(row.origin), "" if row.read else "unread", "starred" if row.starred else ""]
    return ". ".join([f"{number}. {visible_line(row.title).rstrip('.')}", ", ".join(filter(None, said))]) + "."


def article_in_words(article: Article, facts: Facts | None) -> Iterator[str]:
    """The paragraphs of an article, each one line; after a name that comes up first stands what it is.

    Args:
        article: any article.
        facts: its facts; without them there are only its own words.
    """
    notes = dict(_notes(article, facts)) if facts else {}
    for start, end in _paragraphs(article.parts):
        pieces = []
        for place in sorted(place for place in notes if start < place <= end):
            pieces.append(f"{article.text[start:place]} ({notes[place]})")
            start = place
        pieces.append(article.text[start:end])
        yield " ".join(visible("".join(pieces)).split())


def _paragraphs(parts: tuple[Part, ...]) -> Iterator[Span]:
    """Where they stand; a dateline opens the one that follows it."""
    opening: Span | None = None
    for part in parts:
        if opening is not None and part.kind is not PartKind.PARAGRAPH:
            yield opening
            opening = None
        if part.kind is PartKind.DATELINE:
            opening = part.span
        else:
            yield Span(opening.start if opening else part.span.start, part.span.end)
            opening = None
    if opening is not None:
        yield opening


def _notes(article: Article, facts: Facts) -> Iterator[tuple[int, str]]:
    """What is to be said, by the place after which it is said."""
    for moment in facts.dates:
        if moment.value and (said := date_in_words(moment.value)) not in article.text[slice(*moment.span)]:
            yield moment.span.end, said
    for entity in facts.entities:
        yield min(entity.mentions).end, _KINDS[entity.type]


def facts_as_text(article: Article, facts: Facts) -> str:
    """The key facts in the order of the reader's panel."""

    def words(span: Span) -> str:
        return " ".join(article.text[span.start : span.end].split())

    def figure(figure: Figure) -> str:
        told = [words(figure.span), figure.change and f"({figure.change.value})", figure.of and f"of {figure.of}"]
        return " ".join(filter(None, told))

    def names(*types: EntityType) -> list[str]:
        return [
            f"{entity.name}{f', {entity.role}' if entity.role else ''} ({len(entity.mentions)})"
            for type in types
            for entity in facts.entities
            if entity.type is type
        ]

    moments = sorted(facts.dates, key=lambda moment: (moment.value is None, moment.value or "", moment.span))
    sections = {
        "In brief": [words(sentence) for sentence in facts.summary],
        "Who": names(EntityType.PERSON, EntityType.ORG),
        "Where": names(EntityType.PLACE),
        "When": [f"{shown(moment.value) if moment.value else '?':10}  {words(moment.span)}" for moment in moments],
        "Figures": [figure(item) for item in facts.figures],
        "Quotes": [f"{quote.speaker or '?'}: “{words(quote.span)}”" for quote in facts.quotes],
    }
    lines = [article.title]
    for name, entries in sections.items():
        if entries:
            lines += ["", name, *(f"  {' '.join(entry.split()) if name != 'When' else entry}" for entry in entries)]
    return "\n".join([*lines, ""])
