"""Figures: the numbers of an article, what they count or measure, and whether it went up or down."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reader.article import Span
from reader.facts.entities import Mention
from reader.facts.model import Change, Figure, FigureKind, Moment
from reader.facts.quantity import ages, ellipsis, holders, idioms, labels
from reader.facts.quantity.aligned import AlignedText
from reader.facts.quantity.change import change
from reader.facts.quantity.counted import Counted
from reader.facts.quantity.grammar import Grammar
from reader.facts.quantity.measured import measured
from reader.facts.quantity.numerals import Form
from reader.facts.quantity.pronouns import is_anaphor, is_article
from reader.facts.quantity.quantity import Quantity
from reader.facts.reading import Reading

_RATIO = re.compile(r"\bratio\b[^.;]*\Z")
_ANEW = re.compile(r"[.;!?]|\b(?:and|while|but)\b")
_INCLUDING = ("including ", "among them ", "including at least ", "of whom ", "of them ")
"""What tells of a part; the next number goes on with the whole: "five, including two children, … and 23 hurt"."""
_SAME_CLAUSE = 24
"""Characters between two figures of one clause, at most."""


def find_figures(reading: Reading, mentions: Sequence[Mention], dates: Sequence[Moment]) -> tuple[Figure, ...]:
    """The figures of the article, in reading order, none inside a name or a date.

    Text that is not English has the figures whose own words tell what they are, without what they measure.
    """
    article = reading.article.text
    names = sorted(mentions, key=lambda mention: mention.span)
    days = sorted(moment.span for moment in dates)
    models = labels.models(article, names)
    return tuple(
        figure
        for passage in reading.passages
        for figure in _Reader(AlignedText(passage, article, names, days), article, models).figures(passage.start)
    )


class _Reader:
    """Reads the figures of one passage. Offsets count from its start until a figure is made."""

    def __init__(self, passage: AlignedText, article: str, models: frozenset[str]) -> None:
        self._passage = passage
        self._article = article
        self._models = models

    def figures(self, start: int) -> Iterator[Figure]:
        """The figures of the passage that begins at `start`, in reading order."""
        passage = self._passage
        found = list(Grammar(passage.text, self._article, self._is_free, english=passage.parsed).quantities())
        if not found:
            return
        units = frozenset(i for q in found if q.complete for i in passage.tokens_of(q.start, q.end))
        untold = units | passage.dated_tokens() if passage.parsed else units
        last: Quantity | None = None
        whole: Quantity | None = None
        told: Figure | None = None
        for quantity in found:
            if last is not None and quantity.start < last.end:
                continue
            included = passage.text[: quantity.start].endswith(_INCLUDING)
            read = self._completed(quantity, last if included else whole) if passage.parsed else ellipsis.bare(quantity)
            if read is not None:
                told = self._figure(read, last, told, start, untold)
                last, whole = read, whole if included else read
                yield told

    def _is_free(self, start: int, end: int) -> bool:
        """Whether a number belongs to no name and no date."""
        text, passage = self._passage.text, self._passage
        if text[start:end] in self._models and text[max(0, start - 1) : start] not in ("$", "€", "£"):
            return False
        return not passage.is_named(start, end) and not passage.is_dated(start, end)

    def _completed(self, quantity: Quantity, last: Quantity | None) -> Quantity | None:
        """The quantity with the noun that it counts, or as an age; None if it is no figure."""
        passage = self._passage
        if ages.follows_name(passage.text, quantity) and holders.is_of_person(passage, quantity):
            return ages.as_age(quantity)
        if ages.follows_at(passage.text, quantity) and holders.is_of_somebody(passage, quantity):
            return ages.as_age(quantity)
        if ages.is_stated(passage.text, quantity) and holders.is_said_of_person(passage, quantity):
            return ages.as_age(quantity)
        if idioms.is_idiom(passage, quantity):
            return None
        read = Counted(passage).complete(quantity)
        if quantity.numeral.form is Form.WORDS and quantity.value == 1 and not quantity.complete:
            if read.unit is None:
                return ellipsis.completed(passage, read, last) if ellipsis.stands_for_noun(passage, read) else None
            if not read.adjectival and is_article(passage.doc, passage.token_at(quantity.start)):
                return None
        if expected := ellipsis.as_expected(read, quantity, last):
            return expected
        if read.unit is not None or read.kind is not None:
            return read
        if labels.is_label(passage, read) or is_anaphor(passage.doc, passage.token_at(quantity.start), read):
            return None
        return ellipsis.completed(passage, read, last)

    def _figure(
        self, quantity: Quantity, last: Quantity | None, told: Figure | None, start: int, untold: frozenset[int]
    ) -> Figure:
        kind = quantity.kind or FigureKind.COUNT
        if kind in (FigureKind.COUNT, FigureKind.MEASURE) and quantity.unit is None and self._is_ratio(quantity):
            kind = FigureKind.RATE
        of, turn = self._meaning(quantity, kind, last, told, untold) if self._passage.parsed else (None, None)
        span = Span(start + quantity.start, start + quantity.end)
        return Figure(span, kind, quantity.value, quantity.low, quantity.high, quantity.unit, of, turn)

    def _meaning(
        self, quantity: Quantity, kind: FigureKind, last: Quantity | None, told: Figure | None, untold: frozenset[int]
    ) -> tuple[str | None, Change | None]:
        """What a figure measures and which way it went."""
        passage = self._passage
        tokens = passage.tokens_of(quantity.start, quantity.end)
        turn = change(passage, quantity, kind, self._clause(last, quantity))
        if told is not None and last is not None and ellipsis.says_again(passage, last, quantity):
            follows = not passage.text[: quantity.start].endswith(("from ", ": "))
            return told.of, turn or (told.change if follows else None)
        if kind is FigureKind.AGE and (name := holders.named(passage, quantity)):
            return name, None
        counted = kind in (FigureKind.COUNT, FigureKind.RANK) or quantity.adjectival
        of = measured(passage.doc, tokens, untold, counted=counted)
        if told is not None and last is not None and ellipsis.is_compared(passage, last, quantity):
            of = ellipsis.merged(told.of, of)
        return of, turn

    def _clause(self, last: Quantity | None, quantity: Quantity) -> int:
        """Where the words begin that tell of this figure and not of the one before it."""
        if last is None:
            return 0
        short = quantity.start - last.end <= _SAME_CLAUSE
        return 0 if short and not _ANEW.search(self._passage.text, last.end, quantity.start) else last.end

    def _is_ratio(self, quantity: Quantity) -> bool:
        return _RATIO.search(self._passage.text, max(0, quantity.start - 80), quantity.start) is not None
