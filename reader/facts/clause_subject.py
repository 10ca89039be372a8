"""Who does what a verb says: its subject, the agent of a passive, the person quoted, cut to the description."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.facts import callings

if TYPE_CHECKING:
    from spacy.tokens import Token

Words = Sequence["Token"]

_NO_ENDS = ("ADP", "CCONJ", "ADV", "PUNCT", "PART", "SCONJ", "AUX")
_NAMING = ("NOUN", "PROPN", "PRON", "DET", "NUM")
SUBJECTS = frozenset(("nsubj", "nsubjpass"))
SETTING = frozenset(
    """in at on during to from with by after before when while as since about over under into near outside inside via
    through amid following until but because who which that whose whom where""".split()
)


def is_main_infinitive(words: Words, index: int) -> bool:
    """Whether "to say" belongs to "liked to say", "went on to add", rather than to a purpose."""
    return index >= 2 and words[index - 2].lower_ in ("liked", "likes", "used", "on", "continued", "is", "was", "have")


def verb_of(noun: Token) -> Token | None:
    """The verb of which a noun is the subject, or apposed to it: "the head of the army, General X, says"."""
    while noun.dep_ == "appos":
        noun = noun.head
        while noun.dep_ == "pobj" and noun.head.dep_ == "prep":
            noun = noun.head.head
    return noun.head if noun.dep_ in SUBJECTS else None


def parsed_subject(verb: Token) -> Token | None:
    """The parse's subject of a verb or, where it shares one, of the verb that it is joined to."""
    node = verb
    for _ in range(4):
        subject = next((child for child in node.lefts if child.dep_ in SUBJECTS), None)
        if subject is not None:
            return subject
        if node.dep_ not in ("conj", "xcomp", "advcl", "pcomp", "prep", "aux", "auxpass") or node.head.i == node.i:
            return None
        node = node.head
    return None


def agent_of(verb: Token, words: Words) -> Words:
    """By whom something was described, in the passive."""
    if verb.tag_ != "VBN":
        return []
    by = next((child for child in verb.rights if child.dep_ == "agent"), None)
    inside = {token.i for token in words}
    if by is None or by.i not in inside:
        return []
    return [token for token in words if by.i < token.i <= by.right_edge.i]


def is_passive(verb: Token) -> bool:
    """Whether a verb is said of what is quoted ("has been called") and not of who speaks ("was quoted as saying")."""
    return verb.tag_ == "VBN" and any(child.dep_ == "auxpass" for child in verb.lefts)


def person_quoted(verb: Token, words: Words) -> Words:
    """X in "the agency quoted X as saying"."""
    for index, token in enumerate(words):
        if (
            token.i < verb.i
            and token.lower_ in ("quoted", "quotes", "cited", "cites", "quoting", "citing")
            and token.i < verb.i
        ):
            behind = [word for word in words[index + 1 :] if word.i < verb.i - 1]
            return behind if behind and behind[0].pos_ != "ADP" and words[index - 1].pos_ != "AUX" else []
    return []


def described(words: Words) -> Words:
    """A description up to what says where, when and to whom; "of" and "for" belong to it.

    So does what a source is close to and what an envoy is sent to. Words without a noun describe nobody.
    """
    kept: list[Token] = []
    for token in words:
        if kept and token.lower_ in SETTING and not _completes(kept[-1], token):
            break
        if kept and (token.ent_type_ in ("DATE", "TIME") or (token.tag_ == "VBG" and token.dep_ == "acl")):
            break
        kept.append(token)
    while kept and kept[0].pos_ in ("CCONJ", "SCONJ", "ADV", "PUNCT"):
        kept = kept[1:]
    while kept and kept[-1].pos_ in _NO_ENDS and not callings.is_calling(kept[-1].text):
        kept.pop()
    return kept if any(token.pos_ in _NAMING for token in kept) else []


def _completes(word: Token, preposition: Token) -> bool:
    """Whether a preposition belongs to the word before it: "close to", "familiar with", "ambassador to"."""
    return (word.pos_ == "ADJ" and word.dep_ != "acomp") or (
        preposition.lower_ == "to" and callings.is_calling(word.text)
    )
