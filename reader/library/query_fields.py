"""The fields of the language of searches, and what can be said of each."""

from __future__ import annotations

import re

from reader.library.query_values import amount, days

FIELDS = {
    "who": "a person named: who:lavrov",
    "org": "an organisation named: org:osce",
    "where": "a place named: where:moscow",
    "said": 'words that are quoted: said:"lend its shoulder"',
    "by": "who is quoted: by:mamedyarov",
    "figure": "a figure: figure:>10%, figure:>1bn, figure:5..7",
    "unit": "the unit of a figure: unit:USD",
    "when": "a date in the text: when:2015-05",
    "date": "the day of publication: date:2015-05..2015-06",
    "source": "who published it: source:tass",
    "section": "the section it stood in: section:world",
    "title": "words of the headline: title:talks",
    "tag": "your tag: tag:caucasus",
    "note": "words of your note: note:check",
    "feed": 'what came with a feed, by name, address or folder: feed:"the guardian"',
    "is": "is:unread, is:read, is:starred, is:newest (no older version of a story)",
    "has": "has:quotes, has:figures, has:dates, has:names, has:tags, has:note, has:feed",
    "saved": "a search that you have saved: saved:caucasus",
}
"""The fields of a query, each with its line of help."""

FLAGS = {
    "is": ("unread", "read", "starred", "newest"),
    "has": ("quotes", "figures", "dates", "names", "tags", "note", "feed"),
}
"""The values of the fields that have some of their own."""


def is_half(name: str, value: str) -> bool:
    """Whether what is typed so far can still become a value of the field."""
    if name in FLAGS:
        return value not in FLAGS[name] and any(flag.startswith(value.lower()) for flag in FLAGS[name])
    if not value.strip():
        return True
    read = amount if name == "figure" else days if name in ("date", "when") else None
    return read is not None and re.fullmatch(r"[<>=$€£¥\d.,-]*", value) is not None and read(value) is None


def example(name: str) -> str:
    """A field with a value, from its line of help."""
    return FIELDS[name].partition(": ")[2].split(", ")[0] or FIELDS[name].split(", ")[0]


def unknown(name: str) -> str:
    """What to say of a field that there is not."""
    from difflib import get_close_matches

    meant = get_close_matches(name, FIELDS, 1)
    return f'there is no field "{name}:"; ' + (f"{meant[0]}: is one" if meant else "in quotation marks it is a word")
