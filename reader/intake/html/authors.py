"""The authors of a page: what it states or shows, cleaned of all that is no name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from lxml.html import HtmlElement

from reader.intake.html.headline import host_name
from reader.intake.html.outline import Outline
from reader.intake.html.stated import Stated

_SHOWN = re.compile(
    r"(?i)(?:^|[\s_-])(?:by-?line|author|auteur|autore?|writer|reporter|journalist|contributor|posted-?by|creator|fn)s?"
    r"(?:[\s_-]*(?:name|link|text|info|list|wrap\w*|container|item|details?))*(?:[\s_-]|$)|authorname|bylinename"
)
_ELSEWHERE = frozenset({"aside", "nav", "footer", "figure", "figcaption"})
_NOT_HERE = re.compile(
    r"(?i)comment|related|sidebar|recommend|promo|teaser|most-?(?:read|popular)|(?:site|page|global)-?footer"
    r"|(?:^|[\s_-])(?:card|captions?|credits?)(?:[\s_-]|$)"
)
_WRITTEN = "written posted published reported words story text article analysis opinion review reviewed compiled report"
_LISTED = "(?:(?:view|see|read)\\s+)?(?:all|more)\\s+(?:(?:posts|articles|stories)\\s+)?"
_LABELS = "interview author authors writer reporter contributor contributors words text autor autore auteur auteurs"
_PREFIX = re.compile(
    rf"(?i)^\W*(?:(?:{_WRITTEN.replace(' ', '|')}|additional reporting|{_LISTED})?\s*by\b[:\s]*"
    rf"|(?:{_LABELS.replace(' ', '|')})\s*:\s*"
    r"|(?:(?:geschrieben|verfasst|écrit|escrito|scritto)\s+)?(?:von|par|por|di|da|door)\s+(?-i:(?=[A-ZÀ-Ž])))"
)
_EMAIL = re.compile(r"\S+@\S+|\(?https?://\S+\)?|www\.\S+")
_JOBS = "|".join(
    """correspondents? editors? reporters? writers? columnists? analysts? producers? staff journalists? contributors?
    photographers? author chief bureau desk team agency agencies professor lecturer""".split()
)
_BODIES = (
    "news|press|wire|service|agency|network|online|radio|tv|today|usa|reuters|afp|ap|dpa|upi|pti|tass|xinhua|associated|bbc|cnn"
    "|times|post|guardian|magazine|journal|herald|tribune|daily|university"
)
_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_DAYS = "mon|tues|wednes|thurs|fri|satur|sun"
_AFTER = re.compile(
    rf"(?i)\s*(?:[|•·–—/]|\s-\s|\(|\[|\s(?:for|in|at|of)\s+(?-i:(?:the\s+)?[A-Z])"
    rf"|\senvoyée?s?\s+spécia|\b(?:updated|published|posted|last modified|first published)\b"
    rf"|\bon\s+(?:mon|tue|wed|thu|fri|sat|sun|{_MONTHS}|\d)|\s(?:{_DAYS})day\b|(?:^|\s)(?:{_MONTHS})[a-z]*\.?\s+\d"
    rf"|\s(?:at|on|in|for|of)\s*$|\d{{1,2}}[:.]\d\d|\d{{4}}|(?:^|\s)\d+\b).*$",
    re.DOTALL,
)
_AND = re.compile(r"\s*(?:[,;&|/\n]|\band\b|\bund\b|\bet\b|\by\b(?=\s[A-ZÀ-Ž]))\s*")
_ROLE = re.compile(rf"(?i)^.*\b(?:{_JOBS})(?:\s+(?:in|at|for|of|to)\s.*)?$")
_BODY = re.compile(rf"(?i)^(?:(?:the\s+)?(?:{_BODIES})(?:\s+(?:{_BODIES}|staff))*|(?-i:[a-z0-9-]+(?:\.[a-z]{{2,}})+))$")
_NOBODY = frozenset(
    """admin administrator editorial editorialteam editorialboard guest user root webmaster newsroom unknown anonymous
    by na none null undefined share follow home wordpress superuser webdesk onlinedesk digitaldesk about viewallposts
    readmore seemore more email print save listen subscribe comments video twitter facebook instagram linkedin
    staff editor editors author news redaktion redaction rédaction redacción redazione redactie""".split()
)
_PARTICLES = frozenset("al bin d' da de del den der di du el ibn la le ten ter van von zu".split())
_LINK = re.compile(r"(?:von|par|por|di|da|door|by|av|am|on|at)\b")
"""How a line begins whose name stands somewhere else."""
_NAME = re.compile(r"^[^\W\d_][\w.'’ʼ\-\u00b7]*(?:\s+[\w.'’ʼ\-\"“”()]+){0,6}$")
_SAID = re.compile(
    r"(?i)\b(?:submitted|posted|written|published|reported|interview(?:ed)?|words|text)(?:\s+by|:)\s+(.{3,60})"
)
_BY = re.compile(r"\s*(?:By|BY|by)\b:?\s*\|?\s*[A-ZÀ-Ž]")
_DATED = re.compile(rf"(?i)\d{{4}}|\b(?:{_MONTHS})[a-z]*\b")
_APART = re.compile(r"\s*[|•·/–—,]\s*|\s{2,}")
_PERSON = re.compile(r"^[A-ZÀ-Ž][\w.'’-]+(?:\s(?:[A-Z]\.|de|van|von|der|la|bin|al|[A-ZÀ-Ž][\w.'’-]+)){1,3}$")
_LONGEST_LINE = 100
_MOST_INLINE = 2_000
_MOST_BODIES = 2
"""Single words that are authors: more of them are tags."""
_NEAR, _NEXT = 12, 4
"""Blocks after the headline in which authors are looked for."""
_SHOWING = "a span div p address strong li h3 h4 h5 cite em b section header".split()
_LONGEST = 300


def authors_of(tree: HtmlElement, stated: Stated, outline: Outline, title: str) -> str | None:
    """The authors' names as a byline without "By", an agency where there is nobody else; None where there is neither.

    Args:
        tree: the page.
        stated: what it states.
        outline: its blocks.
        title: the headline, near which authors stand.
    """
    site = {_key(name) for name in (*stated.site, host_name(stated.canonical))} - {""}
    bodies: list[str] = []
    for source in (*stated.authors, *_shown(tree), *_near(outline, title)):
        names = list(dict.fromkeys(name for text in source for name in names_in(text)))
        people = [
            name for name in names if _key(name) not in site and (" " in name or "." in name) and not _BODY.match(name)
        ]
        if people:
            return _joined(people)
        bodies = bodies or (names if len(names) <= _MOST_BODIES else [])
    return _joined(bodies) if bodies else None


def names_in(text: str) -> Iterator[str]:
    """The names in a byline, without roles, addresses and dates."""
    text = " ".join(text.split())
    if len(text) > _LONGEST or re.match(r"(?i)(?:https?:|www\.|/)", text):
        return
    text = _EMAIL.sub(" ", text)
    while found := _PREFIX.match(text):
        text = text[found.end() :]
    text = re.sub(r"\s*\((?:[^()]{0,60})\)", "", text)
    for piece in _AND.split(text):
        name = _AFTER.sub("", " ".join(piece.split())).strip(" .,:;-–—|•·*\"“”'")
        if found := _PREFIX.match(name):
            name = name[found.end() :].strip()
        if name and (_BODY.match(name) or not _ROLE.match(name)) and _key(name) not in _NOBODY and _is_name(name):
            yield _cased(name)


def _is_name(name: str) -> bool:
    """Whether words are written as a name: the first and the last with capitals, or all of them without any."""
    if not _NAME.match(name):
        return False
    if name.islower():
        return not _LINK.match(name)
    first, last = name.split()[0], name.split()[-1]
    return not last[0].islower() and (not first[0].islower() or first in _PARTICLES)


def _cased(name: str) -> str:
    """Names in capitals, as some desks write them, are written as names."""
    letters = [c for c in name if c.isalpha()]
    if (
        " " in name
        and not _BODY.match(name)
        and letters
        and (all(c.isupper() for c in letters) or all(c.islower() for c in letters))
    ):
        return re.sub(r"\b(?:Mc|O['’])?[^\W\d_]+", lambda found: found[0][:1].upper() + found[0][1:].lower(), name)
    return name


def _shown(tree: HtmlElement) -> Iterator[list[str]]:
    """The texts of elements that show authors, the surest first."""
    sure: list[str] = []
    likely: list[str] = []
    for element in tree.iter(
        "a", "span", "div", "p", "address", "strong", "li", "h3", "h4", "h5", "cite", "em", "b", "section", "header"
    ):
        name = " ".join(element.get(key) or "" for key in ("class", "id", "data-component", "data-testid"))
        if element.get("rel") == "author" or "author" in (element.get("itemprop") or ""):
            kind = sure
        elif _SHOWN.search(name):
            kind = likely
        else:
            continue
        if _is_elsewhere(element):
            continue
        inner = element.find(".//*[@itemprop='name']")
        text = " ".join(_lines(inner if inner is not None else element).split())
        if text and len(text) <= _LONGEST:
            kind.append(text)
        if len(sure) + len(likely) > 40:
            break
    if sure:
        yield sure[:4]
    for text in likely[:6]:
        yield [text]


def _lines(element: HtmlElement) -> str:
    """The words of an element, a bar between its blocks: what stands in the next one is no part of a name."""
    if len(element) == 0:
        return element.text or ""
    words = [element.text or ""]
    for child in element:
        if isinstance(child.tag, str) and child.tag not in ("script", "style", "svg", "button"):
            apart = child.tag in ("br", "div", "p", "li", "time", "h3", "h4", "h5")
            words.append(f" | {_lines(child)} | " if apart else _lines(child))
        words.append(child.tail or "")
    return "".join(words)


def _is_elsewhere(element: HtmlElement) -> bool:
    return any(
        around.tag in _ELSEWHERE or _NOT_HERE.search(f"{around.get('class') or ''} {around.get('id') or ''}")
        for around in (element, *element.iterancestors())
        if around.tag not in ("body", "html")
    )


def _near(outline: Outline, title: str) -> Iterator[list[str]]:
    """What stands near the headline: lines that read "By …", any line that is a name and a date, words set apart."""
    headline = outline.heading(title)
    at = headline.order + 1 if headline else 0
    lines = [_lines(place.element) for place in outline.places[at : at + _NEAR] if len(place.text) < _LONGEST]
    yield [line for line in lines if _BY.match(line)][:1]
    yield [found[1] for line in lines if (found := _SAID.search(line))][:1]
    if headline:
        yield [
            piece
            for line in lines[:_NEXT]
            if len(line) <= _LONGEST_LINE and _DATED.search(line)
            for piece in _APART.split(line)
            if _PERSON.match(piece) and _key(piece) not in _key(title)
        ][:1]
    inline = islice(outline.tree.iter("font", "span", "small", "i", "em", "b", "strong"), _MOST_INLINE)
    yield [one.text for one in inline if one.text and len(one.text) <= _LONGEST_LINE and _BY.match(one.text)][:1]


def _joined(names: list[str]) -> str:
    names = names[:6]
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def _key(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.casefold())
