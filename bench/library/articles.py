"""Generated articles in files by year and month, with the word frequencies of news."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from html import escape
from pathlib import Path

ARTICLES = Path(__file__).parents[2] / "articles"
_SYLLABLES = "ba ko ri mel tan dos vik lund gar hol den sten".split()
_RARE = 30_000
_WORDS, _TITLE = 550, 8
_DAYS = 9_000


def generated(count: int, seed: int = 1) -> Iterator[tuple[date, str, str]]:
    """Day, headline and body of so many articles, the oldest first; common words are as common as in the news."""
    rng = random.Random(seed)
    counted = Counter(re.findall(r"[A-Za-z]+", " ".join(p.read_text("utf-8") for p in sorted(ARTICLES.glob("*.*")))))
    words = [*counted, *("".join(rng.choices(_SYLLABLES, k=4)) for _ in range(_RARE))]
    weights = [*counted.values(), *[0.05] * _RARE]
    stock = rng.choices(words, weights, k=1_000_000)
    for number in range(count):
        at = rng.randrange(len(stock) - _WORDS - _TITLE)
        headline = f"{' '.join(stock[at : at + _TITLE]).capitalize()} {number}"
        day = date(2000, 1, 1) + timedelta(days=number * _DAYS // count)
        yield day, headline, " ".join(stock[at + _TITLE : at + _TITLE + _WORDS])


def write(folder: Path, count: int) -> None:
    """Write them as Markdown."""
    for number, (day, headline, body) in enumerate(generated(count)):
        month = folder / f"{day:%Y}" / f"{day:%m}"
        if not number or not month.exists():
            month.mkdir(parents=True, exist_ok=True)
        text = f"---\ntitle: {headline}\ndate: {day}\nsource: Bench\n---\n\n{body}\n"
        (month / f"{day:%d}-{number:07}.md").write_text(text, "utf-8")


def write_feed(path: Path, count: int) -> None:
    """Write them as one RSS feed, for newsboat."""
    with path.open("w", encoding="utf-8") as feed:
        feed.write(
            '<?xml version="1.0"?><rss version="2.0"><channel><title>Bench</title><link>http://localhost/</link>'
        )
        for number, (day, headline, body) in enumerate(generated(count)):
            feed.write(
                f"<item><title>{escape(headline)}</title><guid>{number}</guid><link>http://localhost/{number}</link>"
                f"<pubDate>{day:%a, %d %b %Y} 00:00:00 +0000</pubDate><description>{escape(body)}</description></item>"
            )
        feed.write("</channel></rss>")
