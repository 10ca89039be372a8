"""Mailboxes in the mbox form: messages one after another, each after a line that begins with "From " (RFC 4155)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from reader.intake.files.found import Piece, Refused

_MOST = 50_000_000
"""Bytes of one message."""


def pieces(file: BinaryIO, name: str) -> Iterator[Piece | Refused]:
    """The messages of a mailbox, one at a time: it may be larger than memory."""
    number, size = 0, 0
    lines: list[bytes] = []
    for line in file:
        if line.startswith(b"From ") and (not lines or not lines[-1].strip()):
            yield from _message(lines, name, number, size)
            number, size, lines = number + 1, 0, []
            continue
        size += len(line)
        if size <= _MOST:
            lines.append(re.sub(rb"^>(>*From )", rb"\1", line))
    yield from _message(lines, name, number, size)


def _message(lines: list[bytes], name: str, number: int, size: int) -> Iterator[Piece | Refused]:
    what = f"{name}, message {number}"
    if size > _MOST:
        yield Refused(what, f"is too large ({size / 1e6:.0f} MB)")
    elif any(line.strip() for line in lines):
        yield Piece("mail", what, b"".join(lines))
