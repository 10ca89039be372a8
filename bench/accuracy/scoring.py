"""Compare extracted facts with annotated ones: both are objects of the facts contract on the same text.

A gold object may carry `optional`: `[start, end, layers]` spans that may be found or left out, `layers` being
letters of e(ntities), f(igures), d(ates) and q(uotes).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

Contract = dict[str, Any]
Fact = dict[str, Any]
Extent = tuple[int, int]

_ARTICLE = re.compile(r"(?i)(?:the|an?)\s+")
_TAIL = re.compile(r"(?:['’]s?|[\s,.;:])+$")
_SMALL = frozenset("the a an of in to for and on at by from with its his her their as is was".split())


@dataclass
class Tally:
    """Hits and misses of one layer."""

    hit: int = 0
    extra: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """Share of what was found that is right."""
        return self.hit / max(self.hit + self.extra, 1)

    @property
    def recall(self) -> float:
        """Share of what is there that was found."""
        return self.hit / max(self.hit + self.missed, 1)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    def add(self, gold: int, found: int, hit: int) -> None:
        """Count one article."""
        self.hit += hit
        self.extra += found - hit
        self.missed += gold - hit


@dataclass
class Share:
    """How many of some cases are right."""

    right: int = 0
    of: int = 0

    def add(self, right: bool) -> None:
        """Count one case."""
        self.right += right
        self.of += 1

    @property
    def value(self) -> float:
        """The share, 0 to 1."""
        return self.right / max(self.of, 1)


@dataclass
class Scores:
    """The measures of `newsreader`'s facts over some articles."""

    parts: Share = field(default_factory=Share)
    entities: Tally = field(default_factory=Tally)
    spans: Tally = field(default_factory=Tally)
    links: Tally = field(default_factory=Tally)
    roles: Tally = field(default_factory=Tally)
    figures: Tally = field(default_factory=Tally)
    figure_value: Share = field(default_factory=Share)
    figure_kind: Share = field(default_factory=Share)
    figure_of: Share = field(default_factory=Share)
    dates: Tally = field(default_factory=Tally)
    date_value: Share = field(default_factory=Share)
    quotes: Tally = field(default_factory=Tally)
    quote_speaker: Share = field(default_factory=Share)
    summary: Tally = field(default_factory=Tally)

    def table(self) -> dict[str, float]:
        """Each measure by its name."""
        return {
            "parts right": self.parts.value,
            "entities, span and type, F1": self.entities.f1,
            "entities, span, F1": self.spans.f1,
            "links, F1": self.links.f1,
            "roles, recall": self.roles.recall,
            "roles, precision": self.roles.precision,
            "figures, F1": self.figures.f1,
            "figures, value": self.figure_value.value,
            "figures, kind": self.figure_kind.value,
            "figures, what is measured": self.figure_of.value,
            "dates, F1": self.dates.f1,
            "dates, value": self.date_value.value,
            "quotations, F1": self.quotes.f1,
            "quotations, speaker": self.quote_speaker.value,
            "summary, F1": self.summary.f1,
        }

    def add(self, gold: Contract, found: Contract) -> None:
        """Score one article.

        Raises:
            ValueError: if the two objects are not about the same text.
        """
        if gold["text"] != found["text"]:
            raise ValueError(f"{gold['id']}: the text is not the one that was annotated; annotate it again")
        self._parts(gold, found)
        self._entities(gold, found)
        self._figures(gold, found)
        self._dates(gold, found)
        self._quotes(gold, found)
        right = _matches(gold["summary"], found["summary"], lambda a, b: _overlap(_extent(a), _extent(b)) > 0.5)
        self.summary.add(len(gold["summary"]), len(found["summary"]), len(right))

    def _parts(self, gold: Contract, found: Contract) -> None:
        for part in ("section", "title", "deck", "byline", "dateline", "subheads"):
            self.parts.add(gold[part] == found[part])

    def _entities(self, gold: Contract, found: Contract) -> None:
        named = [m for m in _mentions(gold) if not _free(gold, m[0], "e")]
        got = [m for m in _mentions(found) if not _free(gold, m[0], "e")]
        self.entities.add(len(named), len(got), len({m[:2] for m in named} & {m[:2] for m in got}))
        self.spans.add(len(named), len(got), len({m[0] for m in named} & {m[0] for m in got}))
        owner = {extent: entity for extent, _, entity in got}
        both = [(entity, owner[extent]) for extent, _, entity in named if extent in owner]
        for (gold_a, found_a), (gold_b, found_b) in combinations(both, 2):
            one, same = gold_a == gold_b, found_a == found_b
            self.links.add(int(one), int(same), int(one and same))
        matched: dict[int, Counter[int]] = {}
        for a, b in both:
            matched.setdefault(a, Counter())[b] += 1
        right = 0
        for index, entity in enumerate(gold["entities"]):
            if entity["role"] and index in matched:
                said = found["entities"][matched[index].most_common(1)[0][0]]["role"]
                right += bool(said) and _words_in_common(entity["role"], said) >= 0.5
        stated = sum(bool(entity["role"]) for entity in gold["entities"])
        given = sum(bool(entity["role"]) for entity in found["entities"])
        self.roles.add(stated, given, right)

    def _figures(self, gold: Contract, found: Contract) -> None:
        got = [f for f in found["figures"] if not _free(gold, _extent(f), "f")]
        pairs = _matches(gold["figures"], got, _meet)
        self.figures.add(len(gold["figures"]), len(got), len(pairs))
        for a, b in pairs:
            self.figure_value.add(all(_close(a[key], b[key]) for key in ("value", "low", "high")))
            self.figure_kind.add(a["kind"] == b["kind"])
            self.figure_of.add(bool(_words(a["of"]) & _words(b["of"])) or a["of"] is b["of"])

    def _dates(self, gold: Contract, found: Contract) -> None:
        got = [d for d in found["dates"] if not _free(gold, _extent(d), "d")]
        pairs = _matches(gold["dates"], got, _meet)
        self.dates.add(len(gold["dates"]), len(got), len(pairs))
        for a, b in pairs:
            self.date_value.add(a["value"] == b["value"])

    def _quotes(self, gold: Contract, found: Contract) -> None:
        got = [q for q in found["quotes"] if q["direct"] and not _free(gold, _extent(q), "q")]
        pairs = _matches(gold["quotes"], got, lambda a, b: _overlap(_extent(a), _extent(b)) >= 0.8)
        self.quotes.add(len(gold["quotes"]), len(got), len(pairs))
        for a, b in pairs:
            if a["speaker"]:
                self.quote_speaker.add(_words(a["speaker"]) == _words(b["speaker"]))


