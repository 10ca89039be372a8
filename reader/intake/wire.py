"""Plain-text wire copy: the parts of the article from the form of its lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from reader.article import Dateline, PartKind, Picture
from reader.intake import furniture
from reader.intake.dateline import find_dateline

Piece = tuple[PartKind, str]

_BULLET = re.compile(r"\s*(?:[•‣▪◦·●*]|[-–—](?=\s))\s*\S")
_WRAPPED_AT = range(40, 101)
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*$")
_SUBHEAD_END = re.compile(r"[^.,;:!…\"”»]$|^[\"“«'‘].*[\"”»'’]$")
_LONGEST_SUBHEAD = 12
_LONGEST_HEADLINE = 40
_DATELINE_WITHIN = 3
"""Paragraphs after the headline in which the dateline is sought: a deck may stand before it."""


@dataclass
class Copy:
    """The parts of a piece of wire copy, in reading order."""

    title: str = ""
    section: str | None = None
    kicker: str | None = None
    deck: str | None = None
    byline: str | None = None
    dateline: Dateline | None = None
    pieces: list[Piece] = field(default_factory=list)
    links: list[tuple[int, int, int, str]] = field(default_factory=list)
    """Links: the place of the piece in `pieces`, where their words begin and end in it, and the address."""
    picture: Picture | None = None
    furniture: list[str] = field(default_factory=list)
    """Slugs, advisories and header lines: kept for what they say of the date."""


def parse_wire(raw: str) -> Copy:
    """Recover the parts of a wire article from its text; never fails, whatever the text."""
    copy = Copy()
    blocks = list(_blocks(raw))
    tail: list[str] = []
    while len(blocks) > 2 and furniture.is_tail(blocks[-1]):
        tail.append(blocks.pop())
    blocks = _head(copy, blocks)
    _body(copy, blocks)
    copy.pieces += [(PartKind.CREDIT, _joined(block)) for block in reversed(tail)]
    return copy


def _blocks(raw: str) -> Iterator[str]:
    """The blocks that blank lines part, those cut up that hold several paragraphs."""
    for block in re.split(r"\n[ \t\u00a0]*(?:\n[ \t\u00a0]*)+", raw.strip("\n")):
        lines = [line.rstrip() for line in block.split("\n") if line.strip()]
        if lines:
            yield from _paragraphs(lines)


def _paragraphs(lines: list[str]) -> Iterator[str]:
    """Lines that run on are one paragraph; a bullet, an indent or a line too long to be wrapped begins another."""
    longest = max(map(len, lines))
    wrapped = len(lines) > 1 and longest in _WRAPPED_AT
    gathered: list[str] = []
    for line in lines:
        begins = (
            _BULLET.match(line)
            or (gathered and _indent(line) > _indent(gathered[-1]) and _SENTENCE_END.search(gathered[-1]))
            or (gathered and not wrapped and longest > _WRAPPED_AT.stop)
        )
        if begins and gathered:
            yield "\n".join(gathered)
            gathered = []
        gathered.append(line)
    if gathered:
        yield "\n".join(gathered)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _joined(block: str) -> str:
    """A block as one line; a word that was broken at a hyphen keeps the hyphen, as it may be its own."""
    return re.sub(r"[ \t]+", " ", re.sub(r"(?<=\w-)\n\s*(?=\w)", "", block).replace("\n", " ")).strip()


def _head(copy: Copy, blocks: list[str]) -> list[str]:
    """Take section, headline, deck and byline; return the blocks of the body."""
    blocks = _above_headline(copy, blocks)
    if not blocks:
        return blocks
    blocks = _headline(copy, blocks)
    between: list[str] = []
    rest = list(blocks)
    while rest and len(between) <= _DATELINE_WITHIN:
        if find_dateline(_joined(rest[0])):
            break
        between.append(rest.pop(0))
    if not rest or len(between) > _DATELINE_WITHIN or not find_dateline(_joined(rest[0])):
        rest = list(blocks)
        between = []
        while rest and (furniture.is_header_note(rest[0]) or furniture.byline_names(rest[0])):
            between.append(rest.pop(0))
        if len(rest) > 1 and _could_be_deck(rest[0], rest[1]):
            between.append(rest.pop(0))
            while rest and (furniture.is_header_note(rest[0]) or furniture.byline_names(rest[0])):
                between.append(rest.pop(0))
    return _between(copy, between) + rest


def _above_headline(copy: Copy, blocks: list[str]) -> list[str]:
    """Take what stands above the headline: slugs, notes, a section, a kicker of its own line."""
    blocks = [line for block in blocks[:1] for line in _top_lines(block)] + blocks[1:]
    while len(blocks) > 1:
        block = _joined(blocks[0])
        if furniture.is_header_note(block):
            copy.furniture.append(blocks.pop(0))
        elif not copy.section and furniture.is_section(block):
            copy.section = block
            blocks.pop(0)
        elif not copy.kicker and re.fullmatch(furniture.KICKER.pattern.partition("(?=")[0], f"{block}: "):
            copy.kicker = block
            blocks.pop(0)
        elif furniture.byline_names(blocks[0]):
            copy.byline = furniture.byline_names(blocks[0])
            copy.pieces.append((PartKind.BYLINE, _joined(blocks.pop(0))))
        else:
            break
    if copy.section:
        copy.pieces.insert(0, (PartKind.SECTION, copy.section))
    return blocks


def _top_lines(block: str) -> list[str]:
    """The first block, the furniture on its first lines parted from the headline under it."""
    lines = block.split("\n")
    top = []
    while len(lines) > 1 and (furniture.is_header_note(lines[0].strip()) or furniture.is_section(lines[0])):
        top.append(lines.pop(0))
    return [*top, "\n".join(lines)]


def _headline(copy: Copy, blocks: list[str]) -> list[str]:
    """Take the headline; a block too long or with a dateline is none, and a wrapped one is joined."""
    first = blocks[0]
    lines = first.split("\n")
    if len(lines) > 1 and not _runs_on(lines):
        under = 2 if furniture.byline_names(lines[1]) and not furniture.byline_names("\n".join(lines[1:])) else 1
        blocks = [lines[0], *lines[1:under], "\n".join(lines[under:]), *blocks[1:]]
        blocks = [block for block in blocks if block]
        first = blocks[0]
    headline = _joined(first)
    if len(blocks) == 1 and (len(headline.split()) > _LONGEST_HEADLINE or find_dateline(headline)):
        return blocks
    if find_dateline(headline) or len(headline.split()) > _LONGEST_HEADLINE:
        return blocks
    if kicker := furniture.KICKER.match(headline):
        copy.kicker = re.sub(r"^\(|\)$|[-–—:/\s]+$", "", kicker["kicker"].strip())
        headline = headline[kicker.end() :]
    copy.title = headline
    copy.pieces.append((PartKind.TITLE, headline))
    return blocks[1:]


def _runs_on(lines: list[str]) -> bool:
    """Whether the lines of the first block are one wrapped headline, not a headline over something else."""
    rest = lines[1].strip()
    return not (
        furniture.byline_names("\n".join(lines[1:]))
        or furniture.byline_names(rest)
        or furniture.is_header_note(rest)
        or find_dateline(rest)
        or _SENTENCE_END.search(lines[-1])
        or len(lines) > 3
    )


def _could_be_deck(block: str, following: str) -> bool:
    text = _joined(block)
    return (
        not _SENTENCE_END.search(text)
        and not text.endswith(":")
        and not _BULLET.match(block)
        and 4 <= len(text.split()) <= 45
        and bool(_SENTENCE_END.search(_joined(following)) or furniture.byline_names(following))
    )


def _between(copy: Copy, blocks: list[str]) -> list[str]:
    """Sort what stands between the headline and the story; return what belongs to the body after all."""
    body: list[str] = []
    for block in blocks:
        text = _joined(block)
        names = furniture.byline_names(block)
        if names and not copy.byline:
            copy.byline = names
            copy.pieces.append((PartKind.BYLINE, text))
        elif furniture.is_header_note(block) or furniture.is_header_note(text):
            copy.furniture.append(block)
        elif not copy.title:
            copy.title = text
            copy.pieces.append((PartKind.TITLE, text))
        elif not copy.deck and not body and len(text.split()) <= 60:
            copy.deck = text
            copy.pieces.append((PartKind.DECK, text))
        else:
            body.append(block)
    return body


def _body(copy: Copy, blocks: list[str]) -> None:
    for number, block in enumerate(blocks):
        text = _joined(block)
        if not copy.dateline and number < _DATELINE_WITHIN and (found := find_dateline(text)):
            copy.dateline, begins = found
            copy.pieces.append((PartKind.DATELINE, text[:begins].rstrip()))
            copy.pieces.append((PartKind.PARAGRAPH, text[begins:]))
        elif furniture.is_tail(block) and (text.startswith(("(", "[")) or number == len(blocks) - 1):
            copy.pieces.append((PartKind.CREDIT, text))
        elif _is_subhead(block, blocks[number + 1] if number + 1 < len(blocks) else None):
            copy.pieces.append((PartKind.SUBHEAD, text))
        else:
            copy.pieces.append((PartKind.PARAGRAPH, text))


def _is_subhead(block: str, following: str | None) -> bool:
    text = block.strip()
    return (
        following is not None
        and "\n" not in text
        and len(text.split()) <= _LONGEST_SUBHEAD
        and bool(_SUBHEAD_END.search(text))
        and not text.endswith(("...", "…"))
        and not _BULLET.match(text)
        and (text[0].isupper() or text[0].isdigit() or text[0] in "'\"‘“«")
        and any(character.isalpha() for character in text)
        and not (text[0] in '"“«' and text[-1] in '"”»' and len(text.split()) > 8)
        and (
            _SENTENCE_END.search(_joined(following)) is not None or bool(_BULLET.match(following)) or "\n" in following
        )
    )
