"""Speakers who are described and never named, whom a pronoun means soon after: "A spokesman said … he said"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from reader.article import Span
from reader.facts import callings, gender, saying
from reader.facts.clause_subject import SUBJECTS, described
from reader.facts.mentioned import Mentioned
from reader.facts.model import EntityType
from reader.facts.reading import Passage

if TYPE_CHECKING:
    from spacy.tokens import Token

_INDEFINITE = frozenset(("a", "an", "one", "another"))
_SUBORDINATE = ("advcl", "relcl", "acl")
_LONGEST = 16
"""Tokens of a description; a longer one is hardly read right."""


def unnamed_speaker(mentioned: Mentioned, before: int, sex: str | None) -> Span | None:
    """The description of whoever said something last, in this paragraph or the one before it, if nobody named did.

    Args:
        mentioned: what an article mentions.
        before: where the pronoun stands.
        sex: whether it is he or she; None where the words do not tell ("the source").
    """
    named = max((n.span.start for n in mentioned.people(before) if n.subject), default=-1)
    here = mentioned.paragraph(before)
    for passage in reversed(mentioned.reading.passages[max(here - 1, 0) : here + 1]):
        if not passage.doc.has_annotation("DEP"):
            continue
        for noun, span in reversed(list(_described(mentioned, passage))):
            if named < span.start and span.end <= before:
                return span if sex is None or gender.of_words(frozenset((noun.lower_,))) in (None, sex) else None
    return None


def _described(mentioned: Mentioned, passage: Passage) -> Iterator[tuple[Token, Span]]:
    """The subjects of verbs of saying that tell what somebody is and not who."""
    for token in passage.doc:
        verb = token.head
        if token.dep_ not in SUBJECTS or verb.lower_ not in saying.CUES or verb.dep_ in _SUBORDINATE:
            continue
        if not callings.is_calling(token.lower_):
            continue
        first, last = token.left_edge, token.right_edge
        if first.lower_ not in _INDEFINITE or last.i - first.i > _LONGEST:
            continue
        whole = passage.span(passage.doc[first.i : last.i + 1])
        if mentioned.is_quoted(whole.start) or _names_a_person(mentioned, whole):
            continue
        words = described(list(passage.doc[first.i : last.i + 1]))
        if words:
            yield token, passage.span(passage.doc[words[0].i : words[-1].i + 1])


def _names_a_person(mentioned: Mentioned, words: Span) -> bool:
    return any(mentioned.entities[i].type is EntityType.PERSON for _, i in mentioned.within(words))
