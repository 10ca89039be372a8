"""The role of a person or organisation as the article states it: titles, appositions, relative clauses, copulas."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.article import Span
from reader.facts import evidence, gazetteer
from reader.facts.model import Entity, EntityType
from reader.facts.reading import Passage, Reading

if TYPE_CHECKING:
    from spacy.tokens import Token

Role = tuple[str, Span]

_LONGEST = 18
"""Tokens; what is longer is a clause, not a role."""

_ENDS = frozenset(',;:()[]"“”—–.!?•')
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_DETERMINERS = frozenset("the a an his her its their one".split())
_NO_ROLE = frozenset(
    "no not also both whose where when while after before and but or as including said who which".split()
)
_NAMED = frozenset("named appointed elected became become remains serves served acts acted works worked".split())
_PAST = frozenset("former ex then late retired acting".split())
_MODIFIERS = frozenset(
    """former then acting first vice deputy foreign prime finance interior defence defense health energy justice
    education trade chief executive financial operating ex-president ex-prime democrat republican""".split()
)
_BEFORE = (
    evidence.CALLINGS | frozenset(word.casefold() for word in evidence.TITLES - evidence.HONORIFICS)
) - _MODIFIERS | {"chief"}


def assign_roles(reading: Reading, entities: Sequence[Entity]) -> tuple[Entity, ...]:
    """The same entities, those whose role is stated with their role; the first full statement counts."""
    names = _Names(entities)
    shared = {index: role for passage in reading.body for index, role in _distributed(reading, passage, entities)}
    return tuple(
        _with(entity, shared.get(index) or _stated(reading, entity, names))
        if entity.type in (EntityType.PERSON, EntityType.ORG)
        else entity
        for index, entity in enumerate(entities)
    )


class _Names:
    """Whether a place in the text lies in a mention, and of what."""

    def __init__(self, entities: Sequence[Entity]) -> None:
        self.at = {mention.start: entity.type for entity in entities for mention in entity.mentions}


def _with(entity: Entity, role: Role | None) -> Entity:
    return replace(entity, role=role[0], role_span=role[1]) if role else entity


def _stated(reading: Reading, entity: Entity, names: _Names) -> Role | None:
    found: list[Role] = []
    for mention in entity.mentions[:12]:
        passage = reading.passage_at(mention.start)
        if passage is None or not passage.doc.has_annotation("DEP"):
            continue
        tokens = passage.tokens(mention)
        if tokens is None or not len(tokens):
            continue
        first, last = tokens[0], tokens[-1]
        if entity.type is EntityType.PERSON:
            found += _person(reading, passage, first, last, names)
        else:
            found += _body(reading, passage, first, last)
        if found:
            break
    return max(found, key=lambda role: min(len(role[0].split()), 4)) if found else None


def _person(reading: Reading, passage: Passage, first: Token, last: Token, names: _Names) -> Iterator[Role]:
    for run in (
        _title(first, names, passage),
        _apposed_before(first, last),
        _apposed(last, names, passage),
        _relative(last),
        _copula(last),
    ):
        if run and (role := _role(reading, passage, run)):
            yield role


def _body(reading: Reading, passage: Passage, first: Token, last: Token) -> Iterator[Role]:
    for run in (_apposed_before(first, last), _apposed_body(last), _acting(first, last)):
        if run and (role := _role(reading, passage, run)):
            yield role


def _role(reading: Reading, passage: Passage, run: Sequence[Token]) -> Role | None:
    while run and (run[-1].is_punct or run[-1].is_space or run[-1].pos_ in ("ADP", "CCONJ", "SCONJ", "PRON")):
        run = run[:-1]
    if not run or len(run) > _LONGEST:
        return None
    span = passage.span(passage.doc[run[0].i : run[-1].i + 1])
    words = " ".join(reading.article.text[span.start : span.end].split())
    return (words, span) if re.search(r"[^\W\d]{3}", words) else None


def _next(token: Token) -> Token | None:
    return token.nbor(1) if token.i + 1 < len(token.doc) else None


def _title(first: Token, names: _Names, passage: Passage) -> list[Token]:
    """Such as "Deputy Prime Minister", "Chinese foreign ministry spokesperson": what stands right before the name."""
    run: list[Token] = []
    at = first.i - 1
    doc = first.doc
    while at >= 0 and len(run) < 8:
        token = doc[at]
        if not run and (token.lower_ not in _BEFORE or token.text in evidence.HONORIFICS):
            if token.text in evidence.HONORIFICS and token.text not in (
                "Mr",
                "Mr.",
                "Mrs",
                "Mrs.",
                "Ms",
                "Ms.",
                "Miss",
            ):
                run.insert(0, token)
                at -= 1
                continue
            return []
        fits = (
            token.pos_ in ("NOUN", "PROPN", "ADJ")
            or token.text in ("-", "'s", "’s", "&")
            or token.text in evidence.TITLES
        )
        if not fits or token.lower_ in _NO_ROLE or token.is_quote:
            break
        run.insert(0, token)
        at -= 1
    while run and run[0].text in ("-", "'s", "’s", "&"):
        run.pop(0)
    return run


def _phrase(start: Token) -> list[Token]:
    """A noun phrase with what hangs on it, up to a mark or the verb of the clause."""
    run: list[Token] = []
    relative = False
    for token in start.doc[start.i : start.i + _LONGEST + 6]:
        if token.text in _ENDS and not (
            token.text == "." and token.i + 1 < len(token.doc) and len(token.nbor(-1).text) < 3
        ):
            break
        if token.tag_ in ("WP", "WDT") and run:
            relative = True
        if not relative and run and token.tag_ in _FINITE:
            break
        if token.is_sent_start and run:
            break
        run.append(token)
    return run


def _after_comma(last: Token) -> Token | None:
    """What follows "X," or "X, 58,"; None if no comma follows."""
    comma = _next(last)
    if comma is None or comma.text != ",":
        return None
    token = _next(comma)
    if token is not None and re.fullmatch(r"\d{1,3}", token.text):
        token = _next(token)
        if token is not None and token.text == ",":
            return _next(token)
        return None
    return token


def _apposed(last: Token, names: _Names, passage: Passage) -> list[Token]:
    """Such as "X, the speaker of the State Duma", "X, 58, a forecaster", "X, chief designer", "X, of Y"."""
    token = _after_comma(last)
    if (
        token is None
        or token.lower_ in _NO_ROLE
        or token.pos_ in ("VERB", "AUX", "PRON", "NUM", "CCONJ", "SCONJ", "PUNCT")
    ):
        return []
    here = names.at.get(passage.start + token.idx)
    if here is EntityType.PERSON or (here is EntityType.PLACE and token.text not in gazetteer.demonyms()):
        following = _next(token)
        if following is None or following.text not in ("'s", "’s"):
            return []
    run = _phrase(token)
    if token.lower_ == "of":
        return run if len(run) > 1 else []
    head = _head(run)
    if head is None or head.pos_ not in ("NOUN", "PROPN"):
        return []
    if (
        token.lower_ in _DETERMINERS
        or head.lower_ in _BEFORE
        or (token.pos_ in ("NOUN", "ADJ") and head.pos_ == "NOUN")
    ):
        return run if head.ent_type_ not in ("DATE", "TIME", "CARDINAL") and head.lower_ not in _TIMES else []
    if any(item.lower_ in _BEFORE for item in run[:6]):
        return run
    return []


_TIMES = frozenset("day week month year time night morning afternoon evening hour minute weekend".split())


def _head(run: Sequence[Token]) -> Token | None:
    inside = {token.i for token in run}
    for token in run:
        if token.pos_ in ("NOUN", "PROPN") and (token.head.i not in inside or token.head.i == token.i):
            return token
    return next((token for token in run if token.pos_ in ("NOUN", "PROPN")), None)


def _apposed_before(first: Token, last: Token) -> list[Token]:
    """Such as "The field's operator, Nordhav Energi," and "His counterpart, Alan Ford,"."""
    if first.i < 2 or first.nbor(-1).text != ",":
        return []
    closing = _next(last)
    if closing is not None and closing.text not in (",", ".", "and"):
        return []
    run: list[Token] = []
    at = first.i - 2
    doc = first.doc
    while at >= 0 and len(run) < 9:
        token = doc[at]
        if token.text in _ENDS or token.tag_ in _FINITE or token.pos_ == "VERB":
            break
        run.insert(0, token)
        if token.lower_ in _DETERMINERS and (at == 0 or token.pos_ in ("DET", "PRON")):
            break
        at -= 1
    if not run or run[0].lower_ not in _DETERMINERS:
        return []
    if not (run[-1].lower_ in _BEFORE or run[-1].lower_ in _BODIES or any(t.lower_ in _BEFORE for t in run)):
        return []
    return run


_BODIES = frozenset(
    """operator owner maker company firm group bank party agency ministry regulator union club team airline charity
    body parent unit""".split()
)


def _apposed_body(last: Token) -> list[Token]:
    """A body's apposition with an article, closed by a mark."""
    token = _after_comma(last)
    if token is None or token.lower_ not in ("the", "a", "an"):
        return []
    run = _phrase(token)
    head = _head(run)
    closing = _next(run[-1]) if run else None
    if head is None or head.pos_ != "NOUN" or (closing is not None and closing.text not in ",.;"):
        return []
    return run if head.lower_ not in _TIMES and head.dep_ in ("appos", "conj", "nsubj", "pobj", "dobj", "attr") else []


