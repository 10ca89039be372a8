"""The sentences that state facts, found many times in one article."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from reader.article import Article, PartKind, Span

_READ = (PartKind.TITLE, PartKind.DECK, PartKind.SUBHEAD, PartKind.PARAGRAPH)

_STRETCH = 50
"""Sentences that one fact can stretch over."""


def sentences_of(article: Article) -> tuple[Span, ...]:
    """All sentences of the headline, deck, subheads and paragraphs, in reading order."""
    from reader.comparison.sentences import sentences

    return tuple(span for kind, span in sentences(article) if kind in _READ)


def around(known: Sequence[Span], span: Span) -> Span:
    """The sentence that holds a span, or the sentences that it stretches over.

    Args:
        known: the sentences of the article, in reading order.
        span: what they are to hold.
    """
    first = max(bisect_right(known, span.start, key=lambda sentence: sentence.start) - 1, 0)
    held = [sentence for sentence in known[first : first + _STRETCH] if sentence.meets(span)]
    return Span(min(held[0].start, span.start), max(held[-1].end, span.end)) if held else span
