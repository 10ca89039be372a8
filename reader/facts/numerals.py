"""Numbers as they are written in the news: digits, words, scales, fractions, ranges."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reader.facts.units import SCALES, SYMBOLS

_UNITS = dict(
    zip(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen".split(),
        range(1, 20),
        strict=False,
    )
)
_TENS = dict(zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10), strict=True))
_SIMPLE = "|".join([*_UNITS, *_TENS])
_SPELT = rf"(?:(?:{'|'.join(_TENS)})-(?:{'|'.join(list(_UNITS)[:9])})|{_SIMPLE}|zero)"
_DIGITS = r"\d{1,3}(?:,\d{2,3})+(?:\.\d+)?|\d{1,3}(?:[\u00a0\u202f]\d{3})+(?![\d])|\d+(?:\.\d+)?"
_SCALE = r"(?:hundred|thousand|lakh|million|mln|crore|billion|bln|trillion|trn|quadrillion)"
_SHORT_SCALE = r"(?:bn|mn|tn|m|k|b)(?![A-Za-z/])"
_SIGNS = "|".join(re.escape(sign) for sign in sorted(SYMBOLS, key=len, reverse=True))

_ATOM = re.compile(
    rf"(?<![\w.,/:#])(?:(?P<currency>{_SIGNS})\s?)?(?P<sign>(?:minus\s|(?<!\w)[-−](?=\d)))?"
    rf"(?:(?P<currency2>{_SIGNS})\s?)?"
    rf"(?:(?P<digits>{_DIGITS})|(?P<spelt>\b{_SPELT}\b(?:\s(?:hundred|thousand)(?:\sand\s{_SPELT})?)?)"
    rf"|(?P<half>\bhalf\sa(?=\s(?:dozen|{_SCALE})\b))|(?P<article>\b[Aa]n?(?=\s(?:dozen|score|{_SCALE})\b)))"
    rf"(?P<and>\sand\sa\s(?:half|quarter))?"
    rf"(?:(?P<glue>[\s-]?)(?P<scale>{_SCALE})\b|(?P<short>{_SHORT_SCALE}))?"
    rf"(?P<dozen>\sdozen\b)?",
    re.IGNORECASE,
)
_FRACTION = re.compile(
    r"(?i)\b(?:(?P<count>an?|one|two|three|four|five|seven|nine)[\s-](?P<part>half|halves|thirds?|quarters?|fourths?|fifths?|sixths?"
    r"|sevenths?|eighths?|ninths?|tenths?|hundredths?|thousandths?|ten-thousandths?)\b"
    r"|(?P<in>one|two|three|four|\d+)\sin\s(?P<of>\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten|twenty|hundred))"
)
_PARTS = {
    "half": 2,
    "halves": 2,
    "third": 3,
    "quarter": 4,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "hundredth": 100,
    "thousandth": 1000,
    "ten-thousandth": 10000,
}
_VAGUE = re.compile(
    r"(?i)\b(?:(?:tens|dozens|scores|hundreds|thousands|millions|billions|trillions)"
    r"(?:\sof\s(?:thousands|millions|billions))?)\b"
)


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number in a text; offsets count in that text."""

    start: int
    end: int
    value: float | None
    currency: str | None = None
    """The sign or code before it, as an ISO 4217 code."""
    scaled: bool = False
    spelt: bool = False
    fraction: bool = False
    short: bool = False
    """Its scale is one letter, which may be a unit as well: "5.9m"."""


def numerals(text: str) -> Iterator[Numeral]:
    """All numbers of a text, in order and apart."""
    taken = 0
    special = sorted([*_fractions(text), *_vague(text)], key=lambda n: n.start)
    pending = iter(special)
    ahead = next(pending, None)
    for found in _ATOM.finditer(text):
        while ahead is not None and ahead.start <= found.start() + 3 and ahead.end > found.start():
            if ahead.start >= taken:
                yield ahead
                taken = ahead.end
            ahead = next(pending, None)
        while ahead is not None and ahead.end <= found.start():
            if ahead.start >= taken:
                yield ahead
                taken = ahead.end
            ahead = next(pending, None)
        if found.start() < taken:
            continue
        numeral = _numeral(text, found)
        if numeral is not None:
            yield numeral
            taken = numeral.end
    while ahead is not None:
        if ahead.start >= taken:
            yield ahead
            taken = ahead.end
        ahead = next(pending, None)


def _numeral(text: str, found: re.Match[str]) -> Numeral | None:
    value = _plain(found)
    if value is None:
        return None
    if found["and"]:
        value += 0.25 if found["and"].lower().endswith("quarter") else 0.5
    scale = (found["scale"] or found["short"] or "").lower()
    if scale:
        value *= SCALES[scale]
    if found["dozen"]:
        value *= 12
    if found["sign"]:
        value = -value
    sign = found["currency"] or found["currency2"]
    currency = next((code for name, code in SYMBOLS.items() if sign and name.lower() == sign.lower()), None)
    if sign and sign.isalpha() and not (sign.isupper() or sign in SYMBOLS):
        return None
    return Numeral(
        found.start(),
        found.end(),
        round(value, 6),
        currency,
        bool(scale),
        found["digits"] is None,
        short=bool(found["short"]),
    )


def _plain(found: re.Match[str]) -> float | None:
    if found["digits"]:
        return float(re.sub(r"[,\u00a0\u202f]", "", found["digits"]))
    if found["half"]:
        return 0.5
    if found["article"]:
        return 1.0
    total, current = 0.0, 0.0
    for word in re.split(r"[\s-]+", found["spelt"].lower()):
        if word in _UNITS:
            current += _UNITS[word]
        elif word in _TENS:
            current += _TENS[word]
        elif word in ("hundred", "thousand"):
            current = (current or 1) * SCALES[word]
    return total + current


def _fractions(text: str) -> Iterator[Numeral]:
    for found in _FRACTION.finditer(text):
        if found["part"]:
            part = found["part"].lower()
            size = _PARTS.get(part) or _PARTS[part.removesuffix("s")]
            count = _UNITS.get(found["count"].lower(), 1)
            value = count / size
        else:
            numbers = [_number(found["in"]), _number(found["of"])]
            if not numbers[1]:
                continue
            value = numbers[0] / numbers[1]
        yield Numeral(found.start(), found.end(), round(value, 6), fraction=True, spelt=True)


def _number(text: str) -> float:
    word = text.lower()
    return (
        _UNITS.get(word)
        or _TENS.get(word)
        or SCALES.get(word)
        or float(word.replace(",", "") if word[0].isdigit() else 0)
    )


def _vague(text: str) -> Iterator[Numeral]:
    for found in _VAGUE.finditer(text):
        yield Numeral(found.start(), found.end(), None, spelt=True)
