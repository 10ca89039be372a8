"""Where roles are stated: titles, appositions, relative clauses, copulas around a mention; as runs of tokens."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from reader.facts import callings, gazetteer, titles
from reader.facts.model import EntityType

if TYPE_CHECKING:
    from spacy.tokens import Token

Run = Sequence["Token"]

_LONGEST = 18
_ENDS = frozenset(',;:()[]"“”—–.!?•')
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_DETERMINERS = frozenset("the a an his her its their one".split())
_ADVERBS = frozenset("now formerly currently then once previously also".split())
_NO_ROLE = frozenset(
    "no not also both whose where when while after before and but or as including said who which".split()
)
_NAMED = frozenset("named appointed elected re-elected sworn made".split())
_TAKEN_UP = frozenset(
    """serve act work resign retire quit continue return start begin step take appear play run stand succeed rule
    reign coach""".split()
)
"""Verbs after which "as" states a role of their subject."""

_GIVEN_TO = frozenset("appoint name nominate elect hire pick choose install promote select make reappoint".split())
"""Verbs that give their object a role."""

_OF_NO_OFFICE = frozenset(
    """own hold keep buy sell win write play earn cost owe live hail come want think believe know say tell like
    love hope expect need seem remain plan face belong die suffer feel fear appear deny insist stay go look wear rate
    call describe find see hear understand agree doubt worry claim consider get make take give""".split()
)
"""What somebody does that is no role of his."""

_DONE = frozenset(
    """lead found co-found head chair run manage coach represent edit direct govern rule command teach captain
    oversee supervise preside""".split()
)
"""What somebody did that is a role of his in the past tense as well."""

_MODIFIERS = frozenset(
    """former then acting first vice deputy foreign prime finance interior defence defense health energy education trade
    chief financial operating ex-president ex-prime democrat republican""".split()
)
_TITLES = frozenset(word.casefold() for word in titles.TITLES - titles.HONORIFICS)
_BEFORE = (callings.CALLINGS | titles.CALLINGS | _TITLES) - _MODIFIERS | {"chief", "deputy"}


def nominal(first: Token, last: Token, names: Mapping[int, EntityType], offset: int) -> Iterator[Run]:
    """The runs of tokens around a person's name that may say what he or she is.

    Args:
        first: the first token of the mention.
        last: its last.
        names: the types of the mentions of the article by their start.
        offset: where the passage begins in the article.
    """
    yield _title(first)
    yield _apposed_before(first, last)
    yield _apposed(last, names, offset)
    yield _relative(last)
    yield _copula(last)
    yield _taken_up(first, last)
    yield _given(last)


def verbal(last: Token) -> Run:
    """What a relative clause says that a person does: "heads commodity research at Y"."""
    return _relative(last, is_doing=True)


def of_body(first: Token, last: Token) -> Iterator[Run]:
    """The runs of tokens around the name of a body that may say what it is."""
    yield _apposed_before(first, last)
    yield _apposed_body(last)
    yield _acting(first, last)


def _next(token: Token) -> Token | None:
    return token.nbor(1) if token.i + 1 < len(token.doc) else None


def _title(first: Token) -> list[Token]:
    """Such as "Deputy Prime Minister", "Chinese foreign ministry spokesperson": what stands right before the name."""
    doc = first.doc
    at = first.i - 1
    run: list[Token] = []
    if at > 1 and doc[at - 1].lower_ == "of" and doc[at - 2].text in titles.TITLES and doc[at].text[0].isupper():
        run = list(doc[at - 2 : at + 1])
        at -= 3
    while at >= 0 and len(run) < 8:
        token = doc[at]
        if not run and (token.lower_ not in _BEFORE or token.text in titles.HONORIFICS):
            if token.text in titles.HONORIFICS and token.text not in _COURTESY:
                run.insert(0, token)
                at -= 1
                continue
            return []
        charged = token.lower_ == "in" and bool(run) and run[0].text == "Charge"
        fits = charged or (
            token.pos_ in ("NOUN", "PROPN", "ADJ")
            or token.text in ("-", "'s", "’s", "&")
            or token.text in titles.TITLES
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
        if token.tag_ == "WP$":
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


def _apposed(last: Token, names: Mapping[int, EntityType], offset: int) -> list[Token]:
    """Such as "X, the speaker of the State Duma", "X, 58, a forecaster", "X, chief designer", "X, of Y"."""
    token = _after_comma(last)
    if token is not None and token.lower_ in _ADVERBS:
        token = _next(token)
    if token is None or token.lower_ in _NO_ROLE or (token.pos_ in _NO_NOUN and token.tag_ != "PRP$"):
        return []
    here = names.get(offset + token.idx)
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


_COURTESY = frozenset("Mr Mr. Mrs Mrs. Ms Ms. Miss Sir Dame Lord Lady".split())
_NO_NOUN = frozenset(("VERB", "AUX", "PRON", "NUM", "CCONJ", "SCONJ", "PUNCT"))
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
    while run and run[0].lower_ not in _DETERMINERS and not _owns(run):
        run = run[1:]
    if not run:
        return []
    if not (run[-1].lower_ in _BEFORE or run[-1].lower_ in _BODIES or any(t.lower_ in _BEFORE for t in run)):
        return []
    return run


def _owns(run: Run) -> bool:
    """Whether a run begins with an owner's name: "Mr Clinton's wife"."""
    return len(run) > 2 and run[0].pos_ == "PROPN" and run[1].text in ("'s", "’s")


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


