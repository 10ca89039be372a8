"""A library of short articles with facts as a person would read them, so that these tests need no model."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import pytest

from reader.article import Article, Span
from reader.facts.model import Change, Entity, EntityType, Facts, Figure, FigureKind, Moment, Quote
from reader.library import Library
from tests.commands.ended import Run

TYPES = {"P": EntityType.PERSON, "O": EntityType.ORG, "L": EntityType.PLACE, "T": EntityType.OTHER}


def stated(
    article: Article,
    names: Mapping[str, str],
    *,
    said: Mapping[str, str] | None = None,
    figures: Mapping[str, tuple[float, str, str]] | None = None,
    dates: Mapping[str, str] | None = None,
    summary: Sequence[str] = (),
) -> Facts:
    """Facts of an article.

    Args:
        article: the article.
        names: by the names of entities, "P", "O", "L" or "T" with a colon and the role behind it; other names of the
            same entity stand before it, parted by a stroke: "OSCE|Organization for Security".
        said: who is quoted, by the words.
        figures: value, unit and what it measures, by the words; ▲ or ▼ at the end of that says how it moved.
        dates: their values, by the words.
        summary: its sentences.
    """

    def spans(words: str) -> tuple[Span, ...]:
        return tuple(Span(*match.span()) for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", article.text))

    entities = []
    for called, what in names.items():
        kind, _, role = what.partition(":")
        mentions = sorted({span for name in called.split("|") for span in spans(name)})
        mentions = [one for one in mentions if not any(one != other and one.within(other) for other in mentions)]
        assert mentions, called
        place = article.text.index(role) if role else 0
        entities.append(
            Entity(
                called.rpartition("|")[2],
                TYPES[kind],
                tuple(mentions),
                role or None,
                Span(place, place + len(role)) if role else None,
                0.5,
            )
        )
    changes = {"▲": Change.UP, "▼": Change.DOWN}
    return Facts(
        "en",
        "by hand",
        tuple(entities),
        figures=tuple(
            Figure(
                spans(words)[0],
                FigureKind.COUNT
                if unit not in ("%", "USD")
                else FigureKind.PERCENT
                if unit == "%"
                else FigureKind.MONEY,
                value,
                unit=unit,
                of=of.rstrip(" ▲▼"),
                change=changes.get(of[-1]),
            )
            for words, (value, unit, of) in (figures or {}).items()
        ),
        dates=tuple(Moment(spans(words)[0], value) for words, value in (dates or {}).items()),
        quotes=tuple(
            Quote(Span(at, at + len(w)), who, None) for w, who in (said or {}).items() for at in [article.text.index(w)]
        ),
        summary=tuple(Span(at, at + len(words)) for words in summary for at in [article.text.index(words)]),
    )


class Shelf:
    """A library to which articles are added with their facts."""

    def __init__(self, home: Path) -> None:
        self.folder = home / "articles"
        self.folder.mkdir()
        (self.folder / "none.txt").write_text("An article of no interest\n\nNothing in it.\n")
        self.library = Library.open(
            [self.folder], data=home / "data" / "newsreader", cache=home / "cache" / "newsreader"
        )
        self.ids: dict[str, str] = {}

    def add(self, title: str, day: str, body: str, names: Mapping[str, str], **more: object) -> str:
        """An article and its facts; its id."""
        path = self.folder / f"{len(self.ids):03}.md"
        path.write_text(f"---\ntitle: {title}\ndate: {day}\nsource: Gazette\n---\n\n{body}\n", "utf-8")
        self.library.refresh()
        id = self.library.resolve(str(path))
        article = self.library.article(id)
        self.library.keep_facts(article, stated(article, names, **more))  # type: ignore[arg-type]
        self.ids[title] = id
        return id


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    """An empty library."""
    made = Shelf(tmp_path)
    yield made
    made.library.close()


@pytest.fixture
def run(run: Run, shelf: Shelf) -> Callable[..., str]:
    """Runs a command on that library and gives what it prints."""

    def command(*words: str, status: int = 0) -> str:
        ended = run("--library", shelf.folder, *words)
        assert ended.status == status, ended.err
        return ended.out + ended.err

    return command
