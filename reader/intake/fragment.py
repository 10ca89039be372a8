"""Fragments of HTML that are an article and nothing else, as feeds and mails have them, written as Markdown."""

from __future__ import annotations

import re

from lxml import html
from lxml.etree import ParserError

from reader.intake.addresses import web_address
from reader.intake.writing import block, escaped, link, listed, picture, quoted, subhead, table

_PASSED_OVER = frozenset(
    "script style noscript template iframe object embed applet form button select textarea input svg math head "
    "title audio video canvas map nav link meta base".split()
)
_PARAGRAPHS = frozenset(
    "p div section article main header footer aside address figure figcaption dl dt dd center details summary "
    "fieldset body html tbody thead tfoot li tr td th caption".split()
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_DEEPEST = 100
"""Levels of elements that are told apart; what is nested deeper is only text."""

_BREAK = "\n"
_BREAKS = re.compile(r"[ \n]*\n[ ]*\n[ \n]*")
_SMALLEST_PICTURE = 40
"""Pixels: what is smaller counts readers or is an ornament."""

_ROWS, _CELLS = 500, 40


def markdown_of(fragment: str, base: str | None = None) -> str:
    """The blocks of a fragment: paragraphs, subheads, lists, quotes, tables and captions, with their links.

    Args:
        fragment: HTML, of any quality.
        base: the address to which its links are relative.
    """
    if not fragment.strip():
        return ""
    root = _parsed(fragment)
    return "\n\n".join(_Blocks(base).of(root, 0)) if root is not None else ""


def text_of(fragment: str) -> str:
    """The words of a fragment, on one line."""
    root = _parsed(fragment)
    return " ".join(str(root.text_content()).split()) if root is not None else ""


def _parsed(fragment: str) -> html.HtmlElement | None:
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    try:
        data = fragment.replace("\0", "").encode("utf-8", "replace")
        return html.fragment_fromstring(data, create_parent="div", parser=parser)
    except (ParserError, ValueError, AssertionError):
        return None


class _Blocks:
    """Writes the blocks of one element after another."""

    def __init__(self, base: str | None) -> None:
        self._base = base

    def of(self, element: html.HtmlElement, depth: int) -> list[str]:
        """The blocks in an element."""
        if depth > _DEEPEST:
            return _paragraphs(_words(str(element.text_content())))
        blocks: list[str] = []
        run = [_words(element.text)]

        def end_run() -> None:
            blocks.extend(_paragraphs("".join(run)))
            run.clear()

        for child in element:
            tag = child.tag if isinstance(child.tag, str) else ""
            if tag in _PASSED_OVER or not tag:
                pass
            elif (made := self._block(tag, child, depth + 1)) is not None:
                end_run()
                blocks += made
            else:
                run.append(self._inline(tag, child, depth + 1))
            run.append(_words(child.tail))
        end_run()
        return blocks

    def _block(self, tag: str, element: html.HtmlElement, depth: int) -> list[str] | None:
        """The blocks that an element makes; None if it stands in a line."""
        if tag in _HEADINGS:
            inline = self._line(element, depth)
            return [subhead(inline, _HEADINGS[tag])] if inline else []
        if tag == "blockquote":
            inside = "\n\n".join(self.of(element, depth))
            return [quoted(inside)] if inside else []
        if tag in ("ul", "ol", "menu"):
            return self._list(tag, element, depth)
        if tag == "table":
            return self._table(element, depth)
        if tag == "pre":
            return [block(escaped(line)) for line in str(element.text_content()).split("\n") if line.strip()]
        if tag == "hr":
            return []
        if tag == "img":
            return self._picture(element)
        if tag in _PARAGRAPHS or (tag != "br" and any(_is_block(child) for child in element)):
            return self.of(element, depth)
        return None

    def _list(self, tag: str, element: html.HtmlElement, depth: int) -> list[str]:
        items = ["\n\n".join(self.of(item, depth)) for item in element if isinstance(item.tag, str)]
        items = [item for item in items if item]
        return [listed(items, first=1 if tag == "ol" else None)] if items else []

    def _table(self, element: html.HtmlElement, depth: int) -> list[str]:
        rows = [[cell for cell in row if cell.tag in ("td", "th")] for row in element.iter("tr")]
        rows = [row[:_CELLS] for row in rows if row][:_ROWS]
        if max(map(len, rows), default=0) <= 1 or any(
            cell.find(".//table") is not None for row in rows for cell in row
        ):
            # Mails and old sites put whole pages into tables.
            return [made for row in rows for cell in row for made in self.of(cell, depth)]
        caption = [block(words) for c in element.iter("caption") if (words := self._line(c, depth))]
        return [*caption, table([[self._line(cell, depth) for cell in row] for row in rows])]

    def _picture(self, element: html.HtmlElement) -> list[str]:
        address = web_address(element.get("src") or element.get("data-src") or "", self._base)
        sizes = (element.get("width") or "", element.get("height") or "")
        if not address or any(size.isdecimal() and int(size[:6]) < _SMALLEST_PICTURE for size in sizes):
            return []
        caption = element.get("alt") or ""
        return [picture(caption, address)] if caption.strip() else []

    def _inline(self, tag: str, element: html.HtmlElement, depth: int) -> str:
        """What an element adds to a line."""
        if tag == "br":
            return _BREAK
        inside = _words(element.text) if depth < _DEEPEST else _words(str(element.text_content()))
        if depth < _DEEPEST:
            for child in element:
                if isinstance(child.tag, str) and child.tag not in _PASSED_OVER:
                    inside += self._inline(child.tag, child, depth + 1)
                inside += _words(child.tail)
        if tag == "a" and (address := web_address(element.get("href") or "", self._base)):
            before, after = inside[: len(inside) - len(inside.lstrip())], inside[len(inside.rstrip()) :]
            return f"{before}{link(' '.join(inside.split()), address)}{after}"
        return inside

    def _line(self, element: html.HtmlElement, depth: int) -> str:
        """All that is in an element, on one line."""
        return " ".join(" ".join(self.of(element, depth)).split())


def _is_block(element: html.HtmlElement) -> bool:
    tag = element.tag
    return tag in _PARAGRAPHS or tag in _HEADINGS or tag in ("blockquote", "ul", "ol", "table", "pre", "img", "hr")


def _words(text: str | None) -> str:
    """Words that are no markup, the blanks around them kept."""
    if not text:
        return ""
    before = " " if text[:1].isspace() else ""
    after = " " if text[-1:].isspace() else ""
    return f"{before}{escaped(text)}{after}"


def _paragraphs(run: str) -> list[str]:
    """Lines that are parted by an empty one are paragraphs, as they are without any markup."""
    pieces = _BREAKS.split(run) if _BREAK in run else [run]
    return [block(words) for piece in pieces if (words := " ".join(piece.split()))]
