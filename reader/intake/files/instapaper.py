"""Instapaper's exports: a table or a page of links."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from reader.intake.files import pocket
from reader.intake.files.found import Address


def pieces(file: BinaryIO, name: str) -> Iterator[Address]:
    """The saved addresses. Instapaper exports no texts; its columns that matter here are called like Pocket's."""
    yield from pocket.pieces(file, name)
