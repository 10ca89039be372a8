"""Why a search has found an article: the words in its headline, and the sentence that has them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from reader.article import Span
from reader.library.finding import Sought, hits


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
    in_it = takewhile(lambda span: span.end <= end, found)
    shown = text[start:end].rstrip()
    return Excerpt(in_title, shown, tuple(Span(a - start, min(b - start, len(shown))) for a, b in in_it))


def _sentence(text: str, span: Span) -> Span:
    """The sentence around a place in a text; one that holds several paragraphs is cut at their edges."""
    from reader.sentences import sentence_ends

    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    end = len(text) if end < 0 else end
    for at in sentence_ends(text, start, end):
        if at >= span.end:
            return Span(start, at)
        if at <= span.start:
            start = at + 1
    return Span(min(start, span.start), end)
