"""Whether a number of four digits is a year or counts something: "in 1957", "some 1950 tents"."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Token

from reader.facts.timex.grammar import MONTHS, SEASONS, WEEKDAYS, Expression

_FIRST, _LAST = 1900, 2059
"""Between these a number needs no sign that it is a year; outside them it does."""

_PART_OF_A_NUMBER = re.compile(r"(?:[\d.,:/–-]|[A-Za-z]-)$")
_PREFIX = re.compile(r"(?:\b(?:pre|post|mid|late|early|since|until)-|\w\w\s?[–—]|\d{4}\s?[-–])$", re.IGNORECASE)
_GOES_ON = re.compile(r"[-–/]\d|-[A-Z\d]|[°%]")
_IN = re.compile(r"\b(?:in|since|by)\s$", re.IGNORECASE)
_TEMPORAL = re.compile(
    r"\b(?:in|since|until|till|by|during|circa|throughout|late|early|mid|winter|summer|autumn|spring|fall|before|after"
    r"|between|from|to|of|for|and|through|than|the|its|their|his|her|our|a|an|[\w.]+['’]s?)\s$",
    re.IGNORECASE,
)
_SIGN_OF_A_YEAR = re.compile(
    r"(?:\b(?:in|since|until|till|by|during|circa|throughout|year|the|from|to|and|of|born|died|between)\s|,\s|\()$",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\b(?:more than|over|some|nearly|almost|at least|up to|fewer than|less than|roughly|approximately|another|further"
    r"|exactly|total of|all|these|those)\s$",
    re.IGNORECASE,
)
_LEVEL = re.compile(
    r"\b(?:at|hit|hits|reach(?:ed)?|one in"
    r"|(?:rose|fell|climbed|dropped|slipped|gained|lost|jumped|eased|edged|slid|up|down)(?:\s(?:to|by))?)\s$",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"\s?(?:GMT|UTC|E[DS]?T|BST|CES?T|IST|JST|KST|[Ll]ocal\stime|hours|hrs"
    r"|on\s(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
)
_NUMBERED = re.compile(
    r"\b(?:Nos?|Number|Flight|Room|Route|Highway|Resolution|Article|Section|Act|Regulation|Directive|Gate|Bus|Train"
    r"|Channel|Model|Type|Class|Box|Suite|Building|Level|Version|page|room|flight|extension|ext|Tel|Phone|Fax|Law|Bill"
    r"|Order|Lot)\.?\s?#?$"
)
_MEASURED = re.compile(
    r"[\s-](?:per|people|others?|km|kg|mph|kph|cc|hp|mm|cm|m|met(?:re|er)s?|miles?|feet|ft|ton(?:ne)?s?|kilos?"
    r"|kilomet(?:re|er)s?|kilograms?|square|cubic|points?|votes?|minutes|days?|weeks?|months?|years?|dollars?|euros?"
    r"|pounds?|yen|yuan|rou?bles?|won|francs?|rupees?|crore|lakh|million|billion|thousand|dead|troops|soldiers|jobs"
    r"|employees|workers|seats?|barrels?|degrees|watts?|megawatts?|MW|GB|MB|yards?|acres|hectares|homes|houses|cases"
    r"|deaths|students|words|pages|residents|members|inhabitants|times|shares?|more|fewer|kron(?:e|er|or|a)"
    r"|baht|pesos?|rand|dirhams?|riyals?|shekels?|lira|rupiah|ringgit|items|copies|or (?:so|more)|pupils"
    r"|passengers|guests|fans|police|officers|lit(?:re|er)s|gallons)\b"
)
_OF_A_YEAR = re.compile(
    r"\s(?:results?|sales|earnings|profits?|revenues?|elections?|figures|forecasts?|games|models|rates|levels|prices"
    r"|budgets?|finals|finances|accounts|champions|is|was|has|had)\b"
)
_OPENING, _CLOSING = "\"“‘'’«", "\"”’'»"

_NO_NAME = frozenset(
    word.lower()
    for word in (
        *MONTHS,
        *WEEKDAYS,
        *SEASONS,
        "Year",
        "Christmas",
        "Easter",
        "In",
        "Since",
        "By",
        "Until",
        "From",
        "To",
    )
) | frozenset("of the for and during before after between early late mid around than back only about".split())
_NO_NAME_TAGS = frozenset(("ADP", "DET", "SCONJ", "CCONJ", "VERB", "AUX", "ADV"))


def is_count(expression: Expression, doc: Doc, before: str, after: str) -> bool:
    """Whether a bare "year" is a count, a time of day, a number or a part of a name instead.

    Args:
        expression: a match of the rule "year".
        doc: its passage.
        before: the two dozen characters before it.
        after: those after it.
    """
    if expression.edge or expression.match[0] != expression.match["y"]:
        return False
    if _PART_OF_A_NUMBER.search(before) and not _PREFIX.search(before):
        return True
    if (
        _GOES_ON.match(after)
        or _CLOCK.match(after)
        or _NUMBERED.search(before)
        or _COUNTED.search(before)
        or _LEVEL.search(before)
    ):
        return True
    if _MEASURED.match(after) and not _IN.search(before):
        return True
    if _is_title(before, after):
        return True
    if not _FIRST <= int(expression.match["y"]) <= _LAST:
        return _SIGN_OF_A_YEAR.search(before) is None
    if _closes_a_name(expression, doc, before):
        return True
    following = token_at(doc, expression.end + 1) if after[:1] == " " and after[1:2].isalpha() else None
    plural = following is not None and following.tag_ == "NNS"
    return plural and not _TEMPORAL.search(before) and not _OF_A_YEAR.match(after)


def _is_title(before: str, after: str) -> bool:
    """A number alone between quotation marks is a book or a film."""
    if not before or not after or after[:2] in ("'s", "’s"):
        return False
    return before[-1] in _OPENING and (after[0] in _CLOSING or after[0] == ":")


def _closes_a_name(expression: Expression, doc: Doc, before: str) -> bool:
    """Whether the year belongs to the name before it: a tournament, a fair, a plan ("Vision 2030"), a product."""
    if not re.search(r"[^\W\d_]\s$", before):
        return False
    last = token_at(doc, expression.start - 2)
    if last is None or not last.text[:1].isupper() or (last.text.isupper() and before.isupper()):
        return False
    return last.pos_ not in _NO_NAME_TAGS and last.lower_ not in _NO_NAME


def token_at(doc: Doc, offset: int) -> Token | None:
    """The token that holds a character of the doc."""
    span = doc.char_span(offset, offset + 1, alignment_mode="expand") if offset >= 0 else None
    return span[0] if span else None
