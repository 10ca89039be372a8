"""A web page's bytes as a tree: its encoding found out, its size bounded."""

from __future__ import annotations

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, lookup
from dataclasses import dataclass

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from reader.intake.decoding import IntakeError, decode

MOST_BYTES = 5_000_000
"""What is beyond is cut off: no page of a newspaper is a tenth as long."""

_HEAD = 4_096
_DECLARED = re.compile(rb"(?i)<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})")
_XML_DECLARED = re.compile(rb"(?i)^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{2,40})")
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_SOFT_HYPHEN = re.compile(r"(?i)\xad|&shy;|&#0*173;|&#x0*ad;")
_MARKUP = re.compile(rb"(?i)<(?:!doctype|html|head|body|article|main|div|p|title|h1|meta|table|br|span|section)[\s>/]")
_NOT_OF_PAGES = frozenset(("x-user-defined", "iso-2022-cn-ext", "utf-7", "idna", "punycode", "undefined"))


@dataclass(frozen=True, slots=True)
class Page:
    """A page as a tree."""

    tree: HtmlElement
    url: str | None
    notices: tuple[str, ...]


def parse_page(data: bytes, url: str | None = None, charset: str | None = None) -> Page:
    """The tree of a page.

    Args:
        data: the page.
        url: where it was found.
        charset: the encoding that the server declared.

    Raises:
        IntakeError: if this is no page at all.
    """
    notices: list[str] = []
    if len(data) > MOST_BYTES:
        notices.append(f"the page is {len(data) / 1e6:.0f} MB long: only its first {MOST_BYTES / 1e6:.0f} MB were read")
        data = data[:MOST_BYTES]
    text, damage = _text(data, charset)
    notices += damage
    text = _XML_DECLARATION.sub("", text.replace("\0", "\N{REPLACEMENT CHARACTER}"), count=1)
    # Where a word might be parted, which else breaks it into several for whoever counts or searches words.
    text = _SOFT_HYPHEN.sub("", text)
    # The text goes in as UTF-8: of a string libxml2 would believe what the page declares.
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=False)
    try:
        tree = document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise IntakeError("is no web page: there is nothing in it") from error
    return Page(tree, url, tuple(notices))


def is_markup(data: bytes) -> bool:
    """Whether the beginning of some bytes looks like a web page."""
    return bool(_MARKUP.search(data[:65_536].replace(b"\0", b"")))


def _text(data: bytes, charset: str | None) -> tuple[str, tuple[str, ...]]:
    """The page as text. What is valid UTF-8 is UTF-8, whatever it is said to be: nothing else is so by chance."""
    if data.startswith((BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE)):
        return decode(data)
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        if error.end >= len(data) - 3:
            # The end was cut off within a character.
            return data[: error.start].decode("utf-8"), ()
    declared = [found[1].decode() for pattern in (_XML_DECLARED, _DECLARED) if (found := pattern.search(data[:_HEAD]))]
    for name in filter(None, (charset, *declared)):
        encoding = _known(name)
        if encoding is None:
            continue
        text = data.decode(encoding, "replace")
        if text.count("\N{REPLACEMENT CHARACTER}") <= len(text) // 2_000:
            return text, ()
    try:
        return decode(data)
    except IntakeError:
        return data.decode("cp1252", "replace"), ()


def _known(name: str) -> str | None:
    """Python's name of a declared encoding, as browsers understand it."""
    name = name.strip().casefold()
    if name in _NOT_OF_PAGES:
        return None
    if name in ("iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii"):
        return "cp1252"
    if name in ("gb2312", "gbk"):
        return "gb18030"
    try:
        info = lookup(name)
    except (LookupError, ValueError):
        return None
    return info.name if getattr(info, "_is_text_encoding", True) else None
