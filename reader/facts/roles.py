"""The role of a person or organisation as the article states it; the first full statement of the body counts."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.article import PartKind, Span
from reader.facts import evidence, statements
from reader.facts.model import Entity, EntityType
from reader.facts.reading import Passage, Reading
from reader.facts.shared_roles import shared_roles

if TYPE_CHECKING:
    from spacy.tokens import Token

Role = tuple[str, Span]
"""The words of a role and where they stand."""

_MENTIONS = 12
"""So many mentions of one entity are asked for its role."""

_LONGEST = 18
"""Tokens; what is longer is a clause, not a role."""

_FULL = 4
"""Words from which on a role is as good as any longer one."""

_ARTICLES = frozenset("the a an The A An".split())
_THEN = frozenset("after before until when while during amid following because despite although though".split())
_AT_TIMES = frozenset("on in at for by from since".split())
_DATED = frozenset(("DATE", "TIME"))


def assign_roles(reading: Reading, entities: Sequence[Entity]) -> tuple[Entity, ...]:
    """The same entities, those whose role is stated with their role."""
    names = {mention.start: entity.type for entity in entities for mention in entity.mentions}
    shared = dict(shared_roles(reading, entities))
    return tuple(
        _with(entity, shared.get(index) or _stated(reading, entity, names))
        if entity.type in (EntityType.PERSON, EntityType.ORG)
        else entity
        for index, entity in enumerate(entities)
    )


def _with(entity: Entity, role: Role | None) -> Entity:
    return replace(entity, role=role[0], role_span=role[1]) if role else entity


def _stated(reading: Reading, entity: Entity, names: Mapping[int, EntityType]) -> Role | None:
    """The fullest role at the first mention that has one; what a headline says counts where the body says nothing."""
    in_headline: Role | None = None
    for mention in entity.mentions[:_MENTIONS]:
        passage = reading.passage_at(mention.start)
        tokens = passage.tokens(mention) if passage and passage.doc.has_annotation("DEP") else None
        if passage is None or tokens is None or not len(tokens):
            continue
        best = _best(reading, passage, tokens[0], tokens[-1], entity.type, names)
        if best is None:
            continue
        if passage.kind is PartKind.PARAGRAPH:
            return best
        in_headline = in_headline or best
    return in_headline


def _best(
    reading: Reading, passage: Passage, first: Token, last: Token, kind: EntityType, names: Mapping[int, EntityType]
) -> Role | None:
    """The fullest of what is said that somebody is; else what he is said to do."""
    is_person = kind is EntityType.PERSON
    runs = statements.nominal(first, last, names, passage.start) if is_person else statements.of_body(first, last)
    found = [role for run in runs if run and (role := _role(reading, passage, run))]
    if found:
        return max(found, key=lambda role: min(sum(word not in _ARTICLES for word in role[0].split()), _FULL))
    doing = statements.verbal(last) if is_person else ()
    return _role(reading, passage, doing) if doing else None


def _role(reading: Reading, passage: Passage, run: Sequence[Token]) -> Role | None:
    run = _without_time(run)
    if run and run[0].pos_ == "ADP" and run[-1].text not in evidence.ORG_HEADS:
        return None
    while run and (run[-1].is_punct or run[-1].is_space or run[-1].pos_ in ("ADP", "CCONJ", "SCONJ", "PRON", "ADV")):
        run = run[:-1]
    if not run or len(run) > _LONGEST:
        return None
    span = passage.span(passage.doc[run[0].i : run[-1].i + 1])
    words = " ".join(reading.article.text[span.start : span.end].split())
    return (words, span) if re.search(r"[^\W\d]{3}", words) else None


def _without_time(run: Sequence[Token]) -> Sequence[Token]:
    """A role without the time and the circumstances that follow it: "prime minister | on Friday after …"."""
    for index in range(1, len(run)):
        token = run[index]
        if token.lower_ in _THEN:
            return run[:index]
        if token.lower_ in _AT_TIMES and any(after.ent_type_ in _DATED for after in run[index + 1 : index + 3]):
            return run[:index]
        if token.ent_type_ in _DATED and token.text[:1].isupper() and run[index - 1].pos_ in ("NOUN", "PROPN"):
            return run[:index]
    return run
