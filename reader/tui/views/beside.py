"""What the key facts say of an article beside others of its story: what is new in it, and where they differ."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reader.across.disagreement import Disagreement, disagreements
from reader.across.news import News, news
from reader.across.texts import Texts
from reader.article import Article, Span
from reader.library import Library
from reader.tui.key_facts import KeyFact

_QUOTED = 60
"""Characters of a quotation that are shown."""


@dataclass(frozen=True, slots=True)
class Beside:
    """Entries that stand above the key facts, and the sentences that are new."""

    entries: tuple[KeyFact, ...] = ()
    fresh: tuple[Span, ...] = ()


def beside(library: Library, article: Article) -> Beside:
    """What there is to say; nothing if the article is alone in its story, or none of it was read.

    Raises:
        LibraryError: if the facts cannot be read.
    """
    fresh = news(library, article, Texts(library))
    with library.records.reading() as db:
        differing = disagreements(db, article.id)
    entries = (*(_new(fresh) if fresh else ()), *map(_differing, differing))
    return Beside(entries, fresh.sentences if fresh else ())


def _new(fresh: News) -> Iterator[KeyFact]:
    for fact in fresh.facts:
        words = fact.words if len(fact.words) <= _QUOTED else f"{fact.words[:_QUOTED].rsplit(' ', 1)[0]} …"
        shown = f"“{words}”" if fact.kind == "quotation" else words
        yield KeyFact("New to you", shown, fact.detail, fact.span)


def _differing(one: Disagreement) -> KeyFact:
    versions = " · ".join(f"{version.words} ({version.passage.source.words})" for version in one.versions)
    return KeyFact("Articles differ", one.about, versions, one.span)
