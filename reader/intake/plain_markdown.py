"""Paragraphs of Markdown that take no grammar to read: words, escaped characters and whole links, as most are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

_MARKS = "`*_[]<\\"
"""What no markup inside a line can do without, but for characters that are written by their names."""

_CHARACTER = re.compile(r"&[#0-9A-Za-z]+;")
_OPENINGS = frozenset("-+=:#>|~")
"""What may begin a line that is none of a plain paragraph; so may a number."""

_ORDERED = re.compile(r"\d+[.)]")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_LINK = re.compile(
    r"\\[!-/:-@\[-`{-~]"
    r"|(?<!!)\[(?P<words>(?:[^`*_\[\]<\\&]|\\[!-/:-@\[-`{-~])*)\]\(<(?P<url>https?://[^<>\\&\n]*)>\)"
)
"""An escaped character, which can then be no part of anything else, or a link whose words are plain."""

_FENCES = ("```", "~~~")
_DEFINITION = re.compile(r"(?<!\\)(?:\\\\)*\]:")
"""What may define an address for words that stand elsewhere."""


class Plain(NamedTuple):
    """A paragraph."""

    text: str
    links: list[tuple[int, int, str]]
    """Where its links stand in the text: the first character of each, the one behind the last, and its address."""


def blocks_of(markdown: str) -> Iterator[Plain | str]:
    """The paragraphs that are plain, and between them what the grammar has to read, which is Markdown by itself.

    Args:
        markdown: the text.
    """
    if any(fence in markdown for fence in _FENCES) or ("]:" in markdown and _DEFINITION.search(markdown)):
        yield markdown
        return
    marks = "".join(mark for mark in f"&{_MARKS}" if mark in markdown)
    unread: list[str] = []
    for block in _blocks(markdown):
        if (plain := _plain(block, marks)) is None:
            unread += (*block, "")
            continue
        if unread:
            yield "\n".join(unread)
            unread = []
        yield plain
    if unread:
        yield "\n".join(unread)


def _blocks(markdown: str) -> Iterator[list[str]]:
    """The lines that stand together, between lines with nothing to be seen in them."""
    for stretch in markdown.split("\n\n"):
        if "\n" not in stretch:
            if stretch.strip(" \t"):
                yield [stretch]
            continue
        block: list[str] = []
        for line in stretch.split("\n"):
            if line and line.strip(" \t"):
                block.append(line)
            elif block:
                yield block
                block = []
        if block:
            yield block


def _plain(block: list[str], marks: str) -> Plain | None:
    """The paragraph, if it is one; `marks` are those that the text has anywhere."""
    first = block[0]
    is_one = len(block) == 1 and first[0].isalpha() and not first[-1].isspace()
    if is_one and not any(mark in first for mark in marks):
        return Plain(first, [])
    words: list[str] = []
    links: list[tuple[str, str]] = []
    for line in block:
        stripped = line.strip()
        if stripped != line.rstrip(" ") or stripped[:1] in _OPENINGS or _ORDERED.match(stripped):
            return None
        if any(mark in stripped for mark in marks):
            rest = _LINK.sub("", stripped)
            if any(mark in rest for mark in _MARKS) or _CHARACTER.search(rest):
                return None
            stripped = _LINK.sub(lambda found: _words(found, links), stripped)
        words.append(stripped)
    text = " ".join(words).strip()
    return Plain(text, list(placed(text, links))) if text else None


def _words(found: re.Match[str], links: list[tuple[str, str]]) -> str:
    """What is shown of an escaped character or a link, which is kept."""
    if found["url"] is None:
        return found[0][1]
    words = _ESCAPE.sub(r"\1", found["words"])
    links.append((words.strip(), found["url"]))
    return words


def placed(text: str, links: Iterable[tuple[str, str]]) -> Iterator[tuple[int, int, str]]:
    """Where links stand in a text; each is looked for behind the one before.

    Args:
        text: the text.
        links: the words and the address of each, in their order.
    """
    at = 0
    for words, url in links:
        start = text.find(words, at) if words else -1
        if start >= 0:
            at = start + len(words)
            yield start, at, url
