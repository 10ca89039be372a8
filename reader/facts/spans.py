"""Many spans as plain numbers: fifty thousand of them as values would take five megabytes and a twentieth second."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import overload

from reader.article import Span


class Spans(Sequence[Span]):
    """Spans in reading order; made into values as they are asked for, and equal to other sequences of the same."""

    __slots__ = ("_ends", "_starts")

    def __init__(self, edges: Sequence[int] = ()) -> None:
        """Keep spans.

        Args:
            edges: where the first begins, where it ends, where the second begins …
        """
        self._starts, self._ends = array("L", edges[::2]), array("L", edges[1::2])

    @classmethod
    def of(cls, spans: Iterable[Span]) -> Spans:
        """Spans in whatever order."""
        return cls([edge for span in sorted(spans) for edge in span])

    @property
    def edges(self) -> Iterator[int]:
        """What they can be made from again."""
        for start, end in zip(self._starts, self._ends, strict=True):
            yield start
            yield end

    def meeting(self, start: int, end: int) -> Iterator[Span]:
        """Those that meet a stretch of the text, if none lies in another."""
        at = bisect_left(self._starts, start)
        if at and self._ends[at - 1] > start:
            at -= 1
        while at < len(self._starts) and self._starts[at] < end:
            yield Span(self._starts[at], self._ends[at])
            at += 1

    def __len__(self) -> int:
        return len(self._starts)

    @overload
    def __getitem__(self, at: int) -> Span: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Span, ...]: ...
    def __getitem__(self, at: int | slice) -> Span | tuple[Span, ...]:
        if isinstance(at, slice):
            return tuple(map(Span, self._starts[at], self._ends[at]))
        return Span(self._starts[at], self._ends[at])

    def __iter__(self) -> Iterator[Span]:
        return map(Span, self._starts, self._ends)

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Spans):
            return self._starts == other._starts and self._ends == other._ends
        return isinstance(other, Sequence) and len(self) == len(other) and all(map(_is_same, self, other))

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return f"Spans({list(self.edges)})"


def _is_same(one: Span, other: object) -> bool:
    return one == other
