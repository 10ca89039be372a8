"""An article laid out in rows of the screen: where each line of the text stands, and what stands between."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from rich.cells import cell_len

from reader.article import Article, Part, PartKind
from reader.controls import visible_line
from reader.tui.wrapping import wrapped

MEASURE = 76
"""Cells to a line of text at most: longer lines are hard to read."""

_WORDS_A_MINUTE = 230
"""Silent reading of English non-fiction (Brysbaert 2019 finds 238 words a minute)."""

_HEAD = (PartKind.SECTION, PartKind.TITLE, PartKind.DECK, PartKind.BYLINE)
_DOT = " · "


class Row(NamedTuple):
    """A row of the screen: a line of the text, words of our own, or nothing. Offsets count in the article's text."""

    start: int
    end: int
    kind: PartKind | None = None
    """The part that the line belongs to; None where the text says nothing."""
    words: str = ""
    """Words of our own, such as the reading time; they follow the line if there is one."""


def laid_out(article: Article, measure: int, own: Sequence[str] = ()) -> Iterator[Row]:
    """The rows of an article, each found when it is asked for.

    Its head, a line on date, publisher and reading time, and its body.

    Args:
        article: any article.
        measure: cells to a row, at least 1.
        own: lines of the reader's own, which stand below the head.
    """
    head = list(takewhile(lambda part: part.kind in _HEAD, article.parts))
    body = article.parts[len(head) :]
    rows = _headed(article, head, measure)
    begin = body[0].span.start if body else len(article.text)
    if rows and rows[-1].kind is not PartKind.BYLINE:
        rows.append(Row(begin, begin))
    yield from rows
    for words in (_note(article), *map(visible_line, own)):
        yield from _own_words(words, begin, measure)
    for kind, start, end in _blocks(body):
        yield Row(start, start)
        for first, last in wrapped(article.text, start, end, measure):
            yield Row(first, last, kind)


def _headed(article: Article, head: Iterable[Part], measure: int) -> list[Row]:
    """Section and kicker are close above the headline; deck and byline stand apart."""
    rows: list[Row] = []
    kicker = visible_line(article.kicker or "")
    for part in head:
        if kicker and part.kind is not PartKind.SECTION:
            rows += _beside(rows, kicker, part.span.start, measure)
            kicker = ""
        if rows and rows[-1].kind not in (None, PartKind.SECTION):
            rows.append(Row(part.span.start, part.span.start))
        rows += [Row(start, end, part.kind) for start, end in wrapped(article.text, *part.span, measure)]
    return rows + (_own_words(kicker, 0, measure) if kicker else [])


def _beside(rows: list[Row], words: str, at: int, measure: int) -> list[Row]:
    """The words at the end of the last row if they fit there, else as rows of their own."""
    if rows and rows[-1].end - rows[-1].start + cell_len(_DOT + words) <= measure // 2:
        rows[-1] = rows[-1]._replace(words=_DOT + words)
        return []
    return _own_words(words, at, measure)


def _own_words(words: str, at: int, measure: int) -> list[Row]:
    return [Row(at, at, None, words[start:end]) for start, end in wrapped(words, 0, len(words), measure)]


def _blocks(body: Iterable[Part]) -> Iterator[tuple[PartKind, int, int]]:
    """The body's parts, a dateline run in with the paragraph that it opens."""
    dateline: Part | None = None
    for part in body:
        start, end = part.span
        if dateline and part.kind is PartKind.PARAGRAPH:
            start, dateline = dateline.span.start, None
        if dateline:
            yield PartKind.DATELINE, *dateline.span
        if part.kind is PartKind.DATELINE:
            dateline = part
            continue
        dateline = None
        yield part.kind, start, end
    if dateline:
        yield PartKind.DATELINE, *dateline.span


def _note(article: Article) -> str:
    words = article.text.count(" ") + article.text.count("\n\n") + 1
    minutes = max(1, round(words / _WORDS_A_MINUTE))
    day = article.published
    facts = (f"{day.day} {day:%B %Y}" if day else "", visible_line(article.publisher or ""), f"{minutes} min")
    return _DOT.join(filter(None, facts))
