"""Plain text, as agencies send it."""

from __future__ import annotations

from collections.abc import Iterator

from reader.article import Article, PartKind
from reader.intake.assembly import parse
from reader.intake.decoding import decode
from reader.intake.draft import Draft
from reader.intake.files.found import Found
from reader.intake.writing import escaped, paragraph, subhead


def read(data: bytes, name: str) -> list[Found]:
    """The article that a text is.

    Raises:
        IntakeError: if the bytes are no text.
    """
    text, notices = decode(data)
    return [draft_from(parse(text, source=name), "text", notices)]


def draft_from(article: Article, extracted: str, notices: tuple[str, ...] = ()) -> Draft:
    """A parsed article as one to be stored: its parts written as Markdown."""
    return Draft(
        title=article.title,
        body="\n\n".join(_blocks(article)),
        deck=article.deck,
        byline=article.byline,
        source=article.publisher,
        section=article.section,
        url=article.url,
        canonical=article.canonical,
        published=article.published_at or article.published,
        language=article.language,
        extracted=extracted,
        notices=(*notices, *article.notices),
    )


def _blocks(article: Article) -> Iterator[str]:
    opening = ""
    for part in article.parts:
        words = article.text[part.span.start : part.span.end]
        match part.kind:
            case PartKind.DATELINE:
                opening = f"{words} "
            case PartKind.SUBHEAD:
                yield subhead(escaped(words))
            case PartKind.PARAGRAPH | PartKind.CREDIT:
                yield paragraph(opening + words)
                opening = ""
            case _:
                pass
