"""Scores the reading of invented pages beside trafilatura's own modes, and times it.

Usage: python -m bench.intake.extraction [SEED] [-v] [--wild]
"""

from __future__ import annotations

import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from datetime import UTC, datetime
from statistics import mean
from typing import NamedTuple

import trafilatura

from bench.intake.forms import FORMS
from bench.intake.pages import Case, case, stories
from bench.intake.wild import WILD
from reader.article import PartKind
from reader.intake import IntakeError, parse
from reader.intake.html.extraction import draft_of
from reader.intake.writing import written

_OF_EACH = 6
"""Pages of each form."""
_URL = "https://news.example/story"


class Read(NamedTuple):
    """What was made of a page."""

    body: str = ""
    title: str = ""
    author: str = ""
    day: str = ""


def ours(html: str) -> Read:
    """The article as it is stored, without captions."""
    try:
        draft = draft_of(html.encode(), _URL)
    except IntakeError:
        return Read()
    article = parse(written(draft, datetime.now(UTC)), suffix=".md")
    spans = article.spans(PartKind.PARAGRAPH, PartKind.SUBHEAD, PartKind.DATELINE)
    body = " ".join(article.text[span.start : span.end] for span in spans)
    return Read(body, article.title, article.byline or "", str(article.published or ""))


def by_trafilatura(mode: str | None = None) -> Callable[[str], Read]:
    """What trafilatura finds, favouring precision or recall."""

    def read(html: str) -> Read:
        found = trafilatura.bare_extraction(
            html,
            include_comments=False,
            with_metadata=True,
            favor_precision=mode == "precision",
            favor_recall=mode == "recall",
        )
        told = found.as_dict() if isinstance(found, trafilatura.settings.Document) else {}
        return Read(*(str(told.get(name) or "") for name in ("text", "title", "author", "date")))

    return read


def overlap(true: str, read: str) -> tuple[float, float]:
    """Precision and recall of runs of four words, as the scrapinghub benchmark counts them."""
    one, other = (_runs(text) for text in (true, read))
    common = sum((one & other).values())
    return common / max(sum(other.values()), 1), common / max(sum(one.values()), 1)


def _runs(text: str) -> Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", text)
    return Counter(tuple(words[n : n + 4]) for n in range(max(len(words) - 3, 1)))


def score(cases: list[Case], read: Callable[[str], Read], detail: bool) -> None:
    """Print a row of the table."""
    precision, recall = [], []
    right: dict[str, list[bool]] = defaultdict(list)
    forms: dict[str, list[float]] = defaultdict(list)
    begun = time.process_time()
    for one in cases:
        found = read(one.html)
        p, r = overlap(one.body, found.body)
        precision.append(p)
        recall.append(r)
        forms[one.form].append(2 * p * r / (p + r) if p + r else 0.0)
        right["title"].append(found.title == one.title)
        right["author"].append(found.author.casefold() == one.author.casefold())
        right["day"].append(found.day == one.day)
    spent = time.process_time() - begun
    p, r = mean(precision), mean(recall)
    fields = "".join(f"{mean(values):8.3f}" for values in right.values())
    print(f"{2 * p * r / (p + r):8.3f}{p:8.3f}{r:8.3f}{fields}{len(cases) / spent:8.0f}")
    if detail:
        print("   ", ", ".join(f"{name} {mean(scores):.2f}" for name, scores in forms.items()))


def main() -> None:
    """Print the table."""
    seed = next((int(word) for word in sys.argv[1:] if word.isdigit()), 1)
    forms = WILD if "--wild" in sys.argv else FORMS
    cases = [case(forms[n % len(forms)], story) for n, story in enumerate(stories(_OF_EACH * len(forms), seed))]
    print(f"{len(cases)} invented pages of {len(forms)} forms, {mean(len(c.html) for c in cases) / 1000:.0f} kB each")
    print(f"{'':22}{'F1':>8}{'prec.':>8}{'recall':>8}{'title':>8}{'author':>8}{'day':>8}{'pages/s':>8}")
    for name, read in (
        ("ours", ours),
        ("trafilatura", by_trafilatura()),
        ("trafilatura, precision", by_trafilatura("precision")),
        ("trafilatura, recall", by_trafilatura("recall")),
    ):
        print(f"{name:22}", end="")
        score(cases, read, "-v" in sys.argv)


if __name__ == "__main__":
    main()
