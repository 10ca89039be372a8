"""Whether the clause of a figure says that what it measures went up or down."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.facts.model import Change, FigureKind
from reader.facts.quantity.aligned import AlignedText
from reader.facts.quantity.quantity import Quantity

if TYPE_CHECKING:
    from spacy.tokens import Doc

_UP = frozenset(
    "rise grow increase climb gain jump soar surge add advance rally improve expand raise boost lift hike widen strengthen "
    "accelerate double triple quadruple swell rebound recover upgrade up higher uptick growth more mount firm appreciate leap "
    "skyrocket spike top rocket balloon extend bounce escalate deepen upward".split()
)
_DOWN = frozenset(
    "fall drop decline decrease slide slip sink plunge tumble lose shed cut reduce lower trim slash shrink dip ease weaken "
    "narrow contract down crash plummet dwindle slump halve slow retreat erode downgrade depreciate reduction remove "
    "downturn less fewer scrap axe eliminate curtail drag retreat ebb subside downward".split()
)
_AMOUNTS_ONLY = frozenset("lose add gain shed loss top extend more less fewer remove scrap axe eliminate firm".split())
"""Words that tell of a change only with an amount of it: a share that lost 3%, but no team that lost two games."""

_NOUNS_OF_EVENTS = frozenset("rally crash retreat drag boost contract".split())
"""Words that as nouns are no change of a number: "a rally by thousands of workers"."""

_AMOUNTS = frozenset((FigureKind.PERCENT, FigureKind.MEASURE, FigureKind.MONEY, FigureKind.RATE))
_CHANGED = frozenset((*_AMOUNTS, FigureKind.COUNT, FigureKind.DURATION))
_AFTER = re.compile(
    r"\s?(?:(?P<up>higher|up|increase|rise|growth|gain|jump|surge|more|hike|raise)|(?P<down>lower|down|decrease|decline|fall|drop|cut|less|fewer|"
    r"reduction|slump|slide|plunge))\b"
)
_FROM = re.compile(
    r"\bfrom\s(?:(?:about|around|just|nearly|almost|over|under|a|an|the|record|previous|earlier)\s){0,3}\Z"
    r"|(?:\b(?:against|compared (?:with|to)|versus)|(?<!more )(?<!less )(?<!fewer )\bthan)\s(?:[\w’']+\s){0,4}\Z",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"\b(?:in|into|onto|out of|after|within|for|with|on|during|since|before|until|through|per|worth)\s"
    r"(?:(?:about|around|just|nearly|almost|over|under|some|only|the|a|an|another|at least|more than|less than|up to|next|past|last"
    r"|first|coming|previous)\s){0,3}\Z",
    re.IGNORECASE,
)
_OVER = re.compile(r"\bover\s(?:(?:the|next|past|last|coming|a)\s){0,3}\Z", re.IGNORECASE)
"""Time over which something changed, which itself did not."""
_LATER = re.compile(
    r"[^.;\n]{0,45}?,\s(?:(?P<up>up|a rise|an increase|a gain)|(?P<down>down|a fall|a drop|a decline|a decrease))\s(?:of\s|by\s|from\s|nearly\s|about\s)?[\d$€£¥]"
)
_CUTS = frozenset("cut slash reduce trim axe eliminate up down higher lower".split())
_TELLING = frozenset("to by from up down".split())
_MOVING = frozenset(
    "be go come close end finish trade open move stand stay push drive bring send inch head settle".split()
)
_PART_OF = re.compile(r"\sof\s")
_REACH = 9
_STOPS = frozenset(';:.()–—"“”')


def change(passage: AlignedText, quantity: Quantity, kind: FigureKind, after: int) -> Change | None:
    """The direction that the words around a figure state.

    Args:
        passage: the passage, parsed.
        quantity: the figure in it.
        kind: what kind of figure it is.
        after: the character where the search among the words before it stops.
    """
    text, start, end = passage.text, quantity.start, quantity.end
    if kind not in _CHANGED:
        return None
    before = text[max(0, start - 40) : start]
    if _FROM.search(before) or _ELSEWHERE.search(before):
        return None
    if kind is FigureKind.DURATION and _OVER.search(before):
        return None
    if (following := _AFTER.match(text, end)) and (kind in _AMOUNTS or following[0].strip() in ("higher", "lower")):
        return Change.UP if following["up"] else Change.DOWN
    if kind is FigureKind.MEASURE and (_PART_OF.match(text, end) or quantity.adjectival):
        return None
    if found := _before(passage.doc, passage.token_at(start), kind, after):
        return found
    later = _LATER.match(text, end)
    return None if later is None else Change.UP if later["up"] else Change.DOWN


def _before(doc: Doc, first: int, kind: FigureKind, after: int) -> Change | None:
    crossed = 0
    tells_of_count = first > 0 and doc[first - 1].lower_ in _TELLING
    for i in range(first - 1, max(-1, first - 1 - _REACH), -1):
        token = doc[i]
        if token.idx < after or token.text in _STOPS:
            return None
        crossed += token.text == ","
        if crossed > 1:
            return None
        if token.dep_ == "prt" or _is_particle(doc, i):
            continue
        lemma = token.lemma_.lower()
        for word in {lemma, token.lower_}:
            if word in _AMOUNTS_ONLY and (kind not in _AMOUNTS or first - i > 4 or token.pos_ not in ("VERB", "NOUN")):
                continue
            if word in _NOUNS_OF_EVENTS and token.pos_ != "VERB" and kind not in _AMOUNTS:
                continue
            if word == "firm" and token.pos_ != "VERB":
                continue
            if word == "raise" and kind is FigureKind.MONEY and first - i <= 3:
                return None
            if kind is FigureKind.COUNT and not tells_of_count and word not in _CUTS:
                continue
            if word in _UP and not crossed:
                return Change.UP
            if word in _DOWN and not crossed:
                return Change.DOWN
        if token.is_sent_start:
            return None
    return None


def _is_particle(doc: Doc, i: int) -> bool:
    """Whether "up" or "down" belongs to its verb ("shot down") or to a hedge ("up to")."""
    if doc[i].lower_ not in ("up", "down"):
        return False
    before = doc[i - 1] if i else None
    moved = before is not None and (before.pos_ == "AUX" or before.lemma_ in _MOVING)
    if i + 1 < len(doc) and doc[i + 1].lower_ == "to":
        return not moved
    return before is not None and before.pos_ == "VERB" and not moved
