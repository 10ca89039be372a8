"""What a page states of its article for machines: JSON-LD, OpenGraph, microdata, meta tags."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape

from lxml.html import HtmlElement

_ARTICLE = re.compile(r"(?i)(?:article|posting|report|story|webpage-article)$|^(?:review|recipe|column)")
_TAG = re.compile(r"<[^>]{1,400}>")
_LINE_END = re.compile(r"(?i)</p>|<br[^>]{0,40}>")
_AUTHORS = (
    "ld:author article:author_name byl parsely-author sailthru.author author dc.creator dcterms.creator article:author "
    "og:article:author creator article.author authors bylines cxenseparse:author citation_author twitter:data1"
).split()
_MOST_OBJECTS = 2_000
_LONGEST_JSON = 2_000_000


@dataclass(frozen=True, slots=True)
class Stated:
    """The fields of an article as a page states them, each in order of trust."""

    headlines: tuple[str, ...] = ()
    authors: tuple[tuple[str, ...], ...] = ()
    """What each source says: names, or several in one string."""
    published: tuple[str, ...] = ()
    decks: tuple[str, ...] = ()
    body: str = ""
    """The article's text by JSON-LD, where it is there."""
    source: str | None = None
    section: str | None = None
    language: str | None = None
    canonical: str | None = None
    picture: str | None = None
    site: tuple[str, ...] = ()
    """Names by which the site calls itself."""


@dataclass(slots=True)
class _Fields:
    """Everything by name, in the order in which it was met."""

    of: dict[str, list[str]] = field(default_factory=dict)

    def add(self, name: str, value: object) -> None:
        if isinstance(value, (str, int)) and not isinstance(value, bool) and (text := _line(str(value))):
            self.of.setdefault(name, []).append(text)

    def all(self, *names: str) -> tuple[str, ...]:
        """The values of some names, in the order of the names, each once."""
        return tuple(dict.fromkeys(value for name in names for value in self.of.get(name, ())))

    def first(self, *names: str) -> str | None:
        return next(iter(self.all(*names)), None)


def stated(tree: HtmlElement) -> Stated:
    """What a page states."""
    fields = _Fields()
    body = _linked_data(tree, fields)
    _meta(tree, fields)
    _microdata(tree, fields)
    html = tree if tree.tag == "html" else tree.find(".//html")
    fields.add(
        "html:lang",
        html.get("lang") or html.get("{http://www.w3.org/XML/1998/namespace}lang") if html is not None else None,
    )
    fields.add("html:title", tree.findtext(".//title"))
    for link in tree.iterfind(".//link[@rel]"):
        if (link.get("rel") or "").casefold() == "canonical":
            fields.add("link:canonical", link.get("href"))
    return Stated(
        headlines=fields.all(
            "ld:headline",
            "og:title",
            "item:headline",
            "twitter:title",
            "parsely-title",
            "dc.title",
            "dcterms.title",
            "sailthru.title",
            "title",
            "html:title",
            "ld:name",
        ),
        authors=tuple(filter(None, (fields.all(name) for name in _AUTHORS))),
        published=fields.all(
            "ld:datePublished",
            "article:published_time",
            "og:article:published_time",
            "item:datePublished",
            "og:published_time",
            "article:published",
            "datepublished",
            "parsely-pub-date",
            "sailthru.date",
            "article.published",
            "pubdate",
            "publish-date",
            "publish_date",
            "publication_date",
            "dc.date.issued",
            "dcterms.created",
            "dc.date.created",
            "dc.date",
            "cxenseparse:recs:publishtime",
            "citation_publication_date",
            "ptime",
            "originalpublicationdate",
            "displaydate",
            "ld:dateCreated",
            "item:dateCreated",
            "date",
        ),
        decks=fields.all("ld:alternativeHeadline", "og:description", "ld:description", "description"),
        body=body,
        source=fields.first("ld:publisher", "og:site_name", "item:publisher", "application-name", "dc.publisher"),
        section=fields.first(
            "ld:articleSection", "article:section", "item:articleSection", "parsely-section", "section"
        ),
        language=fields.first("ld:inLanguage", "html:lang", "og:locale", "content-language", "language", "dc.language"),
        canonical=fields.first("link:canonical", "og:url", "ld:url"),
        picture=fields.first("ld:image", "og:image", "og:image:url", "twitter:image", "item:image"),
        site=fields.all(
            "ld:publisher", "og:site_name", "application-name", "apple-mobile-web-app-title", "twitter:site"
        ),
    )


