"""The key facts in lines, laid out from the top as far as somebody has asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from reader.tui.wrapping import wrapped

if TYPE_CHECKING:
    from reader.tui.key_facts import KeyFact

_INDENT, HANGING = 2, 4
"""Cells before the first line of an entry and before its others."""

_BULLET = "• "
_VALUE = 12
"""Cells for a normalised date, so that its wordings stand under one another."""

_AT_ONCE = 64
"""Lines that are laid out at once on the way to a fact."""


class Line(NamedTuple):
    """A line of the panel."""

    pieces: tuple[tuple[str, str], ...] = ()
    """Texts and what each is: the name of a component class."""
    fact: int | None = None
    """The place of the fact that it belongs to; None for headings, blank lines and what is said above them."""
    indent: int = 1
    """Cells before it."""


class Entries:
    """Lines that never change once they are laid out; how many more there will be is guessed until all are."""

    def __init__(self, facts: Sequence[KeyFact] = (), still: str = "", measure: int = 1) -> None:
        """Lay nothing out yet.

        Args:
            facts: the entries, in order.
            still: a line to show above them.
            measure: cells to a line.
        """
        self._count = len(facts)
        self._coming = _lines(facts, still, measure)
        self._lines: list[Line] = []
        self._firsts: list[int] = []
        self.are_complete = False
        """Whether all are laid out."""

    def __len__(self) -> int:
        """How many are laid out."""
        return len(self._lines)

    @property
    def expected(self) -> int:
        """How many there are in all: guessed from those that are laid out, if these are not all."""
        known, facts = len(self), len(self._firsts)
        return known if self.are_complete or not facts else known * self._count // facts + 1

    def lay_out(self, count: int | None = None) -> None:
        """Lay out so many more, or all."""
        before = len(self)
        for line in islice(self._coming, count):
            if line.fact == len(self._firsts):
                self._firsts.append(len(self._lines))
            self._lines.append(line)
        self.are_complete = count is None or len(self) < before + count

    def line(self, number: int) -> Line:
        """A line; an empty one below the last."""
        if (lacking := number + 1 - len(self)) > 0 and not self.are_complete:
            self.lay_out(lacking)
        return self._lines[number] if number < len(self) else Line()

    def of(self, fact: int) -> range:
        """The lines of a fact; none if there is no such fact."""
        while len(self._firsts) <= fact + 1 and not self.are_complete:
            self.lay_out(_AT_ONCE)
        if fact >= len(self._firsts):
            return range(0)
        first = last = self._firsts[fact]
        while last + 1 < len(self) and self._lines[last + 1].fact == fact:
            last += 1
        return range(first, last + 1)

    def heading_of(self, fact: int) -> int:
        """The line from which a fact is shown: its first, or that of the heading above it."""
        first = self.of(fact).start
        while first and self._lines[first - 1].fact is None:
            first -= 1
        return first

    def fact_at(self, number: int) -> int:
        """The fact on a line, or on the first below it; the last where there is none."""
        while (found := self.line(number).fact) is None and number < len(self):
            number += 1
        return self._count - 1 if found is None else found


def _lines(facts: Sequence[KeyFact], still: str, measure: int) -> Iterator[Line]:
    section, is_first = "", True
    for start, end in wrapped(still, 0, len(still), measure):
        yield Line(((still[start:end], "still"),))
        is_first = False
    for number, fact in enumerate(facts):
        if fact.section != section:
            section = fact.section
            if not is_first:
                yield Line()
            yield Line(((section, "section"),))
        yield from _entry(fact, number, measure)
        is_first = False


def _entry(fact: KeyFact, number: int, measure: int) -> Iterator[Line]:
    """An entry wrapped to the measure; its first line stands out to the left."""
    words = f"{_BULLET}{fact.words}" if fact.section == "In brief" else fact.words
    if fact.detail:
        words = f"{words.ljust(_VALUE - 2) if fact.section == 'When' else words}  "
    whole, edge = words + fact.detail, len(words)
    indent = _INDENT
    for start, end in wrapped(whole, 0, len(whole), measure) if whole else ((0, 0),):
        pieces = (whole[start : min(end, edge)], "words"), (whole[max(start, edge) : end], "detail")
        yield Line(tuple(piece for piece in pieces if piece[0]), number, indent)
        indent = HANGING