def trimmed(text: str, extent: Extent) -> Extent:
    """An extent without a leading article, a possessive, outer blanks and marks: these do not count."""
    start, end = extent
    inside = text[start:end]
    if opening := _ARTICLE.match(inside):
        start += opening.end()
        inside = text[start:end]
    if closing := _TAIL.search(inside):
        end = start + closing.start() if closing.start() else end
    return start, end


def _mentions(contract: Contract) -> list[tuple[Extent, str, int]]:
    return [
        (trimmed(contract["text"], _extent(mention)), entity["type"], index)
        for index, entity in enumerate(contract["entities"])
        for mention in entity["mentions"]
    ]


def _extent(fact: dict[str, int]) -> Extent:
    return fact["start"], fact["end"]


def _meet(a: dict[str, int], b: dict[str, int]) -> bool:
    return a["start"] < b["end"] and b["start"] < a["end"]


def _free(gold: Contract, extent: Extent, layer: str) -> bool:
    return any(
        start < extent[1] and extent[0] < end and layer in layers for start, end, layers in gold.get("optional", ())
    )


def _overlap(a: Extent, b: Extent) -> float:
    shared = max(min(a[1], b[1]) - max(a[0], b[0]), 0)
    return shared / (max(a[1], b[1]) - min(a[0], b[0]))


def _matches(
    gold: Sequence[Fact], found: Iterable[Fact], same: Callable[[Fact, Fact], bool]
) -> list[tuple[Fact, Fact]]:
    left = list(found)
    pairs = []
    for a in gold:
        b = next((candidate for candidate in left if same(a, candidate)), None)
        if b is not None:
            left.remove(b)
            pairs.append((a, b))
    return pairs


def _words(text: str | None) -> set[str]:
    return {word for word in re.findall(r"[^\W_]+", (text or "").lower()) if word not in _SMALL}


def _words_in_common(a: str, b: str) -> float:
    mine, theirs = _words(a), _words(b)
    return 2 * len(mine & theirs) / max(len(mine) + len(theirs), 1)


def _close(a: float | None, b: float | None) -> bool:
    if a is None or b is None:
        return a is b
    return abs(a - b) <= 1e-3 * max(1.0, abs(a))
