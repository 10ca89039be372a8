"""The clause of a sentence that tells what happened, and its words."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Tokens

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_REPORTING = frozenset(
    "say tell report announce add note state confirm show find warn claim hear learn allege suggest reveal insist "
    "believe estimate indicate declare predict acknowledge admit".split()
)
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_ASIDE = frozenset({"advcl", "relcl", "acl", "parataxis"})
_CHAINED = frozenset({"conj", "xcomp", "ccomp", "prep", "agent"})
_NO_CLAUSE = ("relcl", "aux", "auxpass", "compound", "amod")
_OPENERS = frozenset({"IN", "CC", "WDT", "WP", "WRB", ","})
_OPEN = frozenset({"IN", "CC", "DT", "TO", "PRP$", "POS", ",", ":", "WDT", "WP", "WRB"})
_LONG = 18
"""Tokens; a longer answer repeats the sentence."""

_SHORT = 5
"""Tokens that must be left of what happened when the phrase at its end is cut off."""

_FULL = 9
"""Tokens that must be left for all of a phrase to be cut off, not its end alone."""


def telling(passage: Doc) -> Tokens:
    """The first sentence of a passage that tells something; where an abbreviation cut it, the next one does."""
    sentences = list(islice(passage.sents, 2))
    return next((s for s in sentences if any(t.tag_ in _FINITE for t in s)), sentences[0])


def told(sentence: Tokens) -> tuple[Token, Token | None]:
    """The verb of what happened, and the verb of saying above it ("officials said that …"), if there is one."""
    root, saying = sentence.root, None
    for _ in range(3):
        if not _is_verb(root):
            return _first_verb(sentence, sentence.end) or root, saying
        if root.lemma_.lower() not in _REPORTING:
            return root, saying
        said = next((child for child in root.children if child.dep_ == "ccomp"), None)
        if said is None:
            said = _before_the_speaker(sentence, root)
            return (said, root) if said is not None else (root, saying)
        root, saying = said, root
    return root, saying


def words(verb: Token) -> tuple[Token, Token]:
    """The first and the last token of the verb with what completes it, asides and a trailing remainder cut off."""
    own = [c for c in verb.children if c.dep_ in ("aux", "auxpass", "neg", "prt", "expl") and c.i < verb.i]
    first = min([verb, *own], key=lambda token: token.i)
    asides = {child.left_edge.i for child in verb.children if child.dep_ in _ASIDE and child.left_edge.i > verb.i}
    last, whole = verb, True
    for token in verb.doc[verb.i + 1 : verb.right_edge.i + 1]:
        if token.i in asides or token.i - first.i >= _LONG:
            whole = token.i in asides
            break
        last = token
    if not whole:
        last = _shortened(verb, last)
    while last.i > verb.i and (last.tag_ in _OPEN or last.dep_ == "prep" or last.is_punct or last.is_space):
        last = last.nbor(-1)
    closing = last.nbor(1) if last.i + 1 < len(verb.doc) else last
    return first, closing if closing.is_quote and closing.is_right_punct else last


def _shortened(verb: Token, last: Token) -> Token:
    """The last token before the phrase that the limit cuts through: one of the verb's own, else any."""
    doc, limits = verb.doc, range(last.i, verb.i + _SHORT, -1)
    chain = {verb.i}
    for token in doc[verb.i + 1 : last.i + 1]:
        if token.dep_ in _CHAINED and token.head.i in chain:
            chain.add(token.i)
    own = {child.left_edge.i for i in chain for child in doc[i].children if child.i > i}
    openers = [i for i in limits if doc[i].tag_ in _OPENERS]
    kept = next((i for i in openers if i in own and i >= verb.i + _FULL), openers[0] if openers else None)
    return doc[kept - 1] if kept is not None else last


def _is_verb(token: Token) -> bool:
    return token.pos_ in ("VERB", "AUX") and token.is_alpha


def _first_verb(sentence: Tokens, end: int) -> Token | None:
    """The first verb before a token that can be the main one, where the parse has none."""
    verbs = [t for t in sentence if t.i < end and _is_verb(t) and t.dep_ not in _NO_CLAUSE]
    finite = (t for t in verbs if t.tag_ in _FINITE or any(c.dep_ in ("aux", "auxpass") for c in t.children))
    return next(finite, verbs[0] if verbs else None)


def _before_the_speaker(sentence: Tokens, saying: Token) -> Token | None:
    """The verb of "The firm filed for protection, its creditor said", where the parse makes one clause of it."""
    subjects = [child for child in saying.children if child.dep_ in SUBJECTS and child.i < saying.i]
    if not subjects:
        return None
    comma = next((i for i in range(subjects[-1].i, sentence.start, -1) if sentence.doc[i].text == ","), None)
    if comma is None:
        return None
    return _first_verb(sentence, comma)
