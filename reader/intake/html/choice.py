"""The body of a page: trafilatura's modes weighed against each other and against what the page itself shows."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from lxml.html import HtmlElement

from reader.intake.html.anchor import anchored, begins_after, first_after, story_kind
from reader.intake.html.lists import with_lists
from reader.intake.html.modes import Block, Kind, block_at, is_prose, read_by
from reader.intake.html.outline import Outline, Place, key_of
from reader.intake.html.pruning import without_clutter

_WORDS = re.compile(r"\w+")
_BY_STATEMENT = "the blocks that JSON-LD states"
_STATED_ALONE = "JSON-LD, which alone has the text"
_SHINGLE = 3
_SHORT = 400
"""Characters under which a body may be a teaser: other modes are then tried."""
_MOST_TRIMMED = 0.85
"""The share of the text that must be left when what the statement does not have is cut from the ends."""
_MOST_LOST = 0.15
"""The share of the article's prose that a more precise reading may lose."""
_STATED = 300
"""Characters that a stated body must have to be evidence."""
_SHOWN = 0.25
"""The share of a stated body that a page shows, unless scripts are to fetch it."""
_CONFIRMED = 0.5
"""How much of a mode's text a stated body must confirm for the two to be the same article."""


@dataclass(frozen=True, slots=True)
class Body:
    """The chosen blocks and how they were chosen."""

    blocks: tuple[Block, ...]
    way: str


def body_of(
    tree: HtmlElement,
    outline: Outline,
    url: str | None,
    *,
    title: str,
    deck: str | None,
    authors: str | None,
    stated: str,
) -> Body:
    """Choose the blocks of the article.

    Args:
        tree: the page.
        outline: its blocks.
        url: its address.
        title: the headline, which is no part of the body.
        deck: the deck that the article keeps beside its body.
        authors: its byline.
        stated: the body by JSON-LD, where the page states one.
    """
    default = read_by("default", tree, url)
    precise = read_by("precision", tree, url)
    headline = outline.heading(title)
    blocks, way = _weighed(default, precise, outline, headline)
    if _size(blocks) < _SHORT and not begins_after(blocks, outline, headline):
        recall = read_by("recall", tree, url)
        if _prose(recall) > 1.5 * _prose(blocks):
            blocks, way = recall, "trafilatura, recall"
    if len(stated) >= _STATED:
        blocks, way = _confirmed(blocks, way, outline, stated)
    if way == _STATED_ALONE:
        return Body(tuple(blocks), way)
    if way != _BY_STATEMENT:
        blocks, way = anchored(blocks, way, outline, headline)
        blocks = with_lists(blocks, outline)
    heads = {key_of(title), key_of(deck or "")} - {""}
    first = first_after(outline, headline)
    return Body(tuple(without_clutter(blocks, outline, heads=heads, first=first, authors=authors) or blocks), way)


def plain_body(outline: Outline) -> Body:
    """The paragraphs that most of the page's text is in: for pages that are too large for any better way."""
    prose = [place for place in outline.places if is_prose(place.text) or place.element.tag in ("p", "h2", "h3")]
    kinds = outline.containers([place for place in prose if is_prose(place.text)])
    blocks = [block_at(place) for place in prose if place.kind in kinds or not kinds]
    return Body(tuple(blocks), "plain paragraphs")


def _size(blocks: Iterable[Block]) -> int:
    return sum(len(block.text) for block in blocks)


def _prose(blocks: Iterable[Block]) -> int:
    """Characters in blocks that are sentences."""
    return sum(len(block.text) for block in blocks if is_prose(block.text))


def _weighed(
    default: list[Block], precise: list[Block], outline: Outline, headline: Place | None
) -> tuple[list[Block], str]:
    """The more precise reading, unless it has lost what reads like the article.

    Where the paragraphs after the headline are known, only what was lost of their kind counts: on a page with much
    around a short article the other reading has taken the rest as well.
    """
    kept = {key_of(block.text) for block in precise}
    story = [block for block in default if is_prose(block.text)]
    if begins_after(precise, outline, headline):
        kinds = {place.kind for block in precise if (place := outline.find(block.text))}
        kinds.add(story_kind(outline, headline) or ())
        story = [block for block in story if (place := outline.find(block.text)) and place.kind in kinds]
    lost = [block for block in story if key_of(block.text) not in kept]
    if not precise or _size(lost) > _MOST_LOST * _size(story):
        return default, "trafilatura"
    return precise, "trafilatura, precision"


def _confirmed(blocks: list[Block], way: str, outline: Outline, stated: str) -> tuple[list[Block], str]:
    """The blocks of the page whose words the stated body has, if it is the same article and whole."""
    shingles = _shingles(stated)
    confirmed = [place for place in outline.places if _share(place.text, shingles) >= 0.8]
    covered = sum(len(place.text) for place in confirmed)
    paragraphs = [Block(Kind.PARAGRAPH, text) for line in stated.splitlines() if (text := " ".join(line.split()))]
    if covered < _SHOWN * len(stated) and (len(blocks) < len(paragraphs) or _size(blocks) < _SHOWN * len(stated)):
        return paragraphs, _STATED_ALONE
    if covered < 0.7 * len(stated):
        return blocks, way
    found = [block for block in blocks if _share(block.text, shingles) >= 0.5]
    if _size(found) < _CONFIRMED * _size(blocks) and _size(found) > 0.8 * covered:
        # It states only the beginning: a teaser, which says nothing of the rest.
        return blocks, way
    if _size(found) >= 0.95 * covered:
        first = next((n for n, block in enumerate(blocks) if block in found), 0)
        last = max((n for n, block in enumerate(blocks) if block in found), default=len(blocks) - 1)
        trimmed = blocks[first : last + 1]
        # More than a little at the ends is what the statement left out.
        return (trimmed if _size(trimmed) >= _MOST_TRIMMED * _size(blocks) else blocks), way
    orders = [place.order for place in confirmed if len(place.text) > 40]
    sure = {place.order for place in confirmed}
    if not orders:
        return blocks, way
    known = {key_of(block.text): block for block in blocks}
    between = [
        place
        for place in outline.places[orders[0] : orders[-1] + 1]
        if place.order in sure or place.element.tag in ("h2", "h3", "h4") or key_of(place.text) in known
    ]
    return [known.get(key_of(place.text)) or block_at(place) for place in _once(between)], _BY_STATEMENT


def _once(places: Iterable[Place]) -> list[Place]:
    return list({key_of(place.text): place for place in places}.values())


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
