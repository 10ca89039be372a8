"""The one door to the facts of an article; the order of the layers can be read here."""

from __future__ import annotations

from reader.article import Article
from reader.facts.coreference import link
from reader.facts.dates import find_dates
from reader.facts.entities import find_mentions
from reader.facts.event import main_event
from reader.facts.figures import find_figures
from reader.facts.language import detect, engine_name, pipeline_for
from reader.facts.model import Facts
from reader.facts.pipelines import DEFAULT_PIPELINE
from reader.facts.quotes import find_quotes
from reader.facts.reading import read
from reader.facts.roles import assign_roles
from reader.facts.salience import by_salience
from reader.facts.summary import summarise


def analyse(article: Article, pipeline: str = DEFAULT_PIPELINE) -> Facts:
    """Take the facts from an article.

    Args:
        article: any article, in any language, of any length.
        pipeline: the package name of the spaCy pipeline to use for English.

    Raises:
        PipelineMissing: if the pipeline is not installed.
    """
    language = detect(article)
    reading = read(article, pipeline_for(language, pipeline))
    dates = find_dates(reading)
    mentions = find_mentions(reading)
    entities = assign_roles(reading, link(reading, mentions))
    quotes = find_quotes(reading, entities)
    figures = find_figures(reading, mentions, dates)
    entities = by_salience(reading, entities, quotes)
    return Facts(
        language=language,
        engine=engine_name(language, pipeline),
        entities=entities,
        main=main_event(reading, entities, dates),
        figures=figures,
        dates=dates,
        quotes=quotes,
        summary=summarise(reading, entities, figures, dates, quotes),
    )
