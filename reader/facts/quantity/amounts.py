"""Amounts: a numeral with its sign, its currency or unit, and what it is counted by."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from reader.facts.model import FigureKind
from reader.facts.quantity import currencies, units
from reader.facts.quantity.numerals import Form, Numeral


@dataclass(frozen=True, slots=True)
class Amount:
    """A numeral read with what stands beside it. Offsets count from the start of the passage."""

    start: int
    end: int
    value: float | None
    numeral: Numeral
    kind: FigureKind | None = None
    """None while only the words around it can tell."""
    unit: str | None = None
    adjectival: bool = False
    """Whether a hyphen makes it an adjective: "25-yard"."""
    adjoined: bool = False
    """Whether the unit stands beside this very number, and is not another's."""


_WINDOW = 12
_MINUS = re.compile(r"(?:(?<![\w.%)])[-−–]|(?<!or )(?<![^\W_])minus )\Z", re.IGNORECASE)
_PLUS = re.compile(r"(?<![\w.%)])\+\Z")
_BARE_SCALE = re.compile(r"(?P<scale>[mMkKbB])(?![^\W_])")
_LETTERS = {"m": 10**6, "k": 10**3, "b": 10**9}
_SPACED_MILLION = re.compile(r" m(?=illion|\b(?!\.?\w))")
_PEOPLE_AFTER = re.compile(
    r" (?!hurdles|freestyle|backstroke|butterfly|breaststroke|heats|finals|sprints)[a-z]+s\b| people\b"
)
_PEOPLE_BEFORE_OF = re.compile(r" of (?:them|those|us)\b")
_NUMBER_OF = re.compile(
    r"\b(?:number|people|passengers|viewers|customers|users|sales|jobs|votes|population|audience|subscribers|shares|copies|units|homes)\b[^.;,]*\Z"
)
_WEIGHING = re.compile(r"\b(?:weigh|lost|lose|gain|shed|lift)\w*\b[^.;]*\Z")
_AMBIGUOUS_NAMES = frozenset("real won mark marks sol som dong dram lari lev sterling".split())
_WEIGHED = re.compile(
    r" of (?!(?:damage|debt|revenue|invest|cuts|savings|aid|fund|tax|profit|cash|public|spending))[a-z]|.{0,3}\(\d"
)


def read(text: str, numeral: Numeral, article: str) -> Amount:
    """The amount that a numeral opens: with the sign and currency before it, the scale, unit and base after it.

    Args:
        text: the passage.
        numeral: a numeral of the passage.
        article: the whole article, which decides between currencies of one name.
    """
    if numeral.form in (Form.ORDINAL, Form.DECADE):
        return Amount(numeral.start, numeral.end, numeral.value, numeral)
    money = _money(text, numeral, article)
    amount = money or _measured(text, numeral)
    amount = _by(text, amount)
    return _signed(text, amount)


def _money(text: str, numeral: Numeral, article: str) -> Amount | None:
    before = text[max(0, numeral.start - _WINDOW) : numeral.start]
    prefix = currencies.BEFORE.search(before) if numeral.form is Form.DIGITS else None
    value, end, scale = numeral.value, numeral.end, numeral.scale
    if prefix is not None:
        code = prefix["code"] or currencies.SYMBOLS[prefix["symbol"]]
        if prefix["symbol"] in currencies.LOOSE and numeral.whole:
            prefix = None
    if prefix is not None:
        if scale == 1 and (letter := _BARE_SCALE.match(text, end)):
            scale = _LETTERS[letter["scale"].lower()]
            value, end = _times(value, scale), letter.end()
        elif scale == 1 and (spaced := re.compile(r" m\b").match(text, end)):
            value, end, scale = _times(value, 10**6), spaced.end(), 10**6
        suffix = currencies.AFTER.match(text, end)
        if suffix and (suffix["name"] or suffix["code"]) and not suffix["pence"]:
            end = suffix.end()
        return Amount(
            numeral.start - len(before) + prefix.start(),
            end,
            value,
            replace(numeral, scale=scale),
            FigureKind.MONEY,
            code,
            text[end : end + 1] == "-",
            True,
        )
    if scale == 1 and numeral.form is Form.DIGITS and (letter := _BARE_SCALE.match(text, end)):
        with_scale = currencies.AFTER.match(text, letter.end())
        if with_scale and not with_scale["pence"]:
            scale = _LETTERS[letter["scale"].lower()]
            value, end = _times(value, scale), letter.end()
    suffix = currencies.AFTER.match(text, end)
    if suffix is None:
        return None
    unit = _currency(text, suffix, numeral, scale, article)
    if unit is None:
        return None
    name = suffix["name"] or suffix["pence"] or ""
    if name and (part := currencies.hundredth(name)):
        value, unit = (None if value is None else value / 100), part
    end = suffix.end()
    adjectival = suffix[0].startswith("-") or text[end : end + 1] == "-"
    return Amount(numeral.start, end, value, replace(numeral, scale=scale), FigureKind.MONEY, unit, adjectival, True)


