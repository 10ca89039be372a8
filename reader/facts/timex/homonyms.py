"""What has the form of a date and is none: people called April, Sunday papers, the halves of a match."""

from __future__ import annotations

import re

from spacy.tokens import Doc

from reader.facts.timex.bare_years import is_count, token_at
from reader.facts.timex.grammar import MONTHS, Expression

_SPORT = re.compile(
    r"\b(?:touchdowns?|field goals?|half-?time|quarterback|rebounds?|yards?|goals?|penalt(?:y|ies)|scor(?:ed|ing|ers?)"
    r"|equali[sz]er|striker|midfielder|defender|goalkeeper|keeper|kick-?off|free kick|corner|header|offside|innings"
    r"|coach|league|stoppage time|three-pointers?|winger|bench|substitutes?|referee|fouls?|shots?|puck)\b",
    re.IGNORECASE,
)
_BUSINESS = re.compile(
    r"\b(?:profits?|revenues?|sales|earnings|income|loss(?:es)?|GDP|growth|econom(?:y|ic)|exports?|imports?|output"
    r"|shares?|dividends?|results|guidance|forecasts?|orders?|deliver(?:y|ies)|bank|investors?|per ?cent|inflation"
    r"|demand|prices?|quarterly|analysts?|company|shipments|production|budget|deficit|spending|year|launch(?:ed)?)\b"
    r"|[%$€£¥]",
    re.IGNORECASE,
)

_EVENT_OF_MARCH = re.compile(r"\b(?:Long|Women['’]s|Men['’]s|Man|Freedom|Peace|Pride|Death|Salt|Wedding)\s$")
_AFTER_MARCH = re.compile(r"\s(?:Madness|of\sthe\sLiving|on\s[A-Z])")
_UPHEAVAL = re.compile(r"\s(?:Revolution|Uprising|Manifesto|Movement|War)\b")
_GIVEN_NAMES = ("April", "May", "June", "August")
_SURNAMES = ("May", "March")
_NOT_A_NAME = (
    "In|Since|By|Until|Last|Next|This|On|From|Late|Early|Mid|And|Of|To|The|For|But|During|Through|Before|After"
)
_OF_TIME = re.compile(
    r"\b(?:in|since|until|till|last|next|this|early|late|mid|during|from|through|as of|of|by|for)[\s-]+$", re.IGNORECASE
)
_OF_TIME_ONLY = re.compile(r"\b(?:in|since|until|till|last|next|this|early|late|mid|during|from|through)[\s-]+$", re.I)
_MONTH_BEFORE = re.compile(rf"(?:{'|'.join(MONTHS)})(?:,| and| to| or| through| until|-|–)\s?$")
_TRADED = re.compile(r"\s(?:[A-Z]\w+\s){0,2}(?:crude|futures|contracts?|delivery|gold|wheat|corn|WTI|Brent)\b")

_NAME_BEFORE_A_DAY = re.compile(
    r"\b(?:Sheffield|Ruby|Bloody|Black|Mail\s[Oo]n|Man|Happy|Casual|Taco|Giving|[Ee]very|[Ee]ach|[Oo]ne|[Aa]ny|most|some"
    r"|alternate|first|second|third|fourth)\s$"
)
_NAME_AFTER_A_DAY = re.compile(
    r"\s(?:Times|Telegraph|Mirror|Express|Mail|Herald|People|World|Post|Star|Sun|Tribune|Independent|Mercury|Club"
    r"|Programme|[Ss]chool|Night\s(?:Live|Football)|the\s13th|best|roast)\b"
)
_ARTICLE = re.compile(r"\b[Aa]\s$")
_SOME_DAY = re.compile(r"(?!\s[a-z])|\s(?:morning|afternoon|evening|night|in|when|that|and|or)\b")
_CLUB = re.compile(r"\bSheffield Wednesday\b")
_ON = re.compile(r"\b(?:on|by|until|since|last|next|from)\s$")

