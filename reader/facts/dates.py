"""Dates and periods, normalised against the day of publication (TIMEX3)."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from reader.article import PartKind, Span
from reader.facts.model import Moment
from reader.facts.reading import Passage, Reading
from reader.facts.timex.day_order import writes_day_first
from reader.facts.timex.fiscal import FiscalCalendars
from reader.facts.timex.grammar import Expression, scan
from reader.facts.timex.homonyms import Homonyms
from reader.facts.timex.meaning import meaning
from reader.facts.timex.period import Period, Unit
from reader.facts.timex.setting import Setting
from reader.facts.timex.tense import Direction, direction, is_up_to_now

_JOINT = re.compile(r"\s?[-–—]{1,2}\s?|,?\s(?:to|through|until|till)\s|\s(?P<both>and)\s", re.IGNORECASE)
_FROM = re.compile(r"\b(?:from|between)\s+$", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s+$", re.IGNORECASE)
_MOVED = re.compile(
    r"\b(?:postpon|delay|mov|push|brought|bring|reschedul|chang|shift|extend|rais|cut|lower|revis|rose|fell|up|down)\w*\b[^.;]{0,60}$",
    re.IGNORECASE,
)
_COMPARED = re.compile(r"\b(?:since|than|from|compared with|versus|vs\.?|against|until)\s+(?:the\s+)?$", re.IGNORECASE)

_TOLD_WITHIN = 250
"""How many characters back a narrative's last date still holds."""

_MEMORY = 8

_UNDIVIDED = frozenset(("weekday", "deictic", "overnight", "ago", "offset", "year_ago", "fiscal"))
"""The rules whose expressions no "late" or "end of" belongs to."""

_CLOSED = frozenset(
    (
        "month_days",
        "days_month",
        "split_year",
        "years",
        "months_quarter",
        "overnight",
        "ago",
        "offset",
        "year_ago",
        "part",
    )
)
"""The rules whose expressions do not end a range."""


def find_dates(reading: Reading) -> tuple[Moment, ...]:
    """The dates and periods of the article, in reading order.

    Those that state their year are taken as they stand; all others are read against `Article.published` and have no
    value where it is not known. Values have the form that `Moment.value` describes, after ISO-TimeML's TIMEX3
    (Pustejovsky et al., 2010).
    """
    return tuple(_Chronicle(reading).moments())


@dataclass(frozen=True, slots=True)
class _Page:
    """A passage with its words, which a spaCy doc puts together anew whenever it is asked."""

    number: int
    passage: Passage
    text: str

    @property
    def doc(self) -> Doc:
        return self.passage.doc


@dataclass(frozen=True, slots=True)
class _Mention:
    """A period that the article has mentioned, and where."""

    period: Period
    passage: int
    end: int
    compared: bool
    """Whether it only serves to compare with ("the most since 2009")."""


