"""The headline of a page: the words on it that agree with what it states."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from reader.intake.html.outline import Outline
from reader.intake.html.stated import Stated

_SEPARATOR = re.compile(r"\s+[|–—•·»:/~-]+\s+|\s*[|»•]\s*|\s+::\s+")
_PART = re.compile(rf"{_SEPARATOR.pattern}|:\s+")
_NAMED = re.compile(
    r"(?i)head-?line|(?:^|[\s_-])(?:entry|post|article|story|page|news|content)[-_]*(?:title|heading)|(?:^|\s)title(?:\s|$)"
)
_AROUND = re.compile(
    r"(?i)(?:^|[\s_-])(?:related|sidebar|teaser|promo|card|most-?(?:read|popular)|nav|menu|logo|masthead|footer|recommend\w*|widget|breadcrumbs?|comments?|modal|cookie|newsletter)(?:[\s_-]|$)"
)
_ABOVE = re.compile(
    r"(?i)(?:^|[\s_-])(?:kicker|over-?line|eyebrow|top-?line|dach-?zeile|roof-?line|super-?title|over-?title|label|badge"
    r"|category|section|rubri\w*|date|time|meta)(?:[\s_-]|$)"
)
"""Names of what stands above a headline, in the same heading."""
_CHROME = frozenset({"nav", "footer", "aside", "form", "button"})
_WORDS = re.compile(r"\w+")
_LONGEST = 300
_MOST = 200
_AGREES = 0.5
_KICKER = re.compile(r"(?i)^(?:exclusive|breaking|watch|video|opinion|live)$")


def headline_of(tree: HtmlElement, stated: Stated, outline: Outline, url: str | None = None) -> str:
    """The headline.

    The words on the page go before what is stated for machines, which is often shortened or sharpened for searches; but
    a heading is the headline only if it agrees with that, or if there is no other.

    Args:
        tree: the page.
        stated: what it states.
        outline: its blocks.
        url: its address, which often has the site's name.
    """
    site = {_key(name) for name in (*stated.site, host_name(url))} - {""}
    claims = list(_claims(stated, site, outline))
    best = (0.0, claims[0] if claims else "")
    for order, element in enumerate(_candidates(tree)):
        text = _shown(element)
        if not text or len(text) > _LONGEST or "{{" in text or _key(text) in site:
            continue
        agreement = max((_likeness(text, claim) for claim in claims), default=0.0)
        score = agreement + _standing(element) - min(order, 20) * 0.005
        if agreement < _AGREES and not (element.tag == "h1" and _standing(element) >= 0.25):
            continue
        if score > best[0]:
            best = (score, _without_kicker(element, text, claims))
    return best[1]


def host_name(url: str | None) -> str:
    """The part of a host's name that the site is called by."""
    labels = (urlsplit(url or "").hostname or "").removeprefix("www.").split(".")
    return max(labels[:-1], key=len, default="")


def _without_kicker(element: HtmlElement, text: str, claims: list[str]) -> str:
    """The words of a heading without the line above them, where one is set apart and nobody else states it."""
    for claim in claims:
        if len(claim) >= 10 and text != claim and text.endswith(claim) and len(text) - len(claim) < len(claim):
            inner = (_shown(child) for child in element.iterdescendants() if isinstance(child.tag, str))
            if any(words == claim for words in inner):
                return claim
    return text


def _claims(stated: Stated, site: set[str], outline: Outline) -> Iterator[str]:
    """The stated headlines, also without the name of the site."""
    for text in stated.headlines:
        bare = _as_shown(text, outline) or without_site(text, site)
        yield bare
        if bare != text:
            yield text


def _as_shown(title: str, outline: Outline) -> str | None:
    """The part of a title that the page shows as a block by itself, if it has several parts."""
    cuts = [0, *(at for found in _PART.finditer(title) for at in found.span()), len(title)]
    pieces = [(cuts[n], cuts[n + 1]) for n in range(0, len(cuts), 2)]
    parts = [title[start:stop] for n, (start, _) in enumerate(pieces) for _, stop in pieces[n:]]
    shown = (part for part in parts if part != title and len(part.split()) >= 3 and outline.shows(part))
    return max(shown, key=len, default=None) if len(pieces) in range(2, 6) else None


