"""WARC: pages as crawlers and browsers archive them (ISO 28500), packed or not."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import BinaryIO

from reader.intake.decoding import IntakeError
from reader.intake.files.found import Piece, Refused
from reader.intake.html.page import MOST_BYTES

_PAGES = ("text/html", "application/xhtml+xml")


def pieces(file: BinaryIO, name: str) -> Iterator[Piece | Refused]:
    """The pages of an archive, one at a time: it may be larger than memory.

    Raises:
        IntakeError: if it breaks off or is no archive.
    """
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    found = False
    try:
        for record in ArchiveIterator(file):
            if record.rec_type not in ("response", "resource"):
                continue
            headers = record.http_headers or record.rec_headers
            kind, _, rest = (headers.get_header("Content-Type") or "").partition(";")
            if kind.strip().casefold() not in _PAGES or (record.http_headers and headers.get_statuscode() != "200"):
                continue
            found = True
            url = record.rec_headers.get_header("WARC-Target-URI") or ""
            try:
                data = record.content_stream().read(MOST_BYTES + 1)
            except Exception as error:
                yield Refused(f"{name}, {url}", f"cannot be unpacked: {error}")
                continue
            _, _, charset = rest.casefold().partition("charset=")
            yield Piece("page", f"{name}, {url}", data, url.strip("<>") or None, charset.strip(" \"';") or None)
    # warcio takes for granted the headers that a damaged record lacks.
    except (ArchiveLoadFailed, EOFError, ValueError, AttributeError, TypeError, zlib.error) as error:
        raise IntakeError(f"breaks off or is no WARC: {error}") from error
    if not found:
        raise IntakeError("is a WARC without web pages")
