"""Facts for a command: those that are kept, else computed here, in this process."""

from __future__ import annotations

from reader.article import Article
from reader.commands.complaint import complain
from reader.facts.language import PipelineMissing, detect, engine_name
from reader.facts.model import Facts
from reader.facts.pipelines import DEFAULT_PIPELINE
from reader.library import FactsCache
from reader.settings import load_settings


class AnalysisFailed(Exception):
    """The analysis of one article failed; the message says how."""


def chosen_pipeline() -> str:
    """The pipeline that the settings name; what is wrong with them is said."""
    settings = load_settings()
    for problem in settings.problems:
        complain(problem)
    return settings.pipeline


def computed(article: Article, pipeline: str = DEFAULT_PIPELINE) -> Facts:
    """The facts of an article.

    Raises:
        AnalysisFailed: whatever goes wrong with this article; others may still succeed.
        PipelineMissing: if the pipeline is not installed.
    """
    from reader.facts.analyse import analyse

    try:
        return analyse(article, pipeline)
    except PipelineMissing:
        raise
    except Exception as error:
        raise AnalysisFailed(f"the analysis failed ({type(error).__name__}: {error})") from error


def kept_or_computed(article: Article, pipeline: str, cache: FactsCache) -> Facts:
    """The facts of a stored article; what is computed is kept.

    Raises:
        AnalysisFailed, PipelineMissing: as `computed` does.
    """
    facts = cache.facts(article, engine_name(detect(article), pipeline))
    if facts is None:
        facts = computed(article, pipeline)
        cache.keep(article, facts)
    return facts
