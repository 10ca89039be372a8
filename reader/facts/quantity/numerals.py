"""Numerals: "25,000", "1.2 billion", "two and a half", "a dozen", "two-thirds", "tens of thousands"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum, auto


class Form(Enum):
    """How a numeral is written."""

    DIGITS = auto()
    WORDS = auto()
    FRACTION = auto()
    """"a third", "two-thirds", "half"."""
    ORDINAL = auto()
    """"second", "14th"."""
    VAGUE = auto()
    """"hundreds", "tens of thousands", "several million": of no stated value."""
    DECADE = auto()
    """"60s", "thirties"; the value is the first year."""


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number where it stands in a text."""

    start: int
    end: int
    value: float | None
    form: Form
    whole: bool = True
    """Whether it has neither a decimal point nor a separator nor a scale, as a label may have: "737"."""
    scale: float = 1
    """The scale that it is written with: a million in "1.2 million"."""


_SMALL = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
}
_TENS = {
    word: 10 * value
    for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
}
_SCALES = {
    "dozen": 12,
    "hundred": 10**2,
    "thousand": 10**3,
    "lakh": 10**5,
    "million": 10**6,
    "crore": 10**7,
    "billion": 10**9,
    "trillion": 10**12,
    "quadrillion": 10**15,
}
_FOREIGN_SCALES = {
    word: value
    for value, words in (
        (10**3, "tausend tsd tsd. тыс тыс. тысяч"),
        (10**6, "millionen mio. millions millones milioni milhões miljoen miljoner млн миллионов миллиона"),
        (10**9, "milliarde milliarden mrd mrd. milliard milliards miliardi miljard miljarder mld млрд миллиардов"),
    )
    for word in words.split()
}
"""What stands behind the figures of other languages; "Billion" and "billón" mean something else in them."""

_SHORT_SCALES = _FOREIGN_SCALES | {
    "mn": 10**6,
    "mln": 10**6,
    "mio": 10**6,
    "bn": 10**9,
    "bln": 10**9,
    "tn": 10**12,
    "trn": 10**12,
    "trln": 10**12,
}
_ORDINALS = {
    word: value
    for value, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
        "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(),
        start=1,
    )
}
_PARTS = {
    "half": 2,
    "halve": 2,
    "quarter": 4,
    **{word: value for word, value in _ORDINALS.items() if 3 <= value <= 10},
    "hundredth": 100,
    "thousandth": 1000,
}
_DECADES = {
    word: 10 * value
    for value, word in enumerate("twenties thirties forties fifties sixties seventies eighties nineties".split(), 2)
}
_SIGNS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}

_LONGEST = 18
"""Digits beyond which a run of digits is no number of news."""


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_MULTIPLES = "tens|dozens|scores|hundreds|thousands|lakhs|crores|millions|billions|trillions"
_WORD = _any([*_SMALL, *_TENS, *_SCALES])
_BLANK = r"[ \n\t\u00a0\u202f\u2009\u2007]"
_ENGLISH_DIGITS = r"""
    (?:\d{1,2}(?:,\d\d){1,4},\d{3}(?!\d)
    |\d{1,3}(?:,\d{3}){1,6}(?!\d)(?:\.\d+)?
    |\d{1,3}(?:[\u00a0\u202f\u2009\u2007]\d{3}){1,6}(?!\d)(?:\.\d+)?
    |\d{1,3}(?:[ ]\d\d0){1,6}(?![\d,.]?\d)
    |\d+(?:\.\d+)?
    |\.\d+)
"""
_OTHER_DIGITS = rf"""
    (?:\d{{1,3}}(?:(?:[.'’]|{_BLANK})\d{{3}}){{1,6}}(?!\d)(?:,\d+)?
    |\d+(?:,\d+)?(?:\.\d+)?)
"""


