"""Where roles are stated: titles, appositions, relative clauses, copulas around a mention; as runs of tokens."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from reader.facts.appositions import apposed, apposed_before, apposed_body, title
from reader.facts.model import EntityType
from reader.facts.role_clauses import acting, copula, given, relative, taken_up
from reader.facts.role_phrases import Run

if TYPE_CHECKING:
    from spacy.tokens import Token


def nominal(first: Token, last: Token, names: Mapping[int, EntityType], offset: int) -> Iterator[Run]:
    """The runs of tokens around a person's name that may say what he or she is.

    Args:
        first: the first token of the mention.
        last: its last.
        names: the types of the mentions of the article by their start.
        offset: where the passage begins in the article.
    """
    yield title(first)
    yield apposed_before(first, last)
    yield apposed(first, last, names, offset)
    yield relative(last)
    yield copula(last)
    yield taken_up(first, last)
    yield given(last)


def verbal(last: Token) -> Run:
    """What a relative clause says that a person does: "heads commodity research at Y"."""
    return relative(last, is_doing=True)


def of_body(first: Token, last: Token) -> Iterator[Run]:
    """The runs of tokens around the name of a body that may say what it is."""
    yield apposed_before(first, last)
    yield apposed_body(last)
    yield acting(first, last)
