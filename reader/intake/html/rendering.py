"""Chosen blocks as Markdown, with the links, emphasis and pictures that the page shows at their places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from lxml.html import HtmlElement

from reader.intake.addresses import web_address
from reader.intake.html.modes import Block, Kind
from reader.intake.html.outline import BREAKS, Outline, Place, is_hidden
from reader.intake.writing import block as kept_block
from reader.intake.writing import escaped, link, listed, picture, quoted, subhead, table

SKIPPED = frozenset("script style noscript template svg button select iframe object".split())


def rendered(blocks: Sequence[Block], outline: Outline, url: str | None, lead: str | None) -> str:
    """The Markdown of a body.

    Args:
        blocks: what was chosen.
        outline: the page's blocks, where links and pictures are found.
        url: the page's address, to which links are relative.
        lead: the address of the lead picture, which is kept elsewhere.
    """
    writer = _Writer(outline, url, lead)
    return "\n\n".join(filter(None, writer.written(blocks)))


class _Writer:
    def __init__(self, outline: Outline, url: str | None, lead: str | None) -> None:
        self._outline = outline
        self._url = url
        self._at = -1
        self._pictures = [p for p in pictures(outline, url) if p[2] != lead]

    def written(self, blocks: Sequence[Block]) -> Iterator[str]:
        for (kind, _), group in groupby(blocks, lambda b: (b.kind, b.unit if b.kind in _UNITS else id(b))):
            together = list(group)
            before = self._at
            lines = [self._inline(block) for block in together if block.kind is not Kind.ROW]
            for block in together if kind is Kind.ROW else ():
                self._find(block)
            yield from self._pictures_between(before, self._at)
            match kind:
                case Kind.ITEM:
                    yield listed(map(kept_block, lines), first=1 if together[0].ordered else None)
                case Kind.QUOTE:
                    yield quoted("\n\n".join(map(kept_block, lines)))
                case Kind.ROW:
                    yield table([[escaped(cell) for cell in block.cells] for block in together])
                case Kind.SUBHEAD:
                    yield subhead(lines[0], together[0].level)
                case _:
                    yield kept_block(lines[0])

    def _find(self, block: Block) -> Place | None:
        place = self._outline.find(block.text, self._at)
        if place is not None and place.order > self._at:
            self._at = place.order
        return place

    def _inline(self, block: Block) -> str:
        place = self._find(block)
        if place is None:
            return escaped(block.text)
        return " ".join(inline_of(place.element, self._url).split())

    def _pictures_between(self, start: int, stop: int) -> Iterator[str]:
        if start < 0:
            return
        for order, caption, address in self._pictures:
            if start < order < stop:
                yield picture(caption, address)


_UNITS = frozenset({Kind.ITEM, Kind.QUOTE, Kind.ROW})


def pictures(outline: Outline, url: str | None) -> list[tuple[int, str, str]]:
    """The captioned pictures of a page: the place of the caption, its words, and the picture's address."""
    found = []
    for place in outline.captions.values():
        for around in (place.element, *place.element.iterancestors()):
            if around.tag in ("body", "article", "main", "html"):
                break
            if (image := _image(around, url)) is not None:
                found.append((place.order, place.text, image))
                break
    return found


def _image(element: HtmlElement, url: str | None) -> str | None:
    """The address of the picture in an element; empty where it leads nowhere, None where there is no picture."""
    images = list(element.iter("img", "amp-img", "picture"))
    for image in images:
        for key in ("data-src", "data-original", "data-lazy-src", "src"):
            if (source := image.get(key)) and (address := web_address(source, url)):
                return address
    return "" if images else None


def inline_of(element: HtmlElement, url: str | None) -> str:
    """The words of an element as Markdown with its links, which may be relative to an address."""
    return "".join(_inline(element, url))


def _inline(element: HtmlElement, url: str | None) -> Iterator[str]:
    yield escaped_words(element.text)
    for child in element:
        if isinstance(child.tag, str) and child.tag not in SKIPPED and not is_hidden(child):
            inner = inline_of(child, url)
            match child.tag:
                case "a" if child.get("href"):
                    yield _linked(inner, web_address(child.get("href") or "", url))
                case tag if tag in BREAKS:
                    yield f" {inner} "
                case _:
                    yield inner
        yield escaped_words(child.tail)


def escaped_words(text: str | None) -> str:
    """Escaped words, with a blank at the ends where there was one."""
    if not text:
        return ""
    words = escaped(text)
    if not words:
        return " "
    return (" " if text[0].isspace() else "") + words + (" " if text[-1].isspace() else "")


def _linked(inner: str, address: str | None) -> str:
    """A link around words, not around the blanks at their ends."""
    words = inner.strip()
    if not words or not address or "](" in words:
        return inner
    start = inner.index(words)
    return inner[:start] + link(words, address) + inner[start + len(words) :]
