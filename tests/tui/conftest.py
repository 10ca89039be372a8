"""A small library with its facts, for the reader to show."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from reader.article import Article, Span
from reader.facts.language import detect, engine_name
from reader.facts.model import Change, Entity, EntityType, Facts, Figure, FigureKind, Moment, Quote
from reader.library import Library
from reader.settings import Settings
from reader.tui.app import NewsreaderApp

BRIDGE = """World

Fire closes Harbour Bridge in Portmouth

Repairs will take months and cost $12 million

PORTMOUTH, May 25 (Reuters) - A fire on Monday closed the Harbour Bridge in Portmouth after a fuel lorry overturned, \
injuring 14 people.

Mayor Maria Lopez said traffic fell 40% within a day.

"It was like a wall of flame," Lopez told reporters. "Nobody should go near it."

What happens next

Repairs will cost $12 million and take three months, Portmouth City Council said on Tuesday. Lopez will meet Transport \
Minister Omar Haddad on May 27.

Haddad visited Lopez in 2014. The council was founded in 1911. Lopez has been mayor for six years.
"""

OLDER = "Older story of a quiet day\n\nLONDON, May 1 (AP) - Nothing happened on Friday in London.\n\nIt rained.\n"
OLDEST = """---
title: Oldest story with a link
date: 2014-03-02
source: Example News
url: https://example.com/oldest
---

Nothing much happened on Sunday either.
"""


def span(article: Article, words: str, nth: int = 0) -> Span:
    """Where the words stand for the nth time."""
    start = -1
    for _ in range(nth + 1):
        start = article.text.index(words, start + 1)
    return Span(start, start + len(words))


def facts_of(article: Article) -> Facts:
    """Facts as a person would read them, so that these tests need no model."""
    facts = Facts(language=detect(article), engine=engine_name(detect(article)))
    if not article.title.startswith("Fire closes"):
        return facts
    quote = span(article, "Nobody should go near it.")
    return replace(
        facts,
        entities=(
            Entity(
                "Maria Lopez",
                EntityType.PERSON,
                (span(article, "Maria Lopez"), *(span(article, "Lopez", nth) for nth in range(1, 5))),
                role="Mayor",
                role_span=span(article, "Mayor"),
            ),
            Entity("Portmouth", EntityType.PLACE, (span(article, "Portmouth"), span(article, "Portmouth", 1))),
            Entity("Omar Haddad", EntityType.PERSON, (span(article, "Omar Haddad"), span(article, "Haddad", 1))),
            Entity("Portmouth City Council", EntityType.ORG, (span(article, "Portmouth City Council"),)),
        ),
        figures=(
            Figure(span(article, "$12 million"), FigureKind.MONEY, 12e6, unit="USD", of="Repairs"),
            Figure(span(article, "40%"), FigureKind.PERCENT, 40, unit="%", of="traffic", change=Change.DOWN),
        ),
        dates=(
            Moment(span(article, "Monday"), "2015-05-25"),
            Moment(span(article, "2014"), "2014"),
            Moment(span(article, "1911"), "1911"),
        ),
        quotes=(Quote(quote, "Maria Lopez", span(article, "Lopez", 1)),),
        summary=(Span(span(article, "A fire on Monday").start, span(article, "injuring 14 people.").end),),
    )


@pytest.fixture(scope="session", autouse=True)
def _wait_in_small_steps() -> Iterator[None]:
    """Textual's Pilot sleeps 20 ms at a time, several times for each key."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("textual._wait.SLEEP_GRANULARITY", 1 / 125)
        yield


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three articles and a file that is none."""
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "2015-05-25-bridge.txt").write_text(BRIDGE)
    (folder / "2015-05-01-older.txt").write_text(OLDER)
    (folder / "oldest.md").write_text(OLDEST)
    (folder / "empty.txt").write_text("")
    return folder


@pytest.fixture
def library(folder: Path, tmp_path: Path) -> Iterator[Library]:
    """The library of these files, their facts kept already, so that no test waits for the model."""
    library = Library.open([folder], data=tmp_path / "data", cache=tmp_path / "cache")
    library.refresh()
    for row in library.rows(0, len(library)):
        if not row.problem:
            article = library.article(row.id)
            library.keep_facts(article, facts_of(article))
    yield library
    library.close()


@pytest.fixture
def app(library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> NewsreaderApp:
    """The reader on that library, with settings of its own."""
    monkeypatch.setenv("NEWSREADER_CONFIG", str(tmp_path / "config.toml"))
    monkeypatch.setenv("SSH_CONNECTION", "test")
    return NewsreaderApp(library, Settings())
