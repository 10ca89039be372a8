"""What a newer version of an article changed, as values."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple

from reader.article import Article, Span
from reader.facts.model import Figure


class Kind(StrEnum):
    """What became of a sentence."""

    KEPT = "kept"
    MOVED = "moved"
    """Word for word as it was, at another place."""
    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"


class Edit(NamedTuple):
    """Words of the old text and what stands in their place in the new; either span may be empty."""

    old: Span
    new: Span
    is_kept: bool
    """Whether the words are the same."""


@dataclass(frozen=True, slots=True)
class Change:
    """A sentence of the old text, of the new, or of both."""

    kind: Kind
    old: Span | None
    """Where it stands in the old text; None if it was added."""
    new: Span | None
    """Where it stands in the new text; None if it was removed."""
    edits: tuple[Edit, ...] = ()
    """Of a changed sentence, all its words in order: their spans put together are its two spans."""


@dataclass(frozen=True, slots=True)
class ChangedFigure:
    """A quantity that both versions state, with another value in the newer."""

    old: Figure
    new: Figure
    sentence: Span
    """The sentence of the new text that states it."""
    places: int = 1
    """How many figures of the new text changed so."""


@dataclass(frozen=True, slots=True)
class Changes:
    """All that a newer version changed."""

    figures: tuple[ChangedFigure, ...]
    """In the order of the new text."""
    sentences: tuple[Change, ...]
    """Every sentence of both texts once: in the order of the new text, each removed one after what came before it."""

    @property
    def altered(self) -> tuple[Change, ...]:
        """The sentences that are not as they were."""
        return tuple(change for change in self.sentences if change.kind is not Kind.KEPT)

    def counted(self, kind: Kind) -> int:
        """How many sentences something became of."""
        return sum(change.kind is kind for change in self.sentences)

    def to_json(self, old: Article, new: Article) -> dict[str, Any]:
        """The object that `newsreader diff --json` prints; offsets are code points into the two texts."""
        return {
            "old": {"id": old.id, "source": old.source, "title": old.title},
            "new": {"id": new.id, "source": new.source, "title": new.title},
            "figures": [
                {
                    "kind": changed.new.kind.value,
                    "unit": changed.new.unit or changed.old.unit,
                    "of": changed.new.of or changed.old.of,
                    "old": _figure(old, changed.old),
                    "new": _figure(new, changed.new),
                    "sentence": _span(changed.sentence),
                    "places": changed.places,
                }
                for changed in self.figures
            ],
            "sentences": [
                {
                    "kind": change.kind.value,
                    "old": _words(old, change.old),
                    "new": _words(new, change.new),
                    "edits": [
                        {"old": _words(old, edit.old), "new": _words(new, edit.new)}
                        for edit in change.edits
                        if not edit.is_kept
                    ],
                }
                for change in self.altered
            ],
        }


def _figure(article: Article, figure: Figure) -> dict[str, Any]:
    return {**_words(article, figure.span), "value": figure.value, "low": figure.low, "high": figure.high}


def _span(span: Span) -> dict[str, int]:
    return {"start": span.start, "end": span.end}


def _words(article: Article, span: Span | None) -> dict[str, Any]:
    return {} if span is None else {**_span(span), "text": article.text[span.start : span.end]}
