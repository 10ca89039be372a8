"""Whose age a number is: the person named or described before ", 34,", or who did something "at 63"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.facts.quantity.aligned import AlignedText
from reader.facts.quantity.quantity import Quantity

if TYPE_CHECKING:
    from spacy.tokens import Token

_BETWEEN = re.compile(r"[\s,(]{1,4}\Z")
_PERSONS = re.compile(
    r"(?:man|men|woman|women|boy|girl|son|daughter|father|mother|wife|husband|brother|sister|child|er|or|ist|ian|ee|ant|ent)\Z"
)
_NO_PERSONS = frozenset("GPE LOC ORG DATE FAC TIME MONEY PERCENT".split())
_LEVELS = frozenset(
    "close open stand peak put estimate trade value remain price sell set finish settle quote stay hover cap keep hold end fix "
    "run total start be".split()
)
_PRONOUNS = frozenset("he she who i they we".split())
_ONE_PERSON = frozenset("he she who".split())
_BEING = re.compile(r"(?<=\w)\s(?:was|is)\s(?:just\s|only\s|about\s|nearly\s)?\Z")
_FAR = 4
_NEAR = 15


def named(passage: AlignedText, quantity: Quantity) -> str | None:
    """The name right before the number, of which it tells the age."""
    return passage.name_before(_end_before(passage, quantity))


def is_of_person(passage: AlignedText, quantity: Quantity) -> bool:
    """Whether the words before ", 34," name or describe a person."""
    end = _end_before(passage, quantity)
    if passage.is_person_before(end):
        return True
    if not end or passage.is_dated(end - 1, end):
        return False
    previous = passage.doc[passage.token_at(end - 1)]
    if previous.tag_ in ("NNP", "NNPS"):
        return previous.ent_type_ not in _NO_PERSONS
    return previous.tag_ in ("NN", "NNS") and _PERSONS.search(previous.lower_) is not None


def is_of_somebody(passage: AlignedText, quantity: Quantity) -> bool:
    """Whether "at 63" depends on what a person did."""
    doc, after = passage.doc, passage.token_at(quantity.end)
    if after < len(doc) and doc[after].lower_ in ("he", "she", "i"):
        return True
    verb = _verb_above(doc[max(0, passage.token_at(quantity.start) - 1)])
    if verb is None or verb.lemma_ in _LEVELS:
        return False
    for _ in range(_FAR):
        subjects = [
            t for t in doc[max(0, verb.i - _NEAR) : verb.i] if t.head.i == verb.i and t.dep_ in ("nsubj", "nsubjpass")
        ]
        if subjects:
            subject = subjects[-1]
            person = passage.is_person_before(subject.idx + len(subject)) or subject.ent_type_ == "PERSON"
            return person or subject.lower_ in _PRONOUNS
        verb = verb.head
    return False


def is_said_of_person(passage: AlignedText, quantity: Quantity) -> bool:
    """Whether the number is what a person is said to be: "Ann Lee was 34"."""
    being = _BEING.search(passage.text, max(0, quantity.start - _NEAR), quantity.start)
    if being is None:
        return False
    subject = passage.doc[passage.token_at(being.start() - 1)]
    return subject.lower_ in _ONE_PERSON or passage.is_person_before(being.start())


def _end_before(passage: AlignedText, quantity: Quantity) -> int:
    """Where the words before the comma or bracket end."""
    window = max(0, quantity.start - _FAR)
    found = _BETWEEN.search(passage.text, window, quantity.start)
    return found.start() if found else quantity.start


def _verb_above(token: Token) -> Token | None:
    for _ in range(_FAR):
        token = token.head
        if token.pos_ == "VERB":
            return token
    return None
