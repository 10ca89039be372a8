"""Where the facts of an article come from: the library's cache at once, else the analyst."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.analyst import Analyst
from reader.article import Article
from reader.library import Library
from reader.shared_analyst import SharedAnalyst
from reader.tui.background import in_background

if TYPE_CHECKING:
    from reader.facts.model import Facts


class Analysis:
    """The facts of articles; each article is analysed once."""

    def __init__(
        self, library: Library, analyst: Analyst | SharedAnalyst, pipeline: str, quiet: Analyst | None = None
    ) -> None:
        """Take facts from there.

        Args:
            library: keeps facts.
            analyst: makes them.
            pipeline: the spaCy pipeline for English, which facts that are kept must have been made with.
            quiet: makes facts that nobody waits for; None if there are to be none.
        """
        self._library = library
        self._analyst = analyst
        self._pipeline = pipeline
        self._quiet = quiet

    @property
    def is_warm(self) -> bool:
        """Whether facts can be made now without starting a process."""
        return self._analyst.pid is not None

    @property
    def can_be_quiet(self) -> bool:
        """Whether facts can be made that nobody waits for."""
        return self._quiet is not None

    def kept(self, article: Article) -> Facts | None:
        """The facts of an article if they were made before; it reads a database."""
        from reader.facts.language import detect, engine_name

        return self._library.facts(article, engine_name(detect(article), self._pipeline))

    async def facts(self, article: Article, *, quietly: bool = False) -> Facts:
        """The facts of an article.

        Args:
            article: the article.
            quietly: whether nobody waits for them, so that all others are to go first.

        Raises:
            AnalystError: if they cannot be had.
        """
        return await in_background(lambda: self.kept(article)) or await self.made(article, quietly=quietly)

    async def made(self, article: Article, *, quietly: bool = False) -> Facts:
        """The facts of an article, made anew and kept.

        Args:
            article: the article.
            quietly: whether nobody waits for them, so that all others are to go first.

        Raises:
            AnalystError: if they cannot be had.
        """
        analyst = (quietly and self._quiet) or self._analyst
        facts = await analyst.facts(article)
        await in_background(lambda: self._library.keep_facts(article, facts))
        return facts
