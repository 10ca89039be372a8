"""The forms in which something can leave the library."""

from __future__ import annotations

from enum import StrEnum
from pathlib import PurePath


class Format(StrEnum):
    """A form, by the name that the command line gives it."""

    MARKDOWN = "markdown"
    CSL_JSON = "csl-json"
    BIBTEX = "bibtex"
    CSV = "csv"
    JSONL = "jsonl"


SUFFIXES = {
    ".md": Format.MARKDOWN,
    ".json": Format.CSL_JSON,
    ".bib": Format.BIBTEX,
    ".csv": Format.CSV,
    ".jsonl": Format.JSONL,
}
"""What the end of a file's name says of its form."""


def format_of(path: str) -> Format | None:
    """The form that the name of a file asks for."""
    return SUFFIXES.get(PurePath(path).suffix.casefold())
