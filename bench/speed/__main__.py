"""`python -m bench.speed`: words a second at any length, the time of a short article, and the memory that it takes.

Ends with status 1 where the time grows faster than the article: where a long one runs at less than half the words a
second of a short one in the same run.
"""

from __future__ import annotations

import resource
import sys
import time

from bench.speed.articles import numbers, story
from reader.article import Article
from reader.facts.analyse import analyse
from reader.facts.language import load_pipeline

SHORT, SHORT_RUNS = 350, 20
STEPS = (1_000, 10_000, 100_000)
NUMBERS = (2_000, 20_000)
SLOWEST = 0.5
"""Words a second of the longest, as a share of those of the shortest."""


def main() -> None:
    """Print the table."""
    begun = time.perf_counter()
    load_pipeline()
    short = story(SHORT)
    analyse(short)
    print(f"{'loading, with the first article':40}{time.perf_counter() - begun:10.2f} s")
    print(
        f"{f'{SHORT} words, best of {SHORT_RUNS}':40}{1000 * min(_seconds(short) for _ in range(SHORT_RUNS)):10.0f} ms"
    )
    print(f"{'memory by then':40}{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:10.0f} MB")
    linear = [
        _rates("words of news", [story(size) for size in STEPS]),
        _rates("numbers", [numbers(size) for size in NUMBERS], NUMBERS),
    ]
    if not all(linear):
        sys.exit("the time grows faster than the article")


def _rates(what: str, articles: list[Article], sizes: tuple[int, ...] = STEPS) -> bool:
    rates = []
    for article, size in zip(articles, sizes, strict=True):
        rates.append(len(article.text.split()) / _seconds(article))
        print(f"{f'{size:,} {what}':40}{rates[-1]:10,.0f} words/s", flush=True)
    return rates[-1] >= SLOWEST * rates[0]


def _seconds(article: Article) -> float:
    begun = time.perf_counter()
    analyse(article)
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()
