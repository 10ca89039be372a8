"""What a bibliography says of an article."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from reader.article import Article
from reader.controls import visible_line

_BETWEEN = re.compile(r"\s*(?:;|,|\s&\s|\sand\s)\s*")
_WHERE = re.compile(r"\s+in\s+[A-Z].*$")
_PARTICLES = frozenset("al bin da de del della den der di dos du el ibn la le van von".split())
_PERSON = re.compile(r"[^\W\d_][^\W\d_.’'-]*")
_LONGEST = 4
"""Words of a person's name at most; more are a desk or a sentence."""


@dataclass(frozen=True, slots=True)
class Author:
    """Somebody named in a byline."""

    name: str
    family: str | None = None
    """None: this is no person's name, so far as can be seen."""
    given: str | None = None

    @classmethod
    def of(cls, name: str) -> Author:
        """A name, parted before its family name and the particles that belong to it."""
        words = name.split()
        if not 2 <= len(words) <= _LONGEST or not all(_PERSON.match(word) for word in words):
            return cls(name)
        if not all(word[0].isupper() or word in _PARTICLES for word in words):
            return cls(name)
        cut = next((place for place, word in enumerate(words) if place and word.casefold() in _PARTICLES), -1)
        return cls(name, " ".join(words[cut:]), " ".join(words[:cut]))


@dataclass(frozen=True, slots=True)
class Reference:
    """An article as it is cited."""

    id: str
    title: str
    authors: tuple[Author, ...] = ()
    publisher: str | None = None
    place: str | None = None
    """Where it was filed."""
    published: date | None = None
    url: str | None = None
    section: str | None = None
    language: str | None = None
    abstract: str | None = None

    @classmethod
    def of(cls, article: Article) -> Reference:
        """The reference to an article."""
        byline = _WHERE.sub("", visible_line(article.byline or ""))
        return cls(
            article.id,
            _line(article.title) or article.id,
            tuple(Author.of(name) for name in _BETWEEN.split(byline) if name),
            _line(article.publisher),
            _line(article.dateline.place) if article.dateline else None,
            article.published,
            article.canonical or article.url,
            _line(article.section),
            article.language,
            _line(article.deck),
        )


def _line(text: str | None) -> str | None:
    return " ".join(visible_line(text).split()) if text else None
