"""What a newer version changed, as it is read: changed figures first, then the sentences, in words and marks.

The marks tell it without colours: "+" and "-" before a sentence, and "[12 → 25]", "[+new]" and "[-old]" in one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from typing import NamedTuple

from reader.article import Article, Span
from reader.comparison import Change, ChangedFigure, Changes, Kind
from reader.tui.wrapping import wrapped


class Ink(StrEnum):
    """How words are written."""

    PLAIN = "plain"
    HEAD = "head"
    NOTE = "note"
    ADDED = "added"
    REMOVED = "removed"
    FIGURE = "figure"


class Run(NamedTuple):
    """Some words in one ink."""

    words: str
    ink: Ink


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of the account."""

    runs: tuple[Run, ...]
    mark: str = " "
    """Stands before its first line."""
    leads_to: Span | None = None
    """The sentence of the new text that it tells of."""

    @property
    def is_head(self) -> bool:
        """Whether it is a heading."""
        return self.runs[0].ink is Ink.HEAD

    @property
    def is_note(self) -> bool:
        """Whether it is told in a quieter tone."""
        return self.runs[0].ink is Ink.NOTE

    def lines(self, measure: int) -> Iterator[tuple[Run, ...]]:
        """Its lines, wrapped to a measure, without the mark."""
        text = "".join(run.words for run in self.runs)
        for start, end in wrapped(text, 0, len(text), measure):
            yield tuple(_between(self.runs, start, end))


MARKS = {Kind.ADDED: "+", Kind.REMOVED: "-", Kind.CHANGED: "~", Kind.MOVED: ">"}
"""What stands before a sentence, by what became of it."""

_INKS = {Kind.ADDED: Ink.ADDED, Kind.REMOVED: Ink.REMOVED, Kind.MOVED: Ink.NOTE}


def told(old: Article, new: Article, changes: Changes) -> list[Block]:
    """The account of what a newer version changed.

    Args:
        old: the older version.
        new: the newer version.
        changes: what changed.
    """
    blocks = [Block((Run(line, Ink.NOTE),)) for line in (_versions(old, new), summed_up(changes))]
    if changes.figures:
        blocks += [_HEAD_OF_FIGURES, *(_figure(old, new, figure) for figure in changes.figures)]
    if changes.altered:
        blocks += [_HEAD_OF_TEXT, *_sentences(old, new, changes.sentences)]
    return blocks


_HEAD_OF_FIGURES = Block((Run("Figures", Ink.HEAD),))
_HEAD_OF_TEXT = Block((Run("Text", Ink.HEAD),))


def _versions(old: Article, new: Article) -> str:
    before, after = (" ".join(filter(None, (article.kicker, _when(article)))) or "undated" for article in (old, new))
    return f"From {before} to {after}" if before != after else f"Two versions, {before}"


def _when(article: Article) -> str:
    if article.published_at:
        return f"{article.published_at:%Y-%m-%d %H:%M}"
    return article.published.isoformat() if article.published else ""


def summed_up(changes: Changes) -> str:
    """How much changed, in a line."""
    counts = [
        f"{count} {noun}{'' if count == 1 else 's'} {what}"
        for count, noun, what in (
            (len(changes.figures), "figure", "changed"),
            (changes.counted(Kind.CHANGED), "sentence", "changed"),
            (changes.counted(Kind.ADDED), "sentence", "added"),
            (changes.counted(Kind.REMOVED), "sentence", "removed"),
            (changes.counted(Kind.MOVED), "sentence", "moved"),
        )
        if count
    ]
    return " · ".join(counts) or "Nothing changed"


def _figure(old: Article, new: Article, changed: ChangedFigure) -> Block:
    what = changed.new.of or changed.old.of
    places = f" ({changed.places} times)" if changed.places > 1 else ""
    return Block(
        (
            Run("[", Ink.PLAIN),
            Run(_words(old, changed.old.span), Ink.REMOVED),
            Run(" → ", Ink.PLAIN),
            Run(_words(new, changed.new.span), Ink.FIGURE),
            Run("]", Ink.PLAIN),
            Run(f"  {what or ''}{places}".rstrip(), Ink.NOTE),
        ),
        "*",
        changed.sentence,
    )


def _sentences(old: Article, new: Article, sentences: Sequence[Change]) -> Iterator[Block]:
    for is_kept, stretch in groupby(sentences, lambda change: change.kind is Kind.KEPT):
        if is_kept:
            count = sum(1 for _ in stretch)
            yield Block((Run(f"… {count} sentence{'' if count == 1 else 's'} as before", Ink.NOTE),))
        else:
            yield from (_sentence(old, new, change) for change in stretch)


def _sentence(old: Article, new: Article, change: Change) -> Block:
    mark = MARKS[change.kind]
    if change.kind is Kind.CHANGED:
        return Block(tuple(_edited(old, new, change)), mark, change.new)
    article, span = (new, change.new) if change.new else (old, change.old)
    return Block((Run(_words(article, span), _INKS[change.kind]),), mark, change.new)


def _edited(old: Article, new: Article, change: Change) -> Iterator[Run]:
    """A sentence with what was put in and taken out; the blanks are those of the new text."""
    at = change.new.start if change.new else 0
    for edit in change.edits:
        gap = _blank(new, at, edit.new.start)
        before, after = _words(old, edit.old), _words(new, edit.new)
        if edit.is_kept:
            yield Run(gap + after, Ink.PLAIN)
        elif not after:
            yield Run(f"{gap}[-", Ink.PLAIN)
            yield Run(before, Ink.REMOVED)
            yield Run("] " if gap else "]", Ink.PLAIN)
        elif not before:
            yield Run(f"{gap}[+", Ink.PLAIN)
            yield Run(after, Ink.ADDED)
            yield Run("]", Ink.PLAIN)
        else:
            yield Run(f"{gap}[", Ink.PLAIN)
            yield Run(before, Ink.REMOVED)
            yield Run(" → ", Ink.PLAIN)
            yield Run(after, Ink.ADDED)
            yield Run("]", Ink.PLAIN)
        at = edit.new.end


def _blank(article: Article, start: int, end: int) -> str:
    return " " if end > start else ""


def _words(article: Article, span: Span | None) -> str:
    return " ".join(article.text[span.start : span.end].split()) if span else ""


def _between(runs: Sequence[Run], start: int, end: int) -> Iterator[Run]:
    at = 0
    for words, ink in runs:
        piece = words[max(start - at, 0) : max(end - at, 0)]
        if piece:
            yield Run(piece, ink)
        at += len(words)
