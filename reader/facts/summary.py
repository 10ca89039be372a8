"""At most three sentences that tell the story: extraction by position, recurring entities and figures."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from reader.article import Span
from reader.facts.model import Entity, Figure, Moment, Quote
from reader.facts.reading import Reading

_MOST = 3
_LATEST = 40
"""Sentences further down than this never stand in a summary: the search costs the same for any article."""

_DANGLING = re.compile(
    r"(?i)(?:[-•*–—]\s*)?(?:(?:but|and|so|yet|or|then|also|however|meanwhile|since then|in addition|instead)\b,?\s*)*"
    r"(?:he|she|it|they|we|i|you|his|her|its|their|these|those|this|that|such|both|another|others?|neither"
    r"|since then|afterwards?|there)\b"
)
_CONNECTED = re.compile(r"(?i)(?:but|and|so|yet|however|meanwhile|then|in addition|moreover|still|also)\b")
_BULLET = re.compile(r"\s*[-•*–]\s")


@dataclass(frozen=True, slots=True)
class _Stated:
    """Where an article names and states something, each in reading order."""

    named: Sequence[tuple[Span, int]]
    """Mentions, each with the place of its entity."""
    figures: Sequence[Span]
    dates: Sequence[Span]
    quotes: Sequence[Span]


@dataclass(frozen=True, slots=True)
class _Candidate:
    place: int
    span: Span
    score: float
    told: frozenset[int]
    """The entities that it names."""


def summarise(
    reading: Reading,
    entities: Sequence[Entity],
    figures: Sequence[Figure],
    dates: Sequence[Moment],
    quotes: Sequence[Quote],
) -> tuple[Span, ...]:
    """The sentences that together tell who did what, where, when and how much, in reading order."""
    sentences = reading.sentences[:_LATEST]
    stated = _Stated(
        sorted((mention, i) for i, entity in enumerate(entities) for mention in entity.mentions),
        [figure.span for figure in figures],
        [moment.span for moment in dates],
        [quote.span for quote in quotes],
    )
    candidates = [
        candidate
        for place, sentence in enumerate(sentences)
        if (candidate := _candidate(reading.article.text, place, sentence, entities, stated))
    ]
    if not candidates:
        return ()
    chosen = [candidates[0]]
    rest = candidates[1:]
    while rest and len(chosen) < _MOST:
        told = frozenset[int]().union(*(c.told for c in chosen))
        best = max(rest, key=lambda c: (_worth(c, told), -c.place))
        if len(chosen) > 1 and _worth(best, told) < _THIRD:
            break
        chosen.append(best)
        rest.remove(best)
    return tuple(sorted(c.span for c in chosen))


_THIRD = 1.3
"""What a third sentence must be worth: editors stop at two where the rest adds little."""


def _worth(candidate: _Candidate, told: frozenset[int]) -> float:
    """Its score, less where it names only what has been named and nothing that recurs."""
    if not candidate.told:
        return candidate.score - 0.15
    return candidate.score + 0.1 * bool(candidate.told - told)


def _candidate(
    article: str, place: int, sentence: Span, entities: Sequence[Entity], stated: _Stated
) -> _Candidate | None:
    text = article[sentence.start : sentence.end]
    words = text.count(" ") + 1
    if words < 5 or text.rstrip().endswith(("?", ":")) or _BULLET.match(text) or _within(stated.quotes, sentence):
        return None
    if place and _DANGLING.match(text):
        return None
    told = frozenset(i for _, i in _among(stated.named, sentence))
    salience = sum(sorted((entities[i].salience for i in told), reverse=True)[:4])
    score = (
        1.1 / (1 + 0.35 * place)
        + 0.22 * min(salience, 2.5)
        + 0.10 * min(len(_inside(stated.figures, sentence)), 3)
        + 0.08 * min(len(_inside(stated.dates, sentence)), 2)
        - 0.15 * (words < 9)
        - 0.10 * (words > 45)
        - 0.10 * bool(_CONNECTED.match(text))
    )
    return _Candidate(place, sentence, score, told)


def _inside(spans: Sequence[Span], outer: Span) -> Sequence[Span]:
    """Those of the sorted spans that begin inside the outer one."""
    return spans[bisect_left(spans, (outer.start, 0)) : bisect_left(spans, (outer.end, 0))]


def _among(named: Sequence[tuple[Span, int]], outer: Span) -> Sequence[tuple[Span, int]]:
    low = bisect_left(named, outer.start, key=lambda item: item[0].start)
    high = bisect_left(named, outer.end, key=lambda item: item[0].start)
    return named[low:high]


def _within(quotes: Sequence[Span], sentence: Span) -> bool:
    """Whether a quotation reaches into the sentence: the rest of it would be a fragment."""
    at = bisect_left(quotes, (sentence.end, 0))
    return at > 0 and quotes[at - 1].end > sentence.start
