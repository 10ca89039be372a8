"""References as BibTeX, in UTF-8, for BibTeX as well as biber."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import quote

from reader.export.reference import Author, Reference

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
"""Macros that every style defines."""

_SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{character: f"\\{character}" for character in "&%$#_"},
}
_NO_KEY = re.compile(r"[^A-Za-z0-9:.+-]+")


def as_bibtex(references: Iterable[Reference]) -> str:
    """An entry for each, under a key of its own."""
    taken: set[str] = set()
    return "\n".join(_entry(one, _key(one, taken)) for one in references)


def _entry(one: Reference, key: str) -> str:
    day = one.published
    fields = {
        "author": " and ".join(map(_name, one.authors)),
        # The second pair keeps the capitals of the headline.
        "title": f"{{{_escaped(one.title)}}}",
        "journal": _escaped(one.publisher or ""),
        "year": str(day.year) if day else "",
        "day": str(day.day) if day else "",
        "url": quote(one.url, safe=":/?#[]@!$&'()*+,;=%~_.-") if one.url else "",
        "abstract": _escaped(one.abstract or ""),
        "entrysubtype": "newspaper",
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    if day:
        lines.append(f"  month = {_MONTHS[day.month - 1]},")
    return "\n".join((f"@article{{{key},", *lines, "}", ""))


def _name(author: Author) -> str:
    if author.family and author.given:
        return f"{_escaped(author.family)}, {_escaped(author.given)}"
    return f"{{{_escaped(author.name)}}}"


def _escaped(text: str) -> str:
    return "".join(_SPECIAL.get(character, character) for character in text)


def _key(one: Reference, taken: set[str]) -> str:
    from anyascii import anyascii

    words = (one.publisher or "article", str(one.published.year) if one.published else "", one.id)
    key = plain = "-".join(filter(None, (_NO_KEY.sub("-", anyascii(word)).strip("-").casefold() for word in words)))
    number = 1
    while key in taken:
        number += 1
        key = f"{plain}-{number}"
    taken.add(key)
    return key
