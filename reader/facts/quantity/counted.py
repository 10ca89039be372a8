"""What a number counts: the noun that follows it, with the adjectives between."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader.facts.model import FigureKind
from reader.facts.quantity import currencies, ranges, units
from reader.facts.quantity.aligned import AlignedText
from reader.facts.quantity.numerals import Form
from reader.facts.quantity.quantity import Quantity

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_INNER = frozenset("JJ JJR JJS VBN VBG NN NNS NNP NNPS HYPH POS CD RBS RBR".split())
_NOUNS = frozenset("NN NNS NNP NNPS".split())
_PLURAL = frozenset("NNS NNPS".split())
_COLLECTIVES = frozenset(
    "people aircraft staff personnel crew police spacecraft cattle sheep fish deer salmon squid shrimp offspring clergy "
    "infantry cavalry livestock poultry folk workforce series species headquarters".split()
)
_HYPHENED = re.compile(r"-(?P<noun>[a-z]{3,})(?![\w])")
_OF = re.compile(r"\sof\s(?:(?:the|its|his|her|their|our|those|these|other|local|more)\s){0,2}")
_PART_OF = re.compile(r"\sof\s")
_ADJECTIVES = frozenset("strong odd plus wide long deep high tall".split())
_ENDERS = frozenset("ago later earlier before after old".split())
_MODELS = re.compile(r"\ds\Z")
_LONGEST = 8


@dataclass(frozen=True, slots=True)
class Counted:
    """Finds the nouns that the numbers of one passage count."""

    passage: AlignedText

    @property
    def doc(self) -> Doc:
        """The parse of the passage."""
        return self.passage.doc

    def complete(self, quantity: Quantity) -> Quantity:
        """The quantity with the noun that it counts, where one stands beside it."""
        if quantity.complete:
            return quantity
        if hyphened := _HYPHENED.match(self.passage.text, quantity.end):
            noun = hyphened["noun"]
            if noun in _ADJECTIVES:
                return replace(quantity, end=hyphened.end(), adjectival=True, complete=True)
            unit = noun if noun.endswith("s") else f"{noun}s"
            return self._as(replace(quantity, end=hyphened.end(), adjectival=True), unit)
        if quantity.numeral.form is Form.VAGUE and (of := _OF.match(self.passage.text, quantity.end)):
            noun_span = self._noun(of.end(), plural=True)
            return self._as(replace(quantity, end=noun_span[1]), noun_span[0]) if noun_span else quantity
        if _PART_OF.match(self.passage.text, quantity.end):
            return quantity
        found = self._noun(quantity.end, plural=quantity.value != 1)
        return self._as(replace(quantity, end=found[1]), found[0]) if found else quantity

    def _as(self, quantity: Quantity, unit: str) -> Quantity:
        last = unit.split()[-1].lower()
        if quantity.kind is FigureKind.RATE and quantity.unit and quantity.unit.startswith("per "):
            return replace(quantity, unit=f"{unit} {quantity.unit}", complete=True)
        if quantity.numeral.form is Form.VAGUE and (money := currencies.AFTER.fullmatch(f" {unit}")) and money["name"]:
            code = currencies.named(money["name"], money["nation"], self.passage.text)
            return replace(quantity, unit=code or unit, kind=FigureKind.MONEY, complete=True)
        named = units.AFTER.match(f" {last}")
        kind = units.read(named).kind if named and named.end() == len(last) + 1 else FigureKind.COUNT
        if last == "points" and self._are_of_index(quantity):
            kind = FigureKind.MEASURE
        quantity = replace(quantity, unit=unit, kind=kind, complete=True)
        per = units.PER.match(self.passage.text, quantity.end)
        if per and (per["base"] in units.TIMES or per["number"] or per["per"]):
            return replace(quantity, end=per.end(), kind=FigureKind.RATE, unit=f"{unit} per {per['base']}")
        return quantity

    def _are_of_index(self, quantity: Quantity) -> bool:
        """Whether points are those of an index, and not those that a team has or a party lost."""
        value = quantity.value or 0
        before = self.passage.text[max(0, quantity.start - 40) : quantity.start]
        return value % 1 != 0 or (value >= 20 and ranges.CHANGES.search(before) is not None)

    def _noun(self, after: int, *, plural: bool) -> tuple[str, int] | None:
        """The noun phrase that begins after a character: its noun with those compounded, and where it ends."""
        first = self.passage.token_at(after)
        last: int | None = None
        for i in range(first, min(first + _LONGEST, len(self.doc))):
            token = self.doc[i]
            if last is not None and self._joins(i, first):
                continue
            if not self._belongs(token, i == first):
                break
            if token.tag_ in _NOUNS and not self._is_possessed(i):
                last = i
                if self._counts(token) and not self._goes_on(i):
                    break
        if last is None:
            return None
        head = self.doc[last]
        if plural and not self._counts(head) and not self._is_counted(head, first):
            return None
        return self._unit(first, last), head.idx + len(head)

    def _joins(self, i: int, first: int) -> bool:
        """Whether "and" joins two words before one noun: "11,000 poker and gaming machines"."""
        if self.doc[i].lower_ != "and" or self.doc[i - 1].tag_ != "NN" or i + 2 >= len(self.doc):
            return False
        other, noun = self.doc[i + 1], self.doc[i + 2]
        return i - first == 1 and other.tag_ in ("NN", "VBG", "JJ") and self._counts(noun) and noun.tag_ == "NNS"

    def _belongs(self, token: Token, is_first: bool) -> bool:
        if self.passage.is_dated(token.idx, token.idx + len(token)) or token.lower_ in _ENDERS:
            return False
        if token.tag_ == "HYPH" or (not is_first and token.text in ("'s", "’s", "’", "'")):
            return True
        if token.tag_ == "RB":
            return token.i + 1 < len(self.doc) and self.doc[token.i + 1].tag_ in ("JJ", "VBN")
        return token.tag_ in _INNER and (token.tag_ != "CD" or not is_first)

    def _is_possessed(self, i: int) -> bool:
        return i + 1 < len(self.doc) and self.doc[i + 1].tag_ == "POS"

    def _counts(self, token: Token) -> bool:
        model = token.tag_ == "NNP" and _MODELS.search(token.text) is not None
        return model or token.tag_ in _PLURAL or token.lower_ in _COLLECTIVES

    def _goes_on(self, i: int) -> bool:
        """Whether a plural is itself the first part of a compound: "sales managers"."""
        if i + 1 >= len(self.doc):
            return False
        following = self.doc[i + 1]
        return (
            following.tag_ in ("NN", "NNS")
            and following.head.i != self.doc[i].head.i
            and self.doc[i].dep_ == "compound"
        )

    def _is_counted(self, head: Token, first: int) -> bool:
        """Whether the parse takes the number for one of the noun's, though the noun is no plural."""
        return any(child.dep_ == "nummod" and child.i < first and child.i >= first - 2 for child in head.children)

    def _unit(self, first: int, last: int) -> str:
        start = last
        while (
            start > first
            and self.doc[start - 1].tag_ in ("NN", "NNS", "NNP")
            and self.doc[start - 1].dep_ == "compound"
        ):
            start -= 1
        if start > first + 1 and self.doc[start - 1].tag_ == "POS":
            start -= 2
        return " ".join(self.doc[start : last + 1].text.split())