_SEASON_CUE = re.compile(
    r"\b(?:in|by|since|during|over|until|through|throughout|for|of|after|before|from)\s$", re.IGNORECASE
)
_WEEKEND_CUE = re.compile(r"\b(?:over|at|during|by|this|until|before|after|of|for|on)\s$", re.IGNORECASE)
_OF_WHAT = re.compile(r"\sof\s(?!this|last|the\s(?:year|month))")
_HOLIDAY_CUE = re.compile(
    r"\b(?:by|over|at|since|until|before|after|for|last|next|this|around|on|during|past|till)\s$", re.IGNORECASE
)
_SEASONAL_GOODS = re.compile(
    r"\s(?:[A-Z]\w+|trees?|cards?|carols?|markets?|songs?|gifts?|presents?|lights|sales|shopping|season|eggs?)\b"
)
_LOOSE_HOLIDAYS = ("christmas", "easter", "thanksgiving", "halloween")

_REACH = 24


class Homonyms:
    """Tells the dates of one article from what only looks like them."""

    def __init__(self, text: str) -> None:
        self._surnames = {
            name
            for name in _SURNAMES
            if re.search(rf"\b(?!(?:{_NOT_A_NAME}|[A-Z]+)\s)[A-Z][\w’'.-]{{1,30}}\s{name}\b(?!\s\d)", text)
        }
        self._club = _CLUB.search(text) is not None
        self._match_report = len(_SPORT.findall(text)) > 2 * len(_BUSINESS.findall(text))

    def are(self, expression: Expression, doc: Doc, text: str) -> bool:
        """Whether an expression is no date after all.

        Args:
            expression: what the grammar has found.
            doc: its passage.
            text: the words of the passage, which a doc puts together anew whenever it is asked.
        """
        before = text[max(0, expression.start - _REACH) : expression.start]
        after = text[expression.end : expression.end + _REACH]
        match expression.rule:
            case "year":
                return is_count(expression, doc, before, after)
            case "month":
                return self._is_person(expression, doc, before, after)
            case "month_day" | "month_days" | "month_year":
                return expression.match["m"].startswith("Mar") and _EVENT_OF_MARCH.search(before) is not None
            case "weekday":
                return self._is_name_of_day(expression, before, after)
            case "quarter" | "half" | "q":
                return self._is_share_of_play(expression, text)
            case "shift_unit":
                return _is_vague(expression, before, after)
            case "shift_season":
                return _is_no_season(expression, doc, before)
            case "numeric":
                return _is_no_date(expression)
            case "overnight":
                return _is_adjective(expression, doc)
            case "deictic":
                return _is_title(expression, doc, after)
            case "century":
                return expression.match[0].endswith("Century") and after[1:2].isupper()
            case "holiday":
                return _is_festive(expression, before, after)
            case "split_year" | "years":
                return _is_reference(expression, before) or after[:1] == "-"
            case _:
                return False

    def _is_person(self, expression: Expression, doc: Doc, before: str, after: str) -> bool:
        """A person or an event that has the name of a month."""
        name = expression.match["m"].capitalize()
        if _UPHEAVAL.match(after) or (
            name == "March" and (_EVENT_OF_MARCH.search(before) or _AFTER_MARCH.match(after))
        ):
            return True
        of_time = _OF_TIME.search(before) is not None
        if not _OF_TIME_ONLY.search(before) and _in_a_persons_name(expression, doc):
            return True
        if name in _GIVEN_NAMES and not of_time and re.match(r"\s[A-Z][a-z]", after) and not _TRADED.match(after):
            return True
        if name in self._surnames:
            return not _OF_TIME_ONLY.search(before) or after.startswith(("'s", "’s"))
        if name not in _SURNAMES:
            return False
        # "May" and "March" open sentences as verbs and as nouns.
        return not (expression.edge or of_time or _MONTH_BEFORE.search(before) or _TRADED.match(after))

    def _is_name_of_day(self, expression: Expression, before: str, after: str) -> bool:
        """A newspaper, a club, or any day of that name."""
        if _NAME_AFTER_A_DAY.match(after) or (not expression.match["shift"] and _NAME_BEFORE_A_DAY.search(before)):
            return True
        if _ARTICLE.search(before):
            # "A Wednesday hearing" was on one day; "closed on a Wednesday" is said of any.
            return _SOME_DAY.match(after) is not None
        return self._club and expression.match["w"] == "Wednesday" and not _ON.search(before)

    def _is_share_of_play(self, expression: Expression, text: str) -> bool:
        """The first half of a match, the third quarter of a game."""
        groups = expression.match.groupdict()
        if text.startswith("-final", expression.end):
            return True
        if any(groups.get(name) for name in ("of", "before", "y1", "y2")):
            return False
        window = text[max(0, expression.start - 300) : expression.end + 200]
        business = _BUSINESS.search(window) is not None
        if expression.rule == "half":
            return self._match_report or not business or _SPORT.search(window) is not None
        if expression.rule == "q":
            return groups["q2"] is not None and not business
        return self._match_report and not business


