"""What a figure measures, from the syntax of its sentence: the noun that it belongs to, the verb, its subject and object."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_OBJECTS = ("dobj", "obj", "attr", "oprd", "acomp")
_NOUNS = ("NOUN", "PROPN")
_CONTENT = ("NOUN", "PROPN", "VERB", "ADJ", "ADV", "NUM", "ADP")
_MODIFIERS = ("compound", "amod", "nmod")
_HEDGES = frozenset(
    "more less least most nearly about around almost some only just over under up down roughly approximately other".split()
)
_MOST = 6
_FEW = 2
_FAR = 8
_WIDE = 20
_BULLETS = frozenset("•·●▪*■")
_STANDINGS = frozenset("ahead behind clear short adrift left later remaining earlier".split())
_SAYING = frozenset("say tell add report announce compare accord include".split())


def measured(doc: Doc, inside: range, untold: frozenset[int], *, counted: bool) -> str | None:
    """What a figure measures, in at most six words of its sentence, in their order.

    Args:
        doc: a parsed passage.
        inside: the indices of the figure's tokens.
        untold: the indices of tokens that no figure measures: units and dates.
        counted: whether the noun of the figure is what it counts, and no unit.
    """
    first, last = inside.start, inside.stop - 1
    root = _root(doc, inside)
    low, high = _item(doc, first, last)
    picked: dict[int, Token] = {}

    def pick(tokens: Iterable[Token]) -> None:
        for token in tokens:
            within = token.i not in untold or (counted and token.i in inside)
            if len(picked) < _MOST and within and low <= token.i < high and _tells(token, inside):
                picked.setdefault(token.i, token)

    if root.pos_ in _NOUNS:
        pick(_phrase(root))
    elif not counted:
        pick(_following(doc, last))
    pick(_lead(doc, last))
    for token in _partitive(doc, last):
        pick(_phrase(token))
    for tokens in _governors(root, inside):
        pick(tokens)
    if sum(token.i not in inside for token in picked.values()) < _FEW:
        pick(_near(doc, first, last))
    return " ".join(picked[i].text for i in sorted(picked)) or None


def _item(doc: Doc, first: int, last: int) -> tuple[int, int]:
    """The tokens of the list item that the figure stands in, which the parse does not keep apart from the next."""
    low = next((i + 1 for i in range(first - 1, max(-1, first - _WIDE), -1) if doc[i].text in _BULLETS), 0)
    high = next((i for i in range(last + 1, min(len(doc), last + _WIDE)) if doc[i].text in _BULLETS), len(doc))
    return low, high


def _lead(doc: Doc, last: int) -> list[Token]:
    """The words of "one ahead of Ipswich"."""
    if last + 1 < len(doc) and doc[last + 1].lower_ in _STANDINGS:
        return [t for t in doc[last + 1 : last + 5] if t.lower_ in _STANDINGS or t.pos_ in _NOUNS][:2]
    return []


def _following(doc: Doc, last: int) -> list[Token]:
    """The noun that a rate is one of: "one in four children"."""
    for token in doc[last + 1 : last + 3]:
        if token.pos_ in _NOUNS:
            return [token]
        if token.pos_ != "ADJ":
            break
    return []


def _root(doc: Doc, inside: range) -> Token:
    """The token of the figure on which its others depend: the noun counted, else the number."""
    for token in doc[inside.start : inside.stop]:
        if token.head.i not in inside or token.head.i == token.i:
            if token.dep_ == "quantmod" and token.i + 1 in inside:
                continue
            return token
    return doc[inside.start]


def _tells(token: Token, inside: range) -> bool:
    """Whether a word tells something of what is measured."""
    if token.is_punct or token.is_space or token.lower_ in _HEDGES:
        return False
    if token.i in inside:
        return token.pos_ in (*_NOUNS, "ADJ")
    return not token.like_num and token.pos_ in _CONTENT


def _phrase(noun: Token) -> list[Token]:
    """A noun, the nearest of its modifiers, and the noun of its "of"."""
    near = [t for t in _window(noun, 3, 0) if t.head.i == noun.i and t.dep_ in _MODIFIERS][-2:]
    tokens = [noun, *near]
    for prep in _window(noun, 0, 3):
        if prep.head.i == noun.i and prep.dep_ == "prep" and prep.lower_ in ("of", "for", "in"):
            return tokens + _object(prep)
    return tokens


def _object(prep: Token) -> list[Token]:
    """The noun that a preposition governs."""
    return [t for t in _window(prep, 0, _FAR) if t.head.i == prep.i and t.dep_ == "pobj" and t.pos_ in _NOUNS][:1]


def _window(token: Token, before: int, after: int) -> Iterator[Token]:
    """The tokens around one: a look at all children would take quadratic time where one word has thousands."""
    yield from token.doc[max(0, token.i - before) : token.i + after + 1]


def _children(token: Token) -> list[Token]:
    return [t for t in _window(token, _WIDE, _WIDE) if t.head.i == token.i and t.i != token.i]


def _partitive(doc: Doc, last: int) -> Iterator[Token]:
    """The noun of which the figure states a part: "12% of the vote"."""
    if last + 1 < len(doc) and doc[last + 1].lower_ == "of":
        for token in doc[last + 2 : last + 2 + _FAR]:
            if token.pos_ in _NOUNS and token.dep_ not in ("compound", "poss", "nmod"):
                yield token
                return


def _governors(root: Token, inside: range) -> Iterator[list[Token]]:
    """What the figure depends on, from the nearest: nouns on the way, then the verb with its subject and object."""
    node = root
    for _ in range(_FAR):
        head = node.head
        if head.i == node.i:
            if node.pos_ in ("VERB", "AUX"):
                yield from _clause(node, root)
            return
        if head.pos_ in _NOUNS:
            if head.i not in inside:
                yield _phrase(head)
        elif head.pos_ in ("VERB", "AUX"):
            yield from _clause(head, node)
            return
        elif head.pos_ in ("ADJ", "ADV") and head.i not in inside:
            yield [head]
        node = head


def _clause(verb: Token, came_from: Token) -> Iterator[list[Token]]:
    subject = _subject(verb)
    if subject is not None and subject.i != came_from.i:
        if subject.pos_ in _NOUNS:
            yield _phrase(subject)
        elif subject.like_num and subject.i:
            yield [subject.doc[subject.i - 1]]
    if verb.pos_ == "VERB" and verb.lemma_ not in _SAYING:
        yield [verb]
    children = _children(verb)
    for child in children:
        if child.dep_ in ("prt", "advmod") and child.lower_ in ("up", "down", "higher", "lower", "off", "out"):
            yield [child]
        if child.i != came_from.i and child.dep_ in _OBJECTS:
            yield _phrase(child)
    for prep in children:
        if prep.dep_ == "prep" and prep.i > verb.i and prep.i != came_from.i:
            yield _object(prep)


def _subject(verb: Token) -> Token | None:
    """The subject of a verb, taken over from the verb or noun that it hangs on where it has none of its own."""
    for _ in range(_FAR):
        for child in _children(verb):
            if child.dep_ in _SUBJECTS:
                if child.tag_ in ("WDT", "WP") and verb.dep_ == "relcl":
                    return verb.head
                return child
        if verb.dep_ in ("acl", "relcl"):
            return verb.head
        if verb.dep_ not in ("conj", "xcomp", "advcl", "pcomp", "prep", "ccomp") or verb.head.i == verb.i:
            return None
        verb = verb.head
    return None


def _near(doc: Doc, first: int, last: int) -> list[Token]:
    """The words that stand nearest, where the parse tells nothing: two before, two after."""
    before: list[Token] = []
    for i in range(first - 1, max(-1, first - 1 - _FAR), -1):
        before.append(doc[i])
        if doc[i].is_sent_start:
            break
    after: list[Token] = []
    for token in doc[last + 1 : last + 5]:
        if token.is_sent_start:
            break
        after.append(token)
    told = ("NOUN", "PROPN", "VERB", "ADJ")
    return [*[t for t in before if t.pos_ in told][:3], *[t for t in after if t.pos_ in told][:2]]
