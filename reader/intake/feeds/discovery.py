"""The feeds that a web page says it has."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import html
from lxml.etree import ParserError

from reader.intake.feeds import words

_TYPES = frozenset(
    "application/rss+xml application/atom+xml application/feed+json application/rdf+xml application/json "
    "text/xml application/xml".split()
)
_ENDINGS = (
    ".rss",
    ".atom",
    ".rdf",
    "/rss",
    "/feed",
    "/atom",
    "rss.xml",
    "atom.xml",
    "feed.xml",
    "feed.json",
    "index.xml",
)
_MOST_BYTES = 2_000_000


@dataclass(frozen=True, slots=True)
class Offered:
    """A feed that a page offers."""

    url: str
    title: str
    """What the page calls it; empty where it does not."""


def offered_feeds(page: bytes, url: str) -> list[Offered]:
    """The feeds of a page: those that it declares, else those that it links to by their usual names.

    Args:
        page: the page.
        url: its address.
    """
    parser = html.HTMLParser(remove_comments=True, remove_pis=True, no_network=True)
    try:
        tree = html.document_fromstring(page[:_MOST_BYTES].replace(b"\0", b""), parser=parser)
    except (ParserError, ValueError, AssertionError):
        return []
    bases = tree.xpath("//base/@href")
    base = words.link(str(bases[0]), url) if isinstance(bases, list) and bases else None
    found = {offer.url: offer for offer in reversed([*_declared(tree, base or url)] or [*_linked(tree, base or url)])}
    return list(reversed(found.values()))


def _declared(tree: html.HtmlElement, base: str) -> Iterator[Offered]:
    for element in tree.iter("link"):
        relations = (element.get("rel") or "").lower().split()
        kind = (element.get("type") or "").partition(";")[0].strip().lower()
        address = words.link(element.get("href"), base)
        # WordPress declares its interface for programs with the same type.
        if address and "alternate" in relations and kind in _TYPES and "/wp-json/" not in address:
            yield Offered(address, words.line(element.get("title") or ""))


def _linked(tree: html.HtmlElement, base: str) -> Iterator[Offered]:
    for element in tree.iter("a"):
        address = words.link(element.get("href"), base)
        if address and address.partition("?")[0].rstrip("/").lower().endswith(_ENDINGS):
            yield Offered(address, words.line(str(element.text_content())))