def _is_reference(expression: Expression, before: str) -> bool:
    """The number of a law or a file: "1978/45" is no year with the next one and no month."""
    years = expression.match[0]
    if expression.rule == "split_year" and len(years) == 7 and 12 < int(years[5:]) < int(years[2:4]):
        return True
    return re.search(r"(?:[\d.,/-]|\bNo\.?\s)$", before) is not None


def _in_a_persons_name(expression: Expression, doc: Doc) -> bool:
    token = token_at(doc, expression.match.start("m"))
    if token is None or token.ent_type_ != "PERSON":
        return False
    return token.ent_iob_ == "I" or (token.i + 1 < len(doc) and token.nbor().ent_iob_ == "I")


def _is_vague(expression: Expression, before: str, after: str) -> bool:
    """Said of "the year" and "the weekend" of no particular one, "the last day of" something."""
    shift, unit = " ".join(expression.match["shift"].lower().split()), expression.match["unit"].lower()
    if shift == "the":
        if unit == "weekend":
            return _WEEKEND_CUE.search(before) is None
        return not expression.edge or unit == "day"
    return (shift == "the last" and unit == "day") or _OF_WHAT.match(after) is not None


def _is_no_season(expression: Expression, doc: Doc, before: str) -> bool:
    """A fall in prices, the Arab Spring, the summer recess."""
    shift, season = expression.match["shift"].lower(), expression.match["season"]
    if season.istitle() and re.search(r"[A-Z]\w+\s$", before):
        return True
    if shift != "the":
        return season.lower() == "fall" and shift.startswith("the")
    following = token_at(doc, expression.end + 1)
    return not _SEASON_CUE.search(before) or (following is not None and following.pos_ == "NOUN")


def _is_no_date(expression: Expression) -> bool:
    """A version, an address, a sum: numbers that are no day and no month, or short ones with points or hyphens."""
    one, two, year = expression.match["a"], expression.match["b"], expression.match["y"]
    sign = expression.match["one"]
    low, high = sorted((int(one), int(two)))
    if sign != expression.match["two"] or not 1 <= low <= 12 or high > 31:
        return True
    return len(year) == 2 and (sign == "-" or (sign == "." and not len(one) == len(two) == 2))


def _is_adjective(expression: Expression, doc: Doc) -> bool:
    """As in "an overnight train", "an overnight success"."""
    token = token_at(doc, expression.match.start())
    if expression.match["w"] or token is None or token.i + 1 >= len(doc):
        return False
    following = token.nbor().pos_
    return token.dep_ in ("amod", "compound", "nmod") or (token.pos_ == "ADJ" and following in ("NOUN", "PROPN", "ADJ"))


def _is_title(expression: Expression, doc: Doc, after: str) -> bool:
    """A newspaper or a programme called "Today" or "Tonight"."""
    token = token_at(doc, expression.match.start())
    if token is None or not token.text[0].isupper():
        return False
    if re.match(r"\s(?:program(?:me)?|show)\b", after):
        return True
    return token.i > 0 and not token.is_sent_start and token.pos_ == token.nbor(-1).pos_ == "PROPN"


def _is_festive(expression: Expression, before: str, after: str) -> bool:
    """Christmas as a season of trees and sales, not as a day."""
    name = expression.match["name"]
    if name.islower() or re.match(r"\s(?:Agreement|Accords?|Rising|Massacre|Island)\b", after):
        return True
    if name.lower() not in _LOOSE_HOLIDAYS:
        return False
    alone = not (expression.match["of"] or expression.match["shift"])
    return _SEASONAL_GOODS.match(after) is not None or (alone and not _HOLIDAY_CUE.search(before))
