"""What `y` copies: words of the article with who said them, where and when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.article import Article, Span

if TYPE_CHECKING:
    from reader.facts.model import Facts


def citation(article: Article, facts: Facts | None = None, span: Span | None = None) -> str:
    """The quotation or else the sentence that holds a stretch of the article, with its source, date and link.

    Without a stretch the headline stands for the article.
    """
    day = f"{article.published.day} {article.published:%B %Y}" if article.published else None
    source = [article.publisher, day, article.url]
    if span is None:
        return _joined(article.title, source)
    headline = f"“{article.title}”"
    for quote in facts.quotes if facts else ():
        if span.within(quote.span):
            return _joined(f"“{_words(article, quote.span)}”", [quote.speaker, headline, *source])
    from reader.sentences import sentence_around

    return _joined(_words(article, sentence_around(article, span)), [headline, *source])


def _words(article: Article, span: Span) -> str:
    return " ".join(article.text[span.start : span.end].split())


def _joined(words: str, source: list[str | None]) -> str:
    return " — ".join(filter(None, (words, ", ".join(filter(None, source)))))
