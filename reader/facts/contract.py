"""The facts of an article as the JSON object that is printed, cached and read by other programs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from reader.article import Article, Span
from reader.facts.model import Change, Entity, EntityType, Facts, Figure, FigureKind, MainEvent, Moment, Quote
from reader.facts.spans import Spans


def to_contract(article: Article, facts: Facts) -> dict[str, Any]:
    """The object that `newsreader facts --json` prints for this article."""
    return {**article.to_json(), **_stated(facts, lambda mentions: [_span(mention) for mention in mentions])}


def to_kept(facts: Facts) -> dict[str, Any]:
    """What is the facts' own of that object, for ourselves: the mentions of an entity are a string of numbers.

    Fifty thousand of them are read in a quarter of the time so, and never stand in memory as values of their own.
    """
    return _stated(facts, lambda mentions: " ".join(str(edge) for mention in mentions for edge in mention))


def _stated(facts: Facts, written: Callable[[Sequence[Span]], object]) -> dict[str, Any]:
    return {
        "language": facts.language,
        "engine": facts.engine,
        "entities": [
            {
                "name": entity.name,
                "type": entity.type.value,
                "role": entity.role,
                "role_span": _span(entity.role_span),
                "salience": entity.salience,
                "mentions": written(entity.mentions),
            }
            for entity in facts.entities
        ],
        "main": {
            "who": list(facts.main.who),
            "what": _span(facts.main.what),
            "when": facts.main.when,
            "where": facts.main.where,
        },
        "figures": [
            {
                "start": figure.span.start,
                "end": figure.span.end,
                "value": figure.value,
                "low": figure.low,
                "high": figure.high,
                "unit": figure.unit,
                "kind": figure.kind.value,
                "of": figure.of,
                "change": figure.change and figure.change.value,
            }
            for figure in facts.figures
        ],
        "dates": [{"start": d.span.start, "end": d.span.end, "value": d.value} for d in facts.dates],
        "quotes": [
            {
                "start": quote.span.start,
                "end": quote.span.end,
                "speaker": quote.speaker,
                "speaker_span": _span(quote.speaker_span),
                "direct": quote.direct,
            }
            for quote in facts.quotes
        ],
        "summary": [_span(sentence) for sentence in facts.summary],
    }


def from_contract(data: dict[str, Any]) -> Facts:
    """The facts of an object that `to_contract` or `to_kept` made.

    Raises:
        KeyError, TypeError, ValueError: if `data` does not have that form.
    """
    main = data["main"]
    return Facts(
        language=data["language"],
        engine=data["engine"],
        entities=tuple(
            Entity(
                name=e["name"],
                type=EntityType(e["type"]),
                mentions=mentions_in(e),
                role=e["role"],
                role_span=_parsed(e["role_span"]),
                salience=e["salience"],
            )
            for e in data["entities"]
        ),
        main=MainEvent(tuple(main["who"]), _parsed(main["what"]), main["when"], main["where"]),
        figures=tuple(
            Figure(
                span=Span(f["start"], f["end"]),
                kind=FigureKind(f["kind"]),
                value=f["value"],
                low=f["low"],
                high=f["high"],
                unit=f["unit"],
                of=f["of"],
                change=Change(f["change"]) if f["change"] else None,
            )
            for f in data["figures"]
        ),
        dates=tuple(Moment(Span(d["start"], d["end"]), d["value"]) for d in data["dates"]),
        quotes=tuple(
            Quote(Span(q["start"], q["end"]), q["speaker"], _parsed(q["speaker_span"]), q["direct"])
            for q in data["quotes"]
        ),
        summary=tuple(Span(s["start"], s["end"]) for s in data["summary"]),
    )


def mentions_in(entity: dict[str, Any]) -> Spans:
    """The mentions of an entity of such an object.

    Raises:
        KeyError, TypeError, ValueError: if it does not have that form.
    """
    told = entity["mentions"]
    if isinstance(told, str):
        return Spans(list(map(int, told.split())))
    return Spans([edge for mention in told for edge in (mention["start"], mention["end"])])


def _span(span: Span | None) -> dict[str, int] | None:
    return None if span is None else {"start": span.start, "end": span.end}


def _parsed(data: dict[str, int] | None) -> Span | None:
    return None if data is None else Span(data["start"], data["end"])
