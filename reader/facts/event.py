"""The main event: who did what, when and where, as the headline and the lede tell it.

The questions are those of journalism (Hamborg et al. 2019, "Giveme5W1H"); the answers come from the syntax of
the lede, since a wire story tells its event there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING

from reader.article import PartKind, Span
from reader.facts import clause
from reader.facts.model import Entity, EntityType, MainEvent, Moment
from reader.facts.reading import Passage, Reading

if TYPE_CHECKING:
    from spacy.tokens import Token

_HEADS = frozenset({EntityType.PERSON, EntityType.ORG})
_WHERE = frozenset("in at near off outside across around inside".split())

_ACTS, _IN_SUBJECT, _SPEAKS, _OBJECT, _IN_OBJECT = 4.0, 1.5, 2.0, 1.0, 0.5
_OPENS_HEADLINE, _IN_HEADLINE, _SALIENT = 2.5, 1.0, 2.0
"""What speaks for an entity as the one who acts."""

_OPENING = 24
"""Characters at the beginning of a headline in which the one who acts is named."""

_FIRST, _FEW = 4, 4
"""Paragraphs among which the lede is, and the words that are too few for one."""

_MOST_ACTORS = 4
_MISPARSED = 3
"""Steps that a date is further from its verb where the parse makes it the subject."""

_DAY_OR_MONTH = re.compile(r"(?P<year>\d{4})-(?P<month>\d\d)")
_MONTHS_AWAY = 1
"""Months between the day of publication and a date that may be that of the event."""

_NEXT = 600
"""Characters after the lede in which its date may stand."""


def main_event(reading: Reading, entities: Sequence[Entity], dates: Sequence[Moment]) -> MainEvent:
    """The event that the headline and the lede tell."""
    lede = _lede(reading)
    if lede is None:
        return MainEvent()
    sentence = clause.telling(lede.doc)
    span = lede.span(sentence)
    named = sorted(
        (mention, index) for index, entity in enumerate(entities) for mention in entity.mentions if mention.within(span)
    )
    if not lede.doc.has_annotation("DEP"):
        return MainEvent(
            where=next((i for _, i in named if entities[i].type is EntityType.PLACE), None),
            when=next((i for i, moment in enumerate(dates) if moment.span.within(span)), None),
        )
    verb, saying = clause.told(sentence)
    first, last = clause.words(verb)
    return MainEvent(
        who=tuple(_who(reading, lede, verb, saying, named, entities)),
        what=Span(lede.span(first).start, lede.span(last).end),
        when=_when(lede, span, {verb.i, saying.i if saying is not None else verb.i}, dates, reading.article.published),
        where=_where(reading, lede, named, entities),
    )


def _lede(reading: Reading) -> Passage | None:
    """The first paragraph of the body that is neither the headline said again nor a line of a few words."""
    headline = " ".join(reading.article.title.casefold().split()).rstrip(" .")
    body = [passage for passage in reading.body if len(passage.doc)]
    for passage in body[:_FIRST]:
        said = passage.text.casefold().split()
        if len(said) > _FEW and " ".join(said).rstrip(" .") not in headline:
            return passage
    return body[0] if body else None


def _who(
    reading: Reading,
    lede: Passage,
    verb: Token,
    saying: Token | None,
    named: Sequence[tuple[Span, int]],
    entities: Sequence[Entity],
) -> Iterator[int]:
    """Those who act, then those acted on, then what the headline names."""
    headline = dict(_in_headline(reading, entities))
    weight: dict[int, float] = {}
    stands: dict[int, tuple[int, Span]] = {}
    for argument in _arguments(verb, saying):
        span = Span(lede.start + argument.left_edge.idx, lede.span(argument.right_edge).end)
        for mention, i in named:
            if mention.within(span):
                head = _is_head(lede, mention, argument)
                points = _points(argument, saying, head)
                fit = head or entities[i].type in _HEADS or headline.get(i) == _OPENS_HEADLINE
                if fit and points > weight.get(i, 0.0):
                    weight[i], stands[i] = points, (argument.i, mention)
    for i in headline:
        if entities[i].type in _HEADS or (headline[i] == _OPENS_HEADLINE and entities[i].type is not EntityType.PLACE):
            weight.setdefault(i, 0.0)
    if not weight:
        weight = {i: 0.0 for i, entity in enumerate(entities) if entity.type in _HEADS}

    def worth(i: int) -> float:
        entity = entities[i]
        return weight[i] + headline.get(i, 0.0) + _SALIENT * entity.salience + (entity.type in _HEADS)

    best: dict[int, float] = {}
    for i, (argument_i, _) in stands.items():
        best[argument_i] = max(best.get(argument_i, 0.0), worth(i))

    def order(i: int) -> tuple[float, float, Span]:
        argument_i, mention = stands.get(i, (-1, entities[i].mentions[0]))
        return -best.get(argument_i, worth(i)), -weight[i], mention

    yield from sorted(weight, key=order)[:_MOST_ACTORS]


def _points(argument: Token, saying: Token | None, head: bool) -> float:
    """What its place in the clause speaks for an entity."""
    if saying is not None and argument.head.i == saying.i:
        return _SPEAKS if head else 0.0
    if argument.dep_ in clause.SUBJECTS:
        return _ACTS if head else _IN_SUBJECT
    return _OBJECT if head else _IN_OBJECT


def _arguments(verb: Token, saying: Token | None) -> Iterator[Token]:
    """The subject and the objects of the verb, and who says it."""
    for child in verb.children:
        if child.dep_ in clause.SUBJECTS or child.dep_ in ("agent", "dobj", "dative", "attr"):
            yield child
    if saying is not None:
        yield from (child for child in saying.children if child.dep_ in clause.SUBJECTS)


def _is_head(lede: Passage, mention: Span, argument: Token) -> bool:
    """Whether the mention names the argument itself or one joined to it, not what it is of."""
    tokens = lede.tokens(mention)
    if tokens is None or not len(tokens):
        return False
    token = tokens.root
    while token.i != argument.i:
        if token.dep_ not in ("conj", "appos", "pobj") or (token.dep_ == "pobj" and token.head.i != argument.i):
            return False
        token = token.head
    return True


def _in_headline(reading: Reading, entities: Sequence[Entity]) -> Iterator[tuple[int, float]]:
    """What the headline names, and what that speaks for it."""
    text = reading.article.text
    found = sorted(
        (mention, i, title)
        for title in reading.article.spans(PartKind.TITLE)
        for i, entity in enumerate(entities)
        for mention in entity.mentions
        if mention.within(title) and entity.type is not EntityType.GROUP
    )
    seen = set[int]()
    for mention, i, title in found:
        kind = entities[i].type
        owns = kind is EntityType.PLACE and text[mention.end : mention.end + 1] in ("'", "’")
        opens = not seen and not owns and mention.start - title.start <= (0 if kind is EntityType.PLACE else _OPENING)
        if i not in seen and not owns:
            seen.add(i)
            yield i, _OPENS_HEADLINE if opens else _IN_HEADLINE


def _when(
    lede: Passage, sentence: Span, verbs: set[int], dates: Sequence[Moment], published: date | None
) -> int | None:
    """The date that hangs on the main verb or that of saying, else the first of the lede, else the next one."""
    inside = [(i, moment) for i, moment in enumerate(dates) if moment.span.within(sentence)]
    inside = [(i, moment) for i, moment in inside if _is_news(moment, published)] or inside
    if not inside:
        following = (i for i, m in enumerate(dates) if sentence.end <= m.span.start <= lede.end + _NEXT)
        return next((i for i in following if _is_news(dates[i], published)), None)

    def distance(item: tuple[int, Moment]) -> tuple[int, int]:
        tokens = lede.tokens(item[1].span)
        if tokens is None or not len(tokens):
            return 99, item[0]
        steps = _MISPARSED if tokens.root.dep_ in clause.SUBJECTS else 0
        for ancestor in tokens.root.ancestors:
            if ancestor.i in verbs:
                return steps, item[0]
            steps += 2 if ancestor.pos_ in ("VERB", "AUX") else 1
        return 50 + steps, item[0]

    return min(inside, key=distance)[0]


def _is_news(moment: Moment, published: date | None) -> bool:
    """Whether a date is near enough to the day of publication for the event that is told: most old ones are not."""
    if published is None or moment.value is None:
        return True
    found = _DAY_OR_MONTH.match(moment.value)
    if found is None:
        return moment.value[:4] == str(published.year)
    months = (published.year - int(found["year"])) * 12 + published.month - int(found["month"])
    return abs(months) <= _MONTHS_AWAY


def _where(
    reading: Reading, lede: Passage, named: Sequence[tuple[Span, int]], entities: Sequence[Entity]
) -> int | None:
    """The place that a preposition of place governs in the lede, else the dateline's, else the first place named.

    A story that says where it was filed did not happen at a place that only stands somewhere further down.
    """
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
            _located_in_headline(reading, entities),
            (i for _, i in places),
            (i for i, entity in enumerate(entities) if entity.type is EntityType.PLACE and not filed),
        )
    )


def _located_in_headline(reading: Reading, entities: Sequence[Entity]) -> Iterator[int]:
    """The places after a preposition of place in the headline."""
    text = reading.article.text
    for title in reading.article.spans(PartKind.TITLE):
        for i, entity in enumerate(entities):
            for mention in entity.mentions:
                if not mention.within(title) or entity.type is not EntityType.PLACE:
                    continue
                if _WHERE.intersection(text[title.start : mention.start].casefold().split()[-1:]):
                    yield i


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
