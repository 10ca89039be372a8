"""Readwise's exports: of Reader a table of addresses or documents as JSON, of Readwise highlights in both forms."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from reader.intake.addresses import web_address
from reader.intake.draft import Draft
from reader.intake.files.found import Address, Refused
from reader.intake.files.ninjs import loaded
from reader.intake.files.tables import rows_in
from reader.intake.fragment import markdown_of
from reader.intake.html.moments import moment_in
from reader.intake.writing import paragraph, quoted, text_blocks

Item = Draft | Address | Refused


def pieces(file: BinaryIO, name: str) -> Iterator[Item]:
    """Documents with their texts, addresses, or for what has only highlights an article of these.

    Raises:
        IntakeError: if it is no table and no JSON.
    """
    is_json = file.read(1_000).lstrip()[:1] in (b"{", b"[")
    file.seek(0)
    yield from _of_json(loaded(file.read()), name) if is_json else _of_table(file)


def _of_json(told: object, name: str) -> Iterator[Item]:
    entries = told.get("results", [told]) if isinstance(told, dict) else told
    for entry in entries if isinstance(entries, list) else ():
        if not isinstance(entry, dict):
            continue
        title = " ".join(str(entry.get("title") or entry.get("readable_title") or "").split())
        url = web_address(str(entry.get("source_url") or entry.get("url") or ""))
        html, notes = entry.get("html_content") or entry.get("content"), entry.get("highlights")
        if isinstance(html, str) and (body := markdown_of(html, url)):
            yield _draft(entry, title, body, url, "Readwise")
        elif url:
            yield Address(url, title or None)
        elif isinstance(notes, list) and (body := "\n\n".join(_highlights(notes))):
            yield _draft(entry, title, body, url, "Readwise, highlights")
        else:
            yield Refused(f"{name}, {title or 'an entry'}", "has neither text nor address")


def _draft(entry: Mapping[str, Any], title: str, body: str, url: str | None, extracted: str) -> Draft:
    return Draft(
        title=title,
        body=body,
        byline=str(entry.get("author") or "") or None,
        source=str(entry.get("site_name") or "") or None,
        url=url,
        canonical=url,
        published=moment_in(str(entry.get("published_date") or "")),
        extracted=extracted,
    )


def _highlights(notes: list[object]) -> Iterator[str]:
    for note in notes:
        if isinstance(note, dict) and isinstance(text := note.get("text"), str) and text.strip():
            yield quoted(text_blocks(text))
            if isinstance(own := note.get("note"), str) and own.strip():
                yield paragraph(own)


def _of_table(file: BinaryIO) -> Iterator[Item]:
    highlights: dict[tuple[str, str], list[object]] = {}
    for row in rows_in(file):
        if "highlight" in row:
            book = (row.get("book title", ""), row.get("book author", ""))
            highlights.setdefault(book, []).append({"text": row["highlight"], "note": row.get("note", "")})
        elif url := web_address(row.get("url", "")):
            yield Address(url, row.get("title") or None)
    for (title, author), notes in highlights.items():
        body = "\n\n".join(_highlights(notes))
        yield Draft(title, body, byline=author or None, extracted="Readwise, highlights")
