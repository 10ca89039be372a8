"""Pocket's exports: a page of links, as it was until 2024, or tables of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from reader.intake.addresses import web_address
from reader.intake.files.addresses import links_in
from reader.intake.files.found import Address
from reader.intake.files.tables import rows_in, text_in


def pieces(file: BinaryIO, name: str) -> Iterator[Address]:
    """The saved addresses: Pocket exports no texts."""
    is_page = file.read(1_000).lstrip().startswith(b"<")
    file.seek(0)
    if is_page:
        yield from links_in(text_in(file))
        return
    for row in rows_in(file):
        if url := web_address(row.get("url", "")):
            title = row.get("title") or None
            yield Address(url, title if title != url else None)
