"""Times that were run or taken: "9:58.4", "2h51", "1:54:37", "two hours and 51 minutes", and "6ft 2in" which is built alike."""

from __future__ import annotations

import re

from reader.facts.model import FigureKind
from reader.facts.quantity.amounts import Amount
from reader.facts.quantity.numerals import Numeral
from reader.facts.quantity.quantity import Quantity

_LAP = re.compile(
    r"(?:(?P<hours>\d{1,2}):)?(?P<minutes>\d{1,2}):(?P<seconds>\d{2})(?P<parts>\.\d{1,3})?(?![\d:]|\s?[ap]\.?m\b)"
)
_LAP_BEFORE = re.compile(
    r"\b(?:in|time of|times of|clock(?:ed|ing)|record of|ran|best of|timed at)\s(?:a\s)?\Z", re.IGNORECASE
)
_HOURS = re.compile(
    r"(?P<hours>\d{1,2})\s?h(?:rs?|ours?)?,?\s?(?P<minutes>\d{2}(?![\d\s]*m)|\d{1,2}(?=\s?m))(?:\s?m(?:ins?|inutes?)?)?"
    r"(?:,?\s?(?:and\s)?(?P<seconds>\d{1,2}(?:\.\d+)?)\s?s(?:ecs?|econds?)?)?(?![\w:])"
)
_MINUTES = re.compile(r"(?P<minutes>\d{1,3})\s?m(?:ins?)?\s?(?P<seconds>\d{1,2}(?:\.\d+)?)\s?s(?:ecs?)?(?!\w)")
_AND = re.compile(r",?\s(?:and\s)?|-(?=\d)")
_SMALLER = {
    ("centuries", "decades"): 10,
    ("decades", "years"): 10,
    ("years", "months"): 12,
    ("weeks", "days"): 7,
    ("days", "hours"): 24,
    ("hours", "minutes"): 60,
    ("minutes", "seconds"): 60,
    ("feet", "inches"): 12,
    ("ft", "in"): 12,
    ("pounds", "ounces"): 16,
    ("lb", "oz"): 16,
    ("lbs", "oz"): 16,
}
_SHORT_OF_FOOT = re.compile(
    r"[-\s](?P<inches>\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven)(?![\w%]|[.,]\d)", re.IGNORECASE
)
_INCHES = {w: n for n, w in enumerate("one two three four five six seven eight nine ten eleven".split(), 1)}


def read(text: str, numeral: Numeral) -> Quantity | None:
    """The time in figures that begins with this numeral; None if there is none, or a time of day."""
    lap = _LAP.match(text, numeral.start)
    if lap and (lap["parts"] or lap["hours"] or _LAP_BEFORE.search(text[max(0, numeral.start - 16) : numeral.start])):
        seconds = (
            3600 * int(lap["hours"] or 0) + 60 * int(lap["minutes"]) + float(lap["seconds"] + (lap["parts"] or ""))
        )
        return _duration(numeral, lap.end(), seconds, "seconds")
    if hours := _HOURS.match(text, numeral.start):
        minutes = 60 * int(hours["hours"]) + int(hours["minutes"])
        if hours["seconds"]:
            return _duration(numeral, hours.end(), 60 * minutes + float(hours["seconds"]), "seconds")
        return _duration(numeral, hours.end(), minutes, "minutes")
    if short := _MINUTES.match(text, numeral.start):
        return _duration(numeral, short.end(), 60 * int(short["minutes"]) + float(short["seconds"]), "seconds")
    return None


def joined(text: str, one: Amount, two: Amount) -> Quantity | None:
    """Two amounts that are one: hours and minutes, feet and inches; the value is in the smaller unit."""
    factor = _SMALLER.get((one.unit or "", two.unit or ""))
    if factor is None or one.value is None or two.value is None or two.value >= factor:
        return None
    if not _AND.fullmatch(text, one.end, two.start):
        return None
    value = round(one.value * factor + two.value, 3)
    return Quantity(
        one.start, two.end, one.numeral, value, kind=two.kind, unit=two.unit, adjectival=two.adjectival, complete=True
    )


def height(text: str, feet: Amount) -> Quantity | None:
    """Such as "6-foot-4", "five foot eleven" in inches."""
    inches = _SHORT_OF_FOOT.match(text, feet.end) if feet.unit == "feet" and feet.value is not None else None
    if inches is None or feet.value is None or feet.value > 8 or "f" not in text[feet.start : feet.end]:
        return None
    written = inches["inches"].lower()
    value = feet.value * 12 + (_INCHES.get(written) or int(written))
    return Quantity(
        feet.start, inches.end(), feet.numeral, value, kind=FigureKind.MEASURE, unit="inches", complete=True
    )


def _duration(numeral: Numeral, end: int, value: float, unit: str) -> Quantity:
    return Quantity(numeral.start, end, numeral, value, kind=FigureKind.DURATION, unit=unit, complete=True)
