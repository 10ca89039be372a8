"""Figures as a sheet: comparable ones in one row, each row with its plot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from reader.across.scope import About
from reader.across.series import Reading, Series, series
from reader.across.texts import articles_of
from reader.export.formats import Format
from reader.library import Library
from reader.tui.statement import Statement
from reader.tui.views.view import View

_MANY, _ONE = "Over time", "Once"


@dataclass(frozen=True, slots=True)
class FiguresView:
    """The figures of an article, a search or a dossier."""

    place: ClassVar[str] = "figures"
    library: Library
    about: About

    @property
    def title(self) -> str:
        """Whose figures they are."""
        return f"Figures: {self.about.name}"

    def statements(self) -> Sequence[Statement]:
        """Rows with several dates first; each leads to its newest figure."""
        with self.library.records.reading() as db:
            rows = series(db, self.about.scope(db))
        over_time = [row for row in rows if row.moments > 1]
        return [
            *(_line(_MANY, row) for row in over_time),
            *(_line(_ONE, row) for row in rows if row.moments < 2),
        ]

    def written(self, form: Format) -> str | None:
        """Its figures; as references the articles that state them."""
        from reader.export.everything import facts_as

        with self.library.records.reading() as db:
            rows = series(db, self.about.scope(db))
        stated = [reading.amount for row in rows for reading in row.readings]
        return facts_as(form, self.title, stated, articles_of(self.library, (one.passage.source for one in stated)))

    def zoomed(self, step: int) -> View | None:
        """It has no steps."""
        return None


def _line(section: str, row: Series) -> Statement:
    newest = row.readings[-1].amount.passage
    if row.alone:
        return Statement.of(section, row.alone, newest.source.words, newest)
    plot = f"{row.sparkline} " if row.sparkline else ""
    values = ", ".join(map(_value, row.readings)) if row.moments > 1 else _values(row)
    return Statement.of(section, f"{row.label}: {plot}{values}", newest.source.words, newest)


def _value(reading: Reading) -> str:
    return f"{reading.amount.told} ({reading.when or '?'})"


def _values(row: Series) -> str:
    return ", ".join(dict.fromkeys(reading.amount.told for reading in row.readings))
