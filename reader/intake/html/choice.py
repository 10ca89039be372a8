"""The body of a page: trafilatura's modes weighed against each other and against what the page itself shows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lxml.html import HtmlElement

from reader.intake.html.clutter import is_head, is_never_story, is_tail
from reader.intake.html.modes import Block, Kind, read_by
from reader.intake.html.outline import Outline, Place, key_of

_SENTENCE = re.compile(r"[.!?…。！？:;\"”’»)\]]\s*$")
_WORDS = re.compile(r"\w+")
_BY_STATEMENT = "the blocks that JSON-LD states"
_SHINGLE = 3
_SHORT = 400
"""Characters under which a body may be a teaser: other modes are then tried."""
_STATED = 300
"""Characters that a stated body must have to be evidence."""
_CONFIRMED = 0.5
"""How much of a mode's text a stated body must confirm for the two to be the same article."""


@dataclass(frozen=True, slots=True)
class Body:
    """The chosen blocks and how they were chosen."""

    blocks: tuple[Block, ...]
    way: str


def body_of(tree: HtmlElement, outline: Outline, url: str | None, *, title: str, deck: str | None, stated: str) -> Body:
    """Choose the blocks of the article.

    Args:
        tree: the page.
        outline: its blocks.
        url: its address.
        title: the headline, which is no part of the body.
        deck: the deck that the article keeps beside its body.
        stated: the body by JSON-LD, where the page states one.
    """
    default = read_by("default", tree, url)
    precise = read_by("precision", tree, url)
    blocks, way = _weighed(default, precise)
    if _size(blocks) < _SHORT:
        recall = read_by("recall", tree, url)
        if _prose(recall) > 1.5 * _prose(blocks):
            blocks, way = recall, "trafilatura, recall"
    if len(stated) >= _STATED:
        blocks, way = _confirmed(blocks, way, outline, stated)
    if way != _BY_STATEMENT:
        blocks = _filled(blocks, outline)
    blocks = _without_clutter(blocks, outline, {key_of(title), key_of(deck or "")} - {""})
    return Body(tuple(blocks), way)


def plain_body(outline: Outline) -> Body:
    """The paragraphs that most of the page's text is in: for pages that are too large for any better way."""
    prose = [place for place in outline.places if _is_prose(place.text) or place.element.tag in ("p", "h2", "h3")]
    kinds = outline.containers([place for place in prose if _is_prose(place.text)])
    blocks = [_block(place) for place in prose if place.kind_of_sibling in kinds or not kinds]
    return Body(tuple(blocks), "plain paragraphs")


def _size(blocks: Iterable[Block]) -> int:
    return sum(len(block.text) for block in blocks)


def _prose(blocks: Iterable[Block]) -> int:
    """Characters in blocks that are sentences."""
    return sum(len(block.text) for block in blocks if _is_prose(block.text))


def _is_prose(text: str) -> bool:
    return len(text) >= 60 and bool(_SENTENCE.search(text))


def _weighed(default: list[Block], precise: list[Block]) -> tuple[list[Block], str]:
    """The more precise reading, unless it has lost what reads like the article."""
    if not precise or _prose(precise) < 0.5 * _prose(default):
        return default, "trafilatura"
    if not default or _prose(default) < 0.5 * _prose(precise):
        return precise, "trafilatura, precision"
    kept = Counter(key_of(block.text) for block in precise)
    lost = [block for block in default if not kept[key_of(block.text)] and _is_prose(block.text)]
    if _prose(lost) > 0.15 * _prose(default):
        return default, "trafilatura"
    return precise, "trafilatura, precision"


def _confirmed(blocks: list[Block], way: str, outline: Outline, stated: str) -> tuple[list[Block], str]:
    """The blocks of the page whose words the stated body has, if it is the same article and whole."""
    shingles = _shingles(stated)
    confirmed = [place for place in outline.places if _share(place.text, shingles) >= 0.8]
    covered = sum(len(place.text) for place in confirmed)
    if covered < 0.7 * len(stated):
        return blocks, way
    found = [block for block in blocks if _share(block.text, shingles) >= 0.5]
    if _size(found) < _CONFIRMED * _size(blocks) and _size(found) > 0.8 * covered:
        # It states only the beginning: a teaser, which says nothing of the rest.
        return blocks, way
    if _size(found) >= 0.95 * covered:
        first = next((n for n, block in enumerate(blocks) if block in found), 0)
        last = max((n for n, block in enumerate(blocks) if block in found), default=len(blocks) - 1)
        return blocks[first : last + 1], way
    orders = [place.order for place in confirmed if len(place.text) > 40]
    if not orders:
        return blocks, way
    known = {key_of(block.text): block for block in blocks}
    between = [
        place
        for place in outline.places[orders[0] : orders[-1] + 1]
        if place in confirmed or place.element.tag in ("h2", "h3", "h4") or key_of(place.text) in known
    ]
    return [known.get(key_of(place.text)) or _block(place) for place in _once(between)], _BY_STATEMENT


def _once(places: Iterable[Place]) -> list[Place]:
    return list({key_of(place.text): place for place in places}.values())


def _block(place: Place) -> Block:
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


def _shingles(text: str) -> set[tuple[str, ...]]:
    words = _WORDS.findall(text.casefold())
    return {tuple(words[n : n + _SHINGLE]) for n in range(max(len(words) - _SHINGLE + 1, 1))}


def _share(text: str, shingles: set[tuple[str, ...]]) -> float:
    """The share of a text's shingles that are among others; of a very short text none."""
    words = _WORDS.findall(text.casefold())
    if len(words) < _SHINGLE:
        return 0.0
    own = [tuple(words[n : n + _SHINGLE]) for n in range(len(words) - _SHINGLE + 1)]
    return sum(shingle in shingles for shingle in own) / len(own)


def _filled(blocks: list[Block], outline: Outline) -> list[Block]:
    """The blocks with the paragraphs between them that are the same kind of sibling and were passed over."""
    placed: list[Place | None] = []
    at = -1
    for block in blocks:
        place = outline.find(block.text, at) if len(block.text) > 1 else None
        if place is not None and place.order > at:
            at = place.order
        placed.append(place)
    kinds = outline.containers([place for place in placed if place])
    taken = {place.order for place in placed if place}
    filled: list[Block] = []
    last = -1
    for block, place in zip(blocks, placed, strict=True):
        if place and 0 <= last < place.order and place.kind_of_sibling in kinds:
            filled += [
                _block(missing)
                for missing in outline.places[last + 1 : place.order]
                if missing.order not in taken
                and missing.kind_of_sibling in kinds
                and missing.link_density < 0.5
                and key_of(missing.text) not in outline.captions
            ]
        if place:
            last = max(last, place.order)
        filled.append(block)
    return filled


def _without_clutter(blocks: Sequence[Block], outline: Outline, heads: set[str]) -> list[Block]:
    """The blocks without headline, captions and what newspapers put before, between and after the paragraphs."""
    kept: list[Block] = []
    at = -1
    begun = False
    for block in blocks:
        key = key_of(block.text)
        place = outline.find(block.text, at)
        density = place.link_density if place else 0.0
        if place and place.order > at:
            at = place.order
        if key in outline.captions or is_never_story(block.text, density):
            continue
        if not begun and (key in heads or is_head(block.text)):
            continue
        if key in heads and block.kind is Kind.SUBHEAD:
            continue
        begun = begun or _is_prose(block.text)
        kept.append(block)
    while kept and (kept[-1].kind is Kind.SUBHEAD or is_tail(kept[-1].text)):
        kept.pop()
    return kept
