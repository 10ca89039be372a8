"""EPUB: a book as one article, its chapters under subheads; an issue of a periodical as its articles."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator
from urllib.parse import unquote

from reader.intake.decoding import IntakeError, decode
from reader.intake.draft import Draft
from reader.intake.files.found import Found
from reader.intake.files.xml import all_of, first_words, parsed
from reader.intake.fragment import markdown_of
from reader.intake.html.moments import moment_in

_MOST_OF_ONE = 10_000_000
_MOST = 50_000_000
"""Bytes that are unpacked, of one file in it and of all: a small archive can unpack to any size."""
_LICENCES = frozenset({"META-INF/rights.xml", "META-INF/license.lcpl", "META-INF/sinf.xml"})
_ENCRYPTION = "META-INF/encryption.xml"
_FONTS_ONLY = frozenset({"http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"})
"""Ways of encryption that hide fonts, and no words."""
_SHORTEST = 200
"""Characters of Markdown under which a document of a periodical is no article but a cover or a list."""


def read(data: bytes, name: str) -> list[Found]:
    """The articles of a book.

    Raises:
        IntakeError: if it is no EPUB, is locked, or has no text.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            book = _Book(archive)
            drafts = list(book.articles() if book.is_periodical else book.whole())
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, RuntimeError, EOFError, KeyError) as error:
        raise IntakeError(f"is no EPUB that can be read: {error}") from error
    if not drafts:
        raise IntakeError("is an EPUB without a text")
    return [*drafts]


class _Book:
    """The package document of an EPUB and what it leads to."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._left = _MOST
        if self._is_locked(frozenset(archive.namelist())):
            raise IntakeError(
                "is an EPUB with copy protection (DRM): only the program that it was bought for can read it"
            )
        container = parsed(self._bytes("META-INF/container.xml"))
        path = next((e.get("full-path") for e in all_of(container, "rootfile")), None)
        if not path:
            raise IntakeError("is an EPUB without contents")
        self._folder = posixpath.dirname(path)
        self._package = parsed(self._bytes(path))
        kinds = (
            e.get("content") or "" for e in all_of(self._package, "meta") if "publication_type" in (e.get("name") or "")
        )
        self.is_periodical = any("periodical" in kind for kind in kinds)

    def _is_locked(self, names: frozenset[str]) -> bool:
        """Whether more than fonts is encrypted, as Adobe, Apple and Readium do it (EPUB OCF 3.3, 4.2.6)."""
        if not _LICENCES.isdisjoint(names):
            return True
        if _ENCRYPTION not in names:
            return False
        how = {one.get("Algorithm") or "" for one in all_of(parsed(self._bytes(_ENCRYPTION)), "EncryptionMethod")}
        return not how <= _FONTS_ONLY

    def whole(self) -> Iterator[Draft]:
        """The book as one article."""
        body = "\n\n".join(filter(None, (markdown_of(html) for html in self._documents())))
        if body:
            yield self._draft(first_words(self._package, "title") or "", body)

    def articles(self) -> Iterator[Draft]:
        """The articles of an issue: each document of it that has a text."""
        for html in self._documents():
            body = markdown_of(html)
            head, _, rest = body.partition("\n\n")
            if head.startswith("#") and len(rest) >= _SHORTEST:
                yield self._draft(head.lstrip("# ").replace("\\", ""), rest)

    def _draft(self, title: str, body: str) -> Draft:
        package = self._package
        return Draft(
            title=title,
            body=body,
            byline=None if self.is_periodical else first_words(package, "creator"),
            source=first_words(package, "title") if self.is_periodical else first_words(package, "publisher"),
            published=moment_in(first_words(package, "date") or ""),
            language=(first_words(package, "language") or "")[:2] or None,
            extracted="EPUB",
        )

    def _documents(self) -> Iterator[str]:
        """The documents in reading order."""
        paths = {e.get("id"): e for e in all_of(self._package, "item")}
        for reference in all_of(self._package, "itemref"):
            item = paths.get(reference.get("idref"))
            if item is None or "html" not in (item.get("media-type") or "") or reference.get("linear") == "no":
                continue
            path = posixpath.normpath(posixpath.join(self._folder, unquote(item.get("href") or "")))
            try:
                text, _ = decode(self._bytes(path))
            except (KeyError, IntakeError):
                continue
            yield _body(text)

    def _bytes(self, path: str) -> bytes:
        most = min(_MOST_OF_ONE, self._left)
        with self._archive.open(path) as file:
            data = file.read(most + 1)
        if len(data) > most:
            raise IntakeError("is an EPUB that unpacks to more than a book is long")
        self._left -= len(data)
        return data


def _body(xhtml: str) -> str:
    """What is in the body of a document: its head would be taken for words."""
    start = xhtml.casefold().find("<body")
    return xhtml[start:] if start >= 0 else xhtml
