"""What happens while things are fetched, for whoever watches."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a visit to a feed came to in the end."""

    url: str
    """The address under which it was visited."""
    name: str
    new: int
    """Articles that it brought."""
    problem: str | None = None
    """Why it failed."""
    notices: tuple[str, ...] = ()
    """What the user should know."""

    @classmethod
    def of(cls, told: Mapping[str, Any]) -> Outcome:
        """The inverse of `asdict`."""
        return cls(told["url"], told["name"], told["new"], told["problem"], tuple(told["notices"]))


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a round is: feeds and pages together."""

    done: int
    of_all: int

    @classmethod
    def of(cls, told: Mapping[str, Any]) -> Progress:
        """The inverse of `asdict`."""
        return cls(told["done"], told["of_all"])


@dataclass(frozen=True, slots=True)
class Said:
    """A line for the user."""

    line: str
    article: str | None = None
    """The id of an article that it is about."""

    @classmethod
    def of(cls, told: Mapping[str, Any]) -> Said:
        """The inverse of `asdict`."""
        return cls(told["line"], told["article"])


Event = Outcome | Progress | Said
