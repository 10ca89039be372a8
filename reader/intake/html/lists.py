"""Lists between the paragraphs of a story, which trafilatura often takes for navigation: key points, results."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from lxml.html import HtmlElement

from reader.intake.html.modes import Block, Kind, block_at
from reader.intake.html.outline import Outline, Place, key_of

_PARAGRAPHS = 3
"""Chosen paragraphs that are children of one element, for that to be the story's."""
_MOST_LINKED = 0.3
_FEWEST_WORDS = 4
"""Words of an item on the average: shorter ones are names of sections, or tags."""


def with_lists(blocks: Sequence[Block], outline: Outline) -> list[Block]:
    """The blocks and the lists that stand among them as paragraphs do, each at its place.

    Args:
        blocks: what was chosen.
        outline: the page's blocks.
    """
    places = [outline.find(block.text) for block in blocks]
    last = max((place.order for place in places if place), default=-1)
    within = Counter(place.around[0] for place in places if place and place.around and place.element.tag == "p")
    stories = {element for element, count in within.items() if count >= _PARAGRAPHS}
    chosen = {key_of(block.text) for block in blocks}
    missing: dict[HtmlElement, list[Place]] = {}
    for place in outline.places[outline.start + 1 : last]:
        if place.element.tag == "li" and len(place.around) > 1 and place.around[1] in stories:
            missing.setdefault(place.around[0], []).append(place)
    lists = [items for items in missing.values() if _is_story(items, chosen)]
    if not lists:
        return list(blocks)
    return _merged(blocks, places, sorted((item for items in lists for item in items), key=lambda item: item.order))


def _is_story(items: Sequence[Place], chosen: set[str]) -> bool:
    if any(key_of(item.text) in chosen for item in items):
        return False
    size = sum(len(item.text) for item in items)
    linked = sum(item.link_density * len(item.text) for item in items)
    return linked <= _MOST_LINKED * size and sum(len(item.text.split()) for item in items) >= _FEWEST_WORDS * len(items)


def _merged(blocks: Sequence[Block], places: Sequence[Place | None], items: list[Place]) -> list[Block]:
    merged: list[Block] = []
    for block, place in zip(blocks, places, strict=True):
        while place and block.kind is not Kind.SUBHEAD and items and items[0].order < place.order:
            merged.append(block_at(items.pop(0)))
        merged.append(block)
    return merged + [block_at(item) for item in items]
