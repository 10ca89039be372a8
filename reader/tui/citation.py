"""What `y` copies: words of the article with who said them, where and when."""

from __future__ import annotations

from reader.article import Article, Span
from reader.facts.model import Facts


def citation(article: Article, facts: Facts | None, span: Span | None) -> str:
    """A stretch of the article with its source, date and link; without one the headline.

    A quotation that holds the stretch is given whole, with its speaker.
    """
    day = f"{article.published.day} {article.published:%B %Y}" if article.published else None
    source = ", ".join(filter(None, (article.publisher, day, article.url)))
    if span is None:
        return " — ".join(filter(None, (article.title, source)))
    said_by = None
    words = " ".join(article.text[span.start : span.end].split())
    for quote in facts.quotes if facts else ():
        if span.within(quote.span):
            words = " ".join(article.text[quote.span.start : quote.span.end].split())
            words, said_by = f"“{words}”", quote.speaker
            break
    about = ", ".join(filter(None, (said_by, f"in “{article.title}”")))
    return " — ".join(filter(None, (words, ", ".join(filter(None, (about, source))))))
