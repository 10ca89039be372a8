"""Sentences as their punctuation tells them: known without the pipeline, in any article and at once."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from reader.article import READ, Article, PartKind, Span

_END = re.compile(r"""[.!?…]+["'”’»)\]]*(?=\s|$)|[。！？]+[」』”’）]*""")
_NEXT = re.compile(r"\s*(\S)")
_ABBREVIATIONS = frozenset(
    "Mr Mrs Ms Dr Prof Gen Col Lt Sgt Capt Maj Adm Rev Sen Rep Gov Hon St Messrs Jr Sr "
    "Jan Feb Mar Apr Aug Sept Sep Oct Nov Dec Inc Corp Co Ltd Bros No Nos vs".split()
)
_LONGEST = 20
"""Characters before a full stop that can be an abbreviation."""

_STRETCH = 50
"""Sentences that one fact can stretch over."""


def sentences(article: Article) -> Iterator[tuple[PartKind, Span]]:
    """The sentences of an article in reading order, each with the kind of part that it stands in."""
    return ((part.kind, sentence) for part in article.parts for sentence in _within(article.text, part.span))


def sentences_read(article: Article) -> tuple[Span, ...]:
    """Those of the headline, deck, subheads and paragraphs."""
    return tuple(sentence for kind, sentence in sentences(article) if kind in READ)


def sentence_around(article: Article, span: Span) -> Span:
    """The sentence that holds what an article states at a span, or the sentences that it stretches over."""
    parts = (part for part in article.spans(*READ) if part.meets(span))
    return around([sentence for part in parts for sentence in _within(article.text, part)], span)


def around(known: Sequence[Span], span: Span) -> Span:
    """The same among sentences that are known, where many are asked for in one article.

    Args:
        known: the sentences, in reading order.
        span: what they are to hold.
    """
    first = max(bisect_right(known, span.start, key=lambda sentence: sentence.start) - 1, 0)
    held = [sentence for sentence in known[first : first + _STRETCH] if sentence.meets(span)]
    return Span(min(held[0].start, span.start), max(held[-1].end, span.end)) if held else span


def _within(text: str, part: Span) -> Iterator[Span]:
    start = part.start
    for end in (*sentence_ends(text, *part), part.end):
        if span := _stripped(text, start, end):
            yield span
        start = end


def _stripped(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None


def sentence_ends(text: str, start: int, end: int) -> Iterator[int]:
    """The places at which sentences end, with the quotation marks that close there.

    Args:
        text: the text.
        start: where a paragraph begins.
        end: where it ends.
    """
    for match in _END.finditer(text, start, end):
        if _ends_sentence(text, match.start(), match.end(), end):
            yield match.end()


def _ends_sentence(text: str, at: int, after: int, end: int) -> bool:
    """Whether a mark ends a sentence rather than an abbreviation, an initial, or a quotation inside one."""
    following = _NEXT.match(text, after, end)
    if following and following[1].islower():
        return False
    if text[at:after] != ".":
        return True
    word = re.split(r"[\s(“\"—–-]", text[max(at - _LONGEST, 0) : at])[-1]
    is_initial = (len(word) == 1 and word.isupper()) or "." in word
    return not following or not (is_initial or word in _ABBREVIATIONS)
