"""Chosen blocks without what newspapers put around and between them, told by words, links, names and repetition."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.intake.html.clutter import ends_story, is_head, is_never_story, is_tail
from reader.intake.html.modes import Block, Kind, is_prose
from reader.intake.html.outline import Outline, Place, key_of

_BOX = re.compile(
    r"(?i)(?:^|[\s_-])(?:newsletter|sign-?up|promo|recirc\w*|bio|author-?(?:info|box|card)|about-?author|subscri\w*|paywall|"
    r"trust|disclaimer|copyright|read-?(?:next|more|also)|see-?also|more-?(?:on|from|stories)|video-?(?:info|title|meta)"
    r"|featured-?video|pull-?quotes?|factbox-promo|donat\w*|call-?to-?action|cta|most-?(?:read|popular)"
    r"|cookie\w*|consent|cmp|gdpr)(?:[\s_-]|$)"
)
_MOST_BOXED = 0.25
"""The share of the text that boxes may have: with more it is the story that is called so."""
_REPEATED = 30
"""Characters from which on a block that stands in another as well is a quotation pulled out of it."""


def without_clutter(blocks: Sequence[Block], outline: Outline, heads: set[str]) -> list[Block]:
    """The blocks of the story alone.

    Args:
        blocks: what was chosen.
        outline: the page's blocks.
        heads: keys of headline and deck, which stand before the story.
    """
    kept: list[Block] = []
    places: list[Place | None] = []
    at = -1
    begun = False
    for block in blocks:
        key = key_of(block.text)
        place = outline.find(block.text, at)
        density = place.link_density if place else outline.link_density(block.text)
        if place and place.order > at:
            at = place.order
        if not key or key in outline.captions or is_never_story(block.text, density):
            continue
        if (not begun and (key in heads or is_head(block.text))) or (key in heads and block.kind is Kind.SUBHEAD):
            continue
        begun = begun or is_prose(block.text)
        kept.append(block)
        places.append(place)
    kept = _without_boxes(kept, places)
    kept = _without_repeated(kept, outline)
    kept = _ended(kept, outline)
    while kept and (kept[-1].kind is Kind.SUBHEAD or is_tail(kept[-1].text)):
        kept.pop()
    return kept


def _without_boxes(blocks: list[Block], places: list[Place | None]) -> list[Block]:
    boxed = [place is not None and _is_boxed(place) for place in places]
    size = sum(len(block.text) for block, is_boxed in zip(blocks, boxed, strict=True) if is_boxed)
    if size > _MOST_BOXED * sum(len(block.text) for block in blocks):
        return blocks
    return [block for block, is_boxed in zip(blocks, boxed, strict=True) if not is_boxed]


def _is_boxed(place: Place) -> bool:
    for around in (place.element, *place.element.iterancestors()):
        if around.tag in ("article", "main", "body"):
            return False
        if _BOX.search(f"{around.get('class') or ''} {around.get('id') or ''}"):
            return True
    return False


def _without_repeated(blocks: list[Block], outline: Outline) -> list[Block]:
    """Each block once, and none that is only pulled out of another to be shown larger."""
    keys = [key_of(block.text) for block in blocks]
    whole = "\n".join(keys)
    kinds = outline.containers([place for block in blocks if (place := outline.find(block.text))])
    kept = []
    met: set[str] = set()
    for block, key in zip(blocks, keys, strict=True):
        if len(key) >= _REPEATED:
            place = outline.find(block.text)
            is_other = place is not None and place.kind_of_cousin not in kinds
            if key in met or (is_other and whole.count(key) > 1):
                continue
            met.add(key)
        kept.append(block)
    return kept


def _ended(blocks: list[Block], outline: Outline) -> list[Block]:
    """The blocks up to a heading that something else begins with, and of the rest what is the story's own kind."""
    first = next((n for n, block in enumerate(blocks) if n and len(block.text) < 60 and ends_story(block.text)), None)
    if first is None:
        return blocks
    before = [place for block in blocks[:first] if (place := outline.find(block.text))]
    kinds = outline.containers(before)
    rest = [
        block for block in blocks[first + 1 :] if (place := outline.find(block.text)) and place.kind_of_cousin in kinds
    ]
    return blocks[:first] + rest
