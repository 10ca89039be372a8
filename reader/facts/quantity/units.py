"""Units of measurement and of time as news writes them, and the kind of figure that each makes."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reader.facts.model import FigureKind


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit after a number."""

    name: str
    kind: FigureKind


_FOREIGN_PERCENT = (
    *(
        "prozent",
        "prozentpunkt",
        "prozentpunkte",
        "prozentpunkten",
        "pour cent",
        "por ciento",
        "per cento",
        "por cento",
    ),
    *("procent", "процент", "процента", "процентов"),
)
_PERCENT = (
    "%",
    "％",
    "percent",
    "per cent",
    "pct",
    "percentage point",
    "percentage-point",
    "basis point",
    "bps",
    "bp",
    *_FOREIGN_PERCENT,
)

_DURATIONS = (
    "millisecond second minute min hour hr day night week fortnight month year yr decade century centuries weekend "
    "winter summer generation semester"
).split()
"""Their plurals in -s are known too."""

_MEASURES = [
    *"""
    kilometre kilometer centimetre centimeter millimetre millimeter metre meter mile yard foot feet inch inches fathom
    hectare acre gram gramme kilogram kilogramme kilo milligram microgram tonne ton pound ounce carat karat
    litre liter millilitre milliliter gallon pint barrel bushel bale teu container-unit
    degree knot watt kilowatt megawatt gigawatt terawatt volt horsepower hertz megahertz gigahertz
    byte kilobyte megabyte gigabyte terabyte bit megabit gigabit pixel megapixel decibel calorie kilocalorie joule
    parsec sievert millisievert becquerel
    """.split(),
    "light year",
    "light-year",
    "nautical mile",
    "troy ounce",
    "metric ton",
    "metric tonne",
    "short ton",
    "deadweight ton",
    "square kilometre",
    "square kilometer",
    "square metre",
    "square meter",
    "square mile",
    "square foot",
    "square feet",
    "square yard",
    "square inch",
    "square inches",
    "cubic metre",
    "cubic meter",
    "cubic foot",
    "cubic feet",
    "cubic kilometre",
    "cubic kilometer",
    "sq km",
    "sq m",
    "sq ft",
    "sq miles",
    "cubic yard",
    "degrees Celsius",
    "degrees Centigrade",
    "degrees Fahrenheit",
    "degree Celsius",
    "degree Fahrenheit",
    "kilowatt-hour",
    "kilowatt hour",
    "megawatt-hour",
    "megawatt hour",
    "gigawatt hour",
    "gigawatt-hour",
    "terawatt hour",
    "terawatt-hour",
    "part per million",
    "parts per million",
    "parts per billion",
]

_SPEEDS = (
    "miles per hour",
    "miles an hour",
    "mile-an-hour",
    "mile-per-hour",
    "kilometers per hour",
    "kilometres per hour",
    "kilometers an hour",
    "kilometre an hour",
    "kilometer an hour",
    "mile an hour",
    "kilometres an hour",
    "meters per second",
    "metres per second",
)

_SYMBOLS = (
    "km/h km/hr m/s km/s mph kph kmph rpm km km² km2 m² m2 sq.km cm mm µm nm mi ft lb lbs oz kg mg µg ha MW GW TW kW MWh GWh TWh kWh mAh hp bhp Hz kHz MHz GHz "
    "kB KB MB GB TB PB Mbps Gbps Mb/s Gb/s dB ml cl dl hl kJ kcal cc ppm ppb bcm bcf tcf °C °F ° ℃ ℉ MP kV mSv ly AU mmHg hPa kPa"
).split()
"""Written as here, with or without a blank after the number."""

_ATTACHED = {"m": "m", "C": "°C", "F": "°F", "in": "in", "g": "g", "t": "t", "l": "l", "L": "l", '"': "in", "''": "in"}
"""Symbols that would be words or letters if a blank stood before them."""

_SHORT_TIMES = {
    "h": "hours",
    "hrs": "hours",
    "hr": "hours",
    "mins": "minutes",
    "min": "minutes",
    "secs": "seconds",
    "sec": "seconds",
}
_TIME_LETTERS = {"s": "seconds", "ms": "milliseconds"}

_RATES = {
    "bpd": "barrels per day",
    "b/d": "barrels per day",
    "mpg": "miles per gallon",
    "bps": "basis points",
    "bp": "basis points",
}


def _words(names: list[str] | tuple[str, ...]) -> str:
    spelt = (
        re.escape(name).replace(r"\ ", r"[ \n-]").replace(r"\-", r"[ \n-]")
        for name in sorted(names, key=len, reverse=True)
    )
    return "|".join(spelt)


def _symbols(names: list[str]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))


