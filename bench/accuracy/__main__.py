"""`python -m bench.accuracy`: the shipped articles against their annotations, ours beside plain spaCy's."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

from bench.accuracy.baseline import plain_spacy
from bench.accuracy.scoring import Contract, Scores
from reader.article import Article
from reader.facts.analyse import analyse
from reader.facts.contract import to_contract
from reader.facts.language import load_pipeline
from reader.intake import read_article

ROOT = Path(__file__).parents[2]
GOLD = ROOT / "tests" / "gold"
ARTICLES = ROOT / "articles"


def annotated() -> list[tuple[Article, Contract]]:
    """The shipped articles that have annotations, with these."""
    stored = {path.stem: path for path in sorted(ARTICLES.rglob("*")) if path.suffix in (".txt", ".md")}
    return [
        (read_article(stored[gold.stem]), json.loads(gold.read_text("utf-8"))) for gold in sorted(GOLD.glob("*.json"))
    ]


def score(pairs: list[tuple[Article, Contract]]) -> Scores:
    """Our own facts against the annotations."""
    scores = Scores()
    for article, gold in pairs:
        scores.add(gold, to_contract(article, analyse(article)))
    return scores


def main() -> None:
    """Print the table, and the words a second of one core."""
    pairs = annotated()
    if not pairs:
        sys.exit(f"no annotated articles in {GOLD}")
    pipeline = load_pipeline()
    plain = Scores()
    for article, gold in pairs:
        plain.add(gold, plain_spacy(pipeline, to_contract(article, analyse(article))))
    ours = score(pairs)
    print(f"{len(pairs)} articles of articles/ against tests/gold\n")
    print(f"{'':32}{'newsreader':>12}{'plain spaCy':>13}")
    for (name, mine), theirs in zip(ours.table().items(), plain.table().values(), strict=True):
        print(f"{name:32}{mine:12.3f}{theirs:13.3f}")
    words = sum(len(article.text.split()) for article, _ in pairs)
    full = _seconds(lambda: [analyse(article) for article, _ in pairs])
    bare = _seconds(lambda: [pipeline(article.text) for article, _ in pairs])
    print(f"{'words a second':32}{words / full:12.0f}{words / bare:13.0f}")


def _seconds(work: Callable[[], object]) -> float:
    best = float("inf")
    for _ in range(3):
        start = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - start)
    return best


if __name__ == "__main__":
    main()
