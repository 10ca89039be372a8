"""Quotations and who said them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reader.article import PartKind, Span
from reader.facts.attribution import Speakers, find_speaker
from reader.facts.model import Entity, Quote
from reader.facts.quotation_marks import Stretch, stretches
from reader.facts.reading import Passage, Reading

_STATEMENT_END = re.compile(r"[.,!?…;]$|[.!?][\"'’”]$")
_STATEMENT_WORDS = 4
_VERBS = frozenset({"VERB", "AUX"})


@dataclass(slots=True)
class _Quoted:
    """A quoted stretch that is a statement, and the passage that it stands in."""

    passage: Passage
    stretch: Stretch
    speaker: Span | None = None

    @property
    def span(self) -> Span:
        return Span(self.passage.start + self.stretch.start, self.passage.start + self.stretch.end)


def find_quotes(reading: Reading, entities: Sequence[Entity]) -> tuple[Quote, ...]:
    """The quoted stretches of the article that are statements, in reading order."""
    speakers = Speakers(reading, entities)
    quotes: list[Quote] = []
    last: tuple[str | None, Span | None] = (None, None)
    went_on = False
    previous: Passage | None = None
    for passage in reading.passages:
        text = passage.text
        quoted = [_Quoted(passage, stretch) for stretch in stretches(text) if _is_statement(passage, stretch)]
        alone = len(quoted) == 1 and not _outside(text, quoted)
        said: tuple[str | None, Span | None] = (None, None)
        waiting: list[int] = []
        for number, item in enumerate(quoted):
            before = quoted[number - 1].stretch.end + 1 if number else 0
            after = quoted[number + 1].stretch.start - 1 if number + 1 < len(quoted) else len(text)
            words = find_speaker(passage, before, item.stretch.start, item.stretch.end, after)
            if words is not None:
                said = speakers.resolve(words, item.span)
            elif number == 0:
                said = last if alone and (went_on or _follows(previous, passage)) else (None, None)
            if said == (None, None):
                waiting.append(len(quotes))
            else:
                for index in waiting:
                    quotes[index] = Quote(quotes[index].span, *said)
                waiting = []
            if item.span.start < item.span.end:
                quotes.append(Quote(_trimmed(reading, item.span), *said))
        if quoted:
            last = said
            went_on = quoted[-1].stretch.open
            previous = passage
        elif passage.kind is PartKind.PARAGRAPH:
            went_on = False
    return tuple(quotes)


def _is_statement(passage: Passage, stretch: Stretch) -> bool:
    """Whether quoted words are said by somebody: not a title, a name or a word held at arm's length."""
    words = passage.text[stretch.start : stretch.end].strip()
    count = len(words.split())
    if not count or (stretch.single and passage.kind is PartKind.SUBHEAD):
        return False
    if passage.kind is not PartKind.PARAGRAPH:
        return False
    before = passage.text[: stretch.start - 1].rstrip()
    ended = bool(_STATEMENT_END.search(words)) or passage.text[stretch.end + 1 : stretch.end + 2] in ",.?!"
    if count == 1:
        return bool(re.search(r"[.!?,]$", words)) and before.endswith((",", ":", "", "said"))
    if stretch.single and not _STATEMENT_END.search(words):
        return False
    if _STATEMENT_END.search(words):
        return count >= 2 or before.endswith((":", ","))
    capitals = sum(word[:1].isupper() for word in words.split())
    if capitals >= count - 1 and count > 1:
        return False
    return count >= _STATEMENT_WORDS and (ended or count > 6 or _has_verb(passage, stretch))


def _has_verb(passage: Passage, stretch: Stretch) -> bool:
    tokens = passage.doc.char_span(stretch.start, stretch.end, alignment_mode="expand")
    return tokens is not None and any(token.pos_ in _VERBS for token in tokens)


def _outside(text: str, quoted: Sequence[_Quoted]) -> str:
    """What stands in the paragraph besides the quotation and its marks."""
    item = quoted[0].stretch
    return re.sub(r"[\s\"“”'‘’«»„`.,]", "", text[: item.start] + text[item.end + 1 :])


def _follows(previous: Passage | None, passage: Passage) -> bool:
    return previous is not None and passage.start - (previous.start + len(previous.text)) <= 8


def _trimmed(reading: Reading, span: Span) -> Span:
    text = reading.article.text
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
