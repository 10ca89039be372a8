"""The article in a file of any kind that articles come in."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from reader.article import Article
from reader.controls import visible_line
from reader.intake.assembly import parse, parse_visible
from reader.intake.decoding import IntakeError, read_text

if TYPE_CHECKING:
    from reader.intake.workers import Workers

_FOREIGN = frozenset(
    ".html .htm .xhtml .eml .mbox .mbx .xml .nitf .newsml .json .ninjs .epub .pdf .warc .gz .csv".split()
)


def read_article(path: Path, *, published: date | None = None) -> Article:
    """The article in a file.

    Args:
        path: a plain-text or Markdown file, or one of another kind that holds one article.
        published: its date, if nothing in the file or its name tells one.

    Raises:
        IntakeError: if the file cannot be read as an article; the message says why.
    """
    if path.suffix.casefold() in _FOREIGN:
        return _foreign(path, published)
    text, notices = read_text(path)
    article = parse_visible(text, suffix=path.suffix, source=str(path), published=published)
    return replace(article, notices=notices + article.notices) if notices else article


def _foreign(path: Path, published: date | None) -> Article:
    """The one article of a page, a mail, a PDF: as it would be if it were stored."""
    from reader.intake.files import Address, Draft, Refused, articles_in
    from reader.intake.writing import written

    found = []
    for one in articles_in(path, _workers()):
        found.append(one)
        if len(found) > 1:
            raise IntakeError(f"{visible_line(str(path))} holds several articles: `newsreader add` stores them")
    match found:
        case [Draft() as draft]:
            text = written(draft, datetime.fromtimestamp(path.stat().st_mtime, UTC))
            article = parse(text, suffix=".md", source=str(path), published=published)
            return replace(article, notices=draft.notices + article.notices)
        case [Refused(what, why)]:
            raise IntakeError(f"{what} {why}")
        case [Address()]:
            raise IntakeError(f"{visible_line(str(path))} holds only an address: `newsreader add` fetches it")
        case _:
            raise IntakeError(f"{visible_line(str(path))} holds no article")


@cache
def _workers() -> Workers:
    from reader.intake.workers import Workers

    return Workers(1)
