"""What searches ask for, as values; `query_parser` reads them, `conditions` tells what they mean in SQL."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from reader.library.finding import Sought
from reader.library.query_values import Amount, Days


@dataclass(frozen=True, slots=True)
class Words:
    """Words that stand together; the last may be a beginning."""

    words: str
    is_beginning: bool = False
    column: str = ""
    """The part of the article that they stand in: "title" or "section"; empty for any."""


@dataclass(frozen=True, slots=True)
class Stemmed:
    """A word in all its forms."""

    word: str


class Named(Enum):
    """What fields of names ask for."""

    WHO = "PERSON"
    ORG = "ORG"
    WHERE = "PLACE"
    BY = "SPEAKER"


@dataclass(frozen=True, slots=True)
class Names:
    """A name that the facts have."""

    kind: Named
    words: str


@dataclass(frozen=True, slots=True)
class Said:
    """Words inside a quotation."""

    words: str


@dataclass(frozen=True, slots=True)
class Figures:
    """A figure of some value or unit."""

    amount: Amount


@dataclass(frozen=True, slots=True)
class Unit:
    """A figure of some unit."""

    unit: str


@dataclass(frozen=True, slots=True)
class Dates:
    """A day of publication, or one that the text states."""

    days: Days
    in_text: bool


@dataclass(frozen=True, slots=True)
class Source:
    """Who published it."""

    words: str


@dataclass(frozen=True, slots=True)
class Tagged:
    """The reader's own tag."""

    tag: str


@dataclass(frozen=True, slots=True)
class Noted:
    """Words of the reader's own note."""

    words: str


@dataclass(frozen=True, slots=True)
class Fed:
    """What came with a feed, or with those of a folder of feeds."""

    name: str


@dataclass(frozen=True, slots=True)
class Flag:
    """What `is:` and `has:` ask for."""

    name: str


@dataclass(frozen=True, slots=True)
class Not:
    """All but what a query finds."""

    query: Query


@dataclass(frozen=True, slots=True)
class And:
    """What all of some queries find."""

    queries: tuple[Query, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """What any of some queries finds."""

    queries: tuple[Query, ...]


Query = Words | Stemmed | Names | Said | Figures | Unit | Dates | Source | Tagged | Noted | Fed | Flag | Not | And | Or


def both(one: Query | None, other: Query | None) -> Query | None:
    """What two queries find together; one that asks for nothing leaves the other as it is."""
    if one is None or other is None:
        return one or other
    parts = [query.queries if isinstance(query, And) else (query,) for query in (one, other)]
    return And((*parts[0], *parts[1]))


def sought(query: Query | None) -> tuple[Sought, ...]:
    """The words by which a query finds texts, those that must not be there left out."""
    match query:
        case Words(words, is_beginning, column):
            return (Sought(words, is_beginning=is_beginning),) if column != "section" else ()
        case Said(words):
            return (Sought(words),)
        case Names(_, words):
            return (Sought(words, is_beginning=True),)
        case And(queries) | Or(queries):
            return tuple(dict.fromkeys(words for part in queries for words in sought(part)))
    return ()


def with_forms(query: Query, forms: Callable[[str], list[str]]) -> Query:
    """A query in which words in all their forms are told form by form.

    Args:
        query: the query.
        forms: the forms of a word, itself among them.
    """
    match query:
        case Stemmed(word):
            return Or(tuple(map(Words, forms(word))))
        case Not(inner):
            return Not(with_forms(inner, forms))
        case And(queries):
            return And(tuple(with_forms(part, forms) for part in queries))
        case Or(queries):
            return Or(tuple(with_forms(part, forms) for part in queries))
    return query
