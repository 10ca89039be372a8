"""The facts of an article as values. `contract.py` gives their JSON form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from reader.article import Span


class EntityType(StrEnum):
    """The kinds of named entities."""

    PERSON = "PERSON"
    ORG = "ORG"
    PLACE = "PLACE"
    GROUP = "GROUP"
    EVENT = "EVENT"
    OTHER = "OTHER"


class FigureKind(StrEnum):
    """What kind of quantity a figure states."""

    COUNT = "count"
    MONEY = "money"
    PERCENT = "percent"
    MEASURE = "measure"
    DURATION = "duration"
    RATE = "rate"
    SCORE = "score"
    AGE = "age"
    RANK = "rank"


class Change(StrEnum):
    """The direction of change that the clause of a figure states."""

    UP = "up"
    DOWN = "down"


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, organisation, place … with all its named mentions in the article."""

    name: str
    """The fullest name that the article gives."""
    type: EntityType
    mentions: Sequence[Span]
    """In reading order; named mentions only."""
    role: str | None = None
    """The role as the article states it."""
    role_span: Span | None = None
    salience: float = 0.0
    """How much the article is about it, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of the article with what it means."""

    span: Span
    kind: FigureKind
    value: float | None = None
    low: float | None = None
    high: float | None = None
    unit: str | None = None
    """ISO 4217 code for money, "%" or "basis points", else the unit noun as it stands."""
    of: str | None = None
    """What it measures, in 2 to 6 words of the article."""
    change: Change | None = None


@dataclass(frozen=True, slots=True)
class Moment:
    """A date or period of the article, normalised against the day of publication where it is relative."""

    span: Span
    value: str | None
    """"2015-05-24", "2015-05", "2015", "198X", "2015-Q3", "2015-W21", an interval "A/B" of days, or None."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A quoted stretch, between its quotation marks, and who said it."""

    span: Span
    speaker: str | None = None
    speaker_span: Span | None = None
    direct: bool = True


@dataclass(frozen=True, slots=True)
class MainEvent:
    """The event that the article is about. Numbers are indices into `Facts.entities` and `Facts.dates`."""

    who: tuple[int, ...] = ()
    what: Span | None = None
    when: int | None = None
    where: int | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """All that the article states, each with the span that states it."""

    language: str
    """ISO 639-1 code of the language that the article is written in ("und": not known)."""
    engine: str
    """Name and version of what produced the facts."""
    entities: tuple[Entity, ...] = ()
    """The most salient first."""
    main: MainEvent = field(default_factory=MainEvent)
    figures: tuple[Figure, ...] = ()
    dates: tuple[Moment, ...] = ()
    quotes: tuple[Quote, ...] = ()
    summary: tuple[Span, ...] = ()