def _relative(last: Token, is_doing: bool = False) -> list[Token]:
    """Such as "X, who was prime minister"; or what he does: "X, who heads commodity research at Y"."""
    token = _after_comma(last)
    if token is None or token.lower_ != "who":
        return []
    verb = _next(token)
    while verb is not None and (verb.pos_ == "ADV" or verb.lower_ in ("has", "had", "have")):
        verb = _next(verb)
    if verb is None:
        return []
    if verb.lower_ in ("is", "are", "was", "were", "been"):
        start = _next(verb)
        return _stated(start) if start is not None and not is_doing else []
    plain = verb.tag_ in ("VBZ", "VBP") and verb.lemma_ not in _OF_NO_OFFICE
    done = verb.tag_ in ("VBD", "VBN") and verb.lemma_ in _DONE
    if verb.lemma_ in _TAKEN_UP and (role := _as(verb)):
        return [] if is_doing else role
    if not is_doing or not (plain or done):
        return []
    run: list[Token] = []
    for item in verb.doc[verb.i : verb.i + _LONGEST]:
        if item.text in _ENDS:
            break
        run.append(item)
    return run if len(run) > 1 else []


def _stated(start: Token) -> list[Token]:
    """A noun phrase behind "is" or "as" that says what somebody is, with or without an article."""
    run = _phrase(start)
    opens = start.lower_ in _DETERMINERS or start.lower_ in _BEFORE or start.pos_ in ("NOUN", "PROPN", "ADJ")
    return run if opens and any(item.lower_ in _BEFORE for item in run[:7]) else []


def _as(verb: Token) -> list[Token]:
    """The role behind "as" in the same clause: "resigned as prime minister", "took over last year as coach"."""
    for token in verb.doc[verb.i + 1 : verb.i + 7]:
        if token.text in _ENDS or (token.tag_ in _FINITE):
            return []
        if token.lower_ == "as":
            start = _next(token)
            return _stated(start) if start is not None else []
    return []


def _taken_up(first: Token, last: Token) -> list[Token]:
    """Such as "X resigned as prime minister of Italy", "X, who …, stepped down as leader"."""
    verb = next((t.head for t in (last, first) if t.dep_ in ("nsubj", "nsubjpass") and t.head.i > last.i), None)
    if verb is None or verb.sent.start != first.sent.start:
        return []
    return _as(verb) if verb.lemma_ in _TAKEN_UP | _GIVEN_TO or verb.lemma_ == "swear" else []


def _given(last: Token) -> list[Token]:
    """Such as "appointed X as its chairman", "named X chief executive"."""
    verb = last.head
    if last.dep_ not in ("dobj", "nsubj", "obj") or verb.lemma_ not in _GIVEN_TO or verb.i > last.i:
        return []
    start = _next(last)
    if start is not None and start.lower_ in ("as", "to"):
        start = _next(start)
    return _stated(start) if start is not None else []


def _copula(last: Token) -> list[Token]:
    """Such as "X is the chief executive of Y", "X was named president", "X became leader"."""
    verb = _next(last)
    if verb is not None and verb.lower_ in ("has", "had") and (following := _next(verb)) is not None:
        verb = following
    if verb is None:
        return []
    start = _next(verb)
    if start is None:
        return []
    if verb.lower_ in ("is", "was", "been"):
        if start.lower_ in _NAMED and (given := _next(start)) is not None:
            return _stated(given) or _as(verb)
        return _stated(start) if start.lower_ in _DETERMINERS else []
    return _stated(start) if verb.lower_ in ("became", "becomes", "become") else []


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
