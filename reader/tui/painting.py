"""Which words of an article are highlighted as what: facts as painted spans."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from reader.article import Article, PartKind, Span
from reader.facts.model import EntityType, Facts

if TYPE_CHECKING:
    from rich.text import Text


class Highlight(StrEnum):
    """The kinds of highlights, in the order of their keys."""

    PERSON = "person"
    ORG = "org"
    PLACE = "place"
    GROUP = "group"
    EVENT = "event"
    OTHER = "other"
    FIGURE = "figure"
    DATE = "date"
    QUOTE = "quote"


STYLES = {
    Highlight.PERSON: "bold cyan",
    Highlight.ORG: "bold underline yellow",
    Highlight.PLACE: "underline green",
    Highlight.GROUP: "dim underline green",
    Highlight.EVENT: "bold italic underline magenta",
    Highlight.OTHER: "italic underline magenta",
    Highlight.FIGURE: "bold italic blue",
    Highlight.DATE: "italic blue",
    Highlight.QUOTE: "",
}
"""For output outside the reader, in the terminal's own colours. Each kind has attributes that no other has."""

_OF_TYPE = {
    EntityType.PERSON: Highlight.PERSON,
    EntityType.ORG: Highlight.ORG,
    EntityType.PLACE: Highlight.PLACE,
    EntityType.GROUP: Highlight.GROUP,
    EntityType.EVENT: Highlight.EVENT,
    EntityType.OTHER: Highlight.OTHER,
}


@dataclass(frozen=True, slots=True)
class Painted:
    """A stretch of the text with its highlight."""

    span: Span
    kind: Highlight
    entity: int | None = None
    """The entity that it mentions, as an index into the facts."""


class Layer:
    """Painted spans of one layer, in order and apart, found by place."""

    def __init__(self, painted: Sequence[Painted]) -> None:
        """Sort them; of two that overlap the first stays."""
        self.painted: list[Painted] = []
        end = 0
        for item in sorted(painted, key=lambda item: item.span):
            if item.span.start >= end:
                self.painted.append(item)
                end = item.span.end
        self._starts = [item.span.start for item in self.painted]

    def within(self, start: int, end: int) -> Iterator[Painted]:
        """Those that meet the stretch from `start` to `end`."""
        at = max(bisect_right(self._starts, start) - 1, 0)
        for item in self.painted[at : bisect_left(self._starts, end)]:
            if item.span.end > start:
                yield item


def layers(facts: Facts) -> tuple[Layer, Layer]:
    """The highlights of an article: quotations, and over them the names, figures and dates."""
    names = [
        Painted(mention, _OF_TYPE[entity.type], index)
        for index, entity in enumerate(facts.entities)
        for mention in entity.mentions
    ]
    names += [Painted(figure.span, Highlight.FIGURE) for figure in facts.figures]
    names += [Painted(moment.span, Highlight.DATE) for moment in facts.dates]
    return Layer([Painted(quote.span, Highlight.QUOTE) for quote in facts.quotes]), Layer(names)


def as_rich_text(article: Article, facts: Facts) -> Text:
    """The article with its highlights, for a terminal without the reader."""
    from rich.text import Text

    text = Text(article.text)
    for part in article.parts:
        if part.kind in (PartKind.TITLE, PartKind.SUBHEAD):
            text.stylize("bold", *part.span)
        elif part.kind in (PartKind.SECTION, PartKind.BYLINE, PartKind.CREDIT):
            text.stylize("dim", *part.span)
    for layer in layers(facts):
        for item in layer.painted:
            if STYLES[item.kind]:
                text.stylize(STYLES[item.kind], *item.span)
    return text
