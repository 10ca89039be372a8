"""Which dates of an article lay ahead on the day it was published: what it announces, not what it tells of."""

from __future__ import annotations

import re
from datetime import date

from reader.article import Span

_REST = re.compile(
    r"(?i)\b(?:later (?:this|in)|(?:by|before|until) the end of|the end of this|the rest of|coming|upcoming)\b"
)
"""What says of a period that has begun that its rest is meant."""

_PLANNED = re.compile(
    r"(?i)\b(?:will|shall|scheduled|planned|plans? to|due|expected|(?:is|are|was|were) (?:to|set|slated|likely)|"
    r"set (?:for|to)|going to|intends?|hopes? to|aims? to|to be (?:held|published|released|signed|opened|decided))\b"
)
"""What a sentence says of something that has not happened yet."""


def lies_ahead(text: str, sentence: Span, words: Span, period: tuple[str, str], day: date | None) -> bool:
    """Whether a date is announced.

    Args:
        text: the article's text.
        sentence: the sentence that states the date.
        words: where it does.
        period: the first and the last day of the date, so far as they are said.
        day: the day of publication; without it nothing is known to lie ahead.
    """
    if day is None:
        return False
    today, (first, last) = day.isoformat(), period
    if first > today[: len(first)]:
        return True
    if last <= today or last < today[: len(last)]:
        return False
    return bool(_REST.search(text, words.start, words.end) or _PLANNED.search(text, sentence.start, sentence.end))
