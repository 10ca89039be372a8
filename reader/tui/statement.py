"""A line of what is read across articles."""

from __future__ import annotations

from dataclasses import dataclass

from reader.across.passage import Passage
from reader.across.sayings import Saying
from reader.facts.model import Quote
from reader.tui.key_facts import KeyFact


@dataclass(frozen=True, slots=True)
class Statement(KeyFact):
    """A line that leads to the sentence that states it."""

    passage: Passage | None = None
    """None: nothing in an article states it."""
    quote: Quote | None = None
    """The quotation, where it is one."""

    @classmethod
    def of(cls, section: str, words: str, detail: str, passage: Passage) -> Statement:
        """A line on what a passage states."""
        return cls(section, words, detail, passage.span, passage=passage)

    @classmethod
    def said(cls, section: str, saying: Saying, detail: str) -> Statement:
        """A line on what somebody said."""
        passage = saying.passage
        quote = Quote(passage.span, saying.speaker, None, saying.is_direct)
        return cls(section, f"“{saying.words}”", detail, passage.span, passage=passage, quote=quote)
