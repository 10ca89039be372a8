"""NewsML-G2, in which news agencies send items and messages of items (iptc.org/standards/newsml-g2)."""

from __future__ import annotations

from lxml import etree

from reader.intake.decoding import IntakeError
from reader.intake.draft import Draft
from reader.intake.files import nitf
from reader.intake.files.found import Found, Refused
from reader.intake.files.xml import all_of, first_words, name_of, parsed, words_of
from reader.intake.fragment import markdown_of
from reader.intake.html.moments import moment_in
from reader.intake.writing import text_blocks

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_XHTML = "{http://www.w3.org/1999/xhtml}"


def read(data: bytes, name: str) -> list[Found]:
    """The articles of an item or a message.

    Raises:
        IntakeError: if there is none at all.
    """
    found: list[Found] = []
    for item in all_of(parsed(data), "newsItem"):
        try:
            found.append(_draft(item))
        except IntakeError as error:
            found.append(
                Refused(f"{name}, {first_words(item, 'headline') or item.get('guid') or 'an item'}", str(error))
            )
    if not any(isinstance(one, Draft) for one in found):
        raise IntakeError("is NewsML-G2 without a text: a package or pictures")
    return found


def _draft(item: etree._Element) -> Draft:
    body, inner = _content(item)
    if not body:
        raise IntakeError("has no text")
    meta = next(iter(all_of(item, "contentMeta")), item)
    provider = next(iter(all_of(item, "provider")), None)
    about = next(iter(all_of(item, "infoSource")), None)
    language = next((e.get("tag") for e in all_of(meta, "language") if e.get("tag")), None) or item.get(_LANG)
    when = first_words(item, "contentCreated") or first_words(item, "firstCreated", "versionCreated", "sent")
    return Draft(
        title=first_words(meta, "headline") or (inner.title if inner else "") or first_words(item, "title") or "",
        body=body,
        deck=next((words_of(e) for e in all_of(meta, "description") if "summary" in (e.get("role") or "")), None),
        byline=(first_words(meta, "by") or "").removeprefix("By ") or (inner.byline if inner else None),
        source=_named(provider) or _named(about) or first_words(meta, "creditline"),
        url=next((e.get("href") for e in all_of(item, "altId") if (e.get("href") or "").startswith("http")), None),
        published=moment_in(when or ""),
        language=language,
        extracted="NewsML-G2",
    )


def _content(item: etree._Element) -> tuple[str, Draft | None]:
    """The text of an item as Markdown, and the article in it where it is NITF."""
    for holder in (*all_of(item, "inlineXML"), *all_of(item, "inlineData")):
        for child in holder:
            if name_of(child) == "nitf":
                inner = nitf.draft_of(child)
                return inner.body, inner
            body = child.find(f".//{_XHTML}body") if child.find(f".//{_XHTML}body") is not None else child
            if body is not None and (markdown := markdown_of(_html(body))):
                return markdown, None
        text = holder.text or ""
        if text.strip():
            return (markdown_of(text) if "<p" in text else text_blocks(text)), None
    return "", None


def _html(element: etree._Element) -> str:
    """XHTML without its namespace."""
    text = etree.tostring(element, method="html", encoding="unicode", with_tail=False)
    return text.replace("html:", "").replace("xhtml:", "")


def _named(element: etree._Element | None) -> str | None:
    """The name of a party: in words, or the code that stands for them."""
    if element is None:
        return None
    code = (element.get("literal") or element.get("qcode") or "").rpartition(":")[2]
    return first_words(element, "name") or code or None
