"""When an article was published, from its metadata, its file's name or its own words; never from the clock."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import PurePath

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH = rf"(?:{'|'.join(_MONTHS)})[a-z]{{0,6}}"
_NAMED = re.compile(
    rf"(?i)\b(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<month>{_MONTH})\.?,?(?:\s+(?P<year>\d{{4}}))?"
    rf"|(?P<month2>{_MONTH})\.?\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\b(?:,?\s+(?P<year2>\d{{4}}))?)\b"
)
_ISO = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)[-_/.]?(?P<month>[01]\d)[-_/.]?(?P<day>[0-3]\d)(?!\d)")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")


def stated_date(text: str, year: int | None = None) -> date | None:
    """The first full date in a header line or dateline; a year that it lacks may be given."""
    if found := _ISO.search(text):
        return _day(int(found["year"]), int(found["month"]), int(found["day"]))
    for found in _NAMED.finditer(text):
        name = (found["month"] or found["month2"])[:3].casefold()
        stated = found["year"] or found["year2"]
        if name in _MONTHS and (stated or year):
            return _day(int(stated or year or 0), _MONTHS.index(name) + 1, int(found["day"] or found["day2"]))
    return None


def date_in_path(path: PurePath, dateline: str | None) -> date | None:
    """The date that a file's name or folders carry; with a year alone, the dateline's day of that year."""
    parts = "/".join(path.parts[-4:])
    dates = [day for found in _ISO.finditer(parts) if (day := _day(*map(int, found.groups())))]
    if dates:
        return dates[-1]
    years = _YEAR.findall(parts)
    return stated_date(dateline, int(years[-1])) if dateline and years else None


def metadata_date(value: object) -> tuple[date | None, datetime | None]:
    """The day and, where it has one, the moment of a date in front matter."""
    if isinstance(value, datetime):
        return value.date(), value
    if isinstance(value, date):
        return value, None
    if isinstance(value, str):
        text = value.strip()
        try:
            moment = datetime.fromisoformat(text)
        except ValueError:
            return stated_date(text), None
        return moment.date(), moment if len(text) > len("2015-05-25") else None
    return None, None


def first_stated(texts: Iterable[str]) -> date | None:
    """The first full date in some header lines."""
    return next((day for text in texts if (day := stated_date(text))), None)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def compact_moment(text: str) -> datetime | None:
    """The moment of a date as agencies write it: "20150525T101500+0300"; None for any other form."""
    found = re.fullmatch(r"(\d{8})T?(\d{4}(?:\d\d)?)(?:\.\d+)?(Z|[+-]\d\d:?\d\d)?", text.strip())
    if not found:
        return None
    try:
        return datetime.fromisoformat(f"{found[1]}T{found[2]}{(found[3] or '').replace('Z', '+00:00')}")
    except ValueError:
        return None
