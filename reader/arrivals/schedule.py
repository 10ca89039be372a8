"""When a feed is asked again: as late as its publisher wants, and never all at the same moment."""

from __future__ import annotations

import random
import re
import time
from collections.abc import Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime

HOUR, DAY = 3600.0, 86_400.0

LEAST = HOUR
"""Seconds between two visits, whatever else is said."""

_MOST = 30 * DAY
"""No word of a publisher holds longer: a wrong one would be the end of a feed."""

_MOST_AFTER_FAILURES = 7 * DAY
_REFUSED = DAY
"""After a 403 or 429 that says nothing more; twice as long after each further one."""

_MOST_AFTER_REFUSALS = 14 * DAY
_JITTER = 0.1
"""The part of the time by which a visit is put off at random."""

_MAX_AGE = re.compile(r"(?i)(?:^|[,\s])max-age\s*=\s*\"?(\d{1,12})")
_WEEK_OF_HOURS = 168


@dataclass(frozen=True, slots=True)
class Visit:
    """How a feed was found, as far as the next visit depends on it."""

    at: float
    """Seconds since the epoch."""
    status: int
    """Of the answer; 0 where none came."""
    headers: Mapping[str, str]
    """By lower-case names."""
    failures: int
    """Visits in a row that failed, with this one."""
    ttl: float = 0.0
    skip_hours: frozenset[int] = frozenset()
    skip_days: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Next:
    """When to ask again, in seconds since the epoch."""

    due: float
    held: float
    """Until when the publisher does not want to be asked at all; 0 if it said nothing."""


def next_visit(visit: Visit, interval: float = LEAST) -> Next:
    """The latest of all that is asked for, and a little later.

    Args:
        visit: the last one.
        interval: seconds that the user wants between two visits.
    """
    now = visit.at
    held = retry_after(visit.headers, now)
    waits = [LEAST, interval, visit.ttl, _max_age(visit.headers), _expires(visit.headers, now), held]
    if visit.status in (403, 429):
        refused = min(_REFUSED * 2.0 ** min(visit.failures - 1, 10), _MOST_AFTER_REFUSALS)
        waits.append(refused)
        held = max(held, refused)
    elif visit.failures:
        waits.append(min(max(interval, LEAST) * 2.0 ** min(visit.failures, 10), _MOST_AFTER_FAILURES))
    wait = min(max(waits), max(_MOST, interval))
    due = now + wait * (1 + _JITTER * random.random())
    return Next(_out_of_silence(due, visit), now + min(held, _MOST) if held else 0.0)


def retry_after(headers: Mapping[str, str], now: float) -> float:
    """The seconds of Retry-After, which gives them or a date (RFC 9110, 10.2.3); 0 without one."""
    stated = headers.get("retry-after", "").strip()
    if stated.isdecimal():
        return float(stated[:12])
    moment = _moment(stated)
    return max(moment - now, 0.0) if moment is not None else 0.0


def _max_age(headers: Mapping[str, str]) -> float:
    """Cache-Control (RFC 9111, 5.2.2.1)."""
    return max(map(float, _MAX_AGE.findall(headers.get("cache-control", ""))), default=0.0)


def _expires(headers: Mapping[str, str], now: float) -> float:
    """Expires counts from the server's own clock, where it tells it (RFC 9111, 4.2.1)."""
    expires, date = _moment(headers.get("expires", "")), _moment(headers.get("date", ""))
    return max(expires - (now if date is None else date), 0.0) if expires is not None else 0.0


def _moment(stated: str) -> float | None:
    if not stated:
        return None
    try:
        return parsedate_to_datetime(stated).timestamp()
    except (ValueError, TypeError, IndexError, OverflowError, OSError):
        return None


def _out_of_silence(due: float, visit: Visit) -> float:
    """The first moment by whole hours at which RSS's skipHours and skipDays allow a visit."""
    moment = due
    for _ in range(_WEEK_OF_HOURS + 1):
        at = time.gmtime(moment)
        if at.tm_hour not in visit.skip_hours and at.tm_wday not in visit.skip_days:
            return moment
        moment += HOUR
    return due
