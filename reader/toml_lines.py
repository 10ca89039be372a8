"""On which lines of a TOML file its settings stand: the readers of TOML that there are do not tell it."""

from __future__ import annotations

import re
from collections.abc import Iterator

_TABLE = re.compile(r"\s*\[+(?P<name>[^\]]+)\]")
_KEY = re.compile(r"\s*(?P<name>(?:\"[^\"]*\"|'[^']*'|[\w.\- ])+?)\s*=")
_PART = re.compile(r"\"([^\"]*)\"|'([^']*)'|([\w-]+)")


def lines_of(source: str) -> Iterator[tuple[str, int]]:
    """The dotted name of each setting and table, and its line."""
    table = ""
    for number, line in enumerate(source.split("\n"), 1):
        if header := _TABLE.match(line):
            table = _dotted(header["name"])
            yield table, number
        elif key := _KEY.match(line):
            yield ".".join(filter(None, (table, _dotted(key["name"])))), number


def _dotted(name: str) -> str:
    return ".".join(next(filter(None, part.groups()), "") for part in _PART.finditer(name))
