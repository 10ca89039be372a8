"""Figures: the numbers of an article, what they count or measure, and whether it went up or down."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reader.article import PartKind, Span
from reader.facts.entities import Mention
from reader.facts.model import Change, EntityType, Figure, FigureKind, Moment
from reader.facts.quantity import ages
from reader.facts.quantity.change import change
from reader.facts.quantity.counted import Counted
from reader.facts.quantity.grammar import Grammar
from reader.facts.quantity.measured import measured
from reader.facts.quantity.numerals import Form
from reader.facts.quantity.pronouns import is_anaphor, is_article
from reader.facts.quantity.quantity import Quantity
from reader.facts.reading import Passage, Reading

_AGAIN = re.compile(
    r"\s?\((?:[^()\n]{0,20}:\s|about\s|around\s)?|,?\s?(?:or|and)\s(?:about\s|around\s)?|,?\s(?:to|at|from)\s|,\s"
)
_APPOSED = re.compile(r"\s?\((?:[^()\n]{0,20}:\s|about\s|around\s)?|,\sor\s(?:about\s|around\s)?|,?\s(?:to|from)\s")
_COMPARES = re.compile(
    r"\b(?:than|from|to|against|of|and|or|versus|every|takes|took|with|another|further|only|by|at|injuring|killing|wounding|injured|killed|wounded)\s"
    r"(?:the\s|a\s|an\s|about\s|around\s|nearly\s|some\s|only\s|just\s|more than\s|at least\s|up to\s|over\s|average of\s){0,3}$",
    re.IGNORECASE,
)
_ONE_OF_THEM = re.compile(
    r"\s(?:ahead|behind|more|fewer|less|short|clear|adrift|up|down|above|below|each|apiece|away)\b"
)
_LISTED = re.compile(r"[(\[]\d{1,2}[)\]]|\d{1,2}[.)](?=\s)")
_LEVELS = frozenset(
    "close open stand peak put estimate trade value remain price sell set finish settle quote stay hover cap keep hold end fix run".split()
)
_PERSONS = re.compile(
    r"(?:man|men|woman|women|boy|girl|son|daughter|father|mother|wife|husband|brother|sister|child|resident|er|or|ist|ian|ee|ant|ent|student)$"
)
_HE = frozenset("he she who i they we".split())


def find_figures(reading: Reading, mentions: Sequence[Mention], dates: Sequence[Moment]) -> tuple[Figure, ...]:
    """The figures of the article, in reading order, none inside a name or a date."""
    names = sorted((mention.span, mention.type) for mention in mentions)
    days = sorted(moment.span for moment in dates)
    return tuple(
        figure for passage in reading.passages for figure in _InPassage(reading, passage, names, days).figures()
    )


class _InPassage:
    """The figures of one passage. Offsets count from the start of the passage until a figure is made."""

    def __init__(
        self, reading: Reading, passage: Passage, names: list[tuple[Span, EntityType]], days: list[Span]
    ) -> None:
        start, end = passage.start, passage.start + len(passage.text)
        self._passage = passage
        self._doc = passage.doc
        self._article = reading.article.text
        self._text = self._article[start:end]
        self._parsed = passage.doc.has_annotation("DEP")
        self._names = _local([(span.start, span.end) for span, _ in names], start, end)
        self._people = frozenset(s.end - start for s, t in names if t is EntityType.PERSON and start <= s.start < end)
        self._days = _local([(span.start, span.end) for span in days], start, end)
        self._headline = passage.kind is not PartKind.PARAGRAPH
        self._starts: list[int] = []

    def figures(self) -> Iterator[Figure]:
        """The figures, in reading order."""
        grammar = Grammar(self._text, self._article, self._is_outside, english=self._parsed)
        found = list(grammar.quantities())
        if not found:
            return
        self._starts = [token.idx for token in self._doc]
        counted = Counted(self._doc, self._token_at, lambda at: not _apart(self._days, at, at + 1))
        last: Quantity | None = None
        told: Figure | None = None
        for quantity in found:
            if last is not None and quantity.start < last.end:
                continue
            read = self._completed(quantity, counted, last)
            if read is None:
                continue
            told = self._figure(read, last, told)
            last = read
            yield told

    def _is_outside(self, start: int, end: int) -> bool:
        return _apart(self._names, start, end) and _apart(self._days, start, end)

    def _token_at(self, at: int) -> int:
        """The index of the token that holds a character, or of the next one."""
        i = bisect_right(self._starts, at) - 1
        if i >= 0 and at < self._starts[i] + len(self._doc[i]):
            return i
        return i + 1

    def _completed(self, quantity: Quantity, counted: Counted, last: Quantity | None) -> Quantity | None:
        """The quantity with the noun that it counts, or as an age; None if it is no figure."""
        if not self._parsed:
            return quantity if quantity.kind or not quantity.numeral.whole else _plain(quantity)
        if ages.follows_name(self._text, quantity) and self._is_of_person(quantity):
            return ages.as_age(quantity)
        if ages.follows_at(self._text, quantity) and self._is_of_somebody(quantity):
            return ages.as_age(quantity)
        read = counted.complete(quantity)
        first = self._token_at(quantity.start)
        if quantity.numeral.form is Form.WORDS and quantity.value == 1 and not quantity.complete:
            if read.unit is None:
                return self._as_before(read, last) if _ONE_OF_THEM.match(self._text, read.end) else None
            if not read.adjectival and is_article(self._doc, first):
                return None
        if read.unit is not None or read.kind is not None:
            return read
        if self._is_label(read, first) or is_anaphor(self._doc, first, read):
            return None
        return self._as_before(read, last)

    def _as_before(self, quantity: Quantity, last: Quantity | None) -> Quantity:
        """A number without a noun takes that of the figure before it in the sentence, where they are compared."""
        kinds = (FigureKind.COUNT, FigureKind.MEASURE, FigureKind.DURATION, FigureKind.RATE, FigureKind.PERCENT)
        if last is not None and last.unit and last.kind in kinds and not last.adjectival:
            between = self._text[last.end : quantity.start]
            apart = any(
                self._doc[i].is_sent_start for i in range(self._token_at(last.end), self._token_at(quantity.start) + 1)
            )
            if not apart and (_COMPARES.search(between) or _ONE_OF_THEM.match(self._text, quantity.end)):
                return replace(quantity, unit=last.unit, kind=last.kind)
        if last is not None and last.kind is FigureKind.MONEY and quantity.numeral.scale > 1:
            between = self._text[last.end : quantity.start]
            if len(between) < 60 and "." not in between and _COMPARES.search(between):
                return replace(quantity, unit=last.unit, kind=last.kind)
        return _plain(quantity)

    def _is_label(self, quantity: Quantity, first: int) -> bool:
        """Whether a bare number only tells one thing from others: "Apollo 11", "(2)"."""
        if quantity.numeral.form is not Form.DIGITS or not quantity.numeral.whole:
            return False
        before = self._text[: quantity.start][-1:]
        if before in "([" and _LISTED.match(self._text, max(0, quantity.start - len(before))):
            return True
        if not first or _LISTED.match(self._text, 0) and quantity.start == 0:
            return quantity.start == 0 and _LISTED.match(self._text, 0) is not None
        previous = self._doc[first - 1]
        if self._headline or self._text[: quantity.start][-1:] not in " -\n":
            return False
        return previous.tag_ in ("NNP", "NNPS") and previous.text[:1].isupper() and not previous.is_sent_start

    def _is_of_person(self, quantity: Quantity) -> bool:
        """Whether the words before ", 34," name or describe a person."""
        comma = max(self._text.rfind(",", 0, quantity.start), self._text.rfind("(", 0, quantity.start))
        before = self._text[max(0, comma - 40) : comma].rstrip()
        end = comma - (len(self._text[max(0, comma - 40) : comma]) - len(before))
        if end in self._people:
            return True
        previous = self._doc[max(0, self._token_at(end - 1))]
        if previous.tag_ in ("NNP", "NNPS"):
            return _apart(self._days, previous.idx, previous.idx + 1) and previous.ent_type_ not in (
                "GPE",
                "LOC",
                "ORG",
                "DATE",
                "FAC",
            )
        return previous.tag_ in ("NN", "NNS") and _PERSONS.search(previous.lower_) is not None

    def _is_of_somebody(self, quantity: Quantity) -> bool:
        """Whether "at 63" depends on what a person did."""
        at = self._doc[self._token_at(quantity.start) - 1] if quantity.start else self._doc[0]
        following = self._doc[self._token_at(quantity.end)] if self._token_at(quantity.end) < len(self._doc) else None
        if following is not None and following.lower_ in ("he", "she", "i"):
            return True
        verb = at.head
        for _ in range(4):
            if verb.pos_ in ("VERB", "AUX") or verb.head.i == verb.i:
                break
            verb = verb.head
        if verb.pos_ != "VERB" or verb.lemma_ in _LEVELS:
            return False
        for _ in range(4):
            near = self._doc[max(0, verb.i - 15) : verb.i + 1]
            subjects = [t for t in near if t.head.i == verb.i and t.dep_ in ("nsubj", "nsubjpass")]
            if subjects:
                subject = subjects[-1]
                return (
                    subject.lower_ in _HE or subject.idx + len(subject) in self._people or subject.ent_type_ == "PERSON"
                )
            verb = verb.head
        return False

    def _figure(self, quantity: Quantity, last: Quantity | None, told: Figure | None) -> Figure:
        kind = quantity.kind or FigureKind.COUNT
        of: str | None = None
        turn: Change | None = None
        if self._parsed:
            first, final = self._token_at(quantity.start), self._token_at(max(quantity.start, quantity.end - 1))
            after = last.end if last is not None else 0
            turn = change(self._doc, first, quantity.start, quantity.end, kind, after)
            again = told is not None and last is not None and self._again(last, quantity)
            of = told.of if again and told is not None else self._of(quantity, first, final)
            if again and told is not None and turn is None and not self._is_from(quantity):
                turn = told.change
        if kind is FigureKind.COUNT and quantity.unit is None and of and "ratio" in of.lower().split():
            kind = FigureKind.RATE
        return Figure(
            Span(self._passage.start + quantity.start, self._passage.start + quantity.end),
            kind,
            quantity.value,
            quantity.low,
            quantity.high,
            quantity.unit,
            of,
            turn,
        )

    def _of(self, quantity: Quantity, first: int, final: int) -> str | None:
        if quantity.kind is FigureKind.AGE and (name := self._name_before(quantity)):
            return name
        return measured(self._doc, first, final)

    def _name_before(self, quantity: Quantity) -> str | None:
        """The person of whom the number states the age in apposition."""
        before = self._text[: quantity.start].rstrip(" ,(") if len(self._text) < 4000 else ""
        at = bisect_left(self._names, (len(before), 0)) - 1
        if at >= 0 and self._names[at][1] == len(before) and len(before) < quantity.start:
            return self._text[slice(*self._names[at])]
        return None

    def _again(self, last: Quantity, quantity: Quantity) -> bool:
        """Whether the figure says again, or goes on to say, what the one before it says."""
        if last.kind in (FigureKind.AGE, FigureKind.SCORE) or quantity.kind in (FigureKind.AGE, FigureKind.SCORE):
            return False
        return _APPOSED.fullmatch(self._text, last.end, quantity.start) is not None

    def _is_from(self, quantity: Quantity) -> bool:
        return self._text[max(0, quantity.start - 6) : quantity.start].endswith(("from ", ": "))


def _plain(quantity: Quantity) -> Quantity:
    """A number of which nothing tells what it counts: with decimals a measure, else a count."""
    value = quantity.value if quantity.value is not None else quantity.low
    measure = value is not None and quantity.numeral.scale == 1 and value % 1 != 0
    return replace(quantity, kind=quantity.kind or (FigureKind.MEASURE if measure else FigureKind.COUNT))


def _local(spans: Sequence[tuple[int, int]], start: int, end: int) -> list[tuple[int, int]]:
    """Those of the sorted spans that lie in a passage, counted from its start."""
    low = bisect_left(spans, (start, 0))
    high = bisect_left(spans, (end, 0))
    return [(a - start, b - start) for a, b in spans[low:high]]


def _apart(spans: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Whether a stretch meets none of the sorted spans."""
    at = bisect_left(spans, (end, 0)) - 1
    return at < 0 or spans[at][1] <= start
