"""Roles that a verb states: what somebody is, became, was named, or does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.facts.role_phrases import DETERMINERS, ENDS, FINITE, LONGEST, OFFICES, after, after_comma, phrase

if TYPE_CHECKING:
    from spacy.tokens import Token

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


def relative(last: Token, is_doing: bool = False) -> list[Token]:
    """Such as "X, who was prime minister"; or what he does: "X, who heads commodity research at Y"."""
    token = after_comma(last)
    if token is None or token.lower_ != "who":
        return []
    verb = after(token)
    while verb is not None and (verb.pos_ == "ADV" or verb.lower_ in ("has", "had", "have")):
        verb = after(verb)
    if verb is None:
        return []
    if verb.lower_ in ("is", "are", "was", "were", "been"):
        start = after(verb)
        return _stated(start) if start is not None and not is_doing else []
    plain = verb.tag_ in ("VBZ", "VBP") and verb.lemma_ not in _OF_NO_OFFICE
    done = verb.tag_ in ("VBD", "VBN") and verb.lemma_ in _DONE
    if verb.lemma_ in _TAKEN_UP and (role := _as(verb)):
        return [] if is_doing else role
    if not is_doing or not (plain or done):
        return []
    run: list[Token] = []
    for item in verb.doc[verb.i : verb.i + LONGEST]:
        if item.text in ENDS:
            break
        run.append(item)
    return run if len(run) > 1 else []


def copula(last: Token) -> list[Token]:
    """Such as "X is the chief executive of Y", "X was named president", "X became leader"."""
    verb = after(last)
    if verb is not None and verb.lower_ in ("has", "had") and (following := after(verb)) is not None:
        verb = following
    if verb is None:
        return []
    start = after(verb)
    if start is None:
        return []
    if verb.lower_ in ("is", "was", "been"):
        if start.lower_ in _NAMED and (given := after(start)) is not None:
            return _stated(given) or _as(verb)
        return _stated(start) if start.lower_ in DETERMINERS else []
    return _stated(start) if verb.lower_ in ("became", "becomes", "become") else []


def taken_up(first: Token, last: Token) -> list[Token]:
    """Such as "X resigned as prime minister of Italy", "X, who …, stepped down as leader"."""
    verb = next((t.head for t in (last, first) if t.dep_ in ("nsubj", "nsubjpass") and t.head.i > last.i), None)
    if verb is None or verb.sent.start != first.sent.start:
        return []
    return _as(verb) if verb.lemma_ in _TAKEN_UP | _GIVEN_TO or verb.lemma_ == "swear" else []


def given(last: Token) -> list[Token]:
    """Such as "appointed X as its chairman", "named X chief executive"."""
    verb = last.head
    if last.dep_ not in ("dobj", "nsubj", "obj") or verb.lemma_ not in _GIVEN_TO or verb.i > last.i:
        return []
    start = after(last)
    if start is not None and start.lower_ in ("as", "to"):
        start = after(start)
    return _stated(start) if start is not None else []


def acting(first: Token, last: Token) -> list[Token]:
    """Such as "The Minsk Group …, which comprises …, acts as a mediator in the conflict"."""
    for token in last.sent:
        if token.i > last.i and token.lemma_ in ("act", "serve") and token.tag_ in FINITE:
            subject = next((child for child in token.children if child.dep_ == "nsubj"), None)
            following = after(token)
            if (
                subject is not None
                and first.i <= subject.i <= last.i
                and following is not None
                and following.lower_ == "as"
                and (start := after(following))
            ):
                run = phrase(start)
                return run[1:] if run and run[0].lower_ in ("a", "an", "the") else run
    return []


def _as(verb: Token) -> list[Token]:
    """The role behind "as" in the same clause: "resigned as prime minister", "took over last year as coach"."""
    for token in verb.doc[verb.i + 1 : verb.i + 7]:
        if token.text in ENDS or (token.tag_ in FINITE):
            return []
        if token.lower_ == "as":
            start = after(token)
            return _stated(start) if start is not None else []
    return []


def _stated(start: Token) -> list[Token]:
    """A noun phrase behind "is" or "as" that says what somebody is, with or without an article."""
    run = phrase(start)
    opens = start.lower_ in DETERMINERS or start.lower_ in OFFICES or start.pos_ in ("NOUN", "PROPN", "ADJ")
    return run if opens and any(item.lower_ in OFFICES for item in run[:7]) else []
