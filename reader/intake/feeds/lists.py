"""Lists of feeds as programs exchange them: OPML, and the `urls` file of newsboat."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lxml import etree

from reader.intake.feeds import words
from reader.intake.feeds.model import FeedError

_DEEPEST = 20
_MOST_BYTES = 20_000_000


@dataclass(frozen=True, slots=True)
class Listed:
    """A feed in a list."""

    url: str
    title: str = ""
    folder: str = ""
    """The folder that it is in, folders in folders parted by slashes."""


def read_opml(data: bytes) -> list[Listed]:
    """The feeds of an outline (OPML 1.0 and 2.0), each once.

    Raises:
        FeedError: if it is none.
    """
    # A list names its feeds; whatever it wants to be read besides, files or entities, is not.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True, huge_tree=False)
    try:
        root = etree.fromstring(data[:_MOST_BYTES].lstrip(), parser=parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise FeedError(f"this is no OPML ({words.line(str(error))})") from error
    if root is None or etree.QName(root).localname.lower() != "opml":
        raise FeedError("this is no OPML")
    return list({listed.url: listed for listed in _outlines(root)}.values())


def _outlines(root: etree._Element) -> Iterator[Listed]:
    pending: list[tuple[etree._Element, tuple[str, ...]]] = [(root, ())]
    while pending:
        element, folders = pending.pop()
        named = {name.lower(): str(value) for name, value in element.attrib.items()}
        title = words.line(named.get("title") or named.get("text") or "")
        if url := words.link(named.get("xmlurl"), ""):
            yield Listed(url, title, "/".join(folders))
        elif isinstance(element.tag, str) and element.tag.lower() == "outline" and title:
            folders = (*folders, title.replace("/", "-"))[:_DEEPEST]
        pending += [(child, folders) for child in reversed(element)]


def written_opml(feeds: Iterable[Listed]) -> bytes:
    """An outline of feeds, with their folders."""
    root = etree.Element("opml", version="2.0")
    etree.SubElement(etree.SubElement(root, "head"), "title").text = "Subscriptions of newsreader"
    body = etree.SubElement(root, "body")
    folders: dict[tuple[str, ...], etree._Element] = {(): body}
    for feed in feeds:
        path: tuple[str, ...] = ()
        for name in filter(None, feed.folder.split("/")):
            above, path = folders[path], (*path, name)
            if path not in folders:
                folders[path] = etree.SubElement(above, "outline", text=_fit(name), title=_fit(name))
        title = _fit(feed.title or feed.url)
        etree.SubElement(folders[path], "outline", type="rss", text=title, title=title, xmlUrl=_fit(feed.url))
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def _fit(text: str) -> str:
    return words.line(text)


def read_urls(text: str) -> tuple[list[Listed], list[str]]:
    """The feeds of newsboat's `urls`, and a line for each entry that is none: searches, programs, files.

    The first tag is the folder; a tag that begins with ~ is the title, one with ! hides the feed there.
    """
    feeds: dict[str, Listed] = {}
    left_out = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        try:
            url, *tags = shlex.split(line, comments=False)
        except ValueError:
            url, *tags = line.split()
        address = words.link(url, "")
        if address is None:
            left_out.append(f"line {number} is no feed of the web: {words.line(url)}")
            continue
        title = next((tag[1:] for tag in tags if tag.startswith("~")), "")
        folder = next((tag for tag in tags if tag[:1] not in ("~", "!", "")), "")
        feeds.setdefault(address, Listed(address, words.line(title), words.line(folder)))
    return list(feeds.values()), left_out


def written_urls(feeds: Iterable[Listed]) -> str:
    """Newsboat's `urls` with these feeds."""
    lines = []
    for feed in feeds:
        parts = [
            feed.url,
            *([_quoted(feed.folder)] if feed.folder else []),
            *([_quoted(f"~{feed.title}")] if feed.title else []),
        ]
        lines.append(" ".join(parts))
    return "\n".join(lines) + ("\n" if lines else "")


def _quoted(tag: str) -> str:
    inner = words.line(tag).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{inner}"'
