"""Articles as they are stored: Markdown with front matter, written so that it reads back as it was."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from reader.controls import visible, visible_line
from reader.intake.addresses import web_address
from reader.intake.draft import Draft

_MARKUP = re.compile(r"[\\`*_\[\]<&|~]|!(?=\[)")
_LINE_START = re.compile(r"[-+=#>~:]|(?P<number>\d{1,9})(?=[.)](?:\s|$))")
_EARLIEST = 1600
_AHEAD = timedelta(days=366)
"""How far ahead a date of publication may lie: agencies send embargoed copy, nobody sends it a year before."""


def escaped(text: str) -> str:
    """Words as Markdown that reads back as these words; line ends become blanks."""
    return _MARKUP.sub(r"\\\g<0>", " ".join(visible(text).split()))


def paragraph(text: str) -> str:
    """A block of plain words."""
    return block(escaped(text))


def block(inline: str) -> str:
    """A paragraph of Markdown that is written already, kept from being taken for a list, heading or rule."""
    found = _LINE_START.match(inline)
    if not found:
        return inline
    at = found.end() if found["number"] else 0
    return f"{inline[:at]}\\{inline[at:]}"


def subhead(inline: str, level: int = 2) -> str:
    """A heading; the first level is the headline's, which stands in the front matter."""
    inline = re.sub(r"#+$", lambda found: "\\" + "\\".join(found[0]), inline)
    return f"{'#' * min(max(level, 2), 6)} {inline}"


def quoted(markdown: str) -> str:
    """A block quote of some blocks."""
    return "\n".join(f"> {line}".rstrip() for line in markdown.split("\n"))


def listed(items: Iterable[str], *, first: int | None = None) -> str:
    """A list; of numbers from `first`, if it is given."""
    lines = []
    for number, item in enumerate(items, first or 0):
        mark = "- " if first is None else f"{number}. "
        lines.append(mark + item.replace("\n", "\n" + " " * len(mark)))
    return "\n".join(lines)


def table(rows: Iterable[Iterable[str]]) -> str:
    """A table, its first row the heads; cells are Markdown without line ends."""
    cells = [list(row) for row in rows]
    width = max(map(len, cells), default=0)
    lines = [f"| {' | '.join(row + [''] * (width - len(row)))} |" for row in cells]
    lines.insert(1, "|" + " --- |" * width)
    return "\n".join(lines)


def link(inline: str, url: str) -> str:
    """A link, if its address is one for a browser; else only its words."""
    address = web_address(url)
    return f"[{inline}](<{address}>)" if address and inline.strip() else inline


def picture(caption: str, url: str) -> str:
    """A picture and its caption."""
    address = web_address(url)
    return f"![{escaped(caption)}](<{address or ''}>)"


def text_blocks(text: str) -> str:
    """Plain text as Markdown: a paragraph for each stretch between blank lines."""
    return "\n\n".join(paragraph(piece) for piece in re.split(r"\n\s*\n", text) if piece.strip())


def written(draft: Draft, fetched: datetime) -> str:
    """The whole file of a draft.

    Args:
        draft: the article.
        fetched: when it came in, with its zone.
    """
    import yaml

    metadata: dict[str, object] = {
        "title": draft.title,
        "deck": draft.deck,
        "byline": draft.byline,
        "source": draft.source,
        "section": draft.section,
        "url": draft.url and web_address(draft.url),
        "canonical_url": draft.canonical and web_address(draft.canonical),
        "published": plausible(draft.published, fetched),
        "language": draft.language,
        "fetched": fetched,
        "extracted": draft.extracted,
    }
    kept = {name: _fit(value) for name, value in metadata.items() if value}
    front = yaml.dump(
        kept,
        Dumper=getattr(yaml, "CSafeDumper", yaml.SafeDumper),
        allow_unicode=True,
        sort_keys=False,
        width=10_000,
    )
    blocks = [visible(draft.body).strip()]
    if draft.caption or (draft.picture and web_address(draft.picture)):
        blocks.insert(0, picture(draft.caption or "", draft.picture or ""))
    return f"---\n{front}---\n\n" + "\n\n".join(filter(None, blocks)) + "\n"


def plausible(published: datetime | date | None, now: datetime) -> datetime | date | None:
    """A date of publication, unless none can have been then: sources say 0001 and 9999 where they know none."""
    if published is None:
        return None
    day = published.date() if isinstance(published, datetime) else published
    return published if day.year >= _EARLIEST and day <= now.date() + _AHEAD else None


def _fit(value: object) -> object:
    """A value of the front matter as it reads back: on one line, without what could steer a terminal."""
    if isinstance(value, datetime):
        return value.replace(microsecond=0).isoformat()
    if isinstance(value, date):
        return value
    return " ".join(visible_line(str(value)).split())
