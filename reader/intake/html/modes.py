"""The ways in which trafilatura reads a page, each as a list of blocks."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from enum import StrEnum

from lxml.etree import _Element
from lxml.html import HtmlElement

from reader.intake.html.outline import Place

_SENTENCE = re.compile(r"[.!?…。！？:;\"”’»)\]]\s*$")
_SPACE = re.compile(r"[^\S\n]+")


class Kind(StrEnum):
    """What a block of a body is."""

    PARAGRAPH = "paragraph"
    SUBHEAD = "subhead"
    ITEM = "item"
    QUOTE = "quote"
    ROW = "row"


@dataclass(frozen=True, slots=True)
class Block:
    """A block of text that was chosen from a page."""

    kind: Kind
    text: str
    unit: int = 0
    """The list, table or quotation to which it belongs with others of the same number."""
    cells: tuple[str, ...] = ()
    """Of a row."""
    level: int = 2
    """Of a subhead."""
    ordered: bool = False
    """Whether the list of an item is numbered."""


def is_prose(text: str) -> bool:
    """Whether a block is sentences rather than a label, a name or a line of links."""
    return len(text) >= 60 and bool(_SENTENCE.search(text))


def block_at(place: Place) -> Block:
    """A block of the page as one that was chosen."""
    tag = str(place.element.tag)
    text = " ".join(place.text.split())
    if re.fullmatch(r"h[1-6]", tag):
        return Block(Kind.SUBHEAD, text, level=max(int(tag[1]), 2))
    around = next((a for a in place.element.iterancestors() if a.tag in ("ul", "ol", "blockquote")), None)
    if tag == "li" and around is not None:
        return Block(Kind.ITEM, text, id(around), ordered=around.tag == "ol")
    if around is not None and around.tag == "blockquote":
        return Block(Kind.QUOTE, text, id(around))
    return Block(Kind.PARAGRAPH, text)


def read_by(mode: str, tree: HtmlElement, url: str | None) -> list[Block]:
    """The blocks that trafilatura chooses; none if it finds nothing.

    Args:
        mode: "default", "precision" or "recall".
        tree: the page; it stays as it is.
        url: where the page was found.
    """
    from trafilatura import bare_extraction

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        document = bare_extraction(
            deepcopy(tree),
            url=url,
            include_comments=False,
            favor_precision=mode == "precision",
            favor_recall=mode == "recall",
        )
    except (ValueError, TypeError, AttributeError, RecursionError, AssertionError):
        return []
    body = getattr(document, "body", None)
    return list(_blocks(body)) if body is not None else []


def _blocks(body: _Element) -> Iterator[Block]:
    for unit, element in enumerate(body, 1):
        yield from _of(element, unit)
        if element.tail and element.tail.strip():
            yield from _paragraphs(element.tail, Kind.PARAGRAPH, unit)


def _of(element: _Element, unit: int) -> Iterator[Block]:
    match element.tag:
        case "head" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6":
            level = re.sub(r"\D", "", element.get("rend") or str(element.tag)) or "2"
            if text := _line(_inline(element)):
                yield Block(Kind.SUBHEAD, text, unit, level=max(int(level[:1]), 2))
        case "list" | "ul" | "ol" | "dl":
            yield from _items(element, unit, (element.get("rend") or element.tag) == "ol")
        case "table":
            yield from _rows(element, unit)
        case "quote" | "blockquote":
            parts = [child for child in element if child.tag in ("p", "quote", "head", "list")]
            if not parts:
                yield from _paragraphs(_inline(element), Kind.QUOTE, unit)
            else:
                yield from _paragraphs(element.text or "", Kind.QUOTE, unit)
                for child in element:
                    yield from _paragraphs(_inline(child), Kind.QUOTE, unit)
                    yield from _paragraphs(child.tail or "", Kind.QUOTE, unit)
        case "div" | "section" | "article" | "body" | "main" | "span" | "figure":
            yield from _paragraphs(element.text or "", Kind.PARAGRAPH, unit)
            for child in element:
                yield from _of(child, unit)
                yield from _paragraphs(child.tail or "", Kind.PARAGRAPH, unit)
        case "graphic" | "lb":
            pass
        case _:
            blocks = [child for child in element if child.tag in ("list", "table", "quote", "p", "head")]
            if not blocks:
                yield from _paragraphs(_inline(element), Kind.PARAGRAPH, unit)
                return
            gathered = element.text or ""
            for child in element:
                if child in blocks:
                    yield from _paragraphs(gathered, Kind.PARAGRAPH, unit)
                    yield from _of(child, unit)
                    gathered = child.tail or ""
                else:
                    gathered += _inline(child) + (child.tail or "")
            yield from _paragraphs(gathered, Kind.PARAGRAPH, unit)


def _rows(table: _Element, unit: int) -> Iterator[Block]:
    """The rows of a table; one of a single column only lays out what is in it."""
    rows = [[cell for cell in row if cell.tag in ("cell", "td", "th")] for row in table.iter("row", "tr")]
    if max(map(len, rows), default=0) < 2:
        for cell in (cell for row in rows for cell in row):
            yield from _paragraphs(_inline(cell), Kind.PARAGRAPH, unit)
        return
    for row in rows:
        cells = tuple(_line(_inline(cell)) for cell in row)
        if any(cells):
            yield Block(Kind.ROW, " ".join(filter(None, cells)), unit, cells=cells)


def _items(element: _Element, unit: int, ordered: bool) -> Iterator[Block]:
    for item in element:
        nested = [child for child in item if child.tag in ("list", "ul", "ol")]
        text = item.text or ""
        for child in item:
            text += (" " if child in nested else _inline(child)) + (child.tail or "")
        if line := _line(text):
            yield Block(Kind.ITEM, line, unit, ordered=ordered)
        for child in nested:
            yield from _items(child, unit, ordered)


def _inline(element: _Element) -> str:
    """The words of an element, a line end for each break in it."""
    if element.tag in ("lb", "br"):
        return "\n"
    text = element.text or ""
    for child in element:
        gap = "\n\n" if child.tag == "p" else ""
        text += gap + _inline(child) + gap + (child.tail or "")
    return text


def _paragraphs(text: str, kind: Kind, unit: int) -> Iterator[Block]:
    """The paragraphs of a text that empty lines part."""
    for piece in re.split(r"\n[^\S\n]*\n\s*", text.strip()):
        if line := _line(piece):
            yield Block(kind, line, unit)


def _line(text: str) -> str:
    return " ".join(_SPACE.sub(" ", text).split())
