"""The grammar of temporal expressions in English newswire, over characters.

A rule is a pattern with named groups; `meaning.py` says what each one means. All rules run as one
alternation from left to right, so a rule stands before those that match fewer of the same words, and the text
is read once whatever the number of rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from reader.facts.timex.holidays import NAMES

MONTHS = "January February March April May June July August September October November December".split()
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
"""The first month of each: meteorological seasons of the northern hemisphere."""
DECADES = "twenties thirties forties fifties sixties seventies eighties nineties".split()
"""From the 20s on."""
ORDINALS = {
    word: number
    for number, words in enumerate(
        """first 1st/second 2nd/third 3rd/fourth 4th/fifth 5th/sixth 6th/seventh 7th/eighth 8th/ninth 9th/tenth 10th
        /eleventh 11th/twelfth 12th/thirteenth 13th/fourteenth 14th/fifteenth 15th/sixteenth 16th/seventeenth 17th
        /eighteenth 18th/nineteenth 19th/twentieth 20th/twenty-first 21st""".split("/"),
        1,
    )
    for word in words.split()
}
NUMBERS = {
    **{
        word: number
        for number, word in enumerate(
            """one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
            seventeen eighteen nineteen twenty""".split(),
            1,
        )
    },
    **{"a": 1, "an": 1, "a dozen": 12, "thirty": 30, "forty": 40, "fifty": 50, "a hundred": 100},
}


def _any(words: Iterable[str]) -> str:
    """An alternation of words, the longest first."""
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) + ")"


def _capitalised(words: Iterable[str]) -> str:
    """The words with a capital or in capitals: "may", "march" and "sun" name no day and no month."""
    return "(?-i:" + _any(form for word in words for form in (word, word.upper())) + r")\b"


_WHOLE_MONTH = _capitalised(MONTHS)
_SHORT_MONTH = _capitalised("Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec".split())
_MONTH = rf"(?:{_WHOLE_MONTH}|{_SHORT_MONTH}\.?)"
# Without a day or a year only a full stop tells "Jan." from a person of that name.
_LONE_MONTH = rf"(?:{_WHOLE_MONTH}|{_SHORT_MONTH}\.)"
_WEEKDAY = _capitalised(WEEKDAYS)
_ANY_WEEKDAY = rf"(?:{_WEEKDAY}|{_capitalised('Mon Tue Tues Wed Weds Thu Thur Thurs Fri Sat Sun'.split())}\.?)"
_SEASON = _any(SEASONS)
_NTH = _any(ORDINALS)
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\w%]|[.,:/]\d)"
_YEAR = r"(?:1\d{3}|20\d\d)(?!\w|[.,:/]\d)"
_SPLIT_YEAR = r"(?:19|20)\d\d[/–-]\d\d(?:\d\d)?(?![\w/-]|[.,]\d)"
_TO = r"(?:\s?[-–—]{1,2}\s?|\s(?:to|through|until|and)\s)"
_COUNT = (
    rf"(?:(?:{_any(NUMBERS)}|\d{{1,4}})(?:\sand\sa\shalf)?|half\san?"
    r"|several|(?:a\s)?few|a\scouple\sof|a\snumber\sof|many|some)"
)
_UNIT = r"(?:day|week|fortnight|month|quarter|year|decade|century|centurie)"
_FISCAL = r"(?:fiscal|financial)"
_POSSESSIVE = r"(?:['’]s)?"
_SHIFT = (
    r"(?:this(?:\s(?:past|coming|same))?|last|next|that(?:\ssame)?"
    r"|(?:the\s)?(?:past|previous|preceding|prior|current|coming|following)|the\s(?:last|next|same|latest))"
)
# The year that a month or a part of a year belongs to, in words.
_ITS_YEAR = (
    rf"(?:(?:the\s)?(?:{_FISCAL}\s)?(?:year\s)?(?:{_SPLIT_YEAR}|{_YEAR})"
    rf"|(?:the|{_SHIFT})\s(?:{_FISCAL}\s)?year\b)"
)
_OF_YEAR = rf"(?:,?\s(?:of\s|in\s)?(?:{_YEAR}|{_SHIFT}\syear\b)|\s['’]\d\d\b)"
_WHOLE = (
    rf"(?:{_LONE_MONTH}(?:{_OF_YEAR})?|{_ITS_YEAR}|(?:the|{_SHIFT})\s(?:week|month|decade|century)\b"
    rf"|the\s{_NTH}\scentury\b|the\s(?:1\d|20)\d0s\b)"
)
_NEW_YEAR = r"the\snew\s(?:calendar\s)?year\b"
_FEAST = _any(NAMES).replace("'", "['’]?") + r"\b"

RULES = {
    "iso": r"(?P<y>(?:1\d|20)\d\d)[-/.](?P<m>0?[1-9]|1[0-2])[-/.](?P<d>3[01]|[12]\d|0?[1-9])"
    r"(?:T\d\d:?\d\d(?::?\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\w/-]|\.\d)",
    "numeric": r"(?P<a>\d{1,2})(?P<one>[/.-])(?P<b>\d{1,2})(?P<two>[/.-])(?P<y>\d{4}|\d\d)(?![\w/-]|[.,]\d)",
    "attacks": r"(?:9/11(?![\w/]|[.,]\d)|(?:(?-i:Sept(?:ember\b|\.|\b))\s11|11\s(?-i:Sept(?:ember)?))"
    r"(?=\s(?:terror(?:ist)?\s)?attacks))",
    "quarter": rf"(?:the\s)?(?:(?P<before>{_ITS_YEAR}){_POSSESSIVE}\s)?(?:{_FISCAL}[\s-])?"
    rf"(?P<q>first|second|third|fourth|final|1st|2nd|3rd|4th)[\s-](?:{_FISCAL}[\s-])?quarter\b"
    rf"(?:,?\s(?:of\s|in\s)?(?P<of>{_WHOLE}|{_NEW_YEAR}))?",
    "half": rf"(?:the\s)?(?:(?P<before>{_ITS_YEAR}){_POSSESSIVE}\s)?(?:{_FISCAL}[\s-])?"
    r"(?P<h>first|second|last)[\s-]half\b"
    rf"(?:,?\s(?:of\s|in\s)?(?P<of>{_WHOLE}))?",
    "part": rf"(?:the\s)?(?P<which>first|last|final|opening|closing|{_NTH})(?:\s(?P<n>{_COUNT}))?"
    rf"\s(?P<unit>day|week|month|quarter)(?P<s>s?)\s(?:of|in)\s(?P<of>{_WHOLE})",
    "q": r"(?:(?P<y1>(?:19|20)\d\d)[\s-]?)?(?:(?-i:Q)(?P<q1>[1-4])(?!\d)|(?P<q2>[1-4])(?-i:Q))"
    r"(?:[\s-]?(?:(?:of\s)?(?P<y2>(?:FY\s?)?(?:(?:19|20)\d\d|['’]?\d\d))(?![\w%]|[.,]\d))|\b(?!\.\d))",
    "h": r"(?:(?-i:H)(?P<h1>[12])|(?P<h2>[12])(?-i:H))(?:[\s-]?(?:of\s)?(?P<y>(?:19|20)\d\d|['’]?\d\d)(?![\w%]|[.,]\d)"
    r"|(?=\s(?:net|profit|revenue|sales|results|earnings|output|EBITDA|operating|pre-tax)\b))",
    "in_month": rf"(?<=\bin )(?P<m>{_LONE_MONTH})(?=\s\d\d?\s[a-z])",
    "months_quarter": rf"(?:the\s)?(?:(?P<m1>{_MONTH})(?:\s?[-–—/]\s?|\sto\s))?(?P<m2>{_MONTH})[\s-]quarter\b"
    rf"(?:\s(?:of\s)?(?P<of>{_ITS_YEAR}))?",
    "nth_weekday": rf"(?:the\s)?(?P<which>first|second|third|fourth|last)\s(?P<w>{_WEEKDAY})\s(?:of|in)\s"
    rf"(?P<m>{_LONE_MONTH})(?P<of>{_OF_YEAR})?",
    "month_days": rf"(?:{_ANY_WEEKDAY},?\s)?(?P<m>{_MONTH})\s(?:the\s)?(?P<d1>{_DAY}){_TO}"
    rf"(?P<d2>{_DAY})(?!\s\w{{3,}}s\b)"
    rf"(?P<of>{_OF_YEAR})?",
    "days_month": rf"(?:the\s)?(?P<d1>{_DAY}){_TO}(?:the\s)?(?P<d2>{_DAY})\s(?:of\s)?"
    rf"(?P<m>{_MONTH})(?P<of>{_OF_YEAR})?",
    "month_day": rf"(?:(?P<w>{_ANY_WEEKDAY}),?\s)?(?P<m>{_MONTH})\s(?:the\s)?(?P<d>{_DAY})(?P<of>{_OF_YEAR})?",
    "day_month": rf"(?:(?P<w>{_ANY_WEEKDAY}),?\s)?(?:the\s)?(?P<d>{_DAY})[\s-](?:of\s)?(?P<m>{_MONTH})"
    rf"(?:(?P<of>{_OF_YEAR})|-(?P<y>{_YEAR}))?",
    "day_alone": r"(?<=\bon )the\s(?P<d>3[01]|[12]\d|[1-9])(?:st|nd|rd|th)"
    r"(?:\sof\s(?P<shift>this|next|last)\smonth\b|(?=\s?[.,;)]|$|\s(?:and|but|with|when|after|before|at|in|by)\b))",
    "month_year": rf"(?P<m>{_MONTH})(?P<of>{_OF_YEAR}|-{_YEAR})",
    "shift_month": rf"(?P<shift>{_SHIFT})\s(?P<m>{_LONE_MONTH})(?:\s(?P<d>{_DAY}))?",
    "month": rf"(?P<m>{_LONE_MONTH})",
    "weekday_week": rf"(?:a\sweek\s(?P<way>ago|from|on|last)\s(?P<w>{_WEEKDAY})|(?P<w2>{_WEEKDAY})\sweek\b)",
    "weekday": rf"(?:(?P<shift>{_SHIFT})\s)?(?P<w>{_WEEKDAY}|(?-i:Tues|Weds|Thurs)\b\.?)"
    rf"(?:,?\s(?:of\s)?(?P<week>this|last|next|that|the\s(?:previous|following))\sweek\b)?",
    "deictic": r"(?P<word>(?:the\s)?day\sbefore\syesterday|(?:the\s)?day\safter\stomorrow|yesterday|today|tonight"
    r"|tomorrow|this\s(?:morning|afternoon|evening)|last\s(?:night|evening))\b",
    "overnight": rf"overnight\b(?:\s(?P<way>on|into|to)?\s?(?P<w>{_WEEKDAY}))?",
    "ago": rf"(?P<n>{_COUNT})\s(?P<unit>{_UNIT})s?\s(?:ago|back(?=[.,;]))\b",
    "offset": rf"(?P<n>{_COUNT}|the)\s(?P<unit>{_UNIT})s?\s"
    r"(?P<way>earlier|later|previously|afterwards?|from\snow|prior"
    r"|(?:before|after)(?=\s?(?:[.,;:!?)\"”’]|$)|\s(?:and|but|when|in|at|on|by|with|amid|as)\b))\b"
    r"(?!\s(?:than|in\s(?:the|a)\s(?:day|week|month|year)))",
    "year_ago": r"(?:(?:the|a)\s)?(?:same\s)?(?P<unit>year|month|week)-(?:ago|earlier)\b"
    r"(?:\s(?P<of>quarter|period|month|week|level))?",
    "fiscal": rf"(?:the\s)?(?:{_FISCAL}(?:\syear)?\s(?P<y1>{_SPLIT_YEAR}|{_YEAR})"
    rf"|(?P<y2>{_SPLIT_YEAR}|{_YEAR})\s{_FISCAL}\syear\b"
    r"|(?-i:FY)\s?['’]?(?P<y3>(?:19|20)\d\d[/–-]\d\d|(?:19|20)\d\d|\d\d[/–-]\d\d|\d\d)\b(?!\.\d))",
    "shift_fiscal": rf"(?P<shift>the|{_SHIFT})\s(?:{_FISCAL}|budget)\syear\b"
    r"(?=(?:,?\s(?:that|which))?\s(?P<way>ended|ending|ends|through|to)\s(?:on\s|in\s)?(?:\d\d?\s)?"
    rf"(?P<m>{_WHOLE_MONTH})(?:\s\d\d?\b)?(?:,?\s(?P<y>{_YEAR}))?)?",
    "season_year": rf"(?:the\s)?(?P<season>{_SEASON}),?\s(?:of\s|in\s)?"
    rf"(?P<of>{_SPLIT_YEAR}|{_YEAR}|{_SHIFT}\syear\b|['’]\d\d\b)",
    "shift_season": rf"(?P<shift>the|{_SHIFT})\s(?P<season>{_SEASON})\b",
    "year_end": r"(?:the\s)?(?:(?P<unit>year|month)(?:-|['’]s\s|\s)end"
    r"|end[\s-](?:of[\s-])?(?P<unit2>year|month))\b(?:\s(?P<y>(?:19|20)\d\d)\b)?",
    "same_unit": rf"the\ssame\s(?P<unit>month|quarter|week|day)\s(?:(?:of|in)\s)?"
    rf"(?P<of>{_YEAR}|{_SHIFT}\syear\b|a\syear\s(?:ago|earlier|before)\b)",
    "shift_unit": rf"(?P<shift>the|{_SHIFT})\s(?P<unit>day|week|weekend|month|quarter|year|decade|century)\b",
    "part_of_day": r"(?P<shift>(?:the\s)?(?:next|following|previous|same)|that(?:\ssame)?)"
    r"\s(?:morning|afternoon|evening|night)\b",
    "century": rf"(?:the\s)?(?P<nth>{_NTH})[\s-]century\b(?P<era>\s(?:BCE?|B\.C\.))?",
    "bc": r"(?P<y>\d{1,2},?\d{3}|\d{1,4})\s(?-i:BCE?\b|B\.C\.)",
    "ad": r"(?-i:AD|A\.D\.)\s(?P<y>\d{1,4})(?!\w|[.,]\d)",
    "decade": rf"(?:the\s)?(?:(?P<y>(?:1\d|20)\d)0['’]?s\b|['’](?P<yy>[2-9])0['’]?s\b)"
    rf"|the\s(?P<word>{_any(DECADES)})\b",
    "split_year": rf"(?P<y>{_SPLIT_YEAR})",
    "years": rf"(?P<y1>1\d{{3}}|20\d\d)\s?[-–—]\s?(?P<y2>{_YEAR})",
    "holiday": rf"(?:(?P<shift>{_SHIFT})\s)?(?P<name>{_FEAST})(?P<of>{_OF_YEAR})?",
    "short_year": r"(?<=\bin )['’](?P<y>\d\d)(?!\w|[.,]\d)",
    "year": rf"(?:(?:the|calendar)\syear\s|calendar\s)?(?P<y>{_YEAR})",
}
"""Name of the rule: its pattern, blanks written as `\\s`, letters in either case unless a rule says otherwise."""

NUMERIC = ("iso", "numeric", "cjk")
"""The rules for text in any language."""

_CJK = r"(?P<y>(?:1\d|20)\d\d)\s?[年년]\s?(?P<m>1[0-2]|0?[1-9])\s?[月월](?:\s?(?P<d>3[01]|[12]\d|0?[1-9])\s?[日일])?"

_EDGE = (
    r"(?:(?:the\s)?(?:very\s)?(?:end|close|beginning|start|middle|rest|remainder|course)\sof\s|(?:later|earlier|late|early)\sin\s"
    r"|(?:(?:the|a|an)\s)?(?:early|mid|late|earlier|later|end)(?:-to-late)?(?:\s?-\s?|\s))"
)
"""The words that point to a part of a period. They belong to the span and leave the value as it is."""

_NAMED = re.compile(r"\?P<\w+>")


def _compiled(pattern: str) -> re.Pattern[str]:
    # Copy that is wrapped has more than one blank between words.
    return re.compile(re.sub(r"\\s(?![?{\]-])", r"\\s{1,3}", pattern), re.IGNORECASE)


_PATTERNS = {name: _compiled(pattern) for name, pattern in {**RULES, "cjk": _CJK}.items()}


def _scanner(names: Iterable[str], before: str) -> re.Pattern[str]:
    alternatives = "|".join(f"(?P<{name}>{_NAMED.sub('?:', _PATTERNS[name].pattern)})" for name in names)
    return re.compile(before + f"(?:{alternatives})", re.IGNORECASE)


_ENGLISH = _scanner(RULES, rf"(?<![\w$£€¥#@])(?<!\d[.,])(?P<edge>{_compiled(_EDGE).pattern})?")
_ANY_LANGUAGE = _scanner(NUMERIC, r"(?<![\dA-Za-z$£€¥#@.,/:-])(?P<edge>(?!))?")


_FISCAL_RULES = ("fiscal", "shift_fiscal", "split_year")
_FISCAL_WORDS = re.compile(rf"\b{_FISCAL}|{_SPLIT_YEAR}", re.IGNORECASE)


class Expression(NamedTuple):
    """A match of a rule: where it stands in its passage and what its groups hold."""

    rule: str
    start: int
    end: int
    edge: bool
    """Whether it says "early", "the end of" or the like."""
    match: re.Match[str]

    @property
    def fiscal(self) -> bool:
        """Whether it speaks of a fiscal year, or of one across two calendar years."""
        return self.rule in _FISCAL_RULES or _FISCAL_WORDS.search(self.match[0]) is not None


def scan(text: str, *, english: bool) -> Iterator[Expression]:
    """The expressions of a passage that have the form of a date, from left to right.

    Args:
        text: the words of the passage.
        english: whether they are English; otherwise only dates in figures are looked for.
    """
    scanner = _ENGLISH if english else _ANY_LANGUAGE
    for found in scanner.finditer(text):
        rule = found.lastgroup or ""
        match = _PATTERNS[rule].match(text, found.start(rule))
        if match:
            yield Expression(rule, found.start(), match.end(), found["edge"] is not None, match)
