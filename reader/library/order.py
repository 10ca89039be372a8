"""The orders that articles are listed in."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum


class By(StrEnum):
    """What articles are sorted by."""

    DATE = "date"
    SOURCE = "source"
    LENGTH = "length"
    RELEVANCE = "relevance"
    STORY = "story"


_WORDS = {
    By.DATE: ("the newest first", "the oldest first"),
    By.SOURCE: ("by source, A to Z", "by source, Z to A"),
    By.LENGTH: ("the longest first", "the shortest first"),
    By.RELEVANCE: ("the most relevant first", "the least relevant first"),
    By.STORY: ("a row for each story", "a row for each story, the oldest first"),
}
_REVERSED, _GROUPED = "-", "+"


@dataclass(frozen=True, slots=True)
class Order:
    """An order, which way, and whether days or sources have headings."""

    by: By = By.DATE
    reverse: bool = False
    grouped: bool = False

    @property
    def words(self) -> str:
        """The order in words."""
        groups = f", under {'days' if self.by is By.DATE else 'sources'}" if self.grouped else ""
        return _WORDS[self.by][self.reverse] + groups

    def next(self, *, searched: bool) -> Order:
        """The order after this one.

        Args:
            searched: whether something is searched for, so that there is relevance.
        """
        every = [by for by in By if by is not By.STORY and (searched or by is not By.RELEVANCE)]
        at = every.index(self.by) if self.by in every else -1
        return Order(every[(at + 1) % len(every)])

    def turned(self) -> Order:
        """The same, the other way round."""
        return replace(self, reverse=not self.reverse)

    def regrouped(self) -> Order:
        """Under days, then under sources, then stories in a row each, then without headings."""
        if self.by is By.STORY:
            return Order()
        if not self.grouped:
            return Order(By.DATE, self.reverse and self.by is By.DATE, grouped=True)
        return Order(By.SOURCE, grouped=True) if self.by is By.DATE else Order(By.STORY)

    def __str__(self) -> str:
        """As it is kept: "source", "-date", "date+"."""
        return f"{_REVERSED * self.reverse}{self.by}{_GROUPED * self.grouped}"

    @classmethod
    def read(cls, kept: str | None) -> Order:
        """What was kept; by date where that says nothing."""
        text = kept or ""
        name = text.removeprefix(_REVERSED).removesuffix(_GROUPED)
        if name not in (By.DATE, By.SOURCE, By.LENGTH, By.STORY):
            return cls()
        return cls(By(name), text.startswith(_REVERSED), text.endswith(_GROUPED))


NEWEST = Order()


@dataclass(frozen=True, slots=True)
class Group:
    """Articles of a list that stand under one heading."""

    heading: str
    articles: int
