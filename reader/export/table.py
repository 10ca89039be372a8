"""Tables as comma-separated values (RFC 4180) that a spreadsheet may open without harm."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence

from reader.controls import visible

_FORMULA = re.compile(r"[\s]*[=+\-@]|[\t\r\n]")
_NUMBER = re.compile(r"[+-]?[\d.,]+ ?%?")


def as_table(columns: Sequence[str], rows: Iterable[Mapping[str, object]]) -> str:
    """A line of column names and a line for each row; what a row has beside these columns is left out.

    Words that a spreadsheet would take for a formula get an apostrophe before them (CWE-1236).
    """
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, extrasaction="ignore")
    writer.writeheader()
    for row in rows:
        writer.writerow({name: _cell(value) for name, value in row.items() if name in columns})
    return out.getvalue()


def _cell(value: object) -> object:
    if not isinstance(value, str):
        return value
    value = visible(value)
    return f"'{value}" if _FORMULA.match(value) and not _NUMBER.fullmatch(value) else value