def without_site(title: str, names: set[str]) -> str:
    """A title without the name of the site, or of a section, at its end or beginning."""
    pieces = _SEPARATOR.split(title)
    if len(pieces) < 2:
        return title
    marks = _SEPARATOR.findall(title)
    start, stop = 0, len(pieces)
    while stop - start > 1 and _is_name(pieces[stop - 1], names):
        stop -= 1
    while stop - start > 1 and _is_name(pieces[start], names):
        start += 1
    if (start, stop) == (0, len(pieces)) and "|" in marks[-1]:
        # What follows a bar is the site's, whatever it is called; unless it is the longer part.
        rest = pieces[:-1]
        if len(" ".join(rest)) > len(pieces[-1]):
            stop -= 1
    kept = pieces[start]
    for mark, piece in zip(marks[start : stop - 1], pieces[start + 1 : stop], strict=True):
        kept += mark + piece
    return kept.strip()


def _is_name(piece: str, names: set[str]) -> bool:
    key = _key(piece)
    return bool(key) and any(
        key == name or (len(key) > 3 and key in name) or (len(name) > 3 and name in key and len(name) * 2 > len(key))
        for name in names
    )


def _key(text: str) -> str:
    return re.sub(r"[\W_]+|\.(?:com|org|net|co|uk)\b", "", text.casefold())


def _candidates(tree: HtmlElement) -> Iterator[HtmlElement]:
    found = 0
    for element in tree.iter("h1", "h2", "h3", "h4", "div", "span", "p", "strong", "font", "b", "td"):
        tag = element.tag
        if (
            tag in ("h1", "h2", "h3")
            or (element.get("itemprop") or "") in ("headline", "name headline")
            or _is_named(element)
        ):
            found += 1
            if found > _MOST:
                return
            yield element


def _is_named(element: HtmlElement) -> bool:
    return bool(_NAMED.search(f"{element.get('class') or ''} {element.get('id') or ''}"))


def _shown(element: HtmlElement) -> str:
    """The words of a heading without the line above them, unless there are no others."""
    return _words(element, without=_ABOVE) or _words(element)


def _words(element: HtmlElement, without: re.Pattern[str] | None = None) -> str:
    return " ".join("".join(_pieces(element, without)).split())


def _pieces(element: HtmlElement, without: re.Pattern[str] | None) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag in ("br", "p", "div", "h1", "h2"):
            yield " "
        if (
            isinstance(child.tag, str)
            and child.tag not in ("script", "style", "button", "svg", "sup")
            and not _hidden(child)
            and not (without and (child.tag == "time" or without.search(child.get("class") or "")))
        ):
            yield from _pieces(child, without)
        if child.tag in ("p", "div"):
            yield " "
        yield child.tail or ""


def _hidden(element: HtmlElement) -> bool:
    return "display:none" in (element.get("style") or "").replace(" ", "") or element.get("hidden") is not None


def _standing(element: HtmlElement) -> float:
    """How much the place and the name of an element say for it."""
    standing = {"h1": 0.4, "h2": 0.1, "h3": 0.0}.get(element.tag, -0.05)
    if "headline" in (element.get("itemprop") or ""):
        standing += 0.2
    elif _is_named(element):
        standing += 0.1
    for around in element.iterancestors():
        if around.tag in _CHROME or around.get("role") in ("navigation", "complementary", "contentinfo"):
            return standing - 0.5
        if around.tag not in ("body", "html") and _AROUND.search(
            f"{around.get('class') or ''} {around.get('id') or ''}"
        ):
            standing -= 0.15
        if around.tag in ("article", "main"):
            standing += 0.05
            break
    if element.find(".//a[@href]") is not None and element.tag != "h1":
        standing -= 0.2
    return standing


def _likeness(one: str, other: str) -> float:
    """How much two headlines have in common, from 0 to 1; the beginning of one is nearly the same."""
    a, b = (_WORDS.findall(text.casefold()) for text in (one, other))
    if not a or not b:
        return 0.0
    if a == b:
        return 1.0
    common = len(set(a) & set(b))
    dice = 2 * common / (len(set(a)) + len(set(b)))
    short = min(len(a), len(b))
    if short >= 3 and a[:short] == b[:short]:
        return max(dice, 0.85)
    return dice
