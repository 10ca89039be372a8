"""Generated articles in files by year and month, with the word frequencies of news."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from html import escape
from itertools import accumulate
from pathlib import Path

ARTICLES = Path(__file__).parents[2] / "articles"
_SYLLABLES = "ba ko ri mel tan dos vik lund gar hol den sten".split()
_RARE = 30_000
_STOCK = 1_000_000
_PIECES, _WORDS, _TITLE, _PARAGRAPH = 8, 55, 8, 60
"""In words: an article has some 3.5 kB, as agencies write them."""
_DAYS = 9_000


def generated(count: int, seed: int = 1) -> Iterator[tuple[date, str, str]]:
    """Day, headline and body of so many articles, the oldest first; common words are as common as in the news."""
    rng = random.Random(seed)
    counted = Counter(" ".join(path.read_text("utf-8") for path in sorted(ARTICLES.glob("*.txt"))).split())
    words = [*counted, *("".join(rng.choices(_SYLLABLES, k=4)) for _ in range(_RARE))]
    weights = [*counted.values(), *[0.05] * _RARE]
    drawn = rng.choices(words, weights, k=_STOCK)
    # One long text and where its words begin: to cut pieces out of it takes no time.
    stock = "".join(f"{word}\n\n" if number % _PARAGRAPH == 0 else f"{word} " for number, word in enumerate(drawn))
    places = [0, *accumulate(len(word) + (2 if number % _PARAGRAPH == 0 else 1) for number, word in enumerate(drawn))]
    for number in range(count):
        # Of many pieces: two long pieces of one text would be versions of one story.
        starts = [rng.randrange(_STOCK - _WORDS - _TITLE) for _ in range(_PIECES)]
        title = " ".join(drawn[starts[0] : starts[0] + _TITLE]).capitalize()
        body = "".join(stock[places[at + _TITLE] : places[at + _TITLE + _WORDS]] for at in starts)
        yield date(2000, 1, 1) + timedelta(days=number * _DAYS // count), f"{title} {number}", body


def write(folder: Path, count: int) -> None:
    """Write them as Markdown."""
    month = None
    for number, (day, headline, body) in enumerate(generated(count)):
        if month != (day.year, day.month):
            month = day.year, day.month
            here = folder / f"{day:%Y}" / f"{day:%m}"
            here.mkdir(parents=True, exist_ok=True)
        title = headline.replace('"', "'").replace("\\", "/")
        text = f'---\ntitle: "{title}"\ndate: {day}\nsource: Bench\n---\n\n{body}\n'
        (here / f"{day:%d}-{number:07}.md").write_text(text, "utf-8")


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
