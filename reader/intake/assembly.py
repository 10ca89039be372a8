"""An article from its parts: the text as shown, with the place of each part in it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from reader.article import Article, Link, Part, PartKind, Span
from reader.controls import visible, visible_line
from reader.intake import markdown
from reader.intake.dateline import find_dateline
from reader.intake.front_matter import FrontMatterError, body_of, split_front_matter
from reader.intake.furniture import is_tail
from reader.intake.publication import date_in_path, first_stated, metadata_date, stated_date
from reader.intake.wire import Copy, parse_wire

_UNTITLED = "Untitled"

_LEAST = 2
"""Pieces of a story before anything can be its tail."""


def parse(
    raw: str,
    *,
    suffix: str = ".txt",
    id: str | None = None,
    source: str | None = None,
    published: date | None = None,
    language: str | None = None,
) -> Article:
    """The article that a file of this content would be; never fails, whatever the text.

    Args:
        raw: the content, with newlines as line ends.
        suffix: ".md" for Markdown, any other for wire copy.
        id: its id, where it has one; else metadata or content give it.
        source: the path of the file.
        published: the date of publication where nothing else tells it.
        language: the language that is declared, if any.
    """
    return parse_visible(visible(raw), suffix=suffix, id=id, source=source, published=published, language=language)


def parse_visible(
    raw: str,
    *,
    suffix: str,
    id: str | None = None,
    source: str | None = None,
    published: date | None = None,
    language: str | None = None,
) -> Article:
    """The same for a text without control characters."""
    identity = sha256(raw.encode("utf-8", "replace")).hexdigest()[:12]
    copy, metadata, notices = _markdown(raw) if suffix.casefold() == ".md" else (parse_wire(raw), {}, ())
    day, moment, origin = _published(copy, metadata, source, published)
    text, parts, links = _assembled(copy)
    return Article(
        id=id or _string(metadata, "id") or identity,
        text=text,
        parts=parts,
        title=copy.title or _first_words(text),
        section=copy.section,
        kicker=copy.kicker,
        deck=copy.deck,
        byline=copy.byline,
        dateline=copy.dateline,
        published=day,
        published_from=origin,
        published_at=moment,
        publisher=_string(metadata, "source", "publisher", "publication")
        or (copy.dateline.agency if copy.dateline else None),
        url=_string(metadata, "url", "link", "canonical_url"),
        canonical=_string(metadata, "canonical_url"),
        links=links,
        picture=copy.picture,
        language=language or _string(metadata, "language", "lang"),
        source=source,
        notices=notices,
    )


def verbatim(
    id: str, text: str, *, title: str | None = None, published: date | None = None, language: str | None = None
) -> Article:
    """An article of exactly this text, so that offsets point into it; its blocks are its paragraphs.

    A first block that is the given title is the headline; a dateline that opens a paragraph is set apart.
    """
    parts: list[Part] = []
    dateline = None
    for found in re.finditer(r"\S(?:[^\n]|\n(?![ \t]*\n))*", text):
        start, end = found.start(), found.start() + len(found[0].rstrip())
        block = text[start:end]
        if not parts and title and " ".join(block.split()) == " ".join(title.split()):
            parts.append(Part(PartKind.TITLE, Span(start, end)))
            continue
        if dateline is None and len(parts) < 3 and (opening := find_dateline(block)):
            dateline, begins = opening
            parts.append(Part(PartKind.DATELINE, Span(start, start + len(block[:begins].rstrip()))))
            start += begins
        parts.append(Part(PartKind.PARAGRAPH, Span(start, end)))
    return Article(
        id=id,
        text=text,
        parts=tuple(parts),
        title=visible_line(title or _first_words(text)),
        dateline=dateline,
        published=published,
        published_from="argument" if published else None,
        language=language,
    )


def _markdown(raw: str) -> tuple[Copy, Mapping[str, Any], tuple[str, ...]]:
    """A Markdown file as copy: what its front matter says goes before what its body shows."""
    notices: tuple[str, ...] = ()
    try:
        metadata, body = split_front_matter(raw)
    except FrontMatterError as error:
        metadata, body = {}, body_of(raw)
        notices = (f"the front matter {error}; it is left out",)
    links: list[markdown.FoundLink] = []
    pieces = list(markdown.pieces_of(body, links))
    copy = Copy(
        section=_string(metadata, "section", "category", "categories"),
        kicker=_string(metadata, "kicker"),
        title=_string(metadata, "title", "headline") or next((t for k, t in pieces if k is PartKind.TITLE), ""),
        deck=_string(metadata, "deck", "description", "subtitle", "summary", "standfirst"),
        byline=_names(metadata, "byline", "author", "authors", "by"),
    )
    head = (
        (PartKind.SECTION, copy.section),
        (PartKind.TITLE, copy.title),
        (PartKind.DECK, copy.deck),
        (PartKind.BYLINE, f"By {copy.byline}" if copy.byline else None),
    )
    copy.picture = markdown.lead_picture(body)
    copy.pieces = [(kind, text) for kind, text in head if text]
    paragraphs = 0
    at: dict[int, tuple[int, int]] = {}
    story = len(pieces)
    while story > _LEAST and pieces[story - 1][0] is PartKind.PARAGRAPH and is_tail(pieces[story - 1][1]):
        story -= 1
    pieces[story:] = [(PartKind.CREDIT, text) for _, text in pieces[story:]]
    for number, (kind, text) in enumerate(pieces):
        begins = 0
        if kind is PartKind.TITLE:
            if text != copy.title:
                copy.pieces.append((PartKind.SUBHEAD, text))
            continue
        if kind is PartKind.PARAGRAPH:
            paragraphs += 1
            if copy.dateline is None and paragraphs <= 3 and (opening := find_dateline(text)):
                copy.dateline, begins = opening
                copy.pieces.append((PartKind.DATELINE, text[:begins].rstrip()))
        at[number] = len(copy.pieces), begins
        copy.pieces.append((kind, text[begins:]))
    for link in links:
        piece, begins = at.get(link.piece, (0, len(body)))
        if link.start >= begins:
            copy.links.append((piece, link.start - begins, link.end - begins, link.url))
    return copy, metadata, notices


def _assembled(copy: Copy) -> tuple[str, tuple[Part, ...], tuple[Link, ...]]:
    text: list[str] = []
    parts: list[Part] = []
    starts: dict[int, int] = {}
    at = 0
    before: PartKind | None = None
    for number, (kind, piece) in enumerate(copy.pieces):
        if not piece.strip():
            continue
        gap = "" if before is None else " " if before is PartKind.DATELINE else "\n\n"
        at += len(gap)
        text += (gap, piece)
        starts[number] = at
        parts.append(Part(kind, Span(at, at + len(piece))))
        at += len(piece)
        before = kind
    links = (
        Link(Span(starts[piece] + start, starts[piece] + end), url)
        for piece, start, end, url in copy.links
        if piece in starts
    )
    return "".join(text), tuple(parts), tuple(links)


def _published(
    copy: Copy, metadata: Mapping[str, Any], source: str | None, given: date | None
) -> tuple[date | None, datetime | None, str | None]:
    for key in ("published", "date", "published_at", "pubdate", "created"):
        day, moment = metadata_date(metadata.get(key))
        if day:
            return day, moment, "metadata"
    stated = copy.dateline.date if copy.dateline else None
    if day := (stated and stated_date(stated)) or first_stated(copy.furniture):
        return day, None, "text"
    if source and (day := date_in_path(Path(source), stated)):
        return day, None, "metadata"
    return given, None, "argument" if given else None


def _string(metadata: Mapping[str, Any], *keys: str) -> str | None:
    for key in keys:
        value = metadata.get(key)
        if isinstance(value, list) and value:
            value = value[0]
        if isinstance(value, (str, int, float)) and not isinstance(value, bool) and str(value).strip():
            return " ".join(visible_line(str(value)).split())
    return None


def _names(metadata: Mapping[str, Any], *keys: str) -> str | None:
    for key in keys:
        value = metadata.get(key)
        if isinstance(value, list):
            names = [visible_line(str(name)).strip() for name in value if name]
            if names:
                return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))
        elif name := _string(metadata, key):
            return re.sub(r"^[Bb]y\s+", "", name)
    return None


def _first_words(text: str) -> str:
    line = next((line.strip() for line in text.split("\n") if line.strip()), "")
    words = line.split()
    return " ".join(words[:12]) + (" …" if len(words) > 12 else "") if words else _UNTITLED
