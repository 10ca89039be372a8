"""The numbers of articles, the higher the newer: a full text that is kept in their order needs no sorting."""

from __future__ import annotations

import os
import random
import zlib
from collections.abc import Iterator
from datetime import date

from reader.library.entry import Entry

_A_MINUTE = 256
"""Numbers to a minute."""

_DAY_BITS = 20
"""Bits for the numbers of a day: more minutes than it has, since the zone of a time may make it another's."""

_LATEST = 2**25
"""Minutes since the epoch that an undated file can have been written at; their numbers lie below those of the days."""

_FIRST_DAY = (_LATEST * _A_MINUTE >> _DAY_BITS) + 1
_EPOCH = date(1970, 1, 1).toordinal()


def numbers(entry: Entry) -> Iterator[int]:
    """The numbers that an entry may have, the best first.

    They count days, minutes, and places within a minute, told apart by a digest of the path; numbers that lie close
    make a small full text. Undated articles come below all others, by when their files were written.
    """
    place = zlib.crc32(os.fsencode(entry.path)) % _A_MINUTE
    if entry.published:
        day = max(entry.published.toordinal(), _FIRST_DAY)
        since = int((entry.moment - (day - _EPOCH) * 86_400) / 60) + 720 if entry.moment else 0
        first, size = day << _DAY_BITS, 1 << _DAY_BITS
        at = min(max(since, 0), size // _A_MINUTE - 1) * _A_MINUTE + place
    else:
        first, size = 0, _LATEST * _A_MINUTE
        at = min(max(int(entry.moment / 60), 0), _LATEST - 1) * _A_MINUTE + place
    yield first + at
    # Many at one time lie in an ever wider range, but within their day.
    reach = _A_MINUTE
    while True:
        for _ in range(8):
            yield first + (at - random.randrange(1, reach)) % size
        reach = min(reach * 8, size)


def within(first: date | None, last: date | None) -> tuple[int, int]:
    """The first and the last number of the articles that were published from one day to another."""
    low = max(first.toordinal(), _FIRST_DAY) if first else _FIRST_DAY
    high = last.toordinal() if last else date.max.toordinal()
    return low << _DAY_BITS, (high + 1 << _DAY_BITS) - 1
