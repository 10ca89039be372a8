"""A timeline as a sheet: what was on one axis, what is announced apart from it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from reader.across.scope import About
from reader.across.texts import Texts, articles_of
from reader.across.timeline import Dated, Step, axis, timeline
from reader.export.formats import Format
from reader.library import Library
from reader.tui.statement import Statement
from reader.tui.views.view import View

_PLOT = 12
"""Cells of the bar that says how many statements stand at a place of the axis."""

_AS_SHOWN = {Step.YEAR: "by year", Step.MONTH: "by month", Step.DAY: "by day"}


@dataclass(frozen=True, slots=True)
class TimelineView:
    """The dated statements of an article, a search or a dossier."""

    place: ClassVar[str] = "timeline"
    library: Library
    about: About
    step: Step = Step.MONTH

    @property
    def title(self) -> str:
        """What it is about, and in which steps."""
        return f"Timeline: {self.about.name}, {_AS_SHOWN[self.step]}"

    def statements(self) -> Sequence[Statement]:
        """The sentences at each place of the axis."""
        with self.library.records.reading() as db:
            found = timeline(db, self.about.scope(db))
        texts = Texts(self.library)
        past = [one for one in found if not one.is_announced]
        ahead = [one for one in found if one.is_announced]
        return [*self._lines(past, "", texts), *self._lines(ahead, "announced ", texts)]

    def _lines(self, statements: Sequence[Dated], kind: str, texts: Texts) -> Iterator[Statement]:
        places = axis(statements, self.step)
        most = max((len(held) for _, held in places), default=1)
        for place, held in places:
            bar = "▪" * max(round(_PLOT * len(held) / most), 1)
            for one in held:
                words = f"{one.shown}  {texts.sentence(one.passage) or one.words}"
                yield Statement.of(f"{kind}{place}  {bar}", words, one.passage.source.words, one.passage)

    def written(self, form: Format) -> str | None:
        """Its dates; as references the articles that state them."""
        from reader.export.everything import facts_as

        with self.library.records.reading() as db:
            found = timeline(db, self.about.scope(db))
        return facts_as(form, self.title, found, articles_of(self.library, (one.passage.source for one in found)))

    def zoomed(self, step: int) -> View | None:
        """The same by years, months or days."""
        return replace(self, step=self.step.smaller() if step > 0 else self.step.larger())
