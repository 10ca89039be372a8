"""An article as the layers read it: each part parsed by itself, offsets kept into the whole text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from reader.article import READ, Article, PartKind, Span
from reader.facts.truecase import Truecaser, forms, is_shouted
from reader.facts.vocabulary import Vocabulary, vocabulary_of

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Tokens


@dataclass(frozen=True)
class Passage:
    """A headline, deck, subhead or paragraph with its parse. Token offsets count from `start`."""

    kind: PartKind
    start: int
    """Where the passage begins in the article's text."""
    doc: Doc
    vocabulary: Vocabulary = field(default_factory=Vocabulary)

    @cached_property
    def text(self) -> str:
        """The words of the passage; blanks, and capitals in headlines, may differ from the article's."""
        return self.doc.text

    @property
    def end(self) -> int:
        """Where it ends in the article's text."""
        return self.start + (self.doc[-1].idx + len(self.doc[-1]) if len(self.doc) else 0)

    def span(self, tokens: Tokens | Token) -> Span:
        """The place in the article's text of a token or of a slice of the passage's doc."""
        start = tokens.idx if hasattr(tokens, "idx") else tokens.start_char
        return Span(self.start + start, self.start + start + len(tokens.text))

    def tokens(self, span: Span) -> Tokens | None:
        """The tokens that cover a span of the article's text; None if it is outside the passage."""
        return self.doc.char_span(span.start - self.start, span.end - self.start, alignment_mode="expand")


@dataclass(frozen=True)
class Reading:
    """An article and the parse of all its passages, in reading order."""

    article: Article
    passages: tuple[Passage, ...]

    @cached_property
    def body(self) -> tuple[Passage, ...]:
        """The paragraphs alone."""
        return tuple(p for p in self.passages if p.kind is PartKind.PARAGRAPH)

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """The sentences of the paragraphs, in reading order."""
        return tuple(passage.span(sentence) for passage in self.body for sentence in passage.doc.sents)

    def passage_at(self, offset: int) -> Passage | None:
        """The passage that holds a position of the article's text."""
        at = bisect_right(self._starts, offset) - 1
        return self.passages[at] if at >= 0 and offset < self.passages[at].end else None

    @cached_property
    def _starts(self) -> list[int]:
        return [passage.start for passage in self.passages]

    def passages_of(self, *kinds: PartKind) -> Iterator[Passage]:
        """The passages of these kinds, in reading order."""
        return (p for p in self.passages if p.kind in kinds)


def read(article: Article, pipeline: Language) -> Reading:
    """Parse an article a passage at a time: an unbalanced mark or a stray break then harms one paragraph only."""
    stretches = [
        (part.kind, stretch)
        for part in article.parts
        if part.kind in READ
        for stretch in _stretches(article.text, part.span)
    ]
    texts = [_flat(article.text[span.start : span.end]) for _, span in stretches]
    running = (text for text, (kind, _) in zip(texts, stretches, strict=True) if kind is PartKind.PARAGRAPH)
    words = vocabulary_of(pipeline)
    caser = Truecaser(words, forms(running))
    calm = (
        caser.calm(text) if kind is not PartKind.PARAGRAPH or is_shouted(text) else text
        for text, (kind, _) in zip(texts, stretches, strict=True)
    )
    docs = pipeline.pipe(calm, batch_size=32)
    return Reading(
        article,
        tuple(Passage(kind, span.start, doc, words) for (kind, span), doc in zip(stretches, docs, strict=True)),
    )


_LONGEST = 10_000
"""Characters to a passage. No paragraph is longer, but a damaged file's may be; the parser refuses a million."""

_PLAIN = str.maketrans(
    dict.fromkeys("\n\r\t\u00a0\u202f\u2009\u2007", " ")
    | dict.fromkeys(map(chr, range(0xD800, 0xE000)), "\N{REPLACEMENT CHARACTER}")
)


def _stretches(text: str, span: Span) -> Iterator[Span]:
    """A part in pieces that can be parsed, divided between words where there are any."""
    start = span.start
    while span.end - start > _LONGEST:
        blank = text.rfind(" ", start + 1, start + _LONGEST)
        stop = blank if blank > 0 else start + _LONGEST
        yield Span(start, stop)
        start = stop
    yield Span(start, span.end)


def _flat(text: str) -> str:
    """Blanks of every kind as plain spaces, what is no character as a mark, one for one: offsets stay right."""
    return text.translate(_PLAIN)
