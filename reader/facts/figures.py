"""Figures: numbers of the article with their unit, kind and meaning; what is no figure is left out."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from reader.article import Span
from reader.facts import units
from reader.facts.entities import Mention
from reader.facts.measured import change_of, measured
from reader.facts.model import EntityType, Figure, FigureKind, Moment
from reader.facts.numerals import Numeral, numerals
from reader.facts.reading import Passage, Reading

_PERCENT = re.compile(
    r"(?i)\s?%(?:\s?points?)?|[\s-](?:percentage|per\scent|percent|pct)[\s-]points?\b|[\s-]?(?:per\s?cent|percent|pct)\b"
    r"|[\s-](?:basis[\s-]points?|bps|bp)\b|\s?pp\b|[\s-]percentage[\s-]points?\b"
)
_TIME = re.compile(
    r"(?i)(?::\d{2}|\.\d{2}(?=\s?[ap]\.?m))|(?:[:.]\d{2})?\s?(?:[ap]\.?m\b\.?|o['’]clock|GMT|UTC|hours\s(?:GMT|local))"
)
_BEFORE = re.compile(
    r"(?i)(?:\b(?:no\.?|nos\.?|number|section|article|chapter|flight|route|highway|interstate|room|page|line|table|unit|terminal|gate"
    r"|type|group|phase|channel|district|ward|zone|platform|track|runway|block|model|version|windows|boeing|airbus|level|category"
    r"|tier|grade|stage|lot|rule|paragraph|clause|resolution|bill|form|class|company|squadron|area|act|part|volume|vol\.?|apollo"
    r"|covid|isin|tel\.?|phone|fax|formula|channel|radio|g|world\swar|super\sbowl)[\s:-]*|[#+]|[A-Za-z]-|\d[:/])$"
)
_SCORE = re.compile(
    r"(?<![\d.,/-])(\d{1,3})[-–](\d{1,3})(?:(?:,\s|\s)(\d{1,2})[-–](\d{1,2}))*(?![\d.,]*[\d%]|[-–][\dA-Za-z]|\s?(?:per\s?cent|percent)|[A-Za-z])"
)
_AFTER_SCORE = frozenset(
    "down up win wins victory defeat loss lead leads draw ahead in at on over against to for with by after before "
    "as and but thanks when from behind through away home aggregate majority vote decision scoreline thrashing rout triumph "
    "success result".split()
)
_MOVED = re.compile(
    r"(?i)\b(?:rose|rise|rises|rising|fell|falls?|falling|gain(?:ed|s|ing)?|los[et]s?|losing|added|adds|adding|slid|slides?|slipped"
    r"|dropp?(?:ed|s|ing)?|climb(?:ed|s|ing)?|jump(?:ed|s|ing)?|plung(?:ed|es|ing)|sank|sinks?|grew|grows?|increased|decreased|declin(?:ed|es|ing)"
    r"|up|down|by|surged|soared|tumbled|eased|dipped|advanced|shed|cut|raised|lifted|narrowed|widened)\s(?:(?:about|nearly|almost|some"
    r"|more\sthan|by|around|roughly|a\sfurther|another)\s)*$"
)
_RANGE = re.compile(r"\s?[-–—]\s?|\sto\s|\sor\s|\sand\s")
_RANK = re.compile(
    r"(?i)\b(?:(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d{1,3}(?:st|nd|rd|th))[\s-]"
    r"(?:largest|biggest|highest|lowest|longest|oldest|youngest|richest|smallest|fastest|slowest|busiest|most\s[a-z]+|tallest"
    r"|deadliest|strongest|seed(?:ed)?|place(?:d)?|ranked|deepest|heaviest|warmest|hottest|coldest|least\s[a-z]+|leading|top)"
    r"|ranked\s(?:no\.?\s?)?\d{1,3}|(?:world\s)?no\.?\s\d{1,3}\sseed)\b"
)
_ORDINALS = "zeroth first second third fourth fifth sixth seventh eighth ninth tenth".split()
_AGE = re.compile(r"(?i)[\s-](?:years?|months?|weeks?|days?)[\s-]olds?\b|[\s-]year-olds?\b")
_AGED = re.compile(r"(?i)\b(?:aged?|turned|at\sthe\sage\sof)\s$")
_DECADE = re.compile(r"(?i)\bin\s(?:his|her|their)\s(?P<part>early\s|mid-?\s?|late\s)?(?P<age>[2-9]0)s\b")
_MAGNITUDE = re.compile(r"(?i)\bmagnitude[\s-](?:of\s)?$")
_RATE = re.compile(
    r"(?i)\s?(?:/|(?:an?|per|each|every)\s)(?P<every>[a-z]+(?:-hour)?|100,000(?:\speople)?|1,000(?:\speople)?|head|capita)\b"
)
_TO_ONE = re.compile(r"\sto\s(?:1|one)\b(?!\s[a-z])")
_SYMBOL = re.compile(
    r"\s?(?:km/h|km/hr|kph|kmh|mph|m/s|kWh|MWh|GWh|TWh|kW|MW|GW|TW|km2|km²|m2|m²|m3|m³|sq\.?\s(?:km|m|ft|miles)|km|kg|cm|mm|ml|mg|ft|lb|lbs|oz"
    r"|°\s?[CF]|[CF]|ha|MB|GB|TB|Hz|MHz|GHz|bpd|boe|cc|dB|in|m|g|l|h|s)(?![A-Za-z0-9])"
)
_SAME = re.compile(r"\($|,\sor\s$")
"""The same amount in another unit: "1.4 billion yuan (193 million U.S. dollars)", "$1.84, or 2.3%"."""
_ONE = frozenset("one another day thing way side hand point time reason".split())


@dataclass(frozen=True, slots=True)
class _Closed:
    """Stretches in which a number is no figure: names and dates."""

    spans: Sequence[Span]
    starts: Sequence[int]

    def holds(self, start: int, end: int) -> bool:
        at = bisect_right(self.starts, start)
        return any(span.start < end and start < span.end for span in self.spans[max(at - 1, 0) : at + 1])


def find_figures(reading: Reading, mentions: Sequence[Mention], dates: Sequence[Moment]) -> tuple[Figure, ...]:
    """The figures of the article, in reading order, none inside a name or a date."""
    spans = sorted([mention.span for mention in mentions] + [moment.span for moment in dates])
    closed = _Closed(spans, [span.start for span in spans])
    people = {mention.span.end: mention.span for mention in mentions if mention.type is EntityType.PERSON}
    figures: list[Figure] = []
    for passage in reading.passages:
        taken = 0
        for figure in sorted(_of(reading, passage, closed, people), key=lambda f: (f.span.start, -f.span.end)):
            if figure.span.start >= taken:
                figures.append(figure)
                taken = figure.span.end
    return tuple(figures)


def _of(reading: Reading, passage: Passage, closed: _Closed, people: dict[int, Span]) -> Iterator[Figure]:
    text = reading.article.text[passage.start : passage.start + len(passage.text)]
    flat = passage.text
    yield from _decades(passage, flat)
    yield from _ranks(passage, flat, closed)
    scores = list(_scores(passage, flat, closed))
    yield from scores
    found = [n for n in numerals(text) if not closed.holds(passage.start + n.start, passage.start + n.end)]
    skip = -1
    latest: Figure | None = None
    for number, numeral in enumerate(found):
        if numeral.start < skip or any(s.span.start <= passage.start + numeral.start < s.span.end for s in scores):
            continue
        following = found[number + 1] if number + 1 < len(found) else None
        near = (
            latest if latest is not None and ". " not in flat[latest.span.end - passage.start : numeral.start] else None
        )
        figure = _figure(reading, passage, flat, numeral, following, closed, people, near)
        if figure is not None:
            if near is not None and _SAME.search(flat[: figure.span.start - passage.start][-6:]):
                figure = replace(figure, of=near.of, change=near.change)
            latest = figure
            yield figure
            skip = figure.span.end - passage.start


def _decades(passage: Passage, text: str) -> Iterator[Figure]:
    for found in _DECADE.finditer(text):
        age = int(found["age"])
        span = Span(passage.start + found.start(), passage.start + found.end())
        yield Figure(span, FigureKind.AGE, None, age, age + 9, "years")


def _ranks(passage: Passage, text: str, closed: _Closed) -> Iterator[Figure]:
    for found in _RANK.finditer(text):
        word = found[0].lower()
        digits = re.search(r"\d+", word)
        value = int(digits[0]) if digits else next((i for i, w in enumerate(_ORDINALS) if word.startswith(w)), 0)
        span = Span(passage.start + found.start(), passage.start + found.end())
        if value and not closed.holds(*span):
            tokens = passage.tokens(span)
            of = (
                measured(tokens.root, list(tokens))
                if tokens is not None and passage.doc.has_annotation("DEP")
                else None
            )
            yield Figure(span, FigureKind.RANK, float(value), of=of)


def _scores(passage: Passage, text: str, closed: _Closed) -> Iterator[Figure]:
    for found in _SCORE.finditer(text):
        low, high = int(found[1]), int(found[2])
        before = text[max(found.start() - 12, 0) : found.start()]
        span = Span(passage.start + found.start(), passage.start + found.end())
        if closed.holds(*span) or (found.start() and text[found.start() - 1] in "-+$£€/") or _BEFORE.search(before):
            continue
        word = re.match(r"\s([a-z]+)", text[found.end() :])
        if max(low, high) > 199 or (low < high and (high > 20 or (word and word[1] not in _AFTER_SCORE))):
            continue
        yield Figure(span, FigureKind.SCORE, of=_score_of(passage, span))


def _score_of(passage: Passage, span: Span) -> str | None:
    tokens = passage.tokens(span)
    return measured(tokens.root, list(tokens)) if tokens is not None and passage.doc.has_annotation("DEP") else None


def _figure(
    reading: Reading,
    passage: Passage,
    text: str,
    numeral: Numeral,
    following: Numeral | None,
    closed: _Closed,
    people: dict[int, Span],
    latest: Figure | None,
) -> Figure | None:
    start, end = numeral.start, numeral.end
    before = text[max(start - 40, 0) : start]
    magnitude = _MAGNITUDE.search(before)
    if not numeral.currency and not magnitude and (_BEFORE.search(before) or _TIME.match(text, end)):
        return None
    if (
        re.match(r"(?:st|nd|rd|th)\b", text[end : end + 3])
        or (text[end : end + 1].isalpha() and not _SYMBOL.match(text, end))
    ) and not (text[end : end + 1] == "h" and re.match(r"h\d{2}\b", text[end:])):
        return None
    value, low, high = numeral.value, None, None
    currency = numeral.currency
    unit_end = _percent(text, end)
    if following is not None and (joined := _RANGE.fullmatch(text[(unit_end or end) : following.start])):
        spelt = joined[0].strip()
        between = before.lower().endswith(("between ", "from "))
        fits = (
            spelt in ("-", "–", "—", "to") or (spelt == "and" and before.lower().endswith("between ")) or spelt == "or"
        )
        if fits and following.value is not None and value is not None and not following.fraction:
            first = value
            if following.scaled and not numeral.scaled and numeral.value is not None:
                first = value * _factor(following, text)
            alike = bool(numeral.currency) == bool(following.currency) or (
                currency is None and numeral.value is not None
            )
            moved = spelt == "to" and _MOVED.search(before)
            if unit_end is not None and _percent(text, following.end) is None:
                alike = False
            if not alike or moved:
                fits = False
            if fits and first < following.value and (spelt != "or" or following.value - first <= first):
                low, high, value = first, following.value, None
                currency = currency or following.currency
                end = following.end
                unit_end = _percent(text, end)
                if between and (spelt == "and" or spelt == "to"):
                    start -= (
                        len("between ") if before.lower().endswith("between ") else len("from ") if spelt == "to" else 0
                    )
    kind, unit, end = _kind(passage, text, numeral, start, end, unit_end, currency)
    if kind is FigureKind.MEASURE and unit == "m" and numeral.short and value is not None:
        value /= 1e6
    if _AGED.search(before) or (
        kind is FigureKind.COUNT
        and passage.start + start - 2 in people
        and text[start - 2 : start] == ", "
        and re.match(r"[,.;)]|\sand\b|$", text[numeral.end :])
        and value is not None
        and value < 125
    ):
        kind, unit, end = FigureKind.AGE, "years", numeral.end
    if magnitude:
        kind, unit = FigureKind.MEASURE, "magnitude"
        end = numeral.end
        if "-" in magnitude[0]:
            start -= len(magnitude[0])
    if kind is FigureKind.COUNT and unit is None:
        kind, unit = _bare(before, text, numeral, value, latest)
    if kind is None:
        return None
    if numeral.value == 1 and numeral.spelt and kind is FigureKind.COUNT and not numeral.scaled:
        return None
    if kind is FigureKind.COUNT and unit is None and value is not None and _year_like(text, numeral):
        return None
    span = Span(passage.start + start, passage.start + end)
    tokens = passage.tokens(span)
    of, change = None, None
    if tokens is not None and len(tokens) and passage.doc.has_annotation("DEP"):
        head = tokens.root
        of = measured(head, list(tokens))
        if kind in (FigureKind.PERCENT, FigureKind.MONEY, FigureKind.MEASURE, FigureKind.RATE, FigureKind.COUNT):
            change = change_of(head, text[max(numeral.start - 40, 0) : numeral.start].lower().strip())
    if kind is FigureKind.AGE:
        named = [mention for stop, mention in people.items() if stop <= span.start]
        of = reading.article.text[named[-1].start : named[-1].end] if named else of
        of = " ".join(of.split()) if of else None
    return Figure(span, kind, value, low, high, unit, of, change)


def _bare(
    before: str, text: str, numeral: Numeral, value: float | None, latest: Figure | None
) -> tuple[FigureKind, str | None]:
    """What a number without a unit is: an age, a ratio, a level, or as many of what was counted before."""
    if _AT_AGE.search(before) and value is not None and value < 115 and _GOES_ON.match(text, numeral.end):
        return FigureKind.AGE, "years"
    if latest is not None and latest.unit and latest.kind in _CARRIED and _ELLIPSIS.match(text, numeral.end):
        return latest.kind, latest.unit
    if not numeral.spelt and value is not None and "." in text[numeral.start : numeral.end] and not numeral.scaled:
        return (FigureKind.RATE if re.search(r"(?i)\bratio\b", text) else FigureKind.MEASURE), None
    return FigureKind.COUNT, None


_AT_AGE = re.compile(r"(?i)\bat\s$")
_GOES_ON = re.compile(r"\s(?:she|he|they|to)\b|,\s")
_ELLIPSIS = re.compile(r"\s?(?:[.,;\"”]|$)|\sthat\b")
_CARRIED = frozenset({FigureKind.DURATION, FigureKind.MEASURE, FigureKind.RATE})


def _factor(following: Numeral, text: str) -> float:
    word = re.search(r"[a-z]+$", text[following.start : following.end].lower())
    return units.SCALES.get(word[0], 1.0) if word else 1.0


def _year_like(text: str, numeral: Numeral) -> bool:
    digits = text[numeral.start : numeral.end]
    return bool(re.fullmatch(r"(?:1[5-9]|20)\d\d", digits))


def _percent(text: str, end: int) -> int | None:
    found = _PERCENT.match(text, end)
    return found.end() if found else None


def _kind(
    passage: Passage, text: str, numeral: Numeral, start: int, end: int, unit_end: int | None, currency: str | None
) -> tuple[FigureKind | None, str | None, int]:
    """The kind and unit of a number, and where the figure ends with them."""
    if unit_end is not None:
        words = text[end:unit_end].strip(" -").lower()
        unit = (
            "basis points"
            if words.startswith(("basis", "bp"))
            else "percentage points"
            if "point" in words or words == "pp"
            else "%"
        )
        return FigureKind.PERCENT, unit, unit_end
    if currency:
        return _money(text, end, currency)
    if found := _AGE.match(text, end):
        return FigureKind.AGE, "years", found.end()
    if found := _TO_ONE.match(text, end):
        return FigureKind.RATE, None, found.end()
    if numeral.fraction:
        return FigureKind.RATE, None, end
    if found := re.match(r"-magnitude\b", text[end:]):
        return FigureKind.MEASURE, "magnitude", end + found.end()
    if found := re.match(r"h\d{2}\b", text[end:]):
        return FigureKind.DURATION, "hours", end + found.end()
    if numeral.short and text[numeral.end - 1] == "m" and not re.match(r"\s[a-z]+s\b", text[end:]):
        return FigureKind.MEASURE, "m", end
    if found := re.match(r"\s?bpd\b", text[end:]):
        return FigureKind.RATE, "barrels per day", end + found.end()
    if found := _SYMBOL.match(text, end):
        return FigureKind.MEASURE, found[0].strip(), found.end()
    return _noun(passage, text, numeral, end)


def _money(text: str, end: int, currency: str) -> tuple[FigureKind, str, int]:
    found = _RATE.match(text, end)
    if found and units.singular(found["every"]) in units.PRICED:
        return FigureKind.MONEY, f"{currency}/{units.singular(found['every'])}", found.end()
    return FigureKind.MONEY, currency, end


def _noun(passage: Passage, text: str, numeral: Numeral, end: int) -> tuple[FigureKind | None, str | None, int]:
    """The noun that is counted, and what kind of figure it makes."""
    hyphened = text[end : end + 1] == "-"
    following = re.match(r"[\s-]([A-Za-z]+(?:\.[A-Za-z]+\.)*)(?:[\s-]([A-Za-z]+))?", text[end:])
    if following:
        one, two = following[1], following[2] or ""
        if (code := units.OF_COUNTRY.get((one, units.singular(two.lower())))) is not None:
            return _money(text, end + following.end(2), code)
        noun = units.singular(one.lower())
        if noun in units.CURRENCIES and one.islower():
            return _money(text, end + following.end(1), units.CURRENCIES[noun])
        if (noun in units.DURATIONS and one.lower() not in ("second", "seconds")) or (
            noun == "second" and one.lower() == "seconds"
        ):
            return FigureKind.DURATION, one, end + following.end(1)
        if one in ("square", "cubic", "nautical", "degrees", "light", "metric") and two:
            return _rate(text, FigureKind.MEASURE, f"{one} {two}", end + following.end(2))
        if noun == "point" and numeral.value is not None and numeral.value == int(numeral.value):
            return FigureKind.COUNT, one, end + following.end(1)
        if noun in units.MEASURES or one in units.MEASURES:
            return _rate(text, FigureKind.MEASURE, one, end + following.end(1))
    if hyphened:
        return FigureKind.COUNT, None, end
    stop, unit = _counted(passage, end)
    if unit and unit.lower() in _ONE:
        return None, None, end
    return _rate(text, FigureKind.COUNT, unit, stop)


def _rate(text: str, kind: FigureKind, unit: str | None, end: int) -> tuple[FigureKind, str | None, int]:
    found = _RATE.match(text, end)
    if found and (found["every"].lower() in units.EVERY or found["every"][0].isdigit()):
        return FigureKind.RATE, f"{unit} per {found['every']}" if unit else f"per {found['every']}", found.end()
    return kind, unit, end


def _counted(passage: Passage, end: int) -> tuple[int, str | None]:
    """The noun after a number with the adjectives between, and where it ends."""
    doc = passage.doc
    if not doc.has_annotation("DEP"):
        return end, None
    tokens: list[Token] = []
    ahead = doc.char_span(end, min(end + 60, len(doc.text)), alignment_mode="contract")
    for token in ahead if ahead is not None else ():
        if token.is_space:
            continue
        fits = (
            token.pos_ in ("NOUN", "ADJ")
            or token.text == "-"
            or (token.pos_ == "VERB" and token.tag_ in ("VBN", "VBG"))
        )
        if token.lower_ in ("more", "other", "new"):
            fits = True
        if not fits or token.idx - end > 45 or (token.pos_ == "VERB" and not tokens and token.tag_ == "VBG"):
            break
        tokens.append(token)
        if (
            token.pos_ == "NOUN"
            and not (token.i + 1 < len(doc) and doc[token.i + 1].pos_ == "NOUN" and token.dep_ == "compound")
            and not (token.i + 1 < len(doc) and doc[token.i + 1].text == "-")
        ):
            break
    while tokens and tokens[-1].pos_ != "NOUN":
        tokens.pop()
    if not tokens:
        return end, None
    last = tokens[-1]
    if last.lower_ in ("a.m", "p.m", "gmt"):
        return end, None
    return last.idx + len(last), last.text
