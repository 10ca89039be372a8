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
_APART = re.compile(
    r"(?i)(?:^|[\s_-])(?:comments?|comentarios?|comentários?|commentaires?|kommentare?|commenti|reacties|disqus\w*|discussion"
    r"|related|recommend\w*|teasers?|trending|most-?(?:read|popular)|newsletter|cookie\w*|consent|cmp|gdpr|side-?bar)"
    r"(?:[\s_-]|$)"
)
"""Names of what never holds a part of a story whose beginning stands elsewhere."""
_MOST_BOXED = 0.25
"""The share of the text that boxes may have: with more it is the story that is called so."""
_ONLY_LINKS = 0.9
_WRITER = r"(?:is|was|has|covers?|writes|reports|works|joined|teaches|can|ist|war|schreibt|est|es|escribe)"
"""How a line goes on that says of an author who he is."""
_REPEATED = 30
"""Characters from which on a block that stands in another as well is a quotation pulled out of it."""


def without_clutter(
    blocks: Sequence[Block], outline: Outline, *, heads: set[str], first: set[str], authors: str | None
) -> list[Block]:
    """The blocks of the story alone.

    Args:
        blocks: what was chosen.
        outline: the page's blocks.
        heads: keys of headline and deck, which stand before the story.
        first: keys of the first paragraphs after the headline.
        authors: the byline, whose names begin the lines under a story that say who wrote it.
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
    kept = _without_boxes(kept, places, first)
    kept = _without_repeated(kept, outline)
    kept = _ended(kept, outline)
    while kept and _is_under(kept[-1], outline, authors):
        kept.pop()
    return kept


def _is_under(block: Block, outline: Outline, authors: str | None) -> bool:
    """Whether the last block stands under the story."""
    if block.kind is Kind.SUBHEAD or is_tail(block.text) or _is_link(block, outline):
        return True
    names = (re.escape(name) for name in re.split(r", | and ", authors or "") if " " in name)
    return any(re.match(rf"(?i)\W*{name}\W{{0,3}}\s*{_WRITER}\b", block.text) for name in names)


def _is_link(block: Block, outline: Outline) -> bool:
    """Whether a block is nothing but links: at the end of a story they lead to other ones."""
    place = outline.find(block.text)
    return place is not None and place.link_density > _ONLY_LINKS


def _without_boxes(blocks: list[Block], places: list[Place | None], first: set[str]) -> list[Block]:
    apart = [place is not None and _is_within(place, _APART) for place in places]
    if any(key_of(block.text) in first for block, is_apart in zip(blocks, apart, strict=True) if not is_apart):
        places = [place for place, is_apart in zip(places, apart, strict=True) if not is_apart]
        blocks = [block for block, is_apart in zip(blocks, apart, strict=True) if not is_apart]
    boxed = [place is not None and _is_within(place, _BOX) for place in places]
    size = sum(len(block.text) for block, is_boxed in zip(blocks, boxed, strict=True) if is_boxed)
    if size > _MOST_BOXED * sum(len(block.text) for block in blocks):
        return blocks
    return [block for block, is_boxed in zip(blocks, boxed, strict=True) if not is_boxed]


def _is_within(place: Place, name: re.Pattern[str]) -> bool:
    """Whether a block is in something of such a name, within the article."""
    for around in (place.element, *place.element.iterancestors()):
        if around.tag in ("article", "main", "body"):
            return False
        if name.search(f"{around.get('class') or ''} {around.get('id') or ''}"):
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
            is_other = place is not None and place.kind not in kinds
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
    rest = [block for block in blocks[first + 1 :] if (place := outline.find(block.text)) and place.kind in kinds]
    return blocks[:first] + rest