def _relative(last: Token) -> list[Token]:
    """Such as "X, who heads commodity research at Y": what somebody does, in the present."""
    token = _after_comma(last)
    if token is None or token.lower_ != "who":
        return []
    verb = _next(token)
    if verb is None or verb.tag_ not in ("VBZ", "VBP"):
        return []
    run: list[Token] = []
    for item in verb.doc[verb.i : verb.i + _LONGEST]:
        if item.text in _ENDS:
            break
        run.append(item)
    if len(run) < 2 or run[0].lower_ in ("has", "have", "does", "says"):
        return []
    if run[0].lower_ in ("is", "are"):
        run = run[1:]
        return run if run[0].lower_ in _DETERMINERS else []
    return run


def _copula(last: Token) -> list[Token]:
    """Such as "X is the chief executive of Y", "X was named president"."""
    verb = _next(last)
    if verb is None:
        return []
    if verb.lower_ in ("is", "was") and (token := _next(verb)):
        if token.lower_ in _NAMED and (token := _next(token)):
            pass
        elif token.lower_ not in _DETERMINERS:
            return []
        run = _phrase(token)
        return run if any(item.lower_ in _BEFORE for item in run[:7]) else []
    if verb.lower_ in ("became", "becomes") and (token := _next(verb)):
        run = _phrase(token)
        return run if any(item.lower_ in _BEFORE for item in run[:6]) else []
    return []


