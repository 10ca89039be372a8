"""The stories of the day, as a sheet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import ClassVar

from reader.across.brief import Story, brief
from reader.across.scope import About, of_numbers
from reader.across.texts import Texts, articles_of
from reader.export.formats import Format
from reader.library import Library
from reader.tui.statement import Statement
from reader.tui.views.view import View

_SPANS = (1, 2, 7, 30)
"""Days that a brief can be of; `+` and `-` go through them."""


@dataclass(frozen=True, slots=True)
class BriefView:
    """The stories of the last days that articles came from, each with what its articles say."""

    place: ClassVar[str] = "brief"
    library: Library
    until: date
    """The last day."""
    days: int = 1

    @property
    def title(self) -> str:
        """Of which days it is."""
        since = self._since
        return f"Brief: {since:%-d %B %Y}" + (f" – {self.until:%-d %B %Y}" if since < self.until else "")

    @property
    def _since(self) -> date:
        return self.until - timedelta(days=self.days - 1)

    def statements(self) -> Sequence[Statement]:
        """Stories of most articles first."""
        return [line for story in self._stories() for line in _lines(story)]

    def _stories(self) -> Sequence[Story]:
        numbers = self.library.search(f"date:{self._since}..{self.until}").numbers
        with self.library.records.reading() as db:
            return brief(db, of_numbers(db, numbers), Texts(self.library))

    @property
    def about(self) -> About:
        """What these days' articles state."""
        numbers = self.library.search(f"date:{self._since}..{self.until}").numbers
        return About(self.title, lambda db: of_numbers(db, numbers))

    def written(self, form: Format) -> str | None:
        """The figures and quotations of its stories; as references their articles."""
        from reader.export.everything import facts_as

        stories = self._stories()
        stated = [one for story in stories for one in (*story.figures, story.quotation) if one]
        return facts_as(
            form, self.title, stated, articles_of(self.library, (s for one in stories for s in one.articles))
        )

    def zoomed(self, step: int) -> View | None:
        """More days or fewer."""
        place = _SPANS.index(self.days) - step
        return replace(self, days=_SPANS[min(max(place, 0), len(_SPANS) - 1)])


def _lines(story: Story) -> Iterator[Statement]:
    count = len(story.articles)
    section = f"{story.headline.title}{f' — {count} articles' if count > 1 else ''}"
    for told in story.summary:
        yield Statement.of(section, told.words, told.passage.source.words, told.passage)
    for amount in story.figures:
        yield Statement.of(section, f"{amount.told}: {amount.phrase}", amount.passage.source.words, amount.passage)
    if saying := story.quotation:
        yield Statement.said(section, saying, ", ".join(filter(None, (saying.speaker, saying.passage.source.words))))
