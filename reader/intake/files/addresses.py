"""Lists of addresses: one a line, or the bookmarks that a browser exports."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import BinaryIO

from reader.intake.addresses import web_address
from reader.intake.files.found import Address
from reader.intake.files.tables import text_in

_LINK = re.compile(r"(?is)<a\s[^>]*?href\s*=\s*[\"']([^\"']{1,4000})[\"'][^>]*>(.{0,1000}?)</a>")
_TAG = re.compile(r"<[^>]*>")


def pieces(file: BinaryIO, name: str) -> Iterator[Address]:
    """The addresses of a list, each once."""
    text = text_in(file)
    found = list(links_in(text)) if "<a " in text.casefold() else list(_lines(text))
    yield from {one.url: one for one in found}.values()


def links_in(html: str) -> Iterator[Address]:
    """The links of a page that is only a list of links."""
    for found in _LINK.finditer(html):
        if url := web_address(unescape(found[1])):
            title = " ".join(unescape(_TAG.sub("", found[2])).split())
            yield Address(url, title if title != url else None)


def _lines(text: str) -> Iterator[Address]:
    for line in text.splitlines():
        if url := web_address(line.strip()):
            yield Address(url)
