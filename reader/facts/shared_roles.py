"""Roles stated of several people at once: "the foreign ministers of Russia and Azerbaijan, X and Y"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from reader.article import Span
from reader.facts import callings
from reader.facts.model import Entity, EntityType
from reader.facts.reading import Passage, Reading

Role = tuple[str, Span]

_BEFORE = 90
"""Characters before the first name that may hold the role."""

_OF_SEVERAL = re.compile(r"((?:[\w-]+\s+){1,5})(of|at|for)\s+(?:the\s+)?$")
_PLURAL = re.compile(r"((?:(?:[\w’'-]+)\s+){0,4}?)([a-z][\w-]+s|[a-z]+men|[a-z]+women|children|wives)\s*,?\s*$")
_UNSAID = frozenset("by the her his their its of and with to from two three four five my our between for said".split())
_OPENING = re.compile(r"^(?:.*\b)?(?:the|and|by|with|between|two|three|four|to|from|of)\s+", re.IGNORECASE)


def shared_roles(reading: Reading, entities: Sequence[Entity]) -> Iterator[tuple[int, Role]]:
    """Of each person in a list that shares a role the index, and the role in the singular with its span."""
    everywhere = sorted((mention, index) for index, entity in enumerate(entities) for mention in entity.mentions)
    starts = [mention.start for mention, _ in everywhere]
    for passage in reading.body:
        if passage.doc.has_annotation("DEP"):
            here = everywhere[bisect_left(starts, passage.start) : bisect_left(starts, passage.end)]
            yield from _distributed(reading, passage, entities, here)
            yield from _listed(reading, passage, entities, here)


def _distributed(
    reading: Reading, passage: Passage, entities: Sequence[Entity], here: Sequence[tuple[Span, int]]
) -> Iterator[tuple[int, Role]]:
    """Such as "The foreign ministers of Russia and Azerbaijan, X and Y": each gets his own country."""
    text = reading.article.text
    for (a, i), (b, j), (x, k), (y, m) in zip(here, here[1:], here[2:], here[3:], strict=False):
        people = entities[k].type is entities[m].type is EntityType.PERSON
        if not people or entities[i].type is EntityType.PERSON or entities[j].type is EntityType.PERSON:
            continue
        joined = _gap(text, a, b) == "and" and _gap(text, x, y) == "and" and _gap(text, b, x) in (",", "")
        opening = _OF_SEVERAL.search(text[max(passage.start, a.start - _BEFORE) : a.start])
        if not joined or opening is None:
            continue
        words = _OPENING.sub("", opening[1].strip())
        if not words.endswith("s"):
            continue
        span = Span(a.start - len(opening[0]) + opening[0].rfind(words), b.end)
        for person, place in ((k, a), (m, b)):
            yield person, (f"{_singular(words)} {opening[2]} {text[place.start : place.end]}", span)


def _listed(
    reading: Reading, passage: Passage, entities: Sequence[Entity], here: Sequence[tuple[Span, int]]
) -> Iterator[tuple[int, Role]]:
    """Such as "her daughters, X and Y", "co-founders X, Y and Z": the role of each is the same."""
    text = reading.article.text
    at = 0
    while at + 1 < len(here):
        stop = at + 1
        while stop < len(here) and _gap(text, here[stop - 1][0], here[stop][0]) in (",", "and", ", and"):
            stop += 1
        people = here[at:stop]
        if len(people) > 1 and all(entities[index].type is EntityType.PERSON for _, index in people):
            start = people[0][0].start
            stated = _PLURAL.search(text[max(passage.start, start - _BEFORE) : start])
            if stated is not None and callings.singular(stated[2]) != stated[2]:
                said = list(re.finditer(r"\S+", stated[1]))
                cut = max((i + 1 for i, word in enumerate(said) if word[0].lower() in _UNSAID), default=0)
                kept = [word[0] for word in said[cut:]]
                words = " ".join((*kept, callings.singular(stated[2])))
                base = start - stated.end()
                begin = said[cut].start() + stated.start(1) if kept else stated.start(2)
                span = Span(base + begin, base + stated.end(2))
                for _, index in people:
                    yield index, (words, span)
        at = stop


def _gap(text: str, left: Span, right: Span) -> str:
    return text[left.end : right.start].strip().removesuffix(" the").strip()


def _singular(words: str) -> str:
    head, _, last = words.rpartition(" ")
    single = callings.singular(last.casefold())
    if single == last.casefold():
        single = last.removesuffix("ies") + "y" if last.endswith("ies") else last.removesuffix("s")
    return f"{head} {single}".strip()
