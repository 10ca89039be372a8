"""ninjs, the IPTC's news in JSON, versions 1 to 3 (iptc.org/standards/ninjs)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from reader.intake.decoding import IntakeError, decode
from reader.intake.draft import Draft
from reader.intake.files.found import Found
from reader.intake.fragment import markdown_of, text_of
from reader.intake.html.moments import moment_in
from reader.intake.writing import text_blocks


def read(data: bytes, name: str) -> list[Found]:
    """The articles of an item, of a list of items, or of a line of JSON each.

    Raises:
        IntakeError: if it is no JSON or has no article.
    """
    drafts = [draft for item in _items(loaded(data)) if (draft := _draft(item))]
    if not drafts:
        raise IntakeError("is ninjs without a text")
    return [*drafts]


def loaded(data: bytes) -> object:
    """What JSON says.

    Raises:
        IntakeError: if it is none; the message says where.
    """
    text, _ = decode(data)
    try:
        return json.loads(text)
    except RecursionError as error:
        raise IntakeError("is JSON that is nested too deep") from error
    except ValueError as error:
        raise IntakeError(f"is no valid JSON: {error}") from error


def _items(told: object) -> Iterator[Mapping[str, Any]]:
    if isinstance(told, list):
        for one in told:
            yield from _items(one)
    elif isinstance(told, dict):
        inner = told.get("items") or told.get("_items")
        yield from _items(inner) if isinstance(inner, list) else iter((told,))


def _draft(item: Mapping[str, Any]) -> Draft | None:
    body = _body(item)
    if not body:
        return None
    return Draft(
        title=text_of(_words(item, "headline", "headlines", "name", "title", "titles")),
        body=body,
        deck=text_of(_words(item, "description_text", "descriptions", "description_html")) or None,
        byline=_words(item, "byline", "by").removeprefix("By ") or None,
        source=_source(item),
        section=_words(item, "slugline") or None,
        url=str(item.get("canonical_url") or item.get("url") or "") or None,
        published=moment_in(_words(item, "firstcreated", "versioncreated", "firstCreated", "versionCreated")),
        language=_words(item, "language")[:2] or None,
        extracted="ninjs",
    )


def _body(item: Mapping[str, Any]) -> str:
    for key in ("body_xhtml", "body_html"):
        if isinstance(html := item.get(key), str) and (markdown := markdown_of(html)):
            return markdown
    for body in item.get("bodies") or ():
        if isinstance(body, dict) and isinstance(value := body.get("value"), str):
            kind = str(body.get("contenttype") or body.get("contentType") or "")
            return markdown_of(value) if "html" in kind or "<p" in value else text_blocks(value)
    return text_blocks(text) if isinstance(text := item.get("body_text"), str) else ""


def _words(item: Mapping[str, Any], *keys: str) -> str:
    """The first of some fields that has words; of several with roles the first."""
    for key in keys:
        value = item.get(key)
        if isinstance(value, list) and value:
            value = value[0].get("value") if isinstance(value[0], dict) else value[0]
        if isinstance(value, str) and value.strip():
            return value.strip()
    return ""


def _source(item: Mapping[str, Any]) -> str | None:
    for key in ("infosource", "infosources", "organisation", "organisations"):
        for one in item.get(key) or ():
            if isinstance(one, dict) and isinstance(name := one.get("name"), str):
                return name
    return _words(item, "copyrightholder", "copyrightHolder") or None