def _acting(first: Token, last: Token) -> list[Token]:
    """Such as "The Minsk Group …, which comprises …, acts as a mediator in the conflict"."""
    for token in last.sent:
        if token.i > last.i and token.lemma_ in ("act", "serve") and token.tag_ in _FINITE:
            subject = next((child for child in token.children if child.dep_ == "nsubj"), None)
            following = _next(token)
            if (
                subject is not None
                and first.i <= subject.i <= last.i
                and following is not None
                and following.lower_ == "as"
                and (start := _next(following))
            ):
                run = _phrase(start)
                return run[1:] if run and run[0].lower_ in ("a", "an", "the") else run
    return []


def _distributed(reading: Reading, passage: Passage, entities: Sequence[Entity]) -> Iterator[tuple[int, Role]]:
    """Such as "The foreign ministers of Russia and Azerbaijan, X and Y": each gets his own country."""
    if not passage.doc.has_annotation("DEP"):
        return
    here = sorted(
        (mention, index)
        for index, entity in enumerate(entities)
        for mention in entity.mentions
        if passage.start <= mention.start < passage.start + len(passage.text)
    )
    text = reading.article.text
    for (a, i), (b, j), (x, k), (y, m) in zip(here, here[1:], here[2:], here[3:], strict=False):
        people = entities[k].type is entities[m].type is EntityType.PERSON
        if not people or entities[i].type is EntityType.PERSON or entities[j].type is EntityType.PERSON:
            continue
        joined = _gap(text, a, b) == "and" and _gap(text, x, y) == "and" and _gap(text, b, x) == ","
        opening = re.search(
            r"((?:[\w-]+\s+){1,5})(of|at|for)\s+(?:the\s+)?$", text[max(passage.start, a.start - 90) : a.start]
        )
        if not joined or opening is None:
            continue
        words = re.sub(r"^(?:.*\b)?(?:the|and|by|with|between)\s+", "", opening[1].strip(), flags=re.IGNORECASE)
        if not words.endswith("s"):
            continue
        span = Span(a.start - len(opening[0]) + opening[0].rfind(words), b.end)
        for person, place in ((k, a), (m, b)):
            yield person, (f"{_singular(words)} {opening[2]} {text[place.start : place.end]}", span)


def _gap(text: str, left: Span, right: Span) -> str:
    return text[left.end : right.start].strip().removesuffix(" the").strip()


def _singular(words: str) -> str:
    return words.removesuffix("ies") + "y" if words.endswith("ies") else words.removesuffix("s")
