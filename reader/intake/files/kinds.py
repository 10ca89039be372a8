"""Which kind of file articles come in, by its name and its first bytes."""

from __future__ import annotations

import re
from pathlib import PurePath

from reader.intake.decoding import IntakeError
from reader.intake.html.page import is_markup

LEAVES = frozenset({"page", "text", "markdown", "mail", "nitf", "newsml", "ninjs", "epub", "pdf"})
"""Kinds that are read as a whole."""

HOLDERS = frozenset({"mbox", "warc", "pocket", "instapaper", "readwise", "wallabag", "addresses"})
"""Kinds that hold many things."""

SUFFIXES = frozenset(
    ".txt .text .md .markdown .html .htm .xhtml .eml .mbox .mbx .xml .nitf .newsml .json .ninjs .epub .pdf .warc .csv"
    " .urls".split()
)
"""The names of files in a folder that articles may come in; those of ".warc.gz" as well."""

_BY_SUFFIX = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".eml": "mail",
    ".mbox": "mbox",
    ".mbx": "mbox",
    ".html": "page",
    ".htm": "page",
    ".xhtml": "page",
}
_MAIL = re.compile(
    rb"(?i)(?:(?:return-path|received|from|to|subject|date|message-id|mime-version|delivered-to|dkim-signature|x-[\w-]+"
    rb"|content-type|reply-to|sender|list-[\w-]+|authentication-results|arc-[\w-]+)"
    rb":[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n){3}"
)
_ROOT = re.compile(rb"<(?![?!])(?:[\w.-]+:)?([\w.-]+)")
_XML_ROOTS = {b"nitf": "nitf", b"newsItem": "newsml", b"newsMessage": "newsml", b"packageItem": "newsml"}
_LINE_OF_ADDRESS = re.compile(r"https?://\S+$")


def has_known_name(path: PurePath) -> bool:
    """Whether a file in a folder is one that articles may come in."""
    name = path.name.casefold()
    return path.suffix.casefold() in SUFFIXES or name.endswith((".warc.gz", ".mbox.gz"))


def kind_of(head: bytes, name: str) -> str:
    """The kind of a file.

    Args:
        head: its first bytes, some thousand at least.
        name: what it is called.

    Raises:
        IntakeError: if it is none that articles come in; the message says what it seems to be.
    """
    suffix = PurePath(name).suffix.casefold()
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith(b"%PDF-"):
        return "pdf"
    if head.startswith(b"PK\x03\x04"):
        if b"application/epub+zip" in head[:200] or suffix == ".epub":
            return "epub"
        raise IntakeError("is an archive: unpack it, then add the folder")
    if head.startswith(b"\x1f\x8b") and name.casefold().endswith((".warc.gz", ".gz")):
        return "warc"
    if start.startswith(b"WARC/"):
        return "warc"
    if head.startswith(b"From ") and _MAIL.search(head):
        return "mbox"
    if start[:1] in b"{[" and start[:1] and suffix not in (".md", ".markdown", ".txt"):
        return _of_json(head)
    if suffix == ".csv":
        return _of_table(head)
    if suffix not in (".md", ".markdown") and (found := _of_markup(start, suffix)):
        return found
    if suffix in _BY_SUFFIX:
        return _BY_SUFFIX[suffix]
    if _MAIL.match(start):
        return "mail"
    return "addresses" if _lists_addresses(start) else "text"


def _of_markup(start: bytes, suffix: str) -> str | None:
    root = _ROOT.search(start[:4_096])
    if root and root[1] in _XML_ROOTS:
        return _XML_ROOTS[root[1]]
    if re.search(rb"(?i)<title>\s*Pocket Export", start):
        return "pocket"
    if re.search(rb"(?i)<title>\s*Instapaper", start):
        return "instapaper"
    if b"NETSCAPE-Bookmark-file" in start[:200]:
        return "addresses"
    if start.startswith(b"<") and root:
        if root[1] in (b"rss", b"feed", b"RDF"):
            raise IntakeError("is a feed: `newsreader subscribe` takes it")
        if root[1] == b"opml":
            raise IntakeError("is a list of feeds: `newsreader import --opml` takes it")
        if is_markup(start):
            return "page"
        if suffix == ".xml" or start.startswith(b"<?xml"):
            raise IntakeError(f"is XML of a kind that is not known here ({root[1].decode('ascii', 'replace')[:40]})")
    return None


def _of_json(head: bytes) -> str:
    keys = set(re.findall(rb'"([\w$:.-]{1,40})"\s*:', head))
    if b"jsonfeed.org/version" in head:
        raise IntakeError("is a feed: `newsreader subscribe` takes it")
    if {b"is_archived", b"domain_name"} & keys and b"url" in keys:
        return "wallabag"
    if {b"highlights", b"source_url", b"html_content", b"readwise_url", b"reading_progress"} & keys:
        return "readwise"
    if keys & {
        b"body_text",
        b"body_html",
        b"body_xhtml",
        b"versioncreated",
        b"versionCreated",
        b"bodies",
        b"headlines",
    }:
        return "ninjs"
    if b"content" in keys and keys & {b"title", b"url", b"given_url"}:
        # wallabag's as well, of a version or a program that writes less.
        return "wallabag"
    raise IntakeError("is JSON of a kind that is not known here (ninjs, wallabag and Readwise are)")


def _of_table(head: bytes) -> str:
    first = head.removeprefix(b"\xef\xbb\xbf").split(b"\n", 1)[0].decode("utf-8", "replace").casefold()
    names = {name.strip(' "\r') for name in first.split(",")}
    if {"title", "url", "time_added"} <= names:
        return "pocket"
    if {"url", "title", "selection", "folder"} <= names:
        return "instapaper"
    if {"highlight", "book title"} <= names or {"title", "url", "saved date"} <= names:
        return "readwise"
    raise IntakeError("is a table of a kind that is not known here (exports of Pocket, Instapaper and Readwise are)")


def _lists_addresses(start: bytes) -> bool:
    lines = [line.strip() for line in start.decode("utf-8", "replace").splitlines()[:50]]
    lines = [line for line in lines if line and not line.startswith("#")]
    return bool(lines) and all(_LINE_OF_ADDRESS.match(line) for line in lines[:-1] or lines)
