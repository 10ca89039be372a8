"""Markdown: the form in which articles are kept, under their metadata."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from reader.article import PartKind, Picture
from reader.intake.addresses import web_address
from reader.intake.plain_markdown import Plain, blocks_of, placed
from reader.intake.wire import Piece

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_LEAD = re.compile(r"\s*(?:#[^\n]*\n\s*)?(?P<block>!\[.*?)(?=\n[ \t]*\n|\Z)", re.DOTALL)
"""A first block that may be a picture, with or without a title above it."""


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    """Made once: to make it takes longer than to parse an article."""
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": False}).enable("table")


class FoundLink(NamedTuple):
    """A link in one of the pieces of a text."""

    piece: int
    """How many pieces come before its own."""
    start: int
    """Where its words begin in the piece."""
    end: int
    url: str


def pieces_of(markdown: str, links: list[FoundLink] | None = None) -> Iterator[Piece]:
    """The headings and paragraphs of CommonMark with tables, without its markup; the first top heading is a title.

    Args:
        markdown: the text.
        links: where the links are put that are met on the way.
    """
    links = [] if links is None else links
    count = 0
    titled = False
    for block in blocks_of(markdown):
        if isinstance(block, Plain):
            links += [FoundLink(count, start, end, _address(url)) for start, end, url in block.links]
            count += 1
            yield PartKind.PARAGRAPH, block.text
            continue
        for piece in _parsed(block, links, count, titled=titled):
            titled = titled or piece[0] is PartKind.TITLE
            count += 1
            yield piece


def lead_picture(markdown: str) -> Picture | None:
    """The picture that stands by itself before the text, but for a title; None where it is not on the web."""
    if not (found := _LEAD.match(markdown)):
        return None
    for token in _parser().parse(found["block"]):
        if token.type == "inline" and _is_picture(token):
            image = next(child for child in token.children or () if child.type == "image")
            address = web_address(str(image.attrGet("src") or ""))
            return Picture(address, _plain(token)) if address else None
    return None


@lru_cache(maxsize=1024)
def _address(url: str) -> str:
    return _parser().normalizeLink(url)


def _parsed(markdown: str, links: list[FoundLink], count: int, *, titled: bool) -> Iterator[Piece]:
    """The same by the grammar, from a piece on."""
    bullets: list[str] = []
    heading: str | None = None
    row: list[str] = []
    for token in _parser().parse(markdown):
        match token.type:
            case "heading_open":
                heading = token.tag
            case "heading_close":
                heading = None
            case "bullet_list_open":
                bullets.append("• ")
            case "ordered_list_open":
                bullets.append(f"{token.attrGet('start') or 1}. ")
            case "bullet_list_close" | "ordered_list_close":
                bullets.pop()
            case "tr_open":
                row = []
            case "tr_close":
                count += 1
                yield PartKind.PARAGRAPH, " | ".join(row)
            case "fence" | "code_block":
                for line in token.content.split("\n"):
                    if line.strip():
                        count += 1
                        yield PartKind.PARAGRAPH, line.strip()
            case "inline":
                text = _plain(token)
                if token.level and _in_table(row, token):
                    row.append(text)
                    continue
                if heading == "h1" and not titled:
                    titled = True
                    piece = PartKind.TITLE, text
                elif heading:
                    piece = PartKind.SUBHEAD, text
                elif not text.strip():
                    continue
                elif _is_picture(token):
                    piece = PartKind.CREDIT, text
                else:
                    piece = PartKind.PARAGRAPH, (bullets[-1] if bullets else "") + text
                    bullets[-1:] = [_next(bullets[-1])] if bullets else []
                before = len(piece[1]) - len(text)
                links += [
                    FoundLink(count, before + start, before + end, url) for start, end, url in _links(token, text)
                ]
                count += 1
                yield piece
            case "th_open" | "td_open":
                row.append("")
            case _:
                pass


def _in_table(row: list[str], token: Token) -> bool:
    if row and row[-1] == "":
        row.pop()
        return True
    return False


def _next(bullet: str) -> str:
    return f"{int(bullet[:-2]) + 1}. " if bullet[0].isdigit() else bullet


def _is_picture(token: Token) -> bool:
    """Whether it is a picture by itself: its text is then a caption."""
    kinds = {child.type for child in token.children or ()}
    return "image" in kinds and kinds <= {"image", "softbreak", "hardbreak"}


def _plain(token: Token) -> str:
    parts = []
    for child in token.children or ():
        if child.type in ("text", "code_inline"):
            parts.append(child.content)
        elif child.type in ("softbreak", "hardbreak"):
            parts.append(" ")
        elif child.type == "image":
            parts.append(_plain(child))
    text = "".join(parts)
    return (re.sub(r"\s*\n\s*", " ", text) if "\n" in text else text).strip()


def _links(token: Token, text: str) -> Iterator[tuple[int, int, str]]:
    """Where links stand in the plain text of a token."""
    children = token.children or []
    found: list[tuple[str, str]] = []
    for number, child in enumerate(children):
        if child.type == "link_open":
            inside = takewhile(lambda inner: inner.type != "link_close", children[number + 1 :])
            words = "".join(inner.content if inner.type in ("text", "code_inline") else " " for inner in inside)
            found.append((words.strip(), str(child.attrGet("href") or "")))
    return placed(text, found)
