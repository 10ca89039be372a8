"""Words that stand beside paragraphs without being in one: browsers show them as a paragraph, so they become one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from lxml import etree
from lxml.html import HtmlElement

from reader.intake.html.outline import HOLDERS, text_of

_SHORTEST = 60
"""Characters: what is shorter is a label, a date or a line of links."""
_LOOSE = 30
"""Characters of loose words that an element must have for all its words to be looked at."""
_MOST_LINKED = 0.5

_CONTAINERS = ("div", "section", "article", "main", "td", "center", "blockquote", "font")


def gather_loose_words(tree: HtmlElement) -> None:
    """Put each run of words between blocks, or between double line breaks, into a paragraph of its own.

    Args:
        tree: the page, which is changed.
    """
    for element in list(tree.iter(*_CONTAINERS)):
        if _has_loose_words(element) and (_has_blocks(element) or _has_gaps(element)):
            for run in list(_runs(element)):
                _wrap(run)


def _has_loose_words(element: HtmlElement) -> bool:
    return len((element.text or "").strip()) >= _LOOSE or any(len((c.tail or "").strip()) >= _LOOSE for c in element)


def _has_blocks(element: HtmlElement) -> bool:
    return any(_is_block(child) for child in element)


def _has_gaps(element: HtmlElement) -> bool:
    return any(_is_gap(child) for child in element)


def _is_block(element: HtmlElement) -> bool:
    return element.tag in HOLDERS or next(islice(element.iterdescendants(*HOLDERS), 1), None) is not None


def _is_gap(element: HtmlElement) -> bool:
    """Whether an element is a line break that another one follows at once."""
    following = element.getnext()
    return element.tag == "br" and not (element.tail or "").strip() and following is not None and following.tag == "br"


def _runs(element: HtmlElement) -> Iterator[tuple[HtmlElement, HtmlElement | None, list[HtmlElement]]]:
    """The parent of each run of words, the element before it (None at the beginning), and the elements in it."""
    before: HtmlElement | None = None
    inside: list[HtmlElement] = []
    for child in element:
        if _is_block(child) or _is_gap(child):
            yield element, before, inside
            before, inside = child, []
        else:
            inside.append(child)
    yield element, before, inside


def _wrap(run: tuple[HtmlElement, HtmlElement | None, list[HtmlElement]]) -> None:
    parent, before, inside = run
    first = (parent.text if before is None else before.tail) or ""
    words = " ".join("".join((first, *(text_of(one) + (one.tail or "") for one in inside))).split())
    linked = sum(len(a.text_content()) for one in inside for a in one.iter("a"))
    if len(words) < _SHORTEST or linked > _MOST_LINKED * len(words):
        return
    paragraph = etree.SubElement(parent, "p")
    paragraph.text = first
    if before is None:
        parent.text = None
        parent.insert(0, paragraph)
    else:
        before.tail = None
        before.addnext(paragraph)
    paragraph.extend(inside)