def _currency(text: str, suffix: re.Match[str], numeral: Numeral, scale: float, article: str) -> str | None:
    """The code that the words after a number state; its name where no country is told; None if they are no money."""
    if suffix["sign"]:
        return currencies.SYMBOLS[suffix["sign"]]
    if suffix["code"]:
        return str(suffix["code"])
    if suffix["pence"]:
        return "GBP" if numeral.form is Form.DIGITS and currencies.is_of_britain(article) else None
    name, nation = suffix["name"].lower(), suffix["nation"]
    if name in _AMBIGUOUS_NAMES and scale == 1 and numeral.value is not None and numeral.value < 100:
        return None
    if name == "pound" and nation is None and scale < 10**6:
        spent = currencies.is_of_britain(article) or units.PER.match(text, suffix.end()) is not None
        weighed = _WEIGHED.match(text, suffix.end()) or _WEIGHING.search(
            text, max(0, numeral.start - 40), numeral.start
        )
        if not spent or weighed or suffix[0].startswith("-"):
            return None
    if currencies.hundredth(name):
        return name
    return currencies.named(name, nation, article) or suffix["name"] + ("" if name.endswith("s") else "s")


def _measured(text: str, numeral: Numeral) -> Amount:
    end, value, scale = numeral.end, numeral.value, numeral.scale
    if numeral.form is Form.DIGITS and scale == 1 and (letter := _BARE_SCALE.match(text, end)):
        counted = _PEOPLE_AFTER.match(text, letter.end()) or _PEOPLE_BEFORE_OF.match(text, letter.end())
        of_many = letter["scale"] == "m" and _NUMBER_OF.search(text, max(0, numeral.start - 60), numeral.start)
        if counted or of_many or (letter["scale"] == "k" and not numeral.whole):
            scale = _LETTERS[letter["scale"].lower()]
            numeral = replace(numeral, scale=scale, whole=False, end=letter.end())
            return _measured(text, replace(numeral, value=_times(value, scale)))
    if numeral.form is Form.FRACTION:
        return _part_of_unit(text, numeral)
    found = units.AFTER.match(text, end)
    if found is None or (found.lastgroup in ("attached", "spaced") and numeral.form is not Form.DIGITS):
        return Amount(numeral.start, end, value, numeral)
    unit = units.read(found)
    adjectival = found[0].startswith("-") or text[found.end() : found.end() + 1] == "-"
    end = found.end()
    if half := _AND_A_HALF.match(text, end):
        value, end = (None if value is None else value + 0.5), half.end()
    return Amount(numeral.start, end, value, numeral, unit.kind, unit.name, adjectival, True)


_AND_A_HALF = re.compile(r" and a half\b")
_OF_UNIT = re.compile(r"(?: of)?[ -](?:an? |the )?")
_OWN_UNIT = re.compile(r"[ -](?=percentage|per ?cent|point|mile|inch|hour)")


def _part_of_unit(text: str, numeral: Numeral) -> Amount:
    """Such as "half an hour", "three-quarters of a mile", "a quarter percentage point"."""
    link = _OF_UNIT.match(text, numeral.end) if not _OWN_UNIT.match(text, numeral.end) else None
    at = link.end() - 1 if link and link[0].strip(" -").split()[-1:] in (["a"], ["an"]) else numeral.end
    found = units.AFTER.match(text, at)
    if found is None or found.lastgroup not in ("duration", "measure", "percent"):
        return Amount(numeral.start, numeral.end, numeral.value, numeral, FigureKind.RATE, None)
    unit = units.read(found)
    return Amount(numeral.start, found.end(), numeral.value, numeral, unit.kind, unit.name, adjoined=True)


def _by(text: str, amount: Amount) -> Amount:
    """With the base that it is counted by: "€15 million a year", "$81.62 a barrel"."""
    if amount.kind not in (FigureKind.MONEY, FigureKind.MEASURE, FigureKind.RATE, None):
        return amount
    found = units.PER.match(text, amount.end)
    if found is None or (amount.kind is None and found[0].startswith("/")):
        return amount
    base = found["base"]
    if amount.kind is FigureKind.MONEY:
        return replace(amount, end=found.end(), unit=f"{amount.unit}/{base}")
    if base in units.TIMES or found["number"] or found["per"]:
        unit = f"{amount.unit} per {base}" if amount.unit else f"per {base}"
        return replace(amount, end=found.end(), kind=FigureKind.RATE, unit=unit, adjoined=True)
    return amount


def _signed(text: str, amount: Amount) -> Amount:
    before = text[max(0, amount.start - 12) : amount.start]
    if amount.value is not None and (minus := _MINUS.search(before)):
        return replace(amount, start=amount.start - len(minus[0]), value=-amount.value)
    if _PLUS.search(before):
        return replace(amount, start=amount.start - 1)
    return amount


def _times(value: float | None, scale: float) -> float | None:
    return None if value is None else round(value * scale, 4)
