"""NITF, the IPTC's News Industry Text Format (iptc.org/standards/nitf)."""

from __future__ import annotations

from html import escape

from lxml import etree

from reader.intake.decoding import IntakeError
from reader.intake.draft import Draft
from reader.intake.files.found import Found
from reader.intake.files.xml import all_of, first_words, name_of, parsed, words_of
from reader.intake.fragment import markdown_of
from reader.intake.html.moments import moment_in
from reader.intake.publication import compact_moment

_AS_HTML = {"hl2": "h2", "hl1": "h2", "bq": "blockquote", "media-caption": "figcaption", "block": "div", "fn": "p"}
_KEPT = frozenset("p h2 h3 ul ol li dl dt dd table tr td th a em strong blockquote pre br hr".split())
_PASSED_OVER = frozenset("media-metadata media-producer media-object".split())


def read(data: bytes, name: str) -> list[Found]:
    """The article of an NITF document.

    Raises:
        IntakeError: if it is none, or has no text.
    """
    return [draft_of(parsed(data))]


def draft_of(root: etree._Element) -> Draft:
    """The article of the root of NITF.

    Raises:
        IntakeError: if it has no text.
    """
    body = next(iter(all_of(root, "body.content")), None)
    markdown = markdown_of(as_html(body)) if body is not None else ""
    if not markdown:
        raise IntakeError("is NITF without a text")
    dateline = first_words(root, "dateline")
    if dateline and not markdown.startswith(dateline.split()[0]):
        markdown = f"{dateline.rstrip(' -–—')} — {markdown}"
    head = next(iter(all_of(root, "body.head")), root)
    issued = next(
        (e.get("norm") for e in (*all_of(root, "date.issue"), *all_of(root, "story.date")) if e.get("norm")), None
    )
    published = next((e.get("date.publication") for e in all_of(root, "pubdata") if e.get("date.publication")), None)
    rights = first_words(root, "doc.copyright.holder") or next(
        (e.get("holder") for e in all_of(root, "doc.copyright")), None
    )
    return Draft(
        title=first_words(head, "hl1") or first_words(root, "title") or "",
        body=markdown,
        deck=first_words(head, "hl2"),
        byline=first_words(head, "person") or (first_words(head, "byline") or "").removeprefix("By ") or None,
        source=first_words(head, "distributor") or rights,
        section=next((e.get("position.section") for e in all_of(root, "pubdata") if e.get("position.section")), None),
        url=next((e.get("ex-ref") for e in all_of(root, "pubdata") if e.get("ex-ref")), None),
        published=compact_moment(issued or published or "") or moment_in(issued or published or ""),
        language=root.get("{http://www.w3.org/XML/1998/namespace}lang"),
        extracted="NITF",
    )


def as_html(element: etree._Element) -> str:
    """The content of a body as HTML."""
    parts = [escape(element.text or "")]
    for child in element:
        name = name_of(child)
        if name and name not in _PASSED_OVER:
            parts.append(_element(child, name))
        parts.append(escape(child.tail or ""))
    return "".join(parts)


def _element(element: etree._Element, name: str) -> str:
    if name == "media":
        source = next((e.get("source") for e in all_of(element, "media-reference") if e.get("source")), "")
        caption = " ".join(words_of(one) for one in all_of(element, "media-caption"))
        return f'<img src="{escape(source or "")}" alt="{escape(caption)}">'
    tag = _AS_HTML.get(name, name)
    inner = as_html(element)
    if tag not in _KEPT and tag != "div":
        return inner
    target = f' href="{escape(element.get("href") or "")}"' if tag == "a" else ""
    return f"<{tag}{target}>{inner}</{tag}>"
