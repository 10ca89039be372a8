"""The sentence around a place in an article: facts carry only the words that state them."""

from __future__ import annotations

from reader.article import Article, PartKind, Span

_READ = (PartKind.TITLE, PartKind.DECK, PartKind.SUBHEAD, PartKind.PARAGRAPH)


def sentence_around(article: Article, span: Span) -> Span:
    """The sentence that holds a span, or the sentences that it stretches over; never more than one part."""
    from reader.comparison.sentences import sentence_ends

    part = next((part for part in article.spans(*_READ) if part.meets(span)), span)
    start, end = part.start, part.end
    for stop in sentence_ends(article.text, part.start, part.end):
        if stop <= span.start:
            start = stop
        elif stop >= span.end:
            end = stop
            break
    while start < span.start and article.text[start].isspace():
        start += 1
    return Span(min(start, span.start), max(end, span.end))
