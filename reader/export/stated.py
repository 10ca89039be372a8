"""What articles state, as rows of a table, lines of JSON, and lines of a note, each with its source."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from reader.across.amounts import Amount
from reader.across.dossier import Dossier
from reader.across.passage import Passage, Source
from reader.across.plot import by_month
from reader.across.sayings import Saying
from reader.across.timeline import Dated
from reader.article import Article
from reader.export.table import as_table
from reader.export.wiki import front_matter, note_name, plain, section, wiki_link
from reader.facts.model import Facts

Stated = Amount | Saying | Dated

_KINDS: Mapping[type[Stated], str] = {Amount: "figure", Saying: "quotation", Dated: "date"}

_SOURCE = "id title publisher published start end".split()
COLUMNS = "fact words name type role speaker of value low high unit kind change date".split() + _SOURCE
"""Those of every table of facts, whatever they are."""

_PLOT = 60


def stated_rows(facts: Iterable[Stated]) -> Iterator[dict[str, Any]]:
    """Figures, quotations and dates, each as one flat object."""
    for fact in facts:
        yield {"fact": _KINDS[type(fact)], **fact.to_json()}


def dossier_rows(dossier: Dossier) -> Iterator[dict[str, Any]]:
    """All that a dossier says."""
    name = dossier.subject.name
    for role in dossier.roles:
        row = {"words": role.words, "role": role.words, "date": role.since or None}
        yield {"fact": "role", "name": name, **row, **role.passage.to_json()}
    for one in dossier.company:
        named = {"words": one.name, "name": one.name, "type": one.type.value}
        yield {"fact": "company", **named, "value": one.articles, **one.passage.to_json()}
    yield from ({"name": name, **row} for row in stated_rows((*dossier.sayings, *dossier.amounts)))
    for naming in dossier.articles:
        yield {"fact": "article", "name": name, "value": naming.mentions, **naming.passage.to_json()}


def article_rows(article: Article, facts: Facts) -> Iterator[dict[str, Any]]:
    """The facts of one article."""
    source = {
        "id": article.id,
        "title": article.title,
        "publisher": article.publisher,
        "published": article.published and article.published.isoformat(),
    }

    def row(fact: str, span: tuple[int, int], **more: object) -> dict[str, Any]:
        start, end = span
        return {"fact": fact, "words": article.text[start:end], **more, **source, "start": start, "end": end}

    for entity in facts.entities:
        for mention in entity.mentions[:1]:
            yield row("name", mention, name=entity.name, type=entity.type.value, role=entity.role)
    for figure in facts.figures:
        values = {"value": figure.value, "low": figure.low, "high": figure.high, "unit": figure.unit}
        yield row("figure", figure.span, **values, kind=figure.kind.value, of=figure.of, change=figure.change)
    for moment in facts.dates:
        yield row("date", moment.span, date=moment.value)
    for quote in facts.quotes:
        yield row("quotation", quote.span, speaker=quote.speaker)


def rows_as_table(rows: Iterable[Mapping[str, Any]]) -> str:
    """Rows of facts as comma-separated values."""
    return as_table(COLUMNS, rows)


def rows_as_lines(rows: Iterable[Mapping[str, Any]]) -> str:
    """Rows of facts as JSON Lines."""
    return "".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows)


def stated_note(title: str, facts: Sequence[Stated]) -> str:
    """A set of facts as a note; each line leads to the note of its article."""
    return f"# {plain(title)}\n\n" + "".join(f"- {_line(fact)}\n" for fact in facts)


def dossier_note(dossier: Dossier) -> str:
    """A dossier as a note under the name of its subject, with links to the notes of all that it names."""
    subject = dossier.subject
    front = front_matter({"type": subject.type.value.lower(), "aliases": [name for name, _ in subject.names[1:]]})
    months = [by_month(dossier.months, _PLOT)] if dossier.months else []
    company = (f"{wiki_link(one.name)} ({one.articles}) {_cited(one.passage)}" for one in dossier.company)
    blocks = (
        front,
        f"# {plain(subject.name)}\n",
        section("Roles", (f"{plain(role.words)} {_cited(role.passage)}" for role in dossier.roles)),
        section("Articles by month", months),
        section("Named together with", company),
        section("Said", map(_line, dossier.sayings)),
        section("Figures", map(_line, dossier.amounts)),
        section("Articles", (_link(one.passage.source) for one in dossier.articles)),
    )
    return "\n".join(filter(None, blocks))


def _line(fact: Stated) -> str:
    match fact:
        case Amount():
            told = f"**{plain(fact.told)}** — {plain(fact.phrase)}"
        case Saying():
            speaker = f" — {wiki_link(fact.speaker)}" if fact.speaker else ""
            told = f"“{plain(fact.words).strip()}”{speaker}"
        case Dated():
            told = f"{fact.value} — {plain(fact.words)}"
    return f"{told} {_cited(fact.passage)}"


def _cited(passage: Passage) -> str:
    return f"({_link(passage.source)})"


def _link(source: Source) -> str:
    words = ", ".join(filter(None, (source.title, source.origin, source.day)))
    return wiki_link(note_name(source.title or source.id, source.published), words)
