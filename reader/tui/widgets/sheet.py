"""A sheet of statements that is gone through as the key facts are."""

from __future__ import annotations

from collections.abc import Sequence

from reader.tui.statement import Statement
from reader.tui.widgets.facts_panel import FactsPanel


class Sheet(FactsPanel):
    """Shows statements across the whole screen; posts which one is chosen."""

    def show(self, statements: Sequence[Statement], cursor: int = 0, still: str = "") -> None:
        """Show other statements.

        Args:
            statements: the lines, in order.
            cursor: the place of the one that the cursor is put on.
            still: a line to show above them.
        """
        self.tell(statements, still)
        self.select(cursor)

    @property
    def statement(self) -> Statement | None:
        """The statement that the cursor is on."""
        fact = self.fact
        return fact if isinstance(fact, Statement) else None