_END = r"(?![^\W_])"
AFTER = re.compile(
    rf"""
    [ \n\u00a0\u202f]?(?P<sign>[%％])
    |[ \n\u00a0\u202f]?(?P<rate>{_symbols(["bpd", "b/d", "mpg", "bps", "bp"])}){_END}
    |(?P<attached>(?:{_symbols(list(_ATTACHED))}|{_symbols(list(_TIME_LETTERS))})){_END}(?!['’]\w)
    |[ \u00a0\u202f](?P<spaced>[CFm]){_END}(?![.'’/&-])
    |[ \u00a0\u202f-]?(?P<short_time>{_symbols(list(_SHORT_TIMES))}){_END}
    |[ \u00a0\u202f-]?(?P<symbol>{_symbols(_SYMBOLS)}){_END}
    |[ \n\u00a0\u202f]?(?P<hyphen>-)?(?i:
        (?P<percent>{_words([name for name in _PERCENT if name[0].isalpha()])})s?
        |(?P<speed>{_words(_SPEEDS)})
        |(?P<rate_word>barrels?[ \n](?:per|a)[ \n]day)
        |(?P<measure>{_words(_MEASURES)})(?:s|es)?
        |(?P<duration>{_words([name for name in _DURATIONS if name not in ("min", "hr")])})(?:s)?(?<![ ]second)
    ){_END}
    """,
    re.VERBOSE,
)
"""A unit after a number and its scale."""

PER = re.compile(
    r"""
    (?:[ \n-](?:a|an|each|every)[ \n-]|(?P<per>[ \n-]per[ \n-])|/)
    (?P<base>day|night|week|month|quarter|year|annum|hour|minute|second|share|barrel|bbl|ounce|oz|tonne|ton|metric\ ton|kilogram
    |kilo|kg|gram|pound|lb|gallon|litre|liter|bushel|unit|piece|head|capita|person|household|vehicle|ticket|seat|bottle|carat
    |kilometre|kilometer|km|mile|square\ (?:metre|meter|foot|mile|kilometre|kilometer)|hectare|acre|megawatt[ -]hour|MWh|kWh|kilowatt[ -]hour
    |(?P<number>1,000|10,000|100,000|1\ million|million|thousand|100)(?:\ (?:people|residents|inhabitants|population|births|live\ births))?
    |(?(per)[a-z]{3,20}|(?!))
    )(?![^\W_])(?!\ (?:earlier|ago|before|later|old)\b)(?!(?<=day|eek|nth|ter|ear|our|ute|ond)\ (?:from|after)\b)
    """,
    re.VERBOSE,
)
"""What an amount is counted by: "a barrel", "per 100,000 people"."""

TIMES = frozenset("day night week month quarter year annum hour minute second".split())
"""The bases of `PER` that make a rate of whatever is counted."""

_PLURALS = {"foot": "feet", "inch": "inches", "century": "centuries"}


def read(found: re.Match[str]) -> Unit:
    """The unit that a match of `AFTER` states, its noun in the plural as counted ("five-day": days)."""
    group, written = found.lastgroup or "", " ".join(found[0].strip(" \n\u00a0\u202f-").split())
    match group:
        case "sign":
            return Unit("%", FigureKind.PERCENT)
        case "percent":
            word = written.lower().replace("-", " ")
            basis, points = "basis" in word, "point" in word or "punkt" in word
            return Unit("basis points" if basis else "percentage points" if points else "%", FigureKind.PERCENT)
        case "rate":
            kind = FigureKind.PERCENT if written.startswith("bp") and written != "bpd" else FigureKind.RATE
            return Unit(_RATES[written], kind)
        case "rate_word":
            return Unit("barrels per day", FigureKind.RATE)
        case "attached" if found["attached"] in _TIME_LETTERS:
            return Unit(_TIME_LETTERS[found["attached"]], FigureKind.DURATION)
        case "attached":
            return Unit(_ATTACHED[found["attached"]], FigureKind.MEASURE)
        case "spaced":
            return Unit(_ATTACHED[found["spaced"]], FigureKind.MEASURE)
        case "short_time":
            return Unit(_SHORT_TIMES[written], FigureKind.DURATION)
        case "duration":
            return Unit(_plural(written), FigureKind.DURATION)
        case "measure":
            return Unit(_plural(written), FigureKind.MEASURE)
        case _:
            return Unit(written, FigureKind.MEASURE)


def _plural(noun: str) -> str:
    head, _, last = noun.rpartition(" ")
    if last in _PLURALS:
        last = _PLURALS[last]
    elif last.lower() not in _UNCHANGED and not last.endswith("s"):
        last += "s"
    return f"{head} {last}".strip()


_UNCHANGED = frozenset("feet horsepower celsius centigrade fahrenheit hertz teu km m ft".split())
