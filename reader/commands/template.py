"""Lines of the user's own form: `--format '{date}  {title:60}'`."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

import click

from reader.library import Row

_FIELD = re.compile(r"\{(?P<name>\w+)(?::(?P<cells>\d{1,4}))?\}")
_ESCAPES = {"\\t": "\t", "\\n": "\n"}

FIELDS: Mapping[str, Callable[[Row], str]] = {
    "id": lambda row: row.id,
    "path": lambda row: str(row.path),
    "title": lambda row: row.title,
    "date": lambda row: row.published.isoformat() if row.published else "",
    "source": lambda row: row.origin,
    "words": lambda row: str(row.words),
    "read": lambda row: "read" if row.read else "",
    "starred": lambda row: "starred" if row.starred else "",
    "note": lambda row: row.note,
    "problem": lambda row: row.problem or "",
}
"""What stands in the place of a field, by its name; `tags` comes from the library."""

NAMES = (*FIELDS, "tags")


class Template:
    """A line for each row."""

    def __init__(self, text: str) -> None:
        """Read a template.

        Args:
            text: words with fields in braces, each with a width in cells if it is to have one; a backslash with t or n
                means a tab or a new line.

        Raises:
            click.UsageError: if it names a field that there is none of.
        """
        for written, meant in _ESCAPES.items():
            text = text.replace(written, meant)
        self._text = text
        unknown = [match["name"] for match in _FIELD.finditer(text) if match["name"] not in NAMES]
        if unknown:
            raise click.UsageError(f"there is no field {{{unknown[0]}}}; there are {', '.join(NAMES)}")

    def line(self, row: Row, tags: Sequence[str]) -> str:
        """The line of a row with its tags."""
        from rich.cells import set_cell_size

        from reader.controls import visible_line

        def value(match: re.Match[str]) -> str:
            name, cells = match["name"], match["cells"]
            text = visible_line(" ".join(tags) if name == "tags" else FIELDS[name](row))
            return set_cell_size(text, int(cells)) if cells else text

        return _FIELD.sub(value, self._text)
