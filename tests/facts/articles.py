"""Articles of plain text, for the facts in them."""

from datetime import date

from reader.article import Article, Part, PartKind, Span


def article(text: str, *, published: date | None = date(2015, 5, 25)) -> Article:
    """The text as it stands, its blocks the headline and the paragraphs."""
    parts, at = [], 0
    for number, block in enumerate(text.split("\n\n")):
        if block.strip():
            kind = PartKind.PARAGRAPH if number else PartKind.TITLE
            parts.append(Part(kind, Span(at, at + len(block))))
        at += len(block) + 2
    return Article(id="any", text=text, parts=tuple(parts), title="", published=published)
