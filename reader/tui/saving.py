"""Files that the reader writes for other programs: never over one that is there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from reader.export.formats import SUFFIXES, Format, format_of

PROMPT = f"Write to which file? Its ending says how: {' '.join(SUFFIXES)}"


class NotSaved(Exception):
    """Nothing was written; the message says why."""


def proposed(name: str) -> str:
    """The path of a note of that name, where one would look for it."""
    return f"~/{name}.md"


def save(typed: str, written: Callable[[Format], str | None]) -> Path:
    """Write a file in the form that its ending names.

    Args:
        typed: the path as the user typed it.
        written: what is to stand in it.

    Raises:
        NotSaved: if there is a file already, no form is named, or it cannot be written.
    """
    form = format_of(typed)
    if form is None:
        raise NotSaved(f"Not written: the name must end in one of {' '.join(SUFFIXES)}")
    try:
        path = Path(typed).expanduser()
        words = written(form)
        if words is None:
            raise NotSaved("Not written: there is nothing of this for other programs")
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="") as file:
            file.write(words)
    except FileExistsError as error:
        raise NotSaved(f"Not written: {typed} is there already") from error
    except (OSError, RuntimeError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise NotSaved(f"Not written: {typed}: {reason}") from error
    return path
