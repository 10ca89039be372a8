"""What a sheet shows, whatever it is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import ClassVar, Protocol

from reader.across.passage import Passage, Source
from reader.across.sayings import Saying
from reader.across.scope import About
from reader.article import Article
from reader.export.formats import Format
from reader.facts.model import Quote
from reader.library import Library, LibraryError
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


def articles_of(library: Library, sources: Iterable[Source]) -> Iterator[Article]:
    """The articles of some sources, each once; those that cannot be read any more are left out."""
    for id in dict.fromkeys(source.id for source in sources):
        with suppress(LibraryError):
            yield library.article(id)


class View(Protocol):
    """Gathers statements; asked in a thread of its own, since it reads databases and files."""

    place: ClassVar[str]
    """The name of its footer."""

    @property
    def title(self) -> str:
        """What is shown, in a line."""
        ...

    def statements(self) -> Sequence[Statement]:
        """The lines, in order.

        Raises:
            LibraryError: if they cannot be had.
        """
        ...

    @property
    def about(self) -> About:
        """What figures and a timeline can be shown of."""
        ...

    def written(self, form: Format) -> str | None:
        """The same for other programs; None if there is nothing of it that they take."""
        ...

    def zoomed(self, step: int) -> View | None:
        """The same in larger or smaller steps; None if it has none."""
        ...
