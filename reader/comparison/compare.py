"""The one door: two versions of a story and their facts -> what the newer one changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reader.article import Article
from reader.comparison.alignment import Sentence, in_order, pairs, read
from reader.comparison.figures import changed_figures
from reader.comparison.model import Change, Changes, Kind
from reader.comparison.words import edits
from reader.facts.model import Facts


def compare(old: Article, new: Article, old_facts: Facts | None = None, new_facts: Facts | None = None) -> Changes:
    """What a newer version of an article changed.

    The time grows with the length of the texts alone.

    Args:
        old: the older version.
        new: the newer version.
        old_facts: the facts of the older; without those of both no changed figures are known.
        new_facts: the facts of the newer.
    """
    ours, theirs = read(old), read(new)
    found = pairs(ours, theirs)
    sentences = tuple(_in_reading_order(_changes(ours, theirs, found), ours, found))
    figures = changed_figures(old, new, old_facts, new_facts, sentences) if old_facts and new_facts else ()
    return Changes(figures, sentences)


def _changes(old: Sequence[Sentence], new: Sequence[Sentence], found: dict[int, int]) -> Iterator[Change]:
    """What became of each sentence of the new text."""
    kept = in_order(found)
    for place, sentence in enumerate(new):
        if place not in found:
            yield Change(Kind.ADDED, None, sentence.span)
            continue
        before = old[found[place]]
        if before.words == sentence.words:
            yield Change(Kind.KEPT if place in kept else Kind.MOVED, before.span, sentence.span)
        else:
            yield Change(Kind.CHANGED, before.span, sentence.span, edits(before.tokens, sentence.tokens))


def _in_reading_order(changes: Iterator[Change], old: Sequence[Sentence], found: dict[int, int]) -> Iterator[Change]:
    """With the removed sentences, each after what became of the one that it followed."""
    here = {there: place for place, there in found.items()}
    removed: dict[int, list[Change]] = {}
    after = -1
    for place, sentence in enumerate(old):
        if place in here:
            after = here[place]
        else:
            removed.setdefault(after, []).append(Change(Kind.REMOVED, sentence.span, None))
    yield from removed.get(-1, ())
    for place, change in enumerate(changes):
        yield change
        yield from removed.get(place, ())
