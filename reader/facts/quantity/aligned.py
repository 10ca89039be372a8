"""A passage's characters beside its tokens, names and dates: the grammar reads the ones, the syntax the others."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property

from reader.article import PartKind, Span
from reader.facts.entities import Mention
from reader.facts.model import EntityType
from reader.facts.reading import Passage

Stretch = tuple[int, int]
"""Where something begins and ends, counted from the start of its passage."""


class AlignedText:
    """One passage. Offsets count characters from its start, indices its tokens.

    Args:
        passage: the passage.
        article: the text of the whole article.
        mentions: the article's named mentions, in reading order.
        dates: the spans of the article's dates, in reading order.
    """

    def __init__(self, passage: Passage, article: str, mentions: Sequence[Mention], dates: Sequence[Span]) -> None:
        self.doc = passage.doc
        self.text = article[passage.start : passage.start + len(passage.text)]
        """As the article has it: with its own line breaks and fixed blanks."""
        self.parsed = passage.doc.has_annotation("DEP")
        self.is_headline = passage.kind is not PartKind.PARAGRAPH
        start, first, after = passage.start, Span(passage.start, 0), Span(passage.end, 0)
        inside = mentions[bisect_left(mentions, first, key=_span) : bisect_left(mentions, after, key=_span)]
        self._names = [(m.span.start - start, m.span.end - start) for m in inside]
        self._people = frozenset(m.span.end - start for m in inside if m.type is EntityType.PERSON)
        self._dates = [
            (date.start - start, date.end - start)
            for date in dates[bisect_left(dates, first) : bisect_left(dates, after)]
        ]

    @cached_property
    def _starts(self) -> list[int]:
        return [token.idx for token in self.doc]

    def token_at(self, at: int) -> int:
        """The index of the token that holds a character, or of the next one; the number of tokens if there is none."""
        i = bisect_right(self._starts, at) - 1
        if i >= 0 and at < self._starts[i] + len(self.doc[i]):
            return i
        return i + 1

    def tokens_of(self, start: int, end: int) -> range:
        """The indices of the tokens that a stretch touches."""
        return range(self.token_at(start), min(self.token_at(end - 1) + 1, len(self.doc)))

    def is_named(self, start: int, end: int) -> bool:
        """Whether a stretch meets a name."""
        return _meets(self._names, start, end)

    def is_dated(self, start: int, end: int) -> bool:
        """Whether a stretch meets a date."""
        return _meets(self._dates, start, end)

    def dated_tokens(self) -> frozenset[int]:
        """The indices of the tokens of all dates."""
        return frozenset(i for stretch in self._dates for i in self.tokens_of(*stretch))

    def name_before(self, at: int) -> str | None:
        """The name that ends at a character."""
        i = bisect_left(self._names, (at, 0)) - 1
        return self.text[slice(*self._names[i])] if i >= 0 and self._names[i][1] == at else None

    def is_person_before(self, at: int) -> bool:
        """Whether a person's name ends at a character."""
        return at in self._people

    def one_sentence(self, start: int, end: int) -> bool:
        """Whether no sentence begins between two characters."""
        return not any(
            self.doc[i].is_sent_start for i in range(self.token_at(start), min(self.token_at(end) + 1, len(self.doc)))
        )


def _span(mention: Mention) -> Span:
    return mention.span


def _meets(stretches: Sequence[Stretch], start: int, end: int) -> bool:
    at = bisect_left(stretches, (end, 0)) - 1
    return at >= 0 and stretches[at][1] > start
