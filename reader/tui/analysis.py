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

    def __init__(self, library: Library, analyst: Analyst | SharedAnalyst, pipeline: str) -> None:
        """Take facts from there.

        Args:
            library: keeps facts.
            analyst: makes them.
            pipeline: the spaCy pipeline for English, which facts that are kept must have been made with.
        """
        self._library = library
        self._analyst = analyst
        self._pipeline = pipeline

    @property
    def is_warm(self) -> bool:
        """Whether facts can be made now without starting a process."""
        return self._analyst.pid is not None

    async def facts(self, article: Article) -> Facts:
        """The facts of an article.

        Raises:
            AnalystError: if they cannot be had.
        """
        from reader.facts.language import detect, engine_name

        def kept() -> Facts | None:
            return self._library.facts(article, engine_name(detect(article), self._pipeline))

        facts = await in_background(kept)
        if facts is None:
            facts = made = await self._analyst.facts(article)
            await in_background(lambda: self._library.keep_facts(article, made))
        return facts