def _linked_data(tree: HtmlElement, fields: _Fields) -> str:
    """Take the fields of JSON-LD; the article's body, if it states it."""
    articles = []
    for script in tree.iterfind(".//script[@type]"):
        if "ld+json" in (script.get("type") or "").casefold() and script.text:
            articles += [one for one in _objects(_loaded(script.text)) if _is_article(one)]
    for article in articles[:1]:
        for name in ("headline", "alternativeHeadline", "description", "datePublished", "dateCreated", "name"):
            fields.add(f"ld:{name}", _plain(article.get(name)))
        for name in _names(article.get("author")) or _names(article.get("creator")):
            fields.add("ld:author", name)
        for name in _names(article.get("publisher")):
            fields.add("ld:publisher", name)
        for name in ("articleSection", "inLanguage", "url", "image"):
            fields.add(f"ld:{name}", _single(article.get(name)))
    bodies = [body for one in articles if isinstance(body := one.get("articleBody"), str)]
    return _TAG.sub(" ", _LINE_END.sub("\n", unescape(next(iter(bodies), ""))))


def _loaded(text: str) -> object:
    text = text[:_LONGEST_JSON].strip().removeprefix("<!--").removesuffix("-->").strip()
    text = text.removeprefix("//<![CDATA[").removeprefix("<![CDATA[").removesuffix("//]]>").removesuffix("]]>")
    for attempt in (text, re.sub(r",\s*([}\]])", r"\1", text)):
        try:
            return json.loads(attempt.strip().rstrip(";"), strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _objects(data: object) -> Iterator[Mapping[str, object]]:
    """All objects in some JSON, the outer before the inner."""
    pending, met = [data], 0
    while pending and met < _MOST_OBJECTS:
        one = pending.pop(0)
        met += 1
        if isinstance(one, dict):
            yield one
            pending += [value for value in one.values() if isinstance(value, (dict, list))]
        elif isinstance(one, list):
            pending += one[:200]


def _is_article(data: Mapping[str, object]) -> bool:
    kinds = data.get("@type")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    has_words = any(isinstance(data.get(name), str) for name in ("headline", "articleBody", "datePublished"))
    return has_words and any(isinstance(kind, str) and _ARTICLE.search(kind) for kind in kinds)


def _names(value: object) -> list[str]:
    """The names of persons or bodies, however they are nested."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, list):
        return [name for one in value[:20] for name in _names(one)]
    if isinstance(value, dict):
        return _names(value.get("name"))
    return []


def _single(value: object) -> object:
    """The first of several values, or the address or name of an object."""
    if isinstance(value, list):
        return _single(value[0]) if value else None
    if isinstance(value, dict):
        return _single(value.get("url") or value.get("@id") or value.get("name"))
    return value


def _plain(value: object) -> object:
    value = _single(value)
    return _TAG.sub("", unescape(value)) if isinstance(value, str) else value


def _meta(tree: HtmlElement, fields: _Fields) -> None:
    for meta in tree.iterfind(".//meta[@content]"):
        for key in ("property", "name", "itemprop", "http-equiv"):
            if name := meta.get(key):
                prefix = "item:" if key == "itemprop" else ""
                fields.add(prefix + (name.strip() if prefix else name.strip().casefold()), meta.get("content"))


def _microdata(tree: HtmlElement, fields: _Fields) -> None:
    for element in tree.iterfind(".//*[@itemprop]"):
        if element.tag == "meta":
            continue
        for name in (element.get("itemprop") or "").split():
            if name in ("datePublished", "dateCreated"):
                fields.add(f"item:{name}", element.get("datetime") or element.get("content") or element.text_content())
            elif name in ("headline", "articleSection"):
                fields.add(f"item:{name}", element.text_content()[:1_000])


def _line(text: str) -> str:
    return " ".join(unescape(text).split())