class _Chronicle:
    """Reads the expressions of an article in order and remembers which dates it has spoken of."""

    def __init__(self, reading: Reading) -> None:
        text = reading.article.text
        self._passages = reading.passages
        self._english = any(passage.doc.has_annotation("DEP") for passage in reading.passages)
        self._published = reading.article.published
        self._homonyms = Homonyms(text)
        self._fiscal = FiscalCalendars(text)
        self._day_first = writes_day_first(text, english=self._english)
        self._mentions: deque[_Mention] = deque(maxlen=_MEMORY)

    def moments(self) -> Iterator[Moment]:
        for number, passage in enumerate(self._passages):
            page = _Page(number, passage, passage.text)
            found = [
                expression
                for expression in scan(page.text, english=self._english)
                if not self._homonyms.are(expression, page.doc, page.text)
            ]
            yield from self._on_page(page, found)

    def _on_page(self, page: _Page, found: list[Expression]) -> Iterator[Moment]:
        at = 0
        while at < len(found):
            first = found[at]
            last = found[at + 1] if at + 1 < len(found) and _are_joint(page.text, first, found[at + 1]) else None
            period = None
            if last is not None:
                period = self._range(page, first, last)
                if period is None and self._published is not None:
                    last = None
            if last is None:
                period = self._read(page, first)
            at += 1 if last is None else 2
            start, end = _extent(page.text, first, last)
            if period is not None:
                compared = _COMPARED.search(page.text, max(0, first.start - 24), first.start) is not None
                self._mentions.append(_Mention(period, page.number, end, compared))
            yield Moment(
                Span(page.passage.start + start, page.passage.start + end), None if period is None else period.value
            )

    def _read(self, page: _Page, expression: Expression) -> Period | None:
        """What an expression means where it stands."""
        return meaning(expression, self._bare(page, expression)) or meaning(expression, self._setting(page, expression))

    def _range(self, page: _Page, first: Expression, last: Expression) -> Period | None:
        """The days from one expression to another; the one that states its year places the other."""
        setting = self._setting(page, first)
        one, two = meaning(first, self._bare(page, first)), meaning(last, self._bare(page, last))
        if one is None and two is None:
            if setting.direction is Direction.PAST:
                two = meaning(last, setting)
            else:
                one = meaning(first, setting)
        if one is None and two is not None:
            one = meaning(first, replace(setting, not_after=two.last))
        elif two is None and one is not None:
            two = meaning(last, replace(setting, not_before=one.first))
        if one is None or two is None or two.last < one.first:
            return None
        return Period.span(one.first, two.last)

    def _bare(self, page: _Page, expression: Expression) -> Setting:
        """The setting of an expression that needs no day of publication."""
        if not expression.fiscal:
            return Setting(None, day_first=self._day_first)
        fiscal = self._fiscal.at(page.text, expression.start, expression.end)
        return Setting(None, day_first=self._day_first, fiscal=fiscal)

    def _setting(self, page: _Page, expression: Expression) -> Setting:
        toward = Direction.NEAR
        if self._english:
            headline = page.passage.kind is not PartKind.PARAGRAPH
            toward = direction(page.doc, page.text, expression.match.start(), expression.end, headline=headline)
        latest = [m for m in reversed(self._mentions) if m.passage >= page.number - 1]
        near = [m for m in latest if not m.compared]
        return replace(
            self._bare(page, expression),
            reference=self._published,
            direction=toward,
            mentioned=tuple(m.period for m in near),
            latest=latest[0].period if latest else None,
            told=self._told(page, expression, toward, near),
        )

    def _told(self, page: _Page, expression: Expression, toward: Direction, near: list[_Mention]) -> Period | None:
        """The period of an older story that the passage is telling: "In 1996 she … In December she …"."""
        if toward is not Direction.PAST or self._published is None or not near:
            return None
        last = near[0]
        recent = self._published.year - last.period.first.year <= 1
        far = last.passage != page.number or expression.start - last.end > _TOLD_WITHIN
        if recent or far or last.period.unit > Unit.YEAR:
            return None
        return None if is_up_to_now(page.doc, expression.match.start(), expression.end) else last.period


def _are_joint(text: str, first: Expression, last: Expression) -> bool:
    """Whether two expressions are the ends of one range."""
    joint = _JOINT.fullmatch(text, first.end, last.start)
    if joint is None or first.rule in _CLOSED or last.rule in _CLOSED:
        return False
    before = text[max(0, first.start - 80) : first.start]
    if joint["both"]:
        return _BETWEEN.search(before) is not None
    if not joint[0].strip("-–— "):
        return first.rule == last.rule or joint[0] == joint[0].strip()
    return not (_FROM.search(before) and _MOVED.search(before))


def _extent(text: str, first: Expression, last: Expression | None) -> tuple[int, int]:
    """Where the words of a date begin and end: with "from" or "between" in a range, without the part of the day."""
    start = first.match.start() if first.rule in _UNDIVIDED else first.start
    end = first.end if last is None else last.end
    ranged = last is not None or first.rule in ("month_days", "days_month")
    if ranged and (found := _FROM.search(text, max(0, start - 12), start)):
        start = found.start()
    return start, end
