"""A floor under each layer of the facts, a little below its figure of today: a rule that costs accuracy fails here."""

import pytest

from bench.accuracy.__main__ import annotated, score
from bench.accuracy.scoring import Contract, Scores
from reader.article import Article
from reader.facts.analyse import analyse
from reader.facts.contract import to_contract

FLOORS = {
    "parts right": 0.98,
    "entities, span and type, F1": 0.92,
    "entities, span, F1": 0.965,
    "links, F1": 0.955,
    "roles, recall": 0.86,
    "roles, precision": 0.97,
    "figures, F1": 0.965,
    "figures, value": 0.975,
    "figures, kind": 0.935,
    "figures, what is measured": 0.965,
    "dates, F1": 0.98,
    "dates, value": 0.975,
    "quotations, F1": 0.98,
    "quotations, speaker": 0.85,
    "summary, F1": 0.615,
}


@pytest.fixture(scope="module")
def pairs() -> list[tuple[Article, Contract]]:
    return annotated()


@pytest.fixture(scope="module")
def scores(pairs: list[tuple[Article, Contract]]) -> Scores:
    return score(pairs)


@pytest.mark.parametrize("layer", FLOORS)
def test_no_layer_falls_below_its_floor(scores: Scores, layer: str) -> None:
    assert scores.table()[layer] >= FLOORS[layer]


def test_the_annotations_score_full_marks_against_themselves(pairs: list[tuple[Article, Contract]]) -> None:
    scores = Scores()
    for _, gold in pairs:
        scores.add(gold, gold)
    assert set(scores.table().values()) == {1.0}


def test_every_shipped_article_is_annotated(pairs: list[tuple[Article, Contract]]) -> None:
    assert len(pairs) == 12


def test_every_fact_of_the_shipped_articles_lies_in_its_text(pairs: list[tuple[Article, Contract]]) -> None:
    for article, _ in pairs:
        told = to_contract(article, analyse(article))
        for layer in ("figures", "dates", "quotes", "summary"):
            assert all(0 <= fact["start"] < fact["end"] <= len(article.text) for fact in told[layer])
        for entity in told["entities"]:
            assert any(article.text[m["start"] : m["end"]] for m in entity["mentions"])
