"""Tables that other programs export: CSV with a row of names at the top."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from typing import BinaryIO

from reader.intake.decoding import IntakeError, decode

_MOST = 50_000_000


def text_in(file: BinaryIO) -> str:
    """A whole file as text.

    Raises:
        IntakeError: if it is too large or no text.
    """
    data = file.read(_MOST + 1)
    if len(data) > _MOST:
        raise IntakeError(f"is too large (more than {_MOST / 1e6:.0f} MB)")
    text, _ = decode(data)
    return text


def rows_in(file: BinaryIO) -> Iterator[Mapping[str, str]]:
    """The rows of a table by the names of their columns, in small letters.

    Raises:
        IntakeError: if it cannot be read as a table.
    """
    try:
        for row in csv.DictReader(io.StringIO(text_in(file))):
            yield {str(name).strip().casefold(): value.strip() for name, value in row.items() if isinstance(value, str)}
    except csv.Error as error:
        raise IntakeError(f"cannot be read as a table: {error}") from error
