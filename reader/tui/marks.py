"""What is painted over the text of an article, and the stretches of a line that look alike."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from rich.cells import get_character_cell_size

from reader.article import Span
from reader.tui.painting import Highlight, Layer, Names, Painted

_JOINER = "\u200d"
_NOTHING = Layer()


@dataclass(frozen=True, slots=True)
class Marks:
    """The layers over a text, the lowest first, and what has been made of them by the reader."""

    datelines: tuple[Span, ...] = ()
    quotes: Layer = _NOTHING
    names: Names = field(default_factory=Names)
    """Names, figures and dates."""
    matches: Layer = _NOTHING
    """What a search has found."""
    kinds: frozenset[Highlight] = frozenset(Highlight)
    """The kinds that are shown."""
    chosen: int | None = None
    """The entity whose mentions are lit, whether or not its kind is shown; other names are dimmed."""
    fresh: tuple[Span, ...] = ()
    """Sentences that are new to whoever has read other articles of the story."""
    marked: Span | None = None
    """The sentence that states a fact."""
    current: Span | None = None
    """The highlight or match that was gone to."""

    def in_margin(self, start: int, end: int) -> bool:
        """Whether a line has a mark in the margin: something on it is marked or was gone to."""
        spans = (self.marked, self.current, *self.fresh)
        return any(span is not None and span.start < end and start < span.end for span in spans)

    def runs(self, text: str, start: int, end: int) -> Iterator[tuple[int, int, tuple[str, ...]]]:
        """The stretches of a line that look alike.

        Args:
            text: the article's text.
            start: where the line begins in it.
            end: where it ends.

        Yields:
            Where each begins and ends, and the names of what is painted there, the topmost last.
        """
        over = self._over(start, end)
        if not over:
            yield start, end, ()
            return
        edges = {start, end}
        for span, _ in over:
            edges.update(_whole(text, edge, end) for edge in span if start < edge < end)
        for first, last in pairwise(sorted(edges)):
            yield first, last, tuple(name for span, name in over if span.start < last and first < span.end)

    def _over(self, start: int, end: int) -> list[tuple[Span, str]]:
        over: list[tuple[Span, str]] = [(span, "dateline") for span in self.datelines if span.meets(Span(start, end))]
        over += [(span, "new") for span in self.fresh if span.meets(Span(start, end))]
        if Highlight.QUOTE in self.kinds:
            over += [(item.span, item.kind) for item in self.quotes.within(start, end)]
        for item in self.names.within(start, end):
            over += [(item.span, name) for name in self._names_of(item)]
        if self.marked:
            over.append((self.marked, "marked"))
        over += [(item.span, "match") for item in self.matches.within(start, end)]
        if self.current:
            over.append((self.current, "current"))
        return over

    def _names_of(self, item: Painted) -> tuple[str, ...]:
        if self.chosen is not None and item.entity == self.chosen:
            return item.kind, "chosen"
        if item.kind not in self.kinds:
            return ()
        return (item.kind,) if self.chosen is None else ("dimmed",)

    def next_stop(self, step: int, last: Span | None, place: int) -> Span | None:
        """The next match of a search, else mention that is chosen, else highlight, around the end; None without any.

        Args:
            step: 1 for the next, -1 for the one before.
            last: what was gone to last, to be counted from.
            place: the place of the text to be counted from where nothing was.
        """
        every = [spans for spans in self._stops() if spans]
        if not every:
            return None
        if step > 0:
            find = bisect_left if last is None else bisect_right
            ahead = [spans[at] for spans in every if (at := find(spans, last or Span(place, 0))) < len(spans)]
            return min(ahead or [spans[0] for spans in every])
        behind = [spans[at - 1] for spans in every if (at := bisect_left(spans, last or Span(place, 0)))]
        return max(behind or [spans[-1] for spans in every])

    def _stops(self) -> Iterator[Sequence[Span]]:
        """What is gone through, in several sequences, each in reading order: to merge them would take time."""
        if self.matches.painted:
            yield [item.span for item in self.matches.painted]
        elif self.chosen is not None:
            yield self.names.mentions(self.chosen)
        else:
            yield from self.names.spans(self.kinds)
            if Highlight.QUOTE in self.kinds:
                yield [item.span for item in self.quotes.painted]


def _whole(text: str, edge: int, end: int) -> int:
    """The edge after the character that it would cut from its accent or joiner."""
    while (
        edge < end
        and not text[edge].isascii()
        and (not get_character_cell_size(text[edge]) or text[edge - 1] == _JOINER)
    ):
        edge += 1
    return edge
