"""Why a search has found an article: the words in its headline, and the sentence that has them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from reader.article import Span
from reader.library.finding import Sought, hits

_TELLING = 30
"""Characters from which a sentence tells something by itself: more than a dateline, its agency or a byline has."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """What is shown of an article that a search has found."""

    in_title: tuple[Span, ...] = ()
    """Where the words stand in the headline."""
    sentence: str = ""
    """The first sentence of the text that has one of them; empty if none has."""
    in_sentence: tuple[Span, ...] = ()
    """Where they stand in it."""


def excerpt(title: str, text: str, sought: Sequence[Sought]) -> Excerpt:
    """What shows that an article has the words.

    Args:
        title: its headline.
        text: deck and body, a paragraph a line.
        sought: the words.
    """
    in_title, found = tuple(hits(title, sought)), hits(text, sought)
    if not found:
        return Excerpt(in_title)
    start, end = _sentence(text, found[0])
    start = end - len(text[start:end].lstrip())
    in_it = takewhile(lambda span: span.end <= end, found)
    shown = text[start:end].rstrip().replace("\n", " ")
    return Excerpt(in_title, shown, tuple(Span(a - start, min(b - start, len(shown))) for a, b in in_it))


def _sentence(text: str, span: Span) -> Span:
    """The sentence around a place in a text, with the next ones while it tells too little."""
    start = text.rfind("\n", 0, span.start) + 1
    for end in _ends(text, start):
        if end <= span.start:
            start = end
        elif end >= span.end and end - start >= _TELLING:
            return Span(start, end)
    return Span(start, len(text))


def _ends(text: str, start: int) -> Iterator[int]:
    """The places at which sentences or paragraphs end from some line on."""
    from reader.sentences import sentence_ends

    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        yield from sentence_ends(text, start, end)
        yield end
        start = end + 1
