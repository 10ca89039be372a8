"""Number words that count nothing: "one" as an article or pronoun, "the two" for those named before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.facts.quantity.numerals import Form
from reader.facts.quantity.quantity import Quantity

if TYPE_CHECKING:
    from spacy.tokens import Doc

_ABSTRACT = frozenset(
    "thing way side reason time point example hand case occasion area issue question option possibility aspect kind sort part "
    "step problem word theory explanation idea instance respect matter concern sense version estimate account study difference factor feature reaction answer".split()
)
_SPEAKING = frozenset(
    "say tell write ask add argue note recall warn describe explain insist believe think call put suggest claim know see remember "
    "complain admit quip joke shout cry speak".split()
)
_DETERMINERS = frozenset("the these those other both all first last next any".split())


def is_article(doc: Doc, one: int) -> bool:
    """Whether "one" only introduces somebody ("one critic wrote") or stands for something ("one reason")."""
    noun = doc[one].head
    if noun.lemma_.lower() in _ABSTRACT:
        return True
    verb = noun.head
    return noun.dep_ == "nsubj" and (verb.lemma_ in _SPEAKING or verb.lemma_ == "be")


def is_anaphor(doc: Doc, first: int, quantity: Quantity) -> bool:
    """Whether a bare number word takes up what was named before: "the two agreed"."""
    if quantity.numeral.form is not Form.WORDS or not first:
        return False
    if not quantity.numeral.whole or (quantity.value or 0) > 20:
        return False
    return doc[first - 1].lower_ in _DETERMINERS
