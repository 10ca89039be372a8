"""The grammar of quantities: from numerals to the expressions that news makes of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from reader.facts.model import FigureKind
from reader.facts.quantity import ages, amounts, clocks, homonyms, ranges, ranks, scores
from reader.facts.quantity.amounts import Amount
from reader.facts.quantity.numerals import Form, Numeral, scan
from reader.facts.quantity.quantity import Quantity

_IN = re.compile(r"\s(?:in|out\sof)\s(?:every\s|each\s)?|\sof\s(?:every|each)\s|-in-(?:a-)?|-out-of-", re.IGNORECASE)
_TO = re.compile(r"\sto\s|-to-", re.IGNORECASE)
_PERIODS = re.compile(
    r"\s(?:games?|matches|tests?|starts|outings|attempts|innings|overs|sets|races|tries|polls|tournaments)\b"
)
_MAGNITUDE_BEFORE = re.compile(r"\bmagnitude[-\s](?:of\s)?\Z", re.IGNORECASE)
_MAGNITUDE_AFTER = re.compile(r"[-\s]magnitude\b", re.IGNORECASE)
_FOLD = re.compile(r"-?fold\b", re.IGNORECASE)
_TIMES_AS = re.compile(
    r"\stimes(?=\s(?:the|as|more|less|higher|lower|larger|bigger|greater|faster|its|their|that|what|over|worse|better)\b)"
)


@dataclass(frozen=True, slots=True)
class Grammar:
    """Reads the quantities of one passage."""

    text: str
    article: str
    """The text of the whole article, which decides between currencies of one name."""
    is_outside: Callable[[int, int], bool]
    """Whether a stretch of the passage lies outside all names and dates."""
    english: bool = True

    def quantities(self) -> Iterator[Quantity]:
        """The quantities of the passage, in reading order, none overlapping another."""
        numerals = self._numerals()
        end = 0
        for at, numeral in enumerate(numerals):
            found = self._quantity(numerals, at) if numeral.start >= end else None
            if found is not None and found.start >= end:
                yield found
                end = found.end

    def _numerals(self) -> list[Numeral]:
        masks = [found.span() for found in homonyms.MASKED.finditer(self.text)]
        kept, mask = [], 0
        for numeral in scan(self.text, english=self.english):
            while mask < len(masks) and masks[mask][1] <= numeral.start:
                mask += 1
            masked = mask < len(masks) and masks[mask][0] < numeral.end
            if not (masked and not self._is_timed(numeral)) and self.is_outside(numeral.start, numeral.end):
                kept.append(numeral)
        return kept

    def _is_timed(self, numeral: Numeral) -> bool:
        """Whether what looks like a time of day is one that was run."""
        return clocks.read(self.text, numeral) is not None

    def _quantity(self, numerals: Sequence[Numeral], at: int) -> Quantity | None:
        text, numeral = self.text, numerals[at]
        if numeral.form is Form.ORDINAL:
            return ranks.read(text, numeral) if self.english else None
        one = amounts.read(text, numeral, self.article)
        if numeral.form is Form.DECADE:
            return ages.read(text, Quantity.of(one))
        if found := clocks.read(text, numeral) or scores.read(text, numeral) or ranks.read(text, numeral):
            return found
        following = numerals[at + 1] if at + 1 < len(numerals) else None
        if following is not None and following.start - one.end <= 24:
            two = amounts.read(text, following, self.article)
            if found := self._of_two(one, two):
                return self._refined(found)
        if homonyms.is_no_figure(text, numeral, one.end, marked=one.adjoined):
            return None
        if found := clocks.height(text, one):
            return found
        return self._refined(Quantity.of(one))

    def _of_two(self, one: Amount, two: Amount) -> Quantity | None:
        if found := self._ratio(one, two) or clocks.joined(self.text, one, two):
            return found
        found = ranges.read(self.text, one, two)
        if found is None or homonyms.is_no_figure(self.text, one.numeral, two.end, marked=one.adjoined or two.adjoined):
            return None
        return found

    def _ratio(self, one: Amount, two: Amount) -> Quantity | None:
        """Such as "one in five", "nine out of 10", "2.3 to 1"."""
        if one.value is None or two.value is None or one.unit or one.value <= 0 or (two.unit and two.adjoined):
            return None
        if _TO.fullmatch(self.text, one.end, two.start) and two.value == 1 < one.value:
            return _rate(one, two, one.value)
        link = _IN.fullmatch(self.text, one.end, two.start)
        if (
            link is None
            or not (two.numeral.whole or two.value % 100 == 0)
            or 1900 <= two.value < 2100
            or not one.numeral.whole
            or one.value >= two.value
        ):
            return None
        if _PERIODS.match(self.text, two.end) and "out" not in link[0]:
            return None
        return _rate(one, two, round(one.value / two.value, 6))

    def _refined(self, quantity: Quantity) -> Quantity:
        """With the readings that words beside the quantity give it."""
        text = self.text
        if aged := ages.read(text, quantity):
            return aged
        if quantity.unit is not None:
            return quantity
        if magnitude := _MAGNITUDE_AFTER.match(text, quantity.end):
            return replace(
                quantity, end=magnitude.end(), kind=FigureKind.MEASURE, unit="magnitude", adjectival=True, complete=True
            )
        if before := _MAGNITUDE_BEFORE.search(text[max(0, quantity.start - 14) : quantity.start]):
            start = quantity.start - len(before[0])
            return replace(quantity, start=start, kind=FigureKind.MEASURE, unit="magnitude", complete=True)
        if fold := _FOLD.match(text, quantity.end):
            return replace(quantity, end=fold.end(), kind=FigureKind.RATE, unit="times", complete=True)
        if times := _TIMES_AS.match(text, quantity.end):
            return replace(quantity, end=times.end(), kind=FigureKind.RATE, unit="times", complete=True)
        return quantity


def _rate(one: Amount, two: Amount, value: float) -> Quantity:
    return Quantity(one.start, two.end, one.numeral, value, kind=FigureKind.RATE, complete=True)
