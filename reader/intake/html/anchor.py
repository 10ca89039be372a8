"""The headline as evidence of the body: the story is what comes after it, up to the next story."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from reader.intake.html.modes import Block, block_at, is_prose
from reader.intake.html.outline import Outline, Place, key_of

_ENOUGH = 150
"""Characters of prose of one kind after the headline that are a story."""
_NEAR = 40
"""Blocks after the headline within which the story begins."""
_FIRST = 3
"""Paragraphs after the headline of which one must have been chosen, if the story was."""
_KNOWN = 0.5
"""The share of the chosen text that must stand somewhere known for it to be known to stand elsewhere."""
_MOST_AFTER = 0.6
"""The share of the text that must come after the headline for what comes before it to be none of the story."""
_CHROME = frozenset({"aside", "nav", "footer", "form"})
_NOT_STORY = re.compile(
    r"(?i)comment|discussion|cookie|consent|newsletter|sidebar|related|teaser|trending|footer|subscribe|promo|recirc"
    r"|widget-area"
)


def anchored(blocks: Sequence[Block], way: str, outline: Outline, headline: Place | None) -> tuple[list[Block], str]:
    """The blocks between the headline and the next story; those that follow the headline, if others were chosen.

    Args:
        blocks: what was chosen.
        way: how.
        outline: the page's blocks.
        headline: where the headline stands, if the page shows it.
    """
    if headline is None:
        return list(blocks), way
    placed = _placed(blocks, outline)
    if not begins_after(blocks, outline, headline):
        following = _following(outline, headline)
        known = sum(len(block.text) for block in blocks if outline.find(block.text))
        if sum(len(place.text) for place in following) >= _ENOUGH and known >= _KNOWN * _size(blocks):
            return [block_at(place) for place in following], "the paragraphs after the headline"
    end = _next_story(outline, headline)
    kept = [block for block, order in placed if order < end]
    after = [block for block, order in placed if headline.order <= order < end]
    if _size(after) >= _MOST_AFTER * _size(kept) and _size(kept) >= 0.3 * _size(blocks):
        return after, way
    return (kept if _size(kept) >= 0.3 * _size(blocks) else list(blocks)), way


def _size(blocks: Iterable[Block]) -> int:
    return sum(len(block.text) for block in blocks)


def _placed(blocks: Sequence[Block], outline: Outline) -> list[tuple[Block, int]]:
    """The blocks and where they stand; one that is not found stands where the one before it does, else the next."""
    placed: list[tuple[Block, int]] = []
    at = -1
    for block in blocks:
        place = outline.find(block.text, at)
        if place is not None and place.order > at:
            if at < 0:
                placed = [(earlier, place.order) for earlier, _ in placed]
            at = place.order
        placed.append((block, at))
    return placed


def begins_after(blocks: Sequence[Block], outline: Outline, headline: Place | None) -> bool:
    """Whether one of the first paragraphs after the headline was chosen."""
    return not first_after(outline, headline).isdisjoint(key_of(block.text) for block in blocks)


def first_after(outline: Outline, headline: Place | None) -> set[str]:
    """The keys of the first paragraphs after the headline."""
    return {key_of(place.text) for place in islice(_prose_after(outline, headline), _FIRST)} if headline else set()


def story_kind(outline: Outline, headline: Place | None) -> tuple[object, ...] | None:
    """The kind of the paragraphs after the headline, if there are enough of it for a story."""
    following = _following(outline, headline) if headline else []
    return following[0].kind if sum(len(place.text) for place in following) >= _ENOUGH else None


def _following(outline: Outline, headline: Place) -> list[Place]:
    """The paragraphs of one kind that come first after the headline."""
    first = next(_prose_after(outline, headline), None)
    if first is None:
        return []
    return [place for place in outline.places[first.order :] if place.kind == first.kind and place.link_density < 0.5]


def _prose_after(outline: Outline, headline: Place) -> Iterator[Place]:
    near = outline.places[headline.order + 1 : headline.order + 1 + _NEAR]
    return (place for place in near if is_prose(place.text) and place.link_density < 0.5 and not _is_chrome(place))


def _is_chrome(place: Place) -> bool:
    return any(
        around.tag in _CHROME or _NOT_STORY.search(f"{around.get('class') or ''} {around.get('id') or ''}")
        for around in place.element.iterancestors()
        if around.tag not in ("body", "html")
    )


def _next_story(outline: Outline, headline: Place) -> int:
    """Where another headline of the first rank begins another story."""
    if headline.element.tag != "h1":
        return len(outline.places)
    name, own = headline.element.get("class"), key_of(headline.text)
    return next(
        (
            place.order
            for place in outline.places[headline.order + 1 :]
            if place.element.tag == "h1" and place.element.get("class") == name and key_of(place.text) != own
        ),
        len(outline.places),
    )
