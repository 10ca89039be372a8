"""A quantity: what the grammar makes of one or more numerals, before the syntax tells what it counts."""

from __future__ import annotations

from dataclasses import dataclass

from reader.facts.model import FigureKind
from reader.facts.quantity.amounts import Amount
from reader.facts.quantity.numerals import Numeral


@dataclass(frozen=True, slots=True)
class Quantity:
    """An expression of quantity. Offsets count from the start of the passage."""

    start: int
    end: int
    numeral: Numeral
    """Its first numeral."""
    value: float | None = None
    low: float | None = None
    high: float | None = None
    kind: FigureKind | None = None
    unit: str | None = None
    adjectival: bool = False
    """Whether a hyphen makes it an adjective: "25-yard"."""
    complete: bool = False
    """Whether its own words say what it counts, so that no noun after it does."""

    @classmethod
    def of(cls, amount: Amount) -> Quantity:
        """The quantity that a single amount states."""
        return cls(
            amount.start,
            amount.end,
            amount.numeral,
            amount.value,
            kind=amount.kind,
            unit=amount.unit,
            adjectival=amount.adjectival,
            complete=amount.adjoined,
        )
