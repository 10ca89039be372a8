"""An article as a note: front matter, the text with its names as links, and its facts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from operator import attrgetter

from reader.article import Article, PartKind, Span
from reader.export.wiki import front_matter, note_name, plain, section, wiki_link
from reader.facts.model import Entity, EntityType, Facts, Figure
from reader.intake.writing import block

_NAMED = {
    EntityType.PERSON: "people",
    EntityType.ORG: "organisations",
    EntityType.PLACE: "places",
}
"""The properties under which the note says who is named."""

_ARROWS = {"up": " ▲", "down": " ▼"}


def name_of(article: Article) -> str:
    """The name of an article's note, without its ending."""
    return note_name(article.title or article.id, article.published)


def as_note(article: Article, facts: Facts, tags: Iterable[str] = ()) -> str:
    """The note of an article; each name leads to a note of that name, where it stands first in the text.

    Args:
        article: the article.
        facts: its facts.
        tags: the reader's own.
    """
    front = front_matter(
        {
            "title": article.title,
            "source": article.publisher,
            "author": article.byline,
            "published": article.published,
            "url": article.url,
            "section": article.section,
            "language": article.language or (facts.language if facts.language != "und" else None),
            "newsreader": article.id,
            "tags": sorted(tags),
            **{
                name: [wiki_link(one.name) for one in facts.entities if one.type is type]
                for type, name in _NAMED.items()
            },
        }
    )
    return "\n".join(filter(None, (front, *_text(article, facts), *_facts(article, facts))))


def _text(article: Article, facts: Facts) -> Iterator[str]:
    links = sorted(_first(article, facts.entities), key=_begin)
    yield f"# {plain(article.title)}\n"
    dateline = ""
    for part in article.parts:
        words = article.text[part.span.start : part.span.end]
        match part.kind:
            case PartKind.DECK:
                yield f"*{plain(words).strip()}*\n"
            case PartKind.SUBHEAD:
                yield f"## {plain(words)}\n"
            case PartKind.DATELINE:
                dateline = f"{_linked(article, part.span, links).strip()} "
            case PartKind.PARAGRAPH:
                yield block(dateline + _linked(article, part.span, links)) + "\n"
                dateline = ""


def _first(article: Article, entities: Iterable[Entity]) -> Iterator[tuple[Span, Entity]]:
    body = tuple(article.spans(PartKind.DATELINE, PartKind.PARAGRAPH))
    for entity in entities:
        stated = (mention for mention in entity.mentions if any(mention.within(part) for part in body))
        if mention := next(stated, None):
            yield mention, entity


def _begin(link: tuple[Span, Entity]) -> int:
    return link[0].start


def _linked(article: Article, span: Span, links: list[tuple[Span, Entity]]) -> str:
    pieces, at = [], span.start
    for mention, entity in links:
        if mention.within(Span(at, span.end)):
            pieces.append(plain(article.text[at : mention.start]))
            pieces.append(wiki_link(entity.name, article.text[mention.start : mention.end]))
            at = mention.end
    return "".join((*pieces, plain(article.text[at : span.end])))


def _facts(article: Article, facts: Facts) -> Iterator[str]:
    def words(span: Span) -> str:
        return plain(article.text[span.start : span.end]).strip()

    def figure(one: Figure) -> str:
        told = f"**{words(one.span)}**{_ARROWS.get(one.change or '', '')}"
        return f"{told} — {plain(one.of)}" if one.of else told

    yield section("Summary", map(words, facts.summary))
    for type in EntityType:
        named = [one for one in facts.entities if one.type is type]
        yield section(
            _HEADINGS[type], (wiki_link(one.name) + (f" — {plain(one.role)}" if one.role else "") for one in named)
        )
    yield section("Figures", map(figure, sorted(facts.figures, key=attrgetter("span"))))
    yield section("Dates", (f"{one.value} — {words(one.span)}" for one in facts.dates if one.value))
    said = ((quote, f" — {wiki_link(quote.speaker)}" if quote.speaker else "") for quote in facts.quotes)
    yield section("Quotations", (f"“{words(quote.span)}”{speaker}" for quote, speaker in said))


_HEADINGS = {
    EntityType.PERSON: "People",
    EntityType.ORG: "Organisations",
    EntityType.PLACE: "Places",
    EntityType.GROUP: "Groups",
    EntityType.EVENT: "Events",
    EntityType.OTHER: "Other names",
}
