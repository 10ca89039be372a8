"""What a figure measures: the same thing in other words, and a name for it that reads as one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from reader.across.amounts import Amount
from reader.library.folding import folded
from reader.library.identity.names import role_words

_ALIKE = 0.6
"""Shared words of all words from which two figures measure the same (Jaccard 1901)."""

_MOVES = frozenset(
    "rise rises rose risen grow grows grew grown fall falls fell fallen climb climbs climbed jump jumps jumped soar "
    "soars soared surge surges surged gain gains gained drop drops dropped sink sinks sank slip slips slipped slide "
    "slides slid slow slows slowed decline declines declined shrink shrinks shrank lose loses lost increase "
    "increases increased decrease decreases decreased expand expands expanded double doubles doubled reach reaches "
    "reached hit hits stand stands stood total totals totalled totaled exceed exceeds exceeded remain remains "
    "remained stay stays stayed hold holds held keep keeps kept leave leaves left lift lifts lifted raise raises "
    "raised cut cuts lower lowers lowered put puts be is was were been post posts posted report reports reported "
    "show shows showed".split()
)
"""Verbs by which a figure moves or stands: "trade grew" and "trade rose" measure trade."""

_SMALL = frozenset("of the a an in for on its his her their".split())
"""Words that may stand between those of a name."""

_TOKEN = re.compile(r"\w+(?:[-.&]\w+)*")
_BETWEEN = re.compile(r"(?:[’']s)?[\s-]*")

_UNNAMED = frozenset({"duration", "age", "rank", "score"})
"""Kinds whose figure says by itself what it is, so far as it can be said."""

_PAST = re.compile(r"[^e]ed$")
"""The end of a verb, such as "voted"."""

_LONGEST = 4
"""Words of a name."""

_ABOUT = r"(?:\s+(?:at|least|most|about|some|around|nearly|almost|more|than|over|up|to|an|estimated|as|many))*"
_BEHIND = r"(?:\s+(?!and\b|or\b|but\b|as\b|while\b)[\w’'-]+){0,3}?\s+"
_TO = r"(?:to|at|reached|reaches|hit|hits|exceeded|passed|was|is|of)"


def _tolls(*named: tuple[str, str, str]) -> tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...]:
    return tuple(
        (
            name,
            re.compile(rf"(?i)\b(?:(?:{acted}){_ABOUT}|(?:{acted}|{state})\b\D{{0,120}}\s{_TO}{_ABOUT})\s*$"),
            re.compile(rf"(?i)^(?:{_BEHIND})(?:{state})\b"),
        )
        for name, acted, state in named
    )


_TOLLS = _tolls(
    (
        "death toll",
        "kill|kills|killed|killing|claimed|claims|lives of",
        "dead|die|died|deaths?|killed|fatalities|death toll|toll",
    ),
    ("injured", "injur(?:e|es|ed|ing)|wound(?:s|ed|ing)|hurt|hurts", "injured|wounded|hurt|injuries"),
    ("missing", "missing", "missing|unaccounted"),
    ("arrested", "arrest(?:s|ed|ing)?|detain(?:s|ed|ing)?", "arrested|detained|arrests"),
    ("homeless", "displac(?:e|es|ed|ing)|evacuat(?:e|es|ed|ing)", "homeless|displaced|evacuated|lost their homes"),
)
"""What is counted of people: verbs before the number, words behind it."""

_HINT = re.compile(
    r"(?i)kill|dead|die|death|fatal|toll|claim|lives|injur|wound|hurt|missing|unaccount|arrest|detain|homeless|displac|"
    r"evacuat|lost their"
)
"""Without these letters a sentence counts nobody so."""

_MORE = re.compile(r"(?i)\b(?:more|another|others?|further)\b(?! than)")
"""What says that others are counted beside these."""

_ANYBODY = frozenset({"", "people", "person", "dead", "death", "victim", "live", "fatality", "fatalitie", "other"})


def unit_of(amount: Amount) -> str:
    """Its unit, so that those of comparable figures are the same."""
    bare = folded(amount.unit or "")
    bare = bare.removesuffix("s") if len(bare) > 3 else bare
    return "" if bare in _ANYBODY and toll(amount) else bare


def toll(amount: Amount) -> str | None:
    """What is counted, if it is people to whom something happened: "death toll", however the article words it."""
    return _toll(amount.context, amount.words) if amount.kind == "count" and _HINT.search(amount.context) else None


@lru_cache(maxsize=5_000)
def _toll(context: str, words: str) -> str | None:
    if _MORE.search(words):
        return None
    before, _, behind = context.partition(words)
    number, _, _ = words.partition(" ")
    for name, ahead, after in _TOLLS:
        if ahead.search(before) or after.search(behind) or after.search(words.removeprefix(number)):
            return name
    return None


def measured(amount: Amount) -> frozenset[str]:
    """The words of what it measures, by which it is compared."""
    if name := toll(amount):
        return frozenset({name})
    words = role_words(amount.of or "")
    kept = words - _MOVES or words
    return frozenset(word.removesuffix("s") if len(word) > 3 else word for word in kept)


def are_similar(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether figures measure the same, by these words."""
    return bool(one and other) and len(one & other) >= _ALIKE * len(one | other)


def name_of(amounts: Iterable[Amount]) -> str:
    """A name for what comparable figures measure, in words that stand together in an article; "" if there is none."""
    return next(filter(None, map(_name, amounts)), "")


def _name(amount: Amount) -> str:
    if name := toll(amount):
        return name
    words = [word for word in (amount.of or "").split() if folded(word) not in _MOVES]
    if amount.kind in _UNNAMED or not 0 < len(words) <= _LONGEST or _PAST.search(words[-1]):
        return ""
    return _together(words, amount.context, amount.words)


def _together(words: Sequence[str], context: str, figure: str) -> str:
    """The words as they stand in a sentence, if nothing but small words is between them; "" if they do not."""
    low = [word.casefold() for word in words]
    folded_context = context.casefold()
    if len(folded_context) != len(context) or not all(word in folded_context for word in low):
        return ""
    tokens = list(_TOKEN.finditer(folded_context))
    for place, token in enumerate(tokens):
        if token[0] == low[0] and (end := _end(low, tokens[place:], folded_context)):
            found = context[token.start() : end]
            return "" if figure in found else found
    return ""


def _end(words: Sequence[str], tokens: Sequence[re.Match[str]], context: str) -> int | None:
    """Where the words end that begin with the first token."""
    wanted, last = list(words), tokens[0].start()
    for token in tokens:
        if token.start() > last and not _BETWEEN.fullmatch(context, last, token.start()):
            return None
        last = token.end()
        if token[0] == wanted[0]:
            wanted.pop(0)
            if not wanted:
                return last
        elif token[0] not in _SMALL:
            return None
    return None
