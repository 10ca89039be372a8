"""Bytes in, articles out: the one place where anything is parsed into an `Article`."""

from __future__ import annotations

from reader.intake.assembly import parse, verbatim
from reader.intake.decoding import IntakeError
from reader.intake.opening import read_article

__all__ = ["SUFFIXES", "IntakeError", "parse", "read_article", "verbatim"]

SUFFIXES = frozenset({".txt", ".md"})
"""The kinds of file that are stored articles."""
