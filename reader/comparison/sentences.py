"""Sentences as their punctuation tells them: known without the pipeline, in any article and at once."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader.article import Article, PartKind, Span

_END = re.compile(r"""[.!?…]+["'”’»)\]]*(?=\s|$)|[。！？]+[」』”’）]*""")
_NEXT = re.compile(r"\s*(\S)")
_ABBREVIATIONS = frozenset(
    "Mr Mrs Ms Dr Prof Gen Col Lt Sgt Capt Maj Adm Rev Sen Rep Gov Hon St Messrs Jr Sr "
    "Jan Feb Mar Apr Aug Sept Sep Oct Nov Dec Inc Corp Co Ltd Bros No Nos vs".split()
)
_LONGEST = 20
"""Characters before a full stop that can be an abbreviation."""


def sentences(article: Article) -> Iterator[tuple[PartKind, Span]]:
    """The sentences of an article in reading order, each with the kind of part that it stands in."""
    for part in article.parts:
        start = part.span.start
        for end in (*sentence_ends(article.text, *part.span), part.span.end):
            if span := _stripped(article.text, start, end):
                yield part.kind, span
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
