"""The same articles make the same stories and names, whatever the order in which they came in."""

from __future__ import annotations

import json
import random
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from datetime import date, timedelta
from functools import cache
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.across.clusters import clusters
from reader.across.everybody import everybody, reading_given
from reader.article import Article
from reader.facts.contract import to_contract
from reader.intake import verbatim
from reader.library import FactsCache
from tests.across.conftest import stated

_NAMES = ("Ana Ortiz", "Jon Bek", "Ida Roos", "Port Maro", "Oria", "Teral", "Vela Bridge", "Harbour Board")
_WORDS = [
    "".join(one) for one in product(("ta", "ke", "mi", "so"), ("ron", "vel", "bas", "dim"), ("ta", "ki", "lo", "ne"))
]


def _articles() -> list[Article]:
    """Sixteen of four stories, which share names and words, so that much depends on what comes first."""
    rng = random.Random(3)
    made = []
    for number in range(16):
        own = _WORDS[16 * (number % 4) : 16 * (number % 4) + 16]
        words = [*rng.sample(own, 5), *rng.sample(_WORDS, 7)]
        names = [_NAMES[(2 * (number % 4) + rng.randrange(4)) % len(_NAMES)] for _ in range(3)]
        surname = names[0].split()[-1]
        body = f"{' '.join(words[:6])} {names[1]} {' '.join(words[6:])} {names[2]}. {surname} left."
        day = date(2015, 5, 1) + timedelta(days=number)
        made.append(verbatim(f"a{number:02}", f"{names[0]} and {words[0]}\n\n{body}", title=None, published=day))
    return made


ARTICLES = _articles()
IDS = [article.id for article in ARTICLES]
FACTS = [stated(one, {name: "P" for name in _NAMES if name in one.text}) for one in ARTICLES]


def _told(lines: Sequence[str]) -> object:
    with reading_given(lines) as db:
        stories = [[source.id for source in story.articles] for story in clusters(db)]
        return stories, [(subject.name, mentions) for subject, mentions in everybody(db, {}, with_mentions=True)]


LINES = [json.dumps(to_contract(article, facts)) for article, facts in zip(ARTICLES, FACTS, strict=True)]


IN_ORDER = _told(LINES)


@given(st.permutations(LINES))
@settings(max_examples=8)
def test_of_facts_that_are_given(lines: list[str]) -> None:
    assert _told(lines) == IN_ORDER


def _formed(order: Sequence[int], *, anew: bool) -> object:
    """Which articles are in one story and which names are one, where articles come in that order."""
    with TemporaryDirectory() as folder, closing(FactsCache(Path(folder))) as kept:
        for number in order:
            kept.keep(ARTICLES[number], FACTS[number])
        assert kept.are_in_order(IDS) == (list(order) == sorted(order))
        if anew:
            kept.take_out(IDS)
            for article in ARTICLES:
                assert kept.facts(article, "by hand") is not None
            assert kept.are_in_order(IDS)
        assert kept.path is not None
        with closing(sqlite3.connect(kept.path)) as db:
            return [db.execute(statement).fetchall() for statement in (_STORIES, _NAMED)]


_STORIES = "SELECT s.story, i.id FROM in_story AS s JOIN item AS i ON i.number = s.item ORDER BY i.id"
_NAMED = (
    "SELECT i.id, a.place, s.root FROM appearance AS a JOIN item AS i ON i.number = a.item "
    "JOIN subject AS s ON s.number = a.subject ORDER BY i.id, a.place"
)


@given(st.permutations(range(len(ARTICLES))))
@settings(max_examples=5)
def test_of_a_library_once_they_are_formed_anew(order: list[int]) -> None:
    assert _formed(order, anew=True) == _in_order()


@cache
def _in_order() -> object:
    return _formed(range(len(ARTICLES)), anew=False)


def test_articles_of_another_library_stay(tmp_path: Path) -> None:
    with closing(FactsCache(tmp_path)) as cache:
        for article, facts in zip(ARTICLES, FACTS, strict=True):
            cache.keep(article, facts)
        cache.take_out([ARTICLES[0].id, ARTICLES[5].id])
        assert cache.path is not None
        with closing(sqlite3.connect(cache.path)) as db:
            kept = {id for (id,) in db.execute("SELECT id FROM item")}
        assert kept == {article.id for article in ARTICLES} - {ARTICLES[0].id, ARTICLES[5].id}
        assert cache.facts(ARTICLES[0], "by hand") == FACTS[0]
        assert not cache.are_in_order(IDS)
        assert cache.are_in_order(IDS[6:])
