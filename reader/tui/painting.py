"""Which words of an article are highlighted as what: facts as painted spans."""

from __future__ import annotations

import sys
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from reader.article import Article, PartKind, Span
from reader.facts.spans import Spans

if TYPE_CHECKING:
    from rich.text import Text

    from reader.facts.model import Entity, Facts


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


ATTRIBUTES = {
    Highlight.PERSON: "bold",
    Highlight.ORG: "bold underline",
    Highlight.PLACE: "underline",
    Highlight.GROUP: "underline uu",
    Highlight.EVENT: "bold italic underline",
    Highlight.OTHER: "italic underline uu",
    Highlight.FIGURE: "bold italic",
    Highlight.DATE: "italic underline",
    Highlight.QUOTE: "italic",
}
"""What tells the kinds apart without colour: names stand upright, quantities slant, and no two are alike.

"underline uu" is a double line, and a single one on terminals that know no double.
"""

_COLOURS = {
    Highlight.PERSON: "cyan",
    Highlight.ORG: "yellow",
    Highlight.PLACE: "green",
    Highlight.GROUP: "green",
    Highlight.EVENT: "magenta",
    Highlight.OTHER: "magenta",
    Highlight.FIGURE: "yellow",
    Highlight.DATE: "blue",
    Highlight.QUOTE: "default",
}

STYLES = {kind: f"{ATTRIBUTES[kind]} {_COLOURS[kind]}" for kind in Highlight}
"""Rich styles for output outside the reader, in the terminal's own sixteen colours."""

_PART_STYLES = {
    PartKind.SECTION: "dim",
    PartKind.TITLE: "bold",
    PartKind.BYLINE: "dim",
    PartKind.DATELINE: "dim",
    PartKind.SUBHEAD: "bold",
    PartKind.CREDIT: "dim",
}


_WINDOW = 1 << 14
"""Characters of the text whose names are worked out at once: some pages."""


class Painted(NamedTuple):
    """A stretch of the text with its highlight. Flat, so that many of them sort quickly."""

    start: int
    end: int
    kind: Highlight
    entity: int | None = None
    """The entity that it mentions, as an index into the facts."""

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)


class Layer:
    """Painted spans of one layer, in order and apart, found by place."""

    def __init__(self, painted: Iterable[Painted] = ()) -> None:
        """Sort them; of two that overlap the first stays, of two that begin together the longer."""
        kept: list[Painted] = []
        starts: list[int] = []
        begun = end = 0
        for item in sorted(painted):
            start, stop = item[:2]
            if start >= end:
                kept.append(item)
                starts.append(start)
                begun, end = start, stop
            elif start == begun and stop > end:
                kept[-1], end = item, stop
        self.painted: Sequence[Painted] = kept
        """In reading order."""
        self._starts = starts

    def within(self, start: int, end: int) -> Sequence[Painted]:
        """Those that meet the stretch from `start` to `end`."""
        first = bisect_right(self._starts, start) - 1
        if first < 0 or self.painted[first].end <= start:
            first += 1
        return self.painted[first : bisect_left(self._starts, end, first)]


class Names:
    """The names, figures and dates of an article, which are painted over its quotations.

    Found by place as in a `Layer`, but worked out a window of the text at a time: an article with fifty thousand
    of them shows the first as soon as one with five.
    """

    def __init__(self, facts: Facts | None = None) -> None:
        """Nothing is worked out yet."""
        self._facts = facts
        self._windows: dict[tuple[int, int], Layer] = {}

    @property
    def painted(self) -> Sequence[Painted]:
        """All of them, in reading order."""
        return Layer(self._meeting(0, sys.maxsize)).painted

    def within(self, start: int, end: int) -> Sequence[Painted]:
        """Those that meet the stretch from `start` to `end`."""
        window = start // _WINDOW, max(end - 1, start) // _WINDOW
        layer = self._windows.get(window)
        if layer is None:
            layer = self._windows[window] = Layer(self._meeting(window[0] * _WINDOW, (window[1] + 1) * _WINDOW))
        return layer.within(start, end)

    def mentions(self, entity: int) -> Sequence[Span]:
        """Where an entity is named, in reading order; none if there is no such entity."""
        return self._by_kind[entity][1] if 0 <= entity < len(self._entities) else ()

    def spans(self, kinds: frozenset[Highlight]) -> Iterator[Sequence[Span]]:
        """Where those of some kinds stand: the figures, the dates and each entity by itself, in reading order."""
        return (of_kind for kind, of_kind in self._by_kind if kind in kinds)

    @property
    def _entities(self) -> Sequence[Entity]:
        return self._facts.entities if self._facts else ()

    @cached_property
    def _by_kind(self) -> list[tuple[Highlight, Spans]]:
        """The entities, one by one, then the figures and the dates."""
        facts = self._facts
        if facts is None:
            return []
        return [
            *((Highlight[entity.type.name], _in_order(entity.mentions)) for entity in facts.entities),
            (Highlight.FIGURE, Spans.of(figure.span for figure in facts.figures)),
            (Highlight.DATE, Spans.of(moment.span for moment in facts.dates)),
        ]

    def _meeting(self, start: int, end: int) -> list[Painted]:
        named = len(self._entities)
        return [
            Painted(*span, kind, index if index < named else None)
            for index, (kind, spans) in enumerate(self._by_kind)
            for span in spans.meeting(start, end)
        ]


def _in_order(spans: Sequence[Span]) -> Spans:
    return spans if isinstance(spans, Spans) else Spans.of(spans)


def quotations(facts: Facts | None) -> Layer:
    """The quotations of an article: the layer under the names."""
    return Layer(Painted(*quote.span, Highlight.QUOTE) for quote in facts.quotes) if facts else Layer()


def as_rich_text(article: Article, facts: Facts) -> Text:
    """The article with its highlights, for a terminal without the reader."""
    from rich.text import Text

    text = Text(article.text)
    for part in article.parts:
        if part.kind in _PART_STYLES:
            text.stylize(_PART_STYLES[part.kind], *part.span)
    for layer in (quotations(facts), Names(facts)):
        for item in layer.painted:
            text.stylize(STYLES[item.kind], *item.span)
    return text
