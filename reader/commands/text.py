"""Articles as text: plain for pipes, with highlights for terminals."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from reader.article import Article, PartKind, Span
from reader.facts.model import Facts
from reader.tui.wrapping import wrapped

if TYPE_CHECKING:
    from rich.text import Text

MEASURE = 76
"""Terminal cells to a line."""


def lines_of(article: Article, measure: int = MEASURE) -> Iterator[Span | None]:
    """The lines of an article, wrapped to a measure; None for a blank line between its parts."""
    opening: int | None = None
    is_first = True
    for part in article.parts:
        start = part.span.start if opening is None else opening
        # A dateline opens the paragraph that follows it.
        opening = start if part.kind is PartKind.DATELINE else None
        if opening is not None:
            continue
        if not is_first:
            yield None
        is_first = False
        yield from (Span(*line) for line in wrapped(article.text, start, part.span.end, measure))
    if opening is not None:
        yield from (Span(*line) for line in wrapped(article.text, opening, len(article.text), measure))


def article_as_text(article: Article, measure: int = MEASURE) -> str:
    """The article as plain text."""
    return "\n".join(article.text[line.start : line.end] if line else "" for line in lines_of(article, measure))


def article_as_rich_text(article: Article, facts: Facts | None, measure: int = MEASURE) -> Text:
    """The article with its highlights, in the terminal's own colours."""
    from rich.text import Text

    from reader.tui.painting import as_rich_text

    text = as_rich_text(article, facts or Facts(language="und", engine=""))
    return Text("\n").join(text[line.start : line.end] if line else Text() for line in lines_of(article, measure))
