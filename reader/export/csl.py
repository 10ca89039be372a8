"""References as CSL-JSON, which Zotero, pandoc and others read (Citation Style Language 1.0.2, input data)."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from reader.export.reference import Author, Reference


def as_csl(references: Iterable[Reference]) -> str:
    """An array of items, each a news article."""
    return json.dumps([_item(one) for one in references], ensure_ascii=False, indent=1) + "\n"


def _item(one: Reference) -> dict[str, Any]:
    day = one.published
    fields: dict[str, Any] = {
        "id": one.id,
        "type": "article-newspaper",
        "title": one.title,
        "author": [_name(author) for author in one.authors],
        "container-title": one.publisher,
        "publisher-place": one.place,
        "issued": {"date-parts": [[day.year, day.month, day.day]]} if day else None,
        "URL": one.url,
        "section": one.section,
        "language": one.language,
        "abstract": one.abstract,
    }
    return {name: value for name, value in fields.items() if value}


def _name(author: Author) -> dict[str, str]:
    if author.family and author.given:
        return {"family": author.family, "given": author.given}
    return {"literal": author.name}
