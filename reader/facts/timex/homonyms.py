"""What has the form of a date and is none: counts, names, people called April, the halves of a match."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Token

from reader.facts.timex.grammar import MONTHS, WEEKDAYS, Expression

_PREPOSITION = (
    r"\b(?:in|since|until|till|by|from|to|through|during|of|for|after|before|around|about|between|and|or|as|than|circa"
    r"|throughout|late|early|mid|through|autumn|spring|summer|winter|fall|season|est|c)\.?\s+(?:the\s+|its\s+|about\s+|around\s+)?$"
)
_TEMPORAL = re.compile(
    r"\b(?:in|since|until|till|by|during|circa|throughout|late|early|mid|winter|summer|autumn|spring|fall|back in"
    r"|(?:before|after|between|from|to|of|for|and|through|than|the|its|their|his|her|our|[\w.]+['’]s?|a|an|as of))\s+$",
    re.IGNORECASE,
)
_STRICT_TEMPORAL = re.compile(
    r"\b(?:in|since|until|till|by|during|circa|throughout|back in|year|the|from|to|and|of|born|died|between|,)\s+$",
    re.I,
)
_MEASURE = re.compile(
    r"[\s-](?:%|per\b|people|others?|km|kg|mph|kph|cc|hp|mm|cm|m|metres?|meters?|miles?|feet|ft|tons?|tonnes?|kilos?"
    r"|kilomet(?:re|er)s?|kilograms?|square|cubic|points?|votes?|hours?|hrs|minutes|days?|weeks?|months?|years?|dollars?"
    r"|euros?|pounds?|yen|yuan|rubles?|roubles?|won|francs?|rupees?|crore|lakh|million|billion|thousand|dead|troops"
    r"|soldiers|jobs|employees|workers|seats?|barrels?|degrees|°|watts?|megawatts?"
    r"|MW|GB|MB|yards?|acres|hectares|homes|houses|cases|deaths|students|words|pages|residents|members|inhabitants"
    r"|times|shares?|items|copies|or (?:so|more)|pupils|passengers|guests|fans|police|officers|litres|liters|gallons)\b"
)
_CLOCK = re.compile(
    r"\s?(?:GMT|UTC|E[DS]?T|BST|CES?T|IST|JST|KST|[Ll]ocal\stime|hours|hrs|on\s(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
)
_COUNTED = re.compile(
    r"\b(?:more than|over|some|about|around|nearly|almost|at least|up to|only|just|fewer than|less than|than|roughly"
    r"|approximately|another|exactly|total of|of some|all|these|those)\s+$",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"\b(?:No|Nos|Number|Flight|Room|Route|Highway|Resolution|Article|Section|Act|Regulation|Directive|Gate|Bus|Train"
    r"|Channel|Model|Type|Class|Box|Suite|Building|Level|Version|page|room|flight|extension|ext|Tel|Phone|Fax|ISO|Law"
    r"|Bill|Order|Lot|Asteroid|Boeing|Airbus)\.?\s?#?$"
)
_INITIAL_NOUNS = re.compile(
    r"\s(?:results?|sales|earnings|profits?|revenues?|elections?|budget|figures|forecasts?|growth|guidance|outlook|season"
    r"|presidential|annual|report|data|was|is|saw|had|has|will|would|marked|brought|got|began|ended|to|and|–|-)\b"
)

_SPORT = re.compile(
    r"\b(?:touchdowns?|field goals?|half-?time|quarterback|rebounds?|yards?|goals?|penalt(?:y|ies)|scor(?:ed|ing|er|ers)"
    r"|equali[sz]er|striker|midfielder|defender|goalkeeper|keeper|kick-?off|free kick|corner|header|offside|innings"
    r"|coach|league|stoppage time|three-pointers?|halftime|winger|bench|substitutes?|referee|fouls?|shots?|puck)\b",
    re.IGNORECASE,
)
_BUSINESS = re.compile(
    r"\b(?:profits?|revenues?|sales|earnings|income|loss(?:es)?|GDP|growth|econom(?:y|ic)|exports?|imports?|output|shares?"
    r"|dividends?|results|guidance|forecasts?|orders?|deliver(?:y|ies)|bank|investors?|percent|per cent|inflation|demand"
    r"|prices?|quarterly|analysts?|company|shipments|production|budget|deficit|spending|year|launch(?:ed)?)\b|[%$€£¥]",
    re.IGNORECASE,
)

_MONTH_NAMES = re.compile(r"\b(?:Long|Women['’]s|Men['’]s|Man|Freedom|Peace|Pride|Death|Salt|Wedding|Long)\s$")
_DAY_NAMES_BEFORE = re.compile(
    r"\b(?:Sheffield|Ruby|Bloody|Mail\s(?:on|On)|Man|Super|Happy|Casual|Taco|Giving|Freaky|every|each|one|any|most"
    r"|some|alternate|Every|Each)\s$"
)
_PAPERS = re.compile(
    r"\s(?:Times|Telegraph|Mirror|Express|Mail|Herald|People|World|Post|Star|Sun|Tribune|Independent|Mercury|School|school"
    r"|Night\s(?:Live|Football)|Club|Programme|the\s13th|best|roast)\b"
)
_STRONG = re.compile(
    r"\b(?:in|since|until|till|last|next|this|early|late|mid|of|by|during|for|from)[\s-]+$", re.IGNORECASE
)
_WEAK_PERSON = re.compile(r"\b(?:in|since|until|till|last|next|this|early|late|mid|during|from)[\s-]+$", re.IGNORECASE)
_OVERNIGHT_NOUN = frozenset(("NOUN", "PROPN", "ADJ"))
_NO_DETERMINER = re.compile(
    r"\b(?:by|over|at|since|until|before|after|for|last|next|this|around|on|during|past|till)\s$", re.I
)
_SEASON_CUE = re.compile(
    r"\b(?:in|by|since|during|over|until|through|throughout|for|of|after|before|from|later in|early in|late in)\s$",
    re.I,
)


class Homonyms:
    """Tells the dates of one article from what only looks like them."""

    def __init__(self, text: str) -> None:
        self._surnames = {
            month: re.search(
                rf"\b(?:(?!In|Since|By|Until|Last|Next|This|On|From|Late|Early|Mid|And|Of|To|The|For|But)[A-Z][\w’'.-]+)\s{month}\b(?!\s\d)",
                text,
            )
            is not None
            for month in ("May", "March")
        }
        self._club = re.search(r"\bSheffield Wednesday\b", text) is not None
        self._match_report = len(_SPORT.findall(text)) > 2 * len(_BUSINESS.findall(text))

    def spoil(self, expression: Expression, doc: Doc) -> bool:
        """Whether an expression of this passage is no date after all."""
        text, rule = doc.text, expression.rule
        before, after = (
            text[max(0, expression.start - 24) : expression.start],
            text[expression.end : expression.end + 24],
        )
        match rule:
            case "year":
                return _no_year(expression, doc, before, after)
            case "month":
                return self._no_month(expression, doc, before, after)
            case "month_day" | "month_days" | "month_year" | "shift_month":
                return _MONTH_NAMES.search(before) is not None and expression.match["m"].startswith("Mar")
            case "weekday":
                return self._no_weekday(expression, before, after)
            case "quarter" | "half" | "q":
                return self._no_share_of_a_year(expression, text)
            case "shift_unit":
                return _no_unit(expression, before, after)
            case "shift_season":
                return _no_season(expression, before)
            case "shift_fiscal":
                return False
            case "numeric":
                return expression.match["one"] != expression.match["two"] or _no_numeric(expression, before)
            case "overnight":
                return _adjective(expression, doc)
            case "deictic":
                return _name_of_paper(expression, doc, after)
            case "century":
                return expression.match[0].endswith("Century") and after[1:2].isupper()
            case "holiday":
                return _no_holiday(expression, before, after)
            case "decade":
                return expression.match["y"] is None and re.search(r"\b(?:his|her|their|its)\s$", before) is not None
            case "split_year" | "years":
                return bool(re.search(r"[\d.,/-]$|\b(?:No|ISO|Flight)\.?\s$", before)) or after[:1] == "-"
            case "fiscal" | "bc" | "ad" | "h":
                return False
            case "ago" | "offset":
                return expression.match["n"].isdecimal() and len(expression.match["n"]) > 3 and rule == "offset"
            case _:
                return False

    def _no_month(self, expression: Expression, doc: Doc, before: str, after: str) -> bool:
        name = expression.match["m"]
        if _MONTH_NAMES.search(before) or re.match(r"\s(?:Madness|of\sthe\sLiving)", after):
            return True
        person = _person(doc, expression)
        if person and not _WEAK_PERSON.search(before):
            return True
        if name.capitalize() not in ("May", "March"):
            return False
        if self._surnames[name.capitalize()]:
            return not _WEAK_PERSON.search(before) or after.startswith(("'s", "’s"))
        return not (
            expression.edge
            or _STRONG.search(before)
            or re.match(r"\s?(?:[-–/]|to\s|and\s)", after)
            and name.upper() != name
            or re.search(rf"(?:{'|'.join(MONTHS)})(?:,| and| to| or| through| until|-|–)\s?$", before)
        )

    def _no_weekday(self, expression: Expression, before: str, after: str) -> bool:
        if _PAPERS.match(after) or (_DAY_NAMES_BEFORE.search(before) and not expression.match["shift"]):
            return True
        name = expression.match["w"].capitalize()
        if re.search(r"\b[Aa]\s$", before):
            # "A Wednesday hearing" is one; "closed on a Wednesday" is any.
            return re.match(r"\s(?!morning|afternoon|evening|night|in\b|when|that|and|or)[a-z]", after) is None
        if self._club and name == "Wednesday" and not re.search(r"\b(?:on|by|until|since|last|next|from)\s$", before):
            return True
        return False

    def _no_share_of_a_year(self, expression: Expression, text: str) -> bool:
        groups = expression.match.groupdict()
        if any(groups.get(name) for name in ("of", "before", "y1", "y2")):
            return False
        window = text[max(0, expression.start - 300) : expression.end + 200]
        if re.match(r"[\s-](?:finals?|final|century)", text[expression.end :][:12]):
            return True
        if expression.rule == "half":
            return self._match_report or _SPORT.search(window) is not None or not _BUSINESS.search(window)
        if expression.rule == "q":
            return groups["q2"] is not None and not _BUSINESS.search(window)
        return self._match_report and not _BUSINESS.search(window)


def _token(doc: Doc, start: int) -> Token | None:
    span = doc.char_span(start, start + 1, alignment_mode="expand")
    return span[0] if span else None


def _no_year(expression: Expression, doc: Doc, before: str, after: str) -> bool:
    year = int(expression.match["y"])
    if expression.edge or expression.match[0] != expression.match["y"]:
        return False
    if re.search(r"[\d.,:/–-]$|[A-Za-z]-$", before) and not re.search(
        r"\b(?:pre|post|mid|late|early|since|until)-$|\w\w\s?[–—]$|\d{4}\s?[-–]$", before, re.I
    ):
        return True
    if (
        re.match(r"[-–/]\d|-[A-Z\d]|[°%]", after)
        or _MEASURE.match(after)
        and not re.search(r"\b(?:in|In|since|Since|by)\s$", before)
    ):
        return True
    if _COUNTED.search(before) and not re.search(
        r"\b(?:earlier|later|worse|better|higher|lower|since|before|after)\s+than\s+$|\b(?:around|about|just|only)\s+$",
        before,
        re.I,
    ):
        return True
    if _CLOCK.match(after) or _NUMBERED.search(before):
        return True
    quoted = before[-1:] in "\"“‘'’«" and before[-1:] != "" and after[:1] in "\"”’'»" and after[:2] not in ("'s", "’s")
    if quoted:
        return True
    if not 1900 <= year <= 2059:
        return _STRICT_TEMPORAL.search(before) is None and before[-1:] != "("
    if _in_name(doc, expression, before):
        return True
    token = _token(doc, expression.end + 1) if after[:1] == " " and after[1:2].isalpha() else None
    plural = token is not None and token.tag_ == "NNS"
    if not plural or _TEMPORAL.search(before):
        return False
    return not (_INITIAL_NOUNS.match(after) and 1980 <= year)


def _in_name(doc: Doc, expression: Expression, before: str) -> bool:
    """Whether the year closes a name: a tournament, a fair, a plan ("Vision 2030"), a product."""
    if not re.search(r"[^\W\d_]\s$", before):
        return False
    token = _token(doc, expression.start)
    if token is None or token.i == 0:
        return False
    last = doc[token.i - 1]
    if last.is_space and token.i > 1:
        last = doc[token.i - 2]
    if not last.text[:1].isupper() or last.text.isupper() and doc.text.isupper():
        return False
    if last.pos_ in ("ADP", "DET", "SCONJ", "CCONJ", "VERB", "AUX", "ADV") or last.lower_ in _FUNCTION:
        return False
    return last.text.capitalize() not in (
        *MONTHS,
        *WEEKDAYS,
        "Year",
        "Christmas",
        "Easter",
        "Spring",
        "Summer",
        "Autumn",
        "Winter",
        "Fall",
    )


_FUNCTION = frozenset(
    "in since by until from to the of for and during before after between early late mid around".split()
)


def _person(doc: Doc, expression: Expression) -> bool:
    token = _token(doc, expression.match.start("m"))
    return (
        token is not None
        and token.ent_type_ == "PERSON"
        and (
            (token.i + 1 < len(doc) and doc[token.i + 1].ent_type_ == "PERSON" and doc[token.i + 1].ent_iob_ == "I")
            or token.ent_iob_ == "I"
        )
    )


def _no_unit(expression: Expression, before: str, after: str) -> bool:
    shift, unit = " ".join(expression.match["shift"].lower().split()), expression.match["unit"].lower()
    if shift == "the":
        if unit == "weekend":
            return re.search(r"\b(?:over|at|during|by|this|until|before|after|of|for|on)\s$", before, re.I) is None
        return not expression.edge or unit == "day"
    if re.match(r"\sof\s(?!this|last|the\s(?:year|month))", after):
        return True
    if shift in ("the last", "the same") and unit == "day":
        return shift == "the last"
    return False


def _no_season(expression: Expression, before: str) -> bool:
    if (
        expression.match["season"][:1].isupper()
        and expression.match["season"][1:].islower()
        and re.search(r"[A-Z]\w+\s$", before)
    ):
        return True
    if expression.match["shift"].lower() != "the":
        return expression.match["season"].lower() == "fall" and expression.match["shift"].lower().startswith("the ")
    return not _SEASON_CUE.search(before)


def _no_numeric(expression: Expression, before: str) -> bool:
    one, two, sign = int(expression.match["a"]), int(expression.match["b"]), expression.match["one"]
    if not (1 <= min(one, two) and min(one, two) <= 12 and max(one, two) <= 31):
        return True
    short = len(expression.match["y"]) == 2
    if short and sign == ".":
        return not (len(expression.match["a"]) == 2 == len(expression.match["b"]))
    return short and sign == "-"


def _adjective(expression: Expression, doc: Doc) -> bool:
    """ "An overnight train", "an overnight success"."""
    if expression.match["w"]:
        return False
    token = _token(doc, expression.match.start())
    if token is None or token.i + 1 >= len(doc):
        return False
    following = doc[token.i + 1]
    return token.dep_ in ("amod", "compound", "nmod") or (token.pos_ == "ADJ" and following.pos_ in _OVERNIGHT_NOUN)


def _name_of_paper(expression: Expression, doc: Doc, after: str) -> bool:
    token = _token(doc, expression.match.start())
    if token is None or not token.text[0].isupper():
        return False
    if re.match(r"\s(?:program(?:me)?|show)\b", after):
        return True
    return token.i > 0 and not token.is_sent_start and doc[token.i - 1].pos_ == "PROPN" and token.pos_ == "PROPN"


def _no_holiday(expression: Expression, before: str, after: str) -> bool:
    name = expression.match["name"].lower()
    if not any(letter.isupper() for letter in expression.match["name"]):
        return True
    if name in ("christmas", "easter", "thanksgiving", "halloween"):
        alone = not (expression.match["of"] or expression.match["shift"])
        return bool(
            re.match(
                r"\s(?:[A-Z]\w+|trees?|cards?|carols?|markets?|songs?|gifts?|presents?|lights|sales|shopping|season|eggs?|Island)\b",
                after,
            )
        ) or (alone and not _NO_DETERMINER.search(before))
    return False
