"""Markdown for a folder of linked notes, as Obsidian and other wikis keep them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date

from reader.controls import visible_line
from reader.intake.writing import escaped

_NO_NAME = re.compile(r'[\[\]#^|*"\\/<>:?]+|%%')
"""What neither a link may name nor every file system takes."""

_LONGEST = 200
"""Bytes of a name; file systems take 255 with the ending and a number."""

_LEFT = re.compile(r"\$|%%|==|\^|#(?=\w)")
"""What a wiki reads and plain Markdown does not: formulas, comments, marked words, names of blocks, tags."""


def note_name(title: str, day: date | None = None) -> str:
    """The name of a note, without its ending.

    Args:
        title: what it is about.
        day: the day that stands before it.
    """
    words = " ".join(_NO_NAME.sub(" ", visible_line(title)).split()).strip(". ")
    short = words.encode()[:_LONGEST].decode("utf-8", "ignore").strip(". ")
    return " ".join(filter(None, (day.isoformat() if day else "", short))) or "untitled"


def wiki_link(target: str, shown: str | None = None) -> str:
    """A link to the note of a name; `shown` stands in the text where it is not that name."""
    name = note_name(target)
    words = " ".join(re.sub(r"[\[\]|]", " ", visible_line(shown or target)).split())
    return f"[[{name}]]" if words == name else f"[[{name}|{words}]]"


def plain(text: str) -> str:
    """Words that read as these words; blanks around them stay as one."""
    inner = _LEFT.sub(lambda found: "".join(f"\\{character}" for character in found[0]), escaped(text))
    if not inner:
        return " " if text else ""
    before, after = text[:1].isspace(), text[-1:].isspace()
    return f"{' ' * before}{inner}{' ' * after}"


def front_matter(fields: Mapping[str, object]) -> str:
    """What stands above a note, as YAML; fields without a value are left out."""
    import yaml

    kept = {name: value for name, value in fields.items() if value}
    return f"---\n{yaml.safe_dump(kept, allow_unicode=True, sort_keys=False, width=10_000)}---\n"


def section(heading: str, lines: Iterable[str]) -> str:
    """A heading and a list below it; "" without any lines."""
    listed = [f"- {line}" for line in lines]
    return "\n".join((f"## {heading}", "", *listed, "")) if listed else ""
