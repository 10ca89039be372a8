"""Figures that both versions state, with another value in the newer: "12 dead" became "25 dead"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from reader.article import Article, Span
from reader.comparison.model import Change, ChangedFigure, Edit
from reader.facts.model import Facts, Figure

_TOLLS = {
    "dead": ("kill", "dead", "death", "died", "dies", "toll", "fatal", "lives", "bodies"),
    "hurt": ("injur", "wound", "hurt"),
    "missing": ("missing", "unaccounted"),
    "homeless": ("homeless", "displaced", "evacuat"),
    "held": ("arrest", "detain", "custody"),
}
"""What becomes of people is said in many words: how they begin, by what they say."""

_REACH = 60
"""Characters around a figure in which such a word is looked for."""

_WORD = re.compile(r"[^\W\d_]{3,}")
_ENOUGH = 0.5
"""Share of words from which two figures measure the same."""

_MOST = 200
"""Figures of either text that are compared with each other at once."""


@dataclass(frozen=True, slots=True)
class _Stated:
    """A figure with what it is known by."""

    figure: Figure
    sentence: Span
    toll: str | None
    words: frozenset[str]

    @property
    def value(self) -> tuple[float | None, ...]:
        return self.figure.value, self.figure.low, self.figure.high


_Pair = tuple[_Stated, _Stated]


def changed_figures(
    old: Article, new: Article, old_facts: Facts, new_facts: Facts, sentences: Sequence[Change]
) -> tuple[ChangedFigure, ...]:
    """The figures that changed, in the order of the new text; one that is stated again and again once.

    Args:
        old: the older version.
        new: the newer version.
        old_facts: the facts of the older.
        new_facts: the facts of the newer.
        sentences: what became of each sentence.
    """
    ours = _stated(old, old_facts, (change.old for change in sentences if change.old))
    theirs = _stated(new, new_facts, (change.new for change in sentences if change.new))
    found: list[_Pair] = []
    for change in sentences:
        if change.old and change.new:
            found += _matched(ours.get(change.old, []), theirs.get(change.new, []), _Edited(change.edits))
    found += _matched([*chain(*ours.values())], [*chain(*theirs.values())], _NOT_EDITED)
    return _told_once(found, chain(*theirs.values()))


def _stated(article: Article, facts: Facts, sentences: Iterable[Span]) -> dict[Span, list[_Stated]]:
    """The figures of each sentence, in reading order."""
    spans = sorted(sentences)
    stated: dict[Span, list[_Stated]] = {}
    for figure in sorted(facts.figures, key=lambda figure: figure.span):
        place = bisect_right(spans, (figure.span.start, len(article.text) + 1)) - 1
        sentence = spans[place] if place >= 0 else figure.span
        words = _WORD.findall(f"{figure.of or ''} {figure.unit or ''}".casefold())
        toll = _toll(article.text, figure, sentence)
        known = _Stated(figure, sentence, toll, frozenset(word.rstrip("s") for word in words))
        stated.setdefault(sentence, []).append(known)
    return stated


def _toll(text: str, figure: Figure, sentence: Span) -> str | None:
    """What became of the people that a figure counts: as it is measured, else by the word that stands nearest to it."""
    measured = {toll for _, toll in _tolls(figure.of or "")}
    if len(measured) == 1:
        return measured.pop()
    at = figure.span
    start, end = max(sentence.start, at.start - _REACH), min(max(sentence.end, at.end), at.end + _REACH)
    near = [(max(at.start - word.end, word.start - at.end), toll) for word, toll in _tolls(text, start, end)]
    return min(near)[1] if near else None


def _tolls(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[Span, str]]:
    for match in _WORD.finditer(text, start, len(text) if end is None else end):
        for toll, beginnings in _TOLLS.items():
            if match[0].casefold().startswith(beginnings):
                yield Span(*match.span()), toll


class _Edited:
    """How likely it is that one figure of a sentence has become another."""

    def __init__(self, edits: Sequence[Edit]) -> None:
        self._changed = [edit for edit in edits if not edit.is_kept]

    def __call__(self, old: _Stated, new: _Stated) -> float:
        """0 to 3; nothing where they cannot measure the same."""
        if old.figure.kind is not new.figure.kind or (old.toll and new.toll and old.toll != new.toll):
            return 0.0
        counts_people = old.toll is not None and old.toll == new.toll
        units = {unit.casefold().rstrip("s") for unit in (old.figure.unit, new.figure.unit) if unit}
        if len(units) > 1 and not counts_people:
            return 0.0
        shared = len(old.words & new.words) / max(min(len(old.words), len(new.words)), 1)
        return counts_people + shared + self._stands_for(old.figure.span, new.figure.span)

    def _stands_for(self, old: Span, new: Span) -> float:
        """Whether one stands where the other stood: the surer, the less has changed around them."""
        for edit in self._changed:
            if old.meets(edit.old) and new.meets(edit.new):
                return 1.0 if max(len(range(*edit.old)), len(range(*edit.new))) <= _REACH else _ENOUGH / 2
        return 0.0


_NOT_EDITED = _Edited(())


def _matched(old: list[_Stated], new: list[_Stated], likeness: _Edited) -> list[_Pair]:
    """The pairs with another value; those and the ones that stayed are taken out of the lists."""
    _take_out_the_same(old, new)
    candidates = ((i, j) for i in range(min(len(old), _MOST)) for j in range(min(len(new), _MOST)))
    scored = [(likeness(old[i], new[j]), i, j) for i, j in candidates]
    pairs: list[_Pair] = []
    ours, theirs = set[int](), set[int]()
    for score, i, j in sorted(scored, key=lambda item: (-item[0], item[2], item[1])):
        if score >= _ENOUGH and i not in ours and j not in theirs:
            ours.add(i)
            theirs.add(j)
            pairs.append((old[i], new[j]))
    old[:] = [stated for i, stated in enumerate(old) if i not in ours]
    new[:] = [stated for j, stated in enumerate(new) if j not in theirs]
    return pairs


def _take_out_the_same(old: list[_Stated], new: list[_Stated]) -> None:
    stayed = Counter(map(_known, old)) & Counter(map(_known, new))
    for stated in (old, new):
        left = stayed.copy()
        others = []
        for one in stated:
            if left[_known(one)]:
                left[_known(one)] -= 1
            else:
                others.append(one)
        stated[:] = others


def _known(stated: _Stated) -> object:
    return stated.figure.kind, stated.value, stated.toll


def _told_once(pairs: Iterable[_Pair], others: Iterable[_Stated]) -> tuple[ChangedFigure, ...]:
    """Those that tell the same together: the first in the text that says most."""
    told: dict[object, list[_Pair]] = {}
    for pair in sorted(pairs, key=lambda pair: pair[1].figure.span):
        told.setdefault((pair[0].value, _told(pair[1])), []).append(pair)
    again = Counter(_told(stated) for stated in others)
    changed = []
    for same in told.values():
        old, new = max(same, key=lambda pair: bool(pair[0].figure.unit) + bool(pair[1].figure.unit))
        places = len(same) + again.pop(_told(new), 0)
        changed.append((same[0][1].figure.span, ChangedFigure(old.figure, new.figure, new.sentence, places)))
    return tuple(figure for _, figure in sorted(changed, key=lambda item: item[0]))


def _told(stated: _Stated) -> object:
    return stated.figure.kind, stated.value, stated.toll or stated.figure.unit
