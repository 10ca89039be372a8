"""What is found in a file that articles come in."""

from __future__ import annotations

from dataclasses import dataclass

from reader.intake.draft import Draft


@dataclass(frozen=True, slots=True)
class Address:
    """Only the address of an article: it would have to be fetched."""

    url: str
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Refused:
    """Something that is no article."""

    what: str
    """What it is called: a file, a message, a page."""
    why: str
    """In words that go after its name: "has no text in it"."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One of many things in a file, still to be read."""

    kind: str
    """A key of `reader.intake.files.kinds.LEAVES`."""
    name: str
    data: bytes
    url: str | None = None
    charset: str | None = None


Found = Draft | Address | Refused
