"""The main event: who did what, when and where."""

from __future__ import annotations

from collections.abc import Sequence

from reader.facts.model import Entity, MainEvent, Moment
from reader.facts.reading import Reading


def main_event(reading: Reading, entities: Sequence[Entity], dates: Sequence[Moment]) -> MainEvent:
    """The event that the headline and the lede tell."""
    return MainEvent()