def _master(digits: str) -> re.Pattern[str]:
    return re.compile(
        rf"""
        (?<![\d])(?<!\d[.,])
        (?:
        (?P<digits>{digits})(?:(?P<ordinal_ending>st|nd|rd|th)(?![^\W_])|(?P<decade_ending>['’]?s)(?![^\W_]))?
            (?P<sign>[½¼¾⅓⅔])?
        |(?P<sign_alone>[½¼¾⅓⅔])
        |(?<![^\W_])(?:
            (?P<vague>(?:many[ ]|several[ ]|a[ ]few[ ])(?:hundred|thousand|million|billion|dozen)(?:[ ](?:thousand|million))?
                |(?:{_MULTIPLES})(?:\s(?:and|upon)\s(?:{_MULTIPLES})|\sof\s(?:{_MULTIPLES})){{0,3}})
            |(?P<half_of>half[ -](?:a|an|one)[ -])(?P<half_scale>dozen|million|billion|trillion|hundred|thousand)
            |(?P<share_above>(?:a|one|two|three|four|five|six|seven|eight|nine))[ -](?P<share_below>{_any(_PARTS)})s?
            |(?P<half>half)
            |(?P<one_of>a[ ]half[ -])(?P<one_scale>dozen|hundred|thousand|million|billion|trillion)
            |(?P<score>a[ ]score)(?=\sof\s)
            |(?P<decade>{_any(_DECADES)})
            |(?P<ordinal>(?:(?:{_any(_TENS)})-)?(?:{_any(_ORDINALS)}))
            |(?P<words>(?:a[ ](?=dozen|hundred|thousand|million|billion|trillion))?(?:{_WORD})(?:(?:[ -]|\n|[ -]and[ -]){{1}}(?:{_WORD})(?![^\W_])){{0,12}})
        )(?=fold|[\W_]|\Z))
        """,
        re.VERBOSE | re.IGNORECASE,
    )


_ENGLISH, _OTHER = _master(_ENGLISH_DIGITS), _master(_OTHER_DIGITS)
_SCALE = re.compile(rf"(?:{_BLANK}|-)?(?P<scale>{_any([*_SCALES, *_SHORT_SCALES])})(?![^\W_])", re.IGNORECASE)
_WORDS = re.compile(_WORD, re.IGNORECASE)
_AND_A_HALF = re.compile(r"[ -]and[ -](?:a[ -]half|one[ -]half|a[ -](?P<quarter>quarter))\b", re.IGNORECASE)
_MIXED = re.compile(r"[ -](?P<above>\d)/(?P<below>[234568]|10|16)(?![\d/])")
_LINK = re.compile(r"[\s-]+(?P<both>and[\s-]+)?")


def scan(text: str, *, english: bool = True) -> Iterator[Numeral]:
    """The numerals of a text, in reading order, none overlapping another.

    Args:
        text: any text.
        english: whether the comma separates thousands and the point decimals; otherwise the reverse.
    """
    at = 0
    grammar = _ENGLISH if english else _OTHER
    while found := grammar.search(text, at):
        numeral = _read(text, found, english=english)
        if numeral is not None:
            yield numeral
        at = max(found.end() if numeral is None else numeral.end, found.start() + 1)


def _read(text: str, found: re.Match[str], *, english: bool) -> Numeral | None:
    start, end, kind = found.start(), found.end(), found.lastgroup
    if found["digits"]:
        return _digits(text, found, english=english)
    if found["vague"]:
        return Numeral(start, end, None, Form.VAGUE)
    if found["half_of"]:
        return Numeral(start, end, _SCALES[found["half_scale"].lower()] / 2, Form.WORDS, whole=False)
    if found["share_above"]:
        above = found["share_above"].lower()
        number = 1 if above == "a" else _SMALL[above]
        return Numeral(start, end, number / _PARTS[found["share_below"].lower()], Form.FRACTION)
    if found["half"]:
        return Numeral(start, end, 0.5, Form.FRACTION)
    if found["sign_alone"]:
        return Numeral(start, end, _SIGNS[found["sign_alone"]], Form.FRACTION)
    if found["score"]:
        return Numeral(start, end, 20, Form.WORDS)
    if found["one_of"]:
        return Numeral(start, end, _SCALES[found["one_scale"].lower()] / 2, Form.WORDS, whole=False)
    if kind == "decade":
        return Numeral(start, end, _DECADES[found["decade"].lower()], Form.DECADE)
    if kind == "ordinal":
        *tens, unit = found["ordinal"].lower().split("-")
        return Numeral(start, end, sum(_TENS[word] for word in tens) + _ORDINALS[unit], Form.ORDINAL)
    return _words(text, found)


