"""Where text stands on a page: its blocks in order, each found again by its words."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import islice
from operator import attrgetter

from lxml.html import HtmlElement

_BLOCKS = frozenset(
    """p li h1 h2 h3 h4 h5 h6 blockquote pre dd dt td th tr figcaption caption div section article main aside
    center""".split()
)
HOLDERS = _BLOCKS | frozenset("ul ol dl table tbody thead figure header footer nav form hr".split())
"""What stands by itself, above and below what is around it."""
BREAKS = HOLDERS | {"br"}
"""What parts the words before it from those after it."""
_RANKS = {"h1": 0, "h2": 1, "h3": 2}
_UNSEEN = frozenset(
    "script style noscript template svg button select option iframe object head title meta link textarea input".split()
)
_CAPTION = re.compile(
    r"(?i)caption|cutline|(?:^|[\s_-])(?:photo|image|media)-?(?:credit|copyright|source|description)|wp-caption-text"
)
_PICTURE = re.compile(
    r"(?i)(?:^|[\s_-])(?:photo|foto|image|imagen|img|picture|bild|thumb(?:nail)?)(?:[\s_-]?(?:box|wrap\w*|container|block))?(?:\s|$)"
)
"""Names of what holds a picture and the words below it."""

_LONGEST_CAPTION = 400


@dataclass(frozen=True, eq=False)
class Place:
    """A block of text on the page."""

    element: HtmlElement
    around: tuple[HtmlElement, ...]
    """What it is in, the nearest first; held, because lxml makes new objects for elements that nobody holds."""
    order: int
    text: str

    @cached_property
    def link_density(self) -> float:
        """The share of its words that are links."""
        if not self.text:
            return 0.0
        return min(sum(len(" ".join(a.text_content().split())) for a in self.element.iter("a")) / len(self.text), 1.0)

    @cached_property
    def kind(self) -> tuple[object, ...]:
        """What the paragraphs of one text have in common: what their wrappers are called, and what is around."""
        wrappers = tuple((around.tag, around.get("class")) for around in self.around[:2])
        return id(self.around[2]) if len(self.around) > 2 else 0, self.element.tag, wrappers


class Outline:
    """The blocks of a page."""

    def __init__(self, tree: HtmlElement, most: int = 1_000_000) -> None:
        """Read the blocks of a page.

        Args:
            tree: the page; it must stay while the outline is used.
            most: how many blocks are read; `is_cut` then says whether there are more.
        """
        self.tree = tree
        self.is_cut = False
        self.start = -1
        """The place of the headline, once known: of two blocks of the same words the one after it is the story's."""
        self.places: list[Place] = []
        """All blocks that hold words of their own, in order."""
        self._by_key: dict[str, list[Place]] = {}
        self.captions: dict[str, Place] = {}
        """Captions of pictures by the key of their words."""
        for element in _seen(tree):
            if element.tag not in _BLOCKS or (element.tag != "figcaption" and _holds_blocks(element)):
                continue
            text = " ".join(text_of(element).split())
            if not text:
                continue
            if len(self.places) == most:
                self.is_cut = True
                break
            place = Place(element, tuple(islice(element.iterancestors(), 3)), len(self.places), text)
            self.places.append(place)
            self._by_key.setdefault(key_of(text), []).append(place)
            if _is_caption(element):
                self.captions.setdefault(key_of(text), place)

    def find(self, text: str, after: int = -1) -> Place | None:
        """The block of these words: the first after a place and the headline, else the first of all."""
        places = self._by_key.get(key_of(text))
        if not places:
            return None
        at = bisect_right(places, max(after, self.start), key=attrgetter("order"))
        return places[at] if at < len(places) else places[0]

    def heading(self, text: str) -> Place | None:
        """The block of these words that is a heading of the first rank there is; else the first of all."""
        places = self._by_key.get(key_of(text), ())
        return min(places, key=lambda place: _RANKS.get(str(place.element.tag), len(_RANKS)), default=None)

    def shows(self, words: str) -> bool:
        """Whether some words stand on the page by themselves: as a block or in letters of their own."""
        return key_of(words) in self._by_key or key_of(words) in self._set_apart

    @cached_property
    def _set_apart(self) -> set[str]:
        elements = islice(self.tree.iter("b", "strong", "font", "big", "span", "em"), 2_000)
        return {key_of(text) for element in elements if len(text := text_of(element)) < 300}

    @cached_property
    def _links(self) -> list[str]:
        """The keys of the words of all links, the longest first."""
        keys = {key_of(a.text_content()) for a in islice(self.tree.iter("a"), 1_000)}
        return sorted((key for key in keys if len(key) > 2), key=len, reverse=True)

    def link_density(self, text: str) -> float:
        """About the share of links in words that are only a part of a block."""
        key = rest = key_of(text)
        if not key or len(key) > 2_000:
            return 0.0
        for words in self._links:
            rest = rest.replace(words, "")
        return 1 - len(rest) / len(key)

    def containers(self, places: list[Place]) -> set[tuple[object, ...]]:
        """The kinds that most of some blocks belong to."""
        size: Counter[tuple[object, ...]] = Counter()
        count: Counter[tuple[object, ...]] = Counter()
        for place in places:
            size[place.kind] += len(place.text)
            count[place.kind] += 1
        whole = sum(size.values())
        return {kind for kind in size if count[kind] >= 3 and size[kind] >= 0.25 * whole}


@lru_cache(maxsize=4_096)
def key_of(text: str) -> str:
    """The letters and digits of a text, by which it is found again however it was spaced."""
    return re.sub(r"[\W_]+", "", text)


def text_of(element: HtmlElement) -> str:
    """The words of an element that are shown."""
    return "".join(_words(element))


def _words(element: HtmlElement) -> Iterator[str]:
    if element.text:
        yield element.text
    for child in element:
        gap = " " if child.tag in BREAKS else ""
        yield gap
        if isinstance(child.tag, str) and child.tag not in _UNSEEN and not is_hidden(child):
            yield from _words(child)
        yield gap
        if child.tail:
            yield child.tail


def _seen(tree: HtmlElement) -> Iterator[HtmlElement]:
    """The elements that are shown, in order, without recursion."""
    pending = [tree]
    while pending:
        element = pending.pop()
        if not isinstance(element.tag, str) or element.tag in _UNSEEN or is_hidden(element):
            continue
        yield element
        pending += reversed(element)


def is_hidden(element: HtmlElement) -> bool:
    """Whether an element says itself that it is not shown."""
    return (
        element.get("hidden") is not None or "display:none" in (element.get("style") or "").replace(" ", "").casefold()
    )


def _holds_blocks(element: HtmlElement) -> bool:
    return any(child.tag in HOLDERS for child in element.iterdescendants() if isinstance(child.tag, str))


def _is_caption(element: HtmlElement) -> bool:
    for around in (element, *islice(element.iterancestors(), 2)):
        if _PICTURE.search(around.get("class") or "") and around.find(".//img") is not None:
            return len(around.text_content()) <= _LONGEST_CAPTION
    for around in (element, *element.iterancestors()):
        if around.tag in ("figcaption", "figure") or _CAPTION.search(
            f"{around.get('class') or ''} {around.get('id') or ''}"
        ):
            return (
                around.tag not in ("body", "article", "main")
                and around.find(".//table") is None
                and around.find(".//blockquote") is None
            )
        if around.tag in ("article", "main", "body", "section"):
            return False
    return False
