"""Which sentence of the new text is which of the old: the same words first, then the most alike."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from reader.article import Article, PartKind, Span
from reader.comparison.words import Token, tokens
from reader.sentences import sentences

_ALIKE = 0.5
"""Share of the words of two sentences from which one is a version of the other (Dice's coefficient)."""

_COMMON = 12
"""Sentences that share a pair of words, from which the pair tells nothing."""

_ONCE = (PartKind.TITLE, PartKind.DECK, PartKind.BYLINE, PartKind.DATELINE, PartKind.SECTION)
"""Parts of which an article has one: each is a version of the other's, whatever it says."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as it is compared."""

    kind: PartKind
    span: Span
    tokens: tuple[Token, ...]

    @property
    def words(self) -> tuple[str, ...]:
        """Its words and marks."""
        return tuple(token.word for token in self.tokens)


def read(article: Article) -> list[Sentence]:
    """The sentences of an article in reading order."""
    return [Sentence(kind, span, tuple(tokens(article.text, span))) for kind, span in sentences(article)]


def pairs(old: Sequence[Sentence], new: Sequence[Sentence]) -> dict[int, int]:
    """The sentences of the new text that stand in the old, as places in the two; each is in one pair at most."""
    found = dict(_same(old, new))
    taken = set(found.values())
    for there, here in _likely(old, new, found):
        if here not in found and there not in taken:
            found[here] = there
            taken.add(there)
    return found


def _same(old: Sequence[Sentence], new: Sequence[Sentence]) -> Iterator[tuple[int, int]]:
    """Those that are the same word for word: the first of several with the first."""
    there: dict[tuple[str, ...], list[int]] = {}
    for place, sentence in enumerate(old):
        there.setdefault(sentence.words, []).append(place)
    for places in there.values():
        places.reverse()
    for place, sentence in enumerate(new):
        if waiting := there.get(sentence.words):
            yield place, waiting.pop()


def in_order(found: dict[int, int]) -> frozenset[int]:
    """The places in the new text of the sentences that have not moved: as many as stand in one order in both.

    The longest increasing subsequence, by patience sorting (Fredman, 1975).
    """
    piles: list[int] = []
    tops: list[int] = []
    before: dict[int, int | None] = {}
    for here in sorted(found):
        at = bisect_left(piles, found[here])
        before[here] = tops[at - 1] if at else None
        piles[at : at + 1] = [found[here]]
        tops[at : at + 1] = [here]
    kept = set()
    last = tops[-1] if tops else None
    while last is not None:
        kept.add(last)
        last = before[last]
    return frozenset(kept)


def _likely(old: Sequence[Sentence], new: Sequence[Sentence], found: dict[int, int]) -> Iterable[tuple[int, int]]:
    """Pairs of the others that may be versions, the likeliest first."""
    taken = set(found.values())
    there = [place for place in range(len(old)) if place not in taken]
    here = [place for place in range(len(new)) if place not in found]
    scored = [(2.0, a, b) for kind in _ONCE for a, b in zip(_of(kind, old, there), _of(kind, new, here), strict=False)]
    holding: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for a in there:
        for feature in _features(old[a]):
            holding[feature].append(a)
    for b in here:
        shared = Counter(
            a for feature in _features(new[b]) if len(holding.get(feature, ())) <= _COMMON for a in holding[feature]
        )
        for a, _ in shared.most_common(_COMMON):
            alike = _dice(old[a], new[b])
            if alike >= _ALIKE:
                scored.append((alike, a, b))
    return [(a, b) for _, a, b in sorted(scored, key=lambda pair: (-pair[0], abs(pair[1] - pair[2]), pair[2]))]


def _of(kind: PartKind, sentences: Sequence[Sentence], places: Iterable[int]) -> Iterator[int]:
    return (place for place in places if sentences[place].kind is kind)


def _features(sentence: Sentence) -> set[tuple[str, ...]]:
    words = sentence.words
    return {*pairwise(words), *((word,) for word in words if len(word) > 3)}


def _dice(old: Sentence, new: Sentence) -> float:
    ours, theirs = (Counter(word for word in s.words if word[0].isalnum()) for s in (old, new))
    count = ours.total() + theirs.total()
    return 2 * (ours & theirs).total() / count if count else 0.0
