"""Numbers that are no figures: telephone and section numbers, times of day, parts of names, idioms."""

from __future__ import annotations

import re

from reader.facts.quantity.numerals import Form, Numeral

_ZONES = r"GMT|UTC|BST|CET|CEST|EET|EST|EDT|CST|CDT|MST|MDT|PST|PDT|ET|PT|IST|JST|KST|MSK|AEST|AEDT|NZST|local\stime|(?:[A-Z][a-z]+\s){1,2}time\b"
MASKED = re.compile(
    rf"""
    (?:https?://|www\.)\S{{1,2000}}
    |[\w.+-]{{1,64}}@[\w.-]{{1,255}}
    |\b\d{{1,2}}(?:[:.]\d\d)?\s?(?:[ap]\.\s?m\.|[apAP]\.?m\b|AM\b|PM\b|o['’]clock|noon\b)
    |\b(?:\d{{1,2}}[:.]\d\d|\d{{4}}|\d{{1,2}})(?:\s?h(?:rs|ours)?)?\s(?:{_ZONES})
    |(?<![\d:])(?:[01]?\d|2[0-4])[:h][0-5]\d(?![\d:.%]|\.\d)(?=\s?(?:to|until|and|on|in\s[A-Z])\b|[,;)])
    |(?<!\w)\+\s?\d[\d\s().-]{{6,24}}\d
    |(?i:\b(?:passcode|password|pin|reference|ref|account|serial|registration|confirmation|conference|exhibit)(?:\s(?:number|code|id|no\.?))?)\b:?\s\d[\d.-]{{0,24}}(?!\s?[a-z%])
    |(?<![\w.,])\(?0\d{{1,5}}\)?[\s-]\d{{3,4}}[\s-]?\d{{2,5}}
    |(?<![\w.,-])\(\d{{3}}\)\s?\d{{3}}[-.\s]\d{{4}}(?!\d)
    |(?<![\w.,-])(?:1[-.])?\d{{3}}[-.]\d{{3}}[-.]\d{{4}}(?!\d)
    |(?<![\w.,-])\d{{3}}-\d{{4}}(?![\d-])
    |(?i:\b(?:tel|telephone|phone|fax|call|dial|hotline|helpline|text|whatsapp))\b[.:]?\s(?:on\s|at\s|number\s)?[+(]?\d[\d\s()./-]{{3,24}}
    |(?<![\w/])(?<!\d[\s-])\d{{1,4}}/\d{{1,4}}(?:/\d{{1,4}})?(?![\w/])
    |\b\d{{4}}-\d{{2}}-\d{{2}}(?:T[\d:.]+Z?)?\b
    |\b\d+(?:\.\d+){{2,20}}
    |[#§©]\s?\d[\w-]*
    |\b(?:24-7|50-50|fifty-fifty|9-11|one[ ]another|one[ ]by[ ]one|one[ ]day[ ](?!before|after|earlier|later)|two[ ]by[ ]two
        |at[ ]one[ ](?:point|time|stage)|one[ ]of[ ]a[ ]kind|no[ ]one|back[ ]to[ ]square[ ]one|square[ ]one|ground[ ]zero|(?:the|this|that|which|any|every|each)[ ]one
        |on[ ](?:the[ ])?one[ ]hand|one[ ]hand|one[ ]thing|one[ ]way[ ]or|one[ ]and[ ]the[ ]same|[Aa]ll[ ]in[ ]one|for[ ]one(?=[,.]))\b
    """,
    re.VERBOSE,
)
"""Stretches of text whose numbers are no figures."""

_LABELS = re.compile(
    r"\b(?:article|articles|section|sections|sec|chapter|title|flight|flights|route|highway|interstate|motorway|autoroute|room|rule|rules|"
    r"resolution|act|bill|proposition|prop|page|pages|pp?|line|lines|platform|gate|pier|terminal|unit|reactor|block|type|phase|phases|"
    r"level|tier|category|cat|grade|stage|group|pool|day|game|match|round|week|episode|season|series|volume|vol|part|version|class|model|"
    r"channel|radio|area|zone|district|ward|lot|track|row|seat|apartment|apt|suite|floor|building|house|paragraph|para|clause|annex|"
    r"appendix|table|figure|fig|exhibit|count|step|option|plan|protocol|schedule|form|case|docket|order|decree|directive|regulation|"
    r"law|convention|lane|exit|junction|hole|turn|sector|quarter|world war|formula|super bowl|union|battalion|brigade|"
    r"code|postcode|box|extension|ext|item|question|question|psalm|verse|windows|iphone|galaxy|playstation|covid|version|budget|agenda|vision|marker|"
    r"number|numbers|no|nos|nr|№)s?\.?[\s-]\Z",
    re.IGNORECASE,
)
_COUNTABLE_LABELS = re.compile(
    r"\b(?:quarter|quarters|match|game|games|order|orders|season|series|week|weeks|day|days|count|counts|case|cases|plan|plans|form|turn|turns|house|houses|"
    r"round|law|laws|part|parts|line|lines|call|group|groups|units?|stages?|class|area|areas|act|acts|table|seat|seats|level|levels|option|question|questions)[\s-]\Z"
)
"""Labels that are verbs or nouns of their own before a counted noun ("cases 12 people …")."""

