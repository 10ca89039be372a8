"""Front matter: the metadata that stands in YAML over an article's text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

_FENCE = re.compile(r"---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)", re.DOTALL)

_LINE = re.compile(
    r"(?P<name>[A-Za-z_]{1,40}): +"
    r"(?:\"(?P<double>[^\"\\\n]*)\"|'(?P<single>[^'\n]*)'|(?P<day>\d{4}-\d\d-\d\d)|(?P<plain>[^\W\d_][^\n]*)) *(?:\n|$)"
)
"""A line that says by itself what it says to all of YAML, as nearly all front matter does."""

_COMMENT_OR_MAPPING = re.compile(r":(?: |$)| #")
_OTHER_THAN_WORDS = frozenset("yes no true false on off null".split())


class FrontMatterError(Exception):
    """The front matter is no YAML mapping; the message says where."""


def split_front_matter(raw: str) -> tuple[Mapping[str, Any], str]:
    """The metadata of a file and the Markdown under it.

    Raises:
        FrontMatterError: if what stands between the fences is not a YAML mapping.
    """
    found = _FENCE.match(raw)
    if not found:
        return {}, raw
    metadata = simple_mapping(found[1])
    return _mapping(found[1]) if metadata is None else metadata, raw[found.end() :]


def body_of(raw: str) -> str:
    """The Markdown under a front matter, whatever that says."""
    found = _FENCE.match(raw)
    return raw[found.end() :] if found else raw


def simple_mapping(source: str) -> dict[str, Any] | None:
    """What YAML would find in lines of names and values; None where it takes more than that to tell.

    YAML's own loader takes ten times as long, which for a million files is minutes.
    """
    metadata: dict[str, Any] = {}
    at = 0
    while at < len(source):
        line = _LINE.match(source, at)
        if line is None:
            return None
        name, double, single, day, plain = line.groups()
        name = name.casefold()
        at = line.end()
        if plain is not None:
            plain = plain.rstrip(" ")
            if _COMMENT_OR_MAPPING.search(plain) or plain.casefold() in _OTHER_THAN_WORDS:
                return None
        if name in _OTHER_THAN_WORDS:
            return None
        if day is None:
            metadata[name] = plain if plain is not None else double if double is not None else single
            continue
        try:
            metadata[name] = date.fromisoformat(day)
        except ValueError:
            return None
    return metadata if source.replace("\n", "").isprintable() else None


def _mapping(source: str) -> Mapping[str, Any]:
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        # Aliases are what makes a small file expand without end; metadata of an article needs none.
        if "*" in source and any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(source, Loader=loader)):
            raise FrontMatterError("uses YAML aliases")
        data = yaml.load(source, Loader=loader)
    except yaml.MarkedYAMLError as error:
        where = f" in line {error.problem_mark.line + 2}" if error.problem_mark else ""
        raise FrontMatterError(f"is not valid YAML{where}: {error.problem or error.context}") from error
    except (yaml.YAMLError, ValueError, RecursionError, OverflowError) as error:
        raise FrontMatterError(f"is not valid YAML: {error}") from error
    if data is None:
        return {}
    if not isinstance(data, dict):
        raise FrontMatterError("is not a list of names and values")
    return {str(key).casefold(): value for key, value in data.items()}
