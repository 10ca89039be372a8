"""The words of passages, from the files: tables keep only where they stand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from reader.across.passage import Passage, Source
from reader.article import Article, Span
from reader.library import Library, LibraryError

_KEPT = 64


class Texts:
    """Reads each article once, as long as it is asked for again soon."""

    def __init__(self, library: Library) -> None:
        """Nothing is read yet."""
        self._article = lru_cache(maxsize=_KEPT)(lambda id: _read(library, id))

    def article(self, id: str) -> Article | None:
        """An article; None if it cannot be read any more."""
        return self._article(id)

    def sentence(self, passage: Passage) -> str:
        """The sentence of a passage on one line; "" if the article cannot be read any more."""
        return self.words(passage.source.id, passage.sentence)

    def words(self, id: str, span: Span) -> str:
        """Words of an article on one line."""
        article = self._article(id)
        return " ".join(article.text[span.start : span.end].split()) if article else ""


def articles_of(
    library: Library, sources: Iterable[Source], wrong: Callable[[str], None] | None = None
) -> Iterator[Article]:
    """The articles of some sources, each once.

    Args:
        library: what holds them.
        sources: where statements come from.
        wrong: told why an article cannot be read any more, which is left out.
    """
    for id in dict.fromkeys(source.id for source in sources):
        try:
            yield library.article(id)
        except LibraryError as error:
            if wrong is not None:
                wrong(str(error))


def _read(library: Library, id: str) -> Article | None:
    try:
        return library.article(id)
    except LibraryError:
        return None
