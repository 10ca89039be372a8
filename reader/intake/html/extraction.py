"""From a page's bytes to a draft: the order of the steps can be read here."""

from __future__ import annotations

import re
from itertools import islice

from reader.intake.addresses import same_address, web_address
from reader.intake.decoding import IntakeError
from reader.intake.draft import Draft
from reader.intake.html.authors import authors_of
from reader.intake.html.choice import body_of, plain_body
from reader.intake.html.headline import headline_of
from reader.intake.html.loose import gather_loose_words
from reader.intake.html.moments import published_of
from reader.intake.html.outline import Outline, key_of
from reader.intake.html.page import parse_page
from reader.intake.html.rendering import pictures, rendered
from reader.intake.html.stated import Stated, stated

_MOST_ELEMENTS = 30_000
"""A page of more is not given to trafilatura, whose time grows faster than the page."""
_MOST_PLAIN_BLOCKS = 10_000
_SHORTEST = 40
"""Characters under which there is no article."""
_DECK_WITHIN = 6
"""Blocks after the headline."""
_DECK_WORDS = range(4, 70)
_DECK = re.compile(
    r"(?i)(?:^|[\s_-])(?:deck|dek|standfirst|sub-?(?:title|head\w*)|strap-?line|article-?summary|kicker-text|abstract)"
)


def draft_of(data: bytes, url: str | None = None, charset: str | None = None) -> Draft:
    """The article of a web page.

    Args:
        data: the page.
        url: where it was found.
        charset: the encoding that the server declared, if it did.

    Raises:
        IntakeError: if there is no article on the page; the message says so.
    """
    return _draft(data, url, charset, plainly=False)


def plain_draft_of(data: bytes, url: str | None = None, charset: str | None = None) -> Draft:
    """The same, of what needs no weighing: it takes little time for a page of any kind.

    Raises:
        IntakeError: if there is no text on the page.
    """
    return _draft(data, url, charset, plainly=True)


def _draft(data: bytes, url: str | None, charset: str | None, *, plainly: bool) -> Draft:
    page = parse_page(data, url, charset)
    tree = page.tree
    says = stated(tree)
    gather_loose_words(tree)
    address = url or web_address(says.canonical or "")
    notices = page.notices
    plainly = plainly or sum(1 for _ in islice(tree.iter(), _MOST_ELEMENTS + 1)) > _MOST_ELEMENTS
    outline = Outline(tree, _MOST_PLAIN_BLOCKS) if plainly else Outline(tree)
    if plainly:
        what = f"its first {_MOST_PLAIN_BLOCKS:,} blocks" if outline.is_cut else "its paragraphs as they stand"
        notices += (f"the page is too large or too tangled to be read well: this is {what}",)
    title = headline_of(tree, says, outline, address)
    if headline := outline.heading(title):
        outline.start = headline.order
    deck = _deck(outline, says, title)
    authors = None if plainly else authors_of(tree, says, outline, title)
    if plainly:
        body = plain_body(outline)
    else:
        body = body_of(tree, outline, address, title=title, deck=deck, authors=authors, stated=says.body)
    if sum(len(block.text) for block in body.blocks) < _SHORTEST:
        raise IntakeError("has no article on it: no text was found that reads like one")
    lead = web_address(says.picture or "", address)
    found = pictures(outline, address)
    caption = next((text for _, text, at in found if lead and same_address(at) == same_address(lead)), None)
    if caption is None and found and (lead is None or len(found) == 1):
        _, caption, lead = found[0]
    return Draft(
        title=title or body.blocks[0].text[:200],
        body=rendered(body.blocks, outline, address, lead if caption else None),
        deck=deck,
        byline=authors,
        source=says.source,
        section=says.section,
        url=address,
        canonical=_canonical(says, address),
        published=None if plainly else published_of(tree, says, address),
        language=_language(says),
        picture=lead or None,
        caption=caption,
        extracted=f"html: {body.way}",
        notices=notices,
    )


def _deck(outline: Outline, says: Stated, title: str) -> str | None:
    """What stands by itself between headline and story: by its name, or by its tag and the page's description."""
    keys = {key_of(text) for text in says.decks} - {key_of(title), ""}
    at = outline.heading(title)
    for place in outline.places[at.order + 1 : at.order + 1 + _DECK_WITHIN] if at else ():
        name = " ".join(place.element.get(key) or "" for key in ("class", "id", "itemprop", "data-testid"))
        if len(place.text.split()) not in _DECK_WORDS:
            continue
        if _DECK.search(name) or (key_of(place.text) in keys and place.element.tag in ("h2", "h3")):
            return place.text
    return None


def _canonical(says: Stated, url: str | None) -> str | None:
    """The publisher's own address; one that leads to the front page, as bad templates state, is none."""
    canonical = web_address(says.canonical or "", url)
    if canonical and "/" not in same_address(canonical).rstrip("/"):
        return url
    return canonical or url


def _language(says: Stated) -> str | None:
    found = re.match(r"[A-Za-z]{2,3}(?=[-_]|$)", says.language or "")
    return found[0].casefold() if found else None
