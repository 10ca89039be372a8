"""What a sheet shows, whatever it is about."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Protocol

from reader.across.scope import About
from reader.export.formats import Format
from reader.tui.statement import Statement


class View(Protocol):
    """Gathers statements; asked in a thread of its own, since it reads databases and files."""

    place: ClassVar[str]
    """The name of its footer."""

    @property
    def title(self) -> str:
        """What is shown, in a line."""
        ...

    def statements(self) -> Sequence[Statement]:
        """The lines, in order.

        Raises:
            LibraryError: if they cannot be had.
        """
        ...

    @property
    def about(self) -> About:
        """What figures and a timeline can be shown of."""
        ...

    def written(self, form: Format) -> str | None:
        """The same for other programs; None if there is nothing of it that they take."""
        ...

    def zoomed(self, step: int) -> View | None:
        """The same in larger or smaller steps; None if it has none."""
        ...
