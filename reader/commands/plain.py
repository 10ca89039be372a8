"""Articles and facts as plain text, for pipes and for terminals without the reader."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from typing import Any

from reader.article import Article, PartKind

MEASURE = 76
"""Characters to a line."""


def article_as_text(article: Article, measure: int = MEASURE) -> str:
    """The article with its paragraphs wrapped."""
    return "\n\n".join(_blocks(article, measure))


def _blocks(article: Article, measure: int) -> Iterator[str]:
    opening = ""
    for part in article.parts:
        words = article.text[part.span.start : part.span.end]
        if part.kind is PartKind.DATELINE:
            opening = f"{words} "
            continue
        lines = (opening + words).split("\n")
        opening = ""
        yield "\n".join(textwrap.fill(line, measure, break_on_hyphens=False) for line in lines)


def facts_as_text(told: dict[str, Any]) -> str:
    """The key facts in the order of the reader's panel."""
    text = told["text"]

    def words(fact: dict[str, int]) -> str:
        return " ".join(text[fact["start"] : fact["end"]].split())

    lines = [told["title"], ""]

    def section(name: str, entries: list[str]) -> None:
        if entries:
            lines.extend([name, *(f"  {entry}" for entry in entries), ""])

    entities = told["entities"]
    section("In brief", [words(sentence) for sentence in told["summary"]])
    for name, types in (("Who", ("PERSON", "ORG")), ("Where", ("PLACE",))):
        chosen = [entity for kind in types for entity in entities if entity["type"] == kind]
        section(name, [e["name"] + (f", {e['role']}" if e["role"] else "") for e in chosen])
    dates = sorted(told["dates"], key=lambda moment: (moment["value"] is None, moment["value"] or ""))
    section("When", [f"{moment['value'] or '?':24} {words(moment)}" for moment in dates])
    section(
        "Figures",
        [
            words(figure)
            + (f" ({figure['change']})" if figure["change"] else "")
            + (f": {figure['of']}" if figure["of"] else "")
            for figure in told["figures"]
        ],
    )
    section("Quotes", [f"{quote['speaker'] or '?'}: “{words(quote)}”" for quote in told["quotes"]])
    return "\n".join(lines)
