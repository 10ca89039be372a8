"""Whether an article writes the day before the month."""

from __future__ import annotations

import re

from reader.facts.timex.grammar import MONTHS

_NUMERIC = re.compile(r"(?<![\d/.,-])(\d{1,2})([/-])(\d{1,2})\2(?:\d{4}|\d\d)(?![\d/-])")
_MONTH = rf"(?:{'|'.join(name[:3] for name in MONTHS)})[a-z]{{0,6}}\.?"
_DAY_LAST = re.compile(rf"\b{_MONTH} \d\d?\b(?!\s?[:.]\d)")
_DAY_FIRST = re.compile(rf"\b\d\d?(?:st|nd|rd|th)? (?:of )?{_MONTH}(?!\w)")


def writes_day_first(text: str, *, english: bool) -> bool | None:
    """The order of the numeric dates of an article; None where it does not tell.

    A number above 12 in any of them decides, then the order in which the article writes its dates in words.
    Languages other than English put the day first.
    """
    for one, _, two in _NUMERIC.findall(text):
        if int(one) > 12 >= int(two):
            return True
        if int(two) > 12 >= int(one):
            return False
    if not english:
        return True
    first, last = len(_DAY_FIRST.findall(text)), len(_DAY_LAST.findall(text))
    return None if first == last else first > last
