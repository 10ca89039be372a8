"""The key facts of an article in the order of the panel, as entries that can be gone through."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from reader.article import Article, Span
from reader.facts.shown import shown

if TYPE_CHECKING:
    from reader.facts.model import Facts, Moment

_QUOTED_WORDS = 14
_ARROWS = {"up": " ▲", "down": " ▼", None: ""}
_MAIN, _ACTORS = "Main event", 2
_SECTIONS = (("Who", "PERSON"), ("Who", "ORG"), ("Where", "PLACE"))


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
    """All entries: the main event, In brief, Who, Where, When, Figures, Quotes."""
    return tuple(_entries(article, facts))


def not_analysed(language: str) -> str:
    """What to say of an article that is not in English."""
    from reader.facts.language import UNKNOWN

    if language == UNKNOWN:
        return "Names are not analysed: the language of this article is not known."
    import pycountry

    known = pycountry.languages.get(alpha_2=language)
    return f"Names are not analysed: this article is in {known.name if known else language}, not in English."


def _entries(article: Article, facts: Facts) -> Iterator[KeyFact]:
    def words(span: Span) -> str:
        return " ".join(article.text[span.start : span.end].split())

    yield from _main_event(facts, words)
    for sentence in facts.summary:
        yield KeyFact("In brief", words(sentence), "", sentence)
    for section, kind in _SECTIONS:
        for index, entity in enumerate(facts.entities):
            if entity.type == kind:
                detail = _and(_times(len(entity.mentions)), entity.role)
                yield KeyFact(section, entity.name, detail, entity.role_span or entity.mentions[0], index)
    yield from _dates(facts.dates, words)
    told: set[tuple[str, str]] = set()
    for figure in facts.figures:
        entry = (words(figure.span) + _ARROWS[figure.change], figure.of or "")
        if entry not in told:
            told.add(entry)
            yield KeyFact("Figures", *entry, figure.span)
    for quote in facts.quotes:
        first = words(quote.span).split()
        said = f"“{' '.join(first[:_QUOTED_WORDS])}{' …' if len(first) > _QUOTED_WORDS else ''}”"
        yield KeyFact("Quotes", quote.speaker or said, said if quote.speaker else "", quote.span)


def _main_event(facts: Facts, words: Callable[[Span], str]) -> Iterator[KeyFact]:
    """Who, what, when and where of what happened, a line each."""
    main = facts.main
    for index in main.who[:_ACTORS]:
        yield KeyFact(_MAIN, facts.entities[index].name, "who", facts.entities[index].mentions[0], index)
    if main.what is not None:
        yield KeyFact(_MAIN, words(main.what), "what", main.what)
    if main.when is not None:
        moment = facts.dates[main.when]
        yield KeyFact(_MAIN, shown(moment.value) if moment.value else words(moment.span), "when", moment.span)
    if main.where is not None:
        entity = facts.entities[main.where]
        yield KeyFact(_MAIN, entity.name, "where", entity.mentions[0], main.where)


def _dates(dates: Iterable[Moment], words: Callable[[Span], str]) -> Iterator[KeyFact]:
    """Each date once, in order of time; those that no calendar knows come last, as the article words them."""
    stated: dict[str, list[Moment]] = {}
    for moment in dates:
        stated.setdefault(moment.value or words(moment.span), []).append(moment)
    for value, moments in sorted(stated.items(), key=lambda entry: (entry[1][0].value is None, _begin(entry[0]))):
        wordings = dict.fromkeys(words(moment.span) for moment in moments)
        detail = _and(_times(len(moments)), ", ".join(wording for wording in wordings if wording != value))
        yield KeyFact("When", shown(value), detail, moments[0].span)


def _begin(value: str) -> str:
    """The first day of a normalised date, as far as it is said; comparing these as text compares the days."""
    first = value.partition("/")[0].replace("X", "0")
    if quarter := re.fullmatch(r"(\d{4})-Q([1-4])", first):
        return f"{quarter[1]}-{3 * int(quarter[2]) - 2:02}"
    if week := re.fullmatch(r"(\d{4})-W(\d{2})", first):
        return date.fromisocalendar(int(week[1]), min(max(int(week[2]), 1), 52), 1).isoformat()
    return first


def _times(count: int) -> str:
    return f"×{count}" if count > 1 else ""


def _and(*pieces: str | None) -> str:
    return "  ".join(filter(None, pieces))
