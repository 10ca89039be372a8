"""`python -m bench.duplicates`: how many versions of a story fold, how many other stories do, and what it costs."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from itertools import combinations
from typing import TypeVar

from bench.duplicates.stories import KINDS, START, Desk, Story
from bench.duplicates.templates import TEMPLATES
from bench.library.articles import generated
from reader.library.likeness import Told, are_versions, bands, periods

STORIES = 300
REPORTS = 80
ARTICLES = 2_000

_Pair = tuple[Story, Story]


def main() -> None:
    """Print the table."""
    print(f"{'':28}{'pairs':>7}{'looked up':>11}{'folded':>9}")
    folded, positives = _block("versions of one story", dict(_versions()))
    wrongly, negatives = _block("other stories by one form", dict(_others()))
    print(f"\n  recall {folded / positives:.3f} of {positives:,} pairs of versions")
    print(f"  {wrongly:,} of {negatives:,} pairs of other stories folded")
    _costs()


def _versions() -> Iterator[tuple[str, list[_Pair]]]:
    for kind in KINDS:
        desk = Desk()
        stories = [desk.event(START + timedelta(days=number % 60)) for number in range(STORIES)]
        yield kind, [(story, desk.version(story, kind)) for story in stories]


def _others() -> Iterator[tuple[str, list[_Pair]]]:
    desk, local = Desk(), Desk(names=1)
    for form in TEMPLATES:
        reports = [desk.by_form(form, START + timedelta(days=number % 8)) for number in range(REPORTS)]
        yield f"{form}, of many places", list(combinations(reports, 2))
        daily = [local.by_form(form, START + timedelta(days=number)) for number in range(REPORTS)]
        yield f"{form}, daily of one place", list(combinations(daily, 2))
    events = [desk.event(START + timedelta(days=number % 8)) for number in range(REPORTS)]
    yield "disasters", list(combinations(events, 2))


def _block(name: str, groups: dict[str, list[_Pair]]) -> tuple[int, int]:
    print(f"\n{name}")
    folded = count = 0
    for kind, pairs in groups.items():
        met = [pair for pair in pairs if _are_looked_up(*pair)]
        same = sum(are_versions(*map(_told, pair)) for pair in met)
        print(f"  {kind:26}{len(pairs):>7,}{len(met) / len(pairs):>11.3f}{same / len(pairs):>9.4f}")
        folded, count = folded + same, count + len(pairs)
    return folded, count


def _told(story: Story) -> Told:
    return Told(story.day.toordinal(), story.text)


def _are_looked_up(one: Story, other: Story) -> bool:
    """Whether the library would compare the two."""
    first, second = (story.day.toordinal() for story in (one, other))
    there = set(bands(other.text, second))
    return any(key + step in there for key in bands(one.text, first) for step in periods(first))


def _costs() -> None:
    texts = [f"{headline}\n{body}" for _, headline, body in generated(ARTICLES)]
    pairs = [(_told(one), _told(other)) for one, other in dict(_versions())["updated"]]
    keys = _microseconds(lambda text: bands(text, 1), texts)
    compared = _microseconds(lambda pair: are_versions(*pair), pairs)
    print(
        f"\n  keys of an article of {len(texts[0].split())} words: {keys:.0f} µs; comparing two texts: {compared:.0f} µs"
    )


_T = TypeVar("_T")


def _microseconds(work: Callable[[_T], object], items: Sequence[_T]) -> float:
    begun = time.process_time()
    for item in items:
        work(item)
    return 1e6 * (time.process_time() - begun) / len(items)


if __name__ == "__main__":
    main()
