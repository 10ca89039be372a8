"""The key facts of an article in the order of the panel, as lines that can be gone through."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from reader.article import Article, Span
from reader.facts.model import Change, EntityType, Facts

_QUOTED_WORDS = 14


@dataclass(frozen=True, slots=True)
class KeyFact:
    """One entry of the panel."""

    section: str
    words: str
    """What stands first: a sentence, a name, a value."""
    detail: str
    """What is said of it, in a quieter tone."""
    span: Span
    """Where the article states it."""
    entity: int | None = None
    """The entity, as an index into the facts, where it is one."""


def key_facts(article: Article, facts: Facts) -> tuple[KeyFact, ...]:
    """All entries: In brief, Who, Where, When, Figures, Quotes."""
    return tuple(_entries(article, facts))


def _entries(article: Article, facts: Facts) -> Iterator[KeyFact]:
    def words(span: Span) -> str:
        return " ".join(article.text[span.start : span.end].split())

    for sentence in facts.summary:
        yield KeyFact("In brief", words(sentence), "", sentence)
    for section, wanted in (("Who", (EntityType.PERSON, EntityType.ORG)), ("Where", (EntityType.PLACE,))):
        for kind in wanted:
            for index, entity in enumerate(facts.entities):
                if entity.type is kind:
                    count = f"×{len(entity.mentions)}" if len(entity.mentions) > 1 else ""
                    detail = "  ".join(filter(None, (entity.role, count)))
                    yield KeyFact(section, entity.name, detail, entity.role_span or entity.mentions[0], index)
    stated = Counter((moment.value, words(moment.span)) for moment in facts.dates)
    told: set[tuple[str | None, str]] = set()
    for moment in sorted(facts.dates, key=lambda moment: (moment.value is None, moment.value or "", moment.span)):
        entry = (moment.value, words(moment.span))
        if entry not in told:
            told.add(entry)
            count = f"  ×{stated[entry]}" if stated[entry] > 1 else ""
            yield KeyFact("When", (moment.value or "—").replace("/", " – "), entry[1] + count, moment.span)
    for figure in facts.figures:
        arrow = {Change.UP: " ▲", Change.DOWN: " ▼", None: ""}[figure.change]
        yield KeyFact("Figures", words(figure.span) + arrow, figure.of or "", figure.span)
    for quote in facts.quotes:
        first = words(quote.span).split()
        said = " ".join(first[:_QUOTED_WORDS]) + (" …" if len(first) > _QUOTED_WORDS else "")
        yield KeyFact("Quotes", quote.speaker or "—", f"“{said}”", quote.span)