def _digits(text: str, found: re.Match[str], *, english: bool) -> Numeral | None:
    written, start, end = found["digits"], found.start(), found.end()
    if english:
        plain = re.sub(r"[^\d.]", "", written)
    else:
        plain = re.sub(r"[.'’\s](?=\d{3}(?!\d))", "", written).replace(",", ".")
    if len(plain) > _LONGEST or plain.count(".") > 1:
        return None
    value = float(plain)
    if found["ordinal_ending"]:
        return Numeral(start, end, value, Form.ORDINAL)
    if found["decade_ending"]:
        return Numeral(start, end, value, Form.DECADE) if value < 100 else None
    if found["sign"]:
        return _grown(text, start, end, value + _SIGNS[found["sign"]], Form.DIGITS, whole=False)
    if mixed := _MIXED.match(text, end):
        share = int(mixed["above"]) / int(mixed["below"])
        of_cent = 0.01 if "." in plain else 1
        return _grown(text, start, mixed.end(), value + share * of_cent, Form.DIGITS, whole=False)
    return _grown(text, start, end, value, Form.DIGITS, whole=written.isdigit())


def _words(text: str, found: re.Match[str]) -> Numeral | None:
    """As many of the words as make one number: "two hundred and six", but "twenty" and "three" of "twenty three four"."""
    total, current, at, end = 0, 0, found.start(), 0
    lowest = 10**18
    for number, word in enumerate(_WORDS.finditer(found[0])):
        said = word[0].lower()
        link = _LINK.fullmatch(found[0], end, word.start()) if number else None
        if link is not None and link["both"] and not (total or current >= 100):
            break
        if said in _SMALL:
            room = (
                current % 100 == 0
                if _SMALL[said] >= 10 or said == "zero"
                else current % 10 == 0 and current % 100 != 10
            )
            if number and (not room or said == "zero"):
                break
            current += _SMALL[said]
        elif said in _TENS:
            if current % 100:
                break
            current += _TENS[said]
        elif said in ("hundred", "dozen"):
            if number and not 0 < current < 100:
                break
            current = (current or 1) * _SCALES[said]
        else:
            if number and (not current or _SCALES[said] >= lowest):
                break
            lowest = _SCALES[said]
            total, current = total + (current or 1) * lowest, 0
        end = word.end()
    whole = total == 0 and current < 100
    return _grown(text, at, at + end, total + current, Form.WORDS, whole=whole)


def _grown(text: str, start: int, end: int, value: float, form: Form, whole: bool) -> Numeral:
    """With "and a half" and the scale words that follow: "2 lakh crore"."""
    if half := _AND_A_HALF.match(text, end):
        value, end, whole = value + (0.25 if half["quarter"] else 0.5), half.end(), False
    scale = 1.0
    for _ in range(2):
        found = _SCALE.match(text, end)
        if found is None:
            break
        said = found["scale"].lower()
        scale, end = scale * (_SCALES.get(said) or _SHORT_SCALES[said]), found.end()
    return Numeral(start, end, _rounded(value * scale), form, whole and scale == 1, scale)


def _rounded(value: float) -> float:
    """Without the noise of binary fractions: 1.1 million is 1100000."""
    return round(value, 6) if value < 10**9 else float(round(value, 2))
