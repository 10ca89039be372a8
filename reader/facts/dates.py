"""Dates and periods, normalised against the day of publication (TIMEX3)."""

from __future__ import annotations

from reader.facts.model import Moment
from reader.facts.reading import Reading


def find_dates(reading: Reading) -> tuple[Moment, ...]:
    """The dates of the article, in reading order."""
    return ()
