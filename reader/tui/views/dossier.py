"""A dossier as a sheet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from reader.across.dossier import Dossier, dossier
from reader.across.plot import by_month
from reader.across.scope import About, of_subject
from reader.across.subjects import Subject, find, same
from reader.across.texts import articles_of
from reader.export.formats import Format
from reader.library import Library, LibraryError
from reader.tui.statement import Statement
from reader.tui.views.view import View

_PLOT = 60
_COMPANY = 15
"""Others who are named; the notes and JSON have more."""


@dataclass(frozen=True, slots=True)
class DossierView:
    """All that the library holds on a subject."""

    place: ClassVar[str] = "dossier"
    library: Library
    subject: Subject

    @property
    def title(self) -> str:
        """Who or what it is."""
        subject = self.subject
        names = "".join(f" · {name}" for name, _ in subject.names[1:4])
        return f"{subject.name}{names} — {subject.articles:,} article{'s' if subject.articles > 1 else ''}"

    def statements(self) -> Sequence[Statement]:
        """Roles, the plot, company, quotations, figures, articles."""
        with self.library.records.reading() as db:
            found = dossier(db, self.subject)
        return tuple(_lines(found))

    @property
    def about(self) -> About:
        """The sentences that name it."""
        return About(self.subject.name, lambda db: of_subject(db, self.subject))

    def written(self, form: Format) -> str | None:
        """The dossier; as references the articles."""
        from reader.export.everything import dossier_as

        with self.library.records.reading() as db:
            found = dossier(db, self.subject)
        return dossier_as(form, found, articles_of(self.library, (one.passage.source for one in found.articles)))

    def merged(self, name: str) -> DossierView:
        """The same after the reader has said who else it is.

        Raises:
            LibraryError: if nobody is called so, or it cannot be kept.
        """
        from reader.across.judging import merge

        with self.library.records.reading() as db:
            known = find(db, self.library.marks.verdicts(), name)
        other = next((one for one in known if one.reference != self.subject.reference), None)
        if other is None:
            raise LibraryError(f"No article that is analysed names another {name}")
        merge(self.library, self.subject, other)
        return self.again()

    def parted(self, apart: str) -> DossierView:
        """The same after the reader has said that a name, or the one of an article, is somebody else.

        Raises:
            LibraryError: if it has no such name or article, or that cannot be kept.
        """
        from reader.across.judging import split

        split(self.library, self.subject, apart)
        return self.again()

    def again(self) -> DossierView:
        """The same as the reader's word makes it by now."""
        with self.library.records.reading() as db:
            subject = same(db, self.library.marks.verdicts(), self.subject)
        return replace(self, subject=subject or self.subject)

    def zoomed(self, step: int) -> View | None:
        """It has no steps."""
        return None


def _lines(found: Dossier) -> Iterator[Statement]:
    for role in found.roles:
        yield Statement.of("Roles", role.words, role.told, role.passage)
    if found.months:
        yield Statement.of("Articles by month", by_month(found.months, _PLOT), "", found.articles[0].passage)
    for companion in found.company[:_COMPANY]:
        detail = f"{companion.articles} article{'s' if companion.articles > 1 else ''}"
        yield Statement.of("Named together with", companion.name, detail, companion.passage)
    for saying in found.sayings:
        yield Statement.said("Said", saying, saying.passage.source.words)
    for amount in found.amounts:
        yield Statement.of("Figures", f"{amount.told}  {amount.phrase}", amount.passage.source.words, amount.passage)
    for naming in found.articles:
        source = naming.passage.source
        yield Statement.of("Articles", source.title, source.words, naming.passage)
