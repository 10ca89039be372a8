"""Scores of games, votes and sets: "3-2", "6-4 6-3", "two-nil", "a 5-4 ruling"."""

from __future__ import annotations

import re

from reader.facts.model import FigureKind
from reader.facts.quantity import units
from reader.facts.quantity.numerals import Numeral
from reader.facts.quantity.quantity import Quantity

_DASH = r"(?:\s[-–]\s|[-–])"
_PAIR = re.compile(
    rf"(?P<a>\d{{1,3}}){_DASH}(?P<b>\d{{1,3}})(?![\d%]|[.,/:]\d|[-–]\w|[a-zA-Z])(?:\s?\(\d{{1,2}}[-–/]\d{{1,2}}\)|\s?\(\d{{1,2}}\))?"
)
_SETS = re.compile(r"(?P<comma>,?\s)(?=\d{1,2}[-–]\d{1,2}\b)")
_SPELT = re.compile(
    r"(?:(?:one|two|three|four|five|six|seven|eight|nine|\d)-(?:nil|all|love)|(?:one|two|three|four|five)-(?:one|two|three|four))(?![\w-])",
    re.IGNORECASE,
)
_NOUNS = (
    "win wins victory victories defeat defeats loss losses draw draws lead decision vote votes ruling verdict majority thriller "
    "thrashing rout triumph aggregate scoreline advantage deficit record hammering tie success result home away halftime half-time "
    "edge margin split comeback shutout opinion upset demolition drubbing series final semi-final quarter-final run start mark score"
).split()
_SCORED = re.compile(
    r"\b(?:beat|beaten|beating|defeat\w*|lost|lose|loses|losing|win|wins|won|winning|lead|leads|led|leading|trail\w*|draws?|drew|drawn|"
    r"ties?|tied|votes?|voted|ruled|ruling|scor\w+|goals?|sets?|match\w*|games?|victor\w+|series|aggregate|behind|comeback|"
    r"equali[sz]\w*|crush\w*|rout\w*|thrash\w*|edged|overcame|half-?time|seeds?|semi-?final\w*|quarter-?final\w*|final|cup|penalt\w+)\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"\s(?:[a-z]+\s)?(?P<noun>[a-z]{3,}s|people|percent|per cent)\b")
_HIGHEST_SET = 7


def read(text: str, numeral: Numeral) -> Quantity | None:
    """The score that begins with this numeral; None if there is none."""
    spelt = _SPELT.match(text, numeral.start)
    if spelt and (spelt[0].lower().endswith(("nil", "all", "love")) or _SCORED.search(_around(text, *spelt.span()))):
        return _score(numeral, spelt.end())
    found = _PAIR.match(text, numeral.start)
    if found is None or text[max(0, found.start() - 1) : found.start()] in ("-", "–", "/", "$", "£", "€"):
        return None
    a, b, end = int(found["a"]), int(found["b"]), found.end()
    if units.AFTER.match(text, found.end("b")) or a == b == 50:
        return None
    noun = _COUNTED.match(text, end)
    counted = noun is not None and noun["noun"] not in _NOUNS
    if a < b and (counted or not _SCORED.search(_around(text, found.start(), end))):
        return None
    if max(a, b) <= _HIGHEST_SET:
        while (more := _SETS.match(text, end)) and (following := _PAIR.match(text, more.end())):
            if max(int(following["a"]), int(following["b"])) > _HIGHEST_SET + 6:
                break
            end = following.end()
    return _score(numeral, end)


def _score(numeral: Numeral, end: int) -> Quantity:
    return Quantity(numeral.start, end, numeral, kind=FigureKind.SCORE, complete=True)


def _around(text: str, start: int, end: int) -> str:
    return text[max(0, start - 90) : end + 60]
