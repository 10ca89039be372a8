"""What the process that fetches is sent for."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Errand:
    """What is to be fetched."""

    feeds: tuple[str, ...] | None = None
    """The addresses of feeds, asked whenever they were asked last; None for all that may be asked."""
    address: str | None = None
    """Instead of that, an address that the user typed: a page, or a feed to subscribe to."""