_GROUPS = re.compile(
    r"\b(?:Group of|Gang of|Big|Fortune|Top|Type|Catch|Formula|League|Division|Chapter|Act|Under|Class of|Studio|Area)[\s-]\Z"
)
_LETTER_BEFORE = re.compile(r"[^\W\d_][-–]?\Z")
_CODE_BEFORE = re.compile(r"(?<![^\W_])[A-Z]{3}\Z")
_HYPHENS_BEFORE = re.compile(
    r"\b(?:magnitude|mid|low|high|under|over|early|late|sub|minus|all|a|some|about|top|to|non|post|pre|of|and|or|twenty|at)-\Z",
    re.IGNORECASE,
)
_LETTER_AFTER = re.compile(r"['’]?[^\W\d_]|-[A-Z0-9]\w*|[:/]\d")
_IDIOM_AFTER = re.compile(
    r"-(?:way|sided|off|time|state|star|hand|handed|dimensional|tier|tiered|wheel|piece|tone|faced|man|on-one|to-one|upmanship|thirds|"
    r"size|stop|shot|click|pronged|fifths|quarters|eyed|horse|hit|party|digit|figure|one)(?![a-z])|(?:\s|-)(?:way street|another|dimensional)\b",
    re.IGNORECASE,
)
_YEARS = range(1500, 2200)
_YEAR_BEFORE = re.compile(
    r"\b(?:in|since|until|till|by|from|of|to|and|for|before|after|during|the|mid|early|late|through|his|her|its|fiscal|year|circa|c\.|ca\.)[\s-]\Z|[(’'—–-]\s?\Z|^\Z",
    re.IGNORECASE,
)
_NOT_OF_A_WHOLE = re.compile(
    r"\b(?:first|second|other|opening|closing|early|late|latter|top|bottom|better|final|next|last|previous|every|each|this|that|the)[\s-]\Z",
    re.IGNORECASE,
)
_HALF_AFTER = re.compile(
    r"[-\s](?:time|back|century|term|brother|sister|way|hearted|truth|moon|mast|marathon|pipe|staff|baked|dollar|year|pint|volley|chance|an\b)",
    re.IGNORECASE,
)
_QUARTER_AFTER = re.compile(r"[-\s]?(?:final|back|pounder|century)", re.IGNORECASE)
_SHARED = re.compile(
    r"\s(?:of\b|the\b|its\b|their\b|his\b|her\b|that\b|as\b|to\b|in\b)|\s?[,.;:)]|\Z|[-\s]percentage|[-\s](?:point|mile|inch)|\s(?:from|more|less|higher|lower|each|since|on|by|were|are|was|is|said|say|have|had|believe|think|voted)\b",
    re.IGNORECASE,
)
_SHARE_BEFORE = re.compile(
    r"\b(?:by|about|around|nearly|almost|over|than|roughly|some|least|most|only|just|and|or|to|up|down|fell|rose|cut|in|account\w* for|lost|another|as)\s(?:a|one)?\s?\Z|^\Z",
    re.IGNORECASE,
)


def is_no_figure(text: str, numeral: Numeral, end: int, *, marked: bool) -> bool:
    """Whether a numeral is none of the quantities of an article.

    Args:
        text: the passage.
        numeral: a numeral of the passage, outside all names, dates and masked stretches.
        end: where the amount or range that it opens ends.
        marked: whether a currency or unit stands beside it.
    """
    before = text[max(0, numeral.start - 28) : numeral.start]
    if numeral.form is Form.FRACTION:
        return not marked and not _is_share(text, numeral, before)
    if numeral.form is Form.WORDS and text[numeral.start : numeral.end].lower() in (
        "thousand",
        "million",
        "billion",
        "trillion",
        "hundred",
        "zero",
    ):
        return True
    if _IDIOM_AFTER.match(text, end):
        return True
    if marked and _CODE_BEFORE.search(before):
        return False
    if marked:
        return _LETTER_BEFORE.search(before[-2:]) is not None and before[-1:].isalpha()
    if _LETTER_BEFORE.search(before[-2:]) and not _HYPHENS_BEFORE.search(before):
        return True
    if before[-1:] in ("/", "_", "@", "&", "*", "=") or (before[-1:] in (".", ":") and before[-2:-1].isalnum()):
        return True
    if numeral.form is Form.DIGITS and _LETTER_AFTER.match(text, end):
        return True
    if numeral.whole and (_LABELS.search(before) or _GROUPS.search(before)):
        return not _COUNTABLE_LABELS.search(before)
    return _is_year(text, numeral, before)


def _is_year(text: str, numeral: Numeral, before: str) -> bool:
    written = text[numeral.start : numeral.end]
    if numeral.form is not Form.DIGITS or len(written) != 4 or not numeral.whole or numeral.value not in _YEARS:
        return False
    return 1900 <= int(written) < 2100 or _YEAR_BEFORE.search(before) is not None


def _is_share(text: str, numeral: Numeral, before: str) -> bool:
    word = text[numeral.start : numeral.end].lower()
    if word == "half" and (_HALF_AFTER.match(text, numeral.end) or _NOT_OF_A_WHOLE.search(before)):
        return False
    if word.endswith(("quarter", "quarters")) and _QUARTER_AFTER.match(text, numeral.end):
        return False
    following = _SHARED.match(text, numeral.end)
    if word.startswith("a ") or word == "half":
        return following is not None and (
            following[0].strip() in ("of", "the", "its", "their", "that", "as")
            or _SHARE_BEFORE.search(before) is not None
        )
    return True
