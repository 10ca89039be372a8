"""The article pane on its own, with an article and its facts."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager

from rich.segment import Segment
from textual.app import App, ComposeResult
from textual.pilot import Pilot

from reader.article import Article, Part, PartKind, Span
from reader.facts.model import Entity, EntityType, Facts, Figure, FigureKind, Moment, Quote
from reader.tui.widgets.article_view import ArticleView

HEADLINE = "Ana Roe opens the Lyra talks"
FIRST = "LYRA, March 5 (Wire) - Ana Roe met 300 delegates of the Lake League in Lyra on Monday before the talks opened."
SAID = '"We asked Omar Bey to wait for the Lyran side," Roe said. He did not wait.'
MIXED = "新华社北京：会谈开始。 The cafe\u0301 👨‍👩‍👧 welcomed Roe\tand שלום at the Hotel 1️⃣ of Lyra."
FILLER = "The sides went through the draft line by line and left what they could not settle for another day. " * 4


def an_article(paragraphs: Iterable[str]) -> Article:
    text, parts = HEADLINE, [Part(PartKind.TITLE, Span(0, len(HEADLINE)))]
    for paragraph in paragraphs:
        start = len(text) + 2
        text += "\n\n" + paragraph
        if paragraph == FIRST:
            parts.append(Part(PartKind.DATELINE, Span(start, start + 22)))
            start += 23
        parts.append(Part(PartKind.PARAGRAPH, Span(start, len(text))))
    return Article("x", text, tuple(parts), HEADLINE)


ARTICLE = an_article([FIRST, SAID, MIXED, *[FILLER.strip()] * 20, "In the end Ana Roe closed the talks."])


def all_of(words: str, article: Article = ARTICLE) -> tuple[Span, ...]:
    spans, at = [], article.text.find(words)
    while at >= 0:
        spans.append(Span(at, at + len(words)))
        at = article.text.find(words, at + 1)
    return tuple(spans)


FACTS = Facts(
    "en",
    "test",
    entities=(
        Entity("Ana Roe", EntityType.PERSON, tuple(sorted((*all_of("Ana Roe"), *all_of("Roe said"))))),
        Entity("Omar Bey", EntityType.PERSON, all_of("Omar Bey")),
        Entity("Lyra", EntityType.PLACE, all_of("Lyra")[:2]),
        Entity("Lyran", EntityType.GROUP, all_of("Lyran")),
        Entity("Lake League", EntityType.ORG, all_of("Lake League")),
    ),
    figures=(Figure(all_of("300 delegates")[0], FigureKind.COUNT),),
    dates=(Moment(all_of("Monday")[0], None),),
    quotes=(Quote(all_of(SAID[1:46])[0]),),
)


class Harness(App[None]):
    CSS = "ArticleView { height: 1fr; }"

    def __init__(self) -> None:
        super().__init__()
        self.messages: list[ArticleView.Chosen] = []
        self.places: list[int] = []

    def compose(self) -> ComposeResult:
        yield ArticleView(id="article")

    def on_mount(self) -> None:
        self.watch(self.query_one(ArticleView), "place", lambda place: self.places.append(place), init=False)

    def on_article_view_chosen(self, message: ArticleView.Chosen) -> None:
        self.messages.append(message)


class Seen:
    """The pane as it is on the screen."""

    def __init__(self, app: Harness, pilot: Pilot[None]) -> None:
        self.app, self.pilot = app, pilot
        self.view = app.query_one(ArticleView)

    @property
    def lines(self) -> list[str]:
        return [self.view.render_line(y).text.rstrip() for y in range(self.view.size.height)]

    @property
    def segments(self) -> list[Segment]:
        return [segment for y in range(self.view.size.height) for segment in self.view.render_line(y)]

    def look(self, words: str) -> set[str]:
        """The text attributes of a stretch that is painted in one go."""
        style = next(segment.style for segment in self.segments if segment.text == words)
        names = ("bold", "italic", "underline", "underline2", "reverse")
        return {name for name in names if style and getattr(style, name)}


@asynccontextmanager
async def seen(width: int = 80, height: int = 24, facts: Facts | None = FACTS) -> AsyncIterator[Seen]:
    app = Harness()
    async with app.run_test(size=(width, height)) as pilot:
        app.query_one(ArticleView).show(ARTICLE, facts)
        app.query_one(ArticleView).focus()
        await pilot.pause()
        yield Seen(app, pilot)
