"""The articles nearest to one, as a sheet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from reader.across.passage import Passage
from reader.across.related import related, with_related
from reader.across.scope import About
from reader.article import Span
from reader.export.formats import Format
from reader.library import Library
from reader.tui.statement import Statement
from reader.tui.views.view import View

_TOP = Span(0, 0)


@dataclass(frozen=True, slots=True)
class RelatedView:
    """The five nearest to an article, and why."""

    place: ClassVar[str] = "related"
    library: Library
    id: str
    headline: str

    @property
    def title(self) -> str:
        """To what they are near."""
        return f"Related to: {self.headline}"

    def statements(self) -> Sequence[Statement]:
        """The nearest first, each with the people, places and words that both have."""
        with self.library.records.reading() as db:
            found = related(db, self.id)
        return [
            Statement.of(
                one.source.words,
                one.source.title,
                one.why,
                Passage(one.source, _TOP, _TOP),
            )
            for one in found
        ]

    @property
    def about(self) -> About:
        """What the article and those state."""
        return About(self.headline, lambda db: with_related(db, self.id))

    def written(self, form: Format) -> str | None:
        """Nothing: the articles themselves can be written."""
        return None

    def zoomed(self, step: int) -> View | None:
        """It has no steps."""
        return None
