"""The main event: who did what, when and where, as the lede tells it.

The questions are those of journalism (Hamborg et al. 2019, "Giveme5W1H"); the answers come from the syntax of
the lede, since a wire story tells its event there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from reader.article import PartKind, Span
from reader.facts.model import Entity, EntityType, MainEvent, Moment
from reader.facts.reading import Passage, Reading

if TYPE_CHECKING:
    from spacy.tokens import Token

_ACTORS = frozenset({EntityType.PERSON, EntityType.ORG, EntityType.PLACE, EntityType.GROUP})
_REPORTING = frozenset("say tell report announce add note state confirm".split())
_ASIDE = frozenset({"advcl", "relcl", "acl", "parataxis"})
_WHERE = frozenset("in at near off outside from across around over on".split())
_LONGEST_WHAT = 24
"""Tokens; a longer answer repeats the sentence."""


def main_event(reading: Reading, entities: Sequence[Entity], dates: Sequence[Moment]) -> MainEvent:
    """The event that the headline and the lede tell."""
    lede = next(iter(reading.body), None)
    if lede is None or not len(lede.doc):
        return MainEvent()
    sentence = next(iter(lede.doc.sents))
    span = lede.span(sentence)
    named = [
        (mention, index) for index, entity in enumerate(entities) for mention in entity.mentions if mention.within(span)
    ]
    named.sort()
    if not lede.doc.has_annotation("DEP"):
        return MainEvent(
            where=next((i for _, i in named if entities[i].type is EntityType.PLACE), None),
            when=next((i for i, moment in enumerate(dates) if moment.span.within(span)), None),
        )
    verb = _told(sentence.root)
    return MainEvent(
        who=tuple(_who(lede, verb, named, entities, reading)),
        what=_what(lede, verb),
        when=_when(lede, span, verb, dates),
        where=_where(reading, lede, named, entities),
    )


def _told(root: Token) -> Token:
    """The verb of what happened: under "officials said that …" the clause that was said."""
    for _ in range(3):
        said = next((child for child in root.children if child.dep_ == "ccomp"), None)
        if root.lemma_.lower() not in _REPORTING or said is None:
            return root
        root = said
    return root


def _who(
    lede: Passage,
    verb: Token,
    named: Sequence[tuple[Span, int]],
    entities: Sequence[Entity],
    reading: Reading,
) -> Iterator[int]:
    """Those who act, then those acted on, then what the headline names."""
    wanted: list[int] = []
    for relations in (("nsubj", "nsubjpass", "csubj"), ("agent", "dobj", "dative", "attr")):
        for child in verb.children:
            if child.dep_ in relations:
                reach = Span(lede.start + child.left_edge.idx, lede.span(child.right_edge).end)
                inside = [(mention, i) for mention, i in named if mention.within(reach)]
                inside.sort(key=lambda item: (entities[item[1]].type not in (EntityType.PERSON, EntityType.ORG),))
                wanted += [i for _, i in inside if entities[i].type in _ACTORS]
    titles = list(reading.article.spans(PartKind.TITLE))
    wanted += [
        i
        for i, entity in enumerate(entities)
        if entity.type in (EntityType.PERSON, EntityType.ORG)
        and any(mention.within(title) for mention in entity.mentions for title in titles)
    ]
    if not wanted:
        wanted = [i for i, entity in enumerate(entities) if entity.type in (EntityType.PERSON, EntityType.ORG)][:1]
    yield from list(dict.fromkeys(wanted))[:4]


def _what(lede: Passage, verb: Token) -> Span:
    """The verb with all that completes it, asides cut off."""
    first = min([verb, *(c for c in verb.children if c.dep_ in ("aux", "auxpass", "neg", "prt"))], key=lambda t: t.i)
    asides = {edge.i for child in verb.children if child.dep_ in _ASIDE for edge in _edge(child) if edge.i > verb.i}
    last = verb
    for token in lede.doc[verb.i + 1 : verb.right_edge.i + 1]:
        if token.i in asides or token.i - first.i >= _LONGEST_WHAT:
            break
        last = token
    while last.i > verb.i and (last.is_punct or last.is_space):
        last = last.nbor(-1)
    return Span(lede.span(first).start, lede.span(last).end)


def _edge(child: Token) -> Iterator[Token]:
    yield child.left_edge


def _when(lede: Passage, sentence: Span, verb: Token, dates: Sequence[Moment]) -> int | None:
    """The date that hangs on the main verb, else the first of the lede, else the first of the next paragraph."""
    inside = [(i, moment) for i, moment in enumerate(dates) if moment.span.within(sentence)]
    if not inside:
        end = lede.start + len(lede.text)
        inside = [(i, moment) for i, moment in enumerate(dates) if sentence.end <= moment.span.start <= end + 600]
        return inside[0][0] if inside else None

    def distance(item: tuple[int, Moment]) -> tuple[int, int]:
        tokens = lede.tokens(item[1].span)
        if tokens is None or not len(tokens):
            return 99, item[0]
        steps = 0
        for ancestor in tokens.root.ancestors:
            if ancestor.i == verb.i:
                return steps, item[0]
            steps += 2 if ancestor.pos_ in ("VERB", "AUX") else 1
        return 50 + steps, item[0]

    return min(inside, key=distance)[0]


def _where(
    reading: Reading, lede: Passage, named: Sequence[tuple[Span, int]], entities: Sequence[Entity]
) -> int | None:
    """The place that a preposition of place governs in the lede, else the dateline's, else the first place named."""
    places = [(mention, i) for mention, i in named if entities[i].type is EntityType.PLACE]
    located = [(mention, i) for mention, i in places if _governed(lede, mention)]
    dateline = reading.article.dateline
    filed = set[str]()
    if dateline:
        filed = {place.strip().casefold() for place in dateline.place.replace("/", ",").split(",")}
    at_home = (i for i, entity in enumerate(entities) if entity.name.casefold() in filed)
    return _first(
        chain(
            (i for _, i in located if entities[i].name.casefold() in filed),
            (i for mention, i in located if _of_verb(lede, mention)),
            (i for _, i in located),
            (i for i in at_home if entities[i].type is EntityType.PLACE),
            (i for _, i in places),
            (i for i, entity in enumerate(entities) if entity.type is EntityType.PLACE),
        )
    )


def _of_verb(lede: Passage, mention: Span) -> bool:
    """Whether the place is where something was done, not what a noun is of."""
    tokens = lede.tokens(mention)
    return tokens is not None and tokens.root.head.head.pos_ in ("VERB", "AUX")


def _governed(lede: Passage, mention: Span) -> bool:
    tokens = lede.tokens(mention)
    if tokens is None or not len(tokens):
        return False
    head = tokens.root.head
    return tokens.root.dep_ == "pobj" and head.lower_ in _WHERE


def _first(indices: Iterable[int]) -> int | None:
    return next(iter(indices), None)
