"""wallabag's export as JSON, with the texts of the articles (doc.wallabag.org)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from reader.intake.addresses import web_address
from reader.intake.draft import Draft
from reader.intake.files.found import Address, Refused
from reader.intake.files.ninjs import loaded
from reader.intake.fragment import markdown_of
from reader.intake.html.moments import moment_in


def pieces(file: BinaryIO, name: str) -> Iterator[Draft | Address | Refused]:
    """The articles; of one that wallabag could not fetch the address.

    Raises:
        IntakeError: if it is no JSON.
    """
    told = loaded(file.read())
    for entry in told if isinstance(told, list) else [told]:
        if not isinstance(entry, dict):
            continue
        url = web_address(str(entry.get("url") or entry.get("given_url") or ""))
        title = " ".join(str(entry.get("title") or "").split())
        body = markdown_of(content, url) if isinstance(content := entry.get("content"), str) else ""
        if len(body) > 100 and "wallabag can't retrieve contents" not in body:
            yield _draft(entry, title, body, url)
        elif url:
            yield Address(url, title or None)
        else:
            yield Refused(f"{name}, {title or 'an entry'}", "has neither text nor address")


def _draft(entry: Mapping[str, Any], title: str, body: str, url: str | None) -> Draft:
    authors = entry.get("published_by")
    return Draft(
        title=title,
        body=body,
        byline=", ".join(str(name) for name in authors if name) or None if isinstance(authors, list) else None,
        source=str(entry.get("domain_name") or "") or None,
        url=url,
        canonical=url,
        published=moment_in(str(entry.get("published_at") or "")),
        language=str(entry.get("language") or "")[:2] or None,
        picture=web_address(str(entry.get("preview_picture") or "")),
        extracted="wallabag",
    )
