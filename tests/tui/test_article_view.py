"""The article pane on its own."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.app import App, ComposeResult
from textual.geometry import Region
from textual.pilot import Pilot

from reader.article import Article, Part, PartKind, Span
from reader.facts.model import Entity, EntityType, Facts, Figure, FigureKind, Moment, Quote
from reader.tui.painting import Highlight
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


@pytest.mark.parametrize(("width", "height"), [(80, 24), (40, 12), (140, 45), (38, 10), (5, 3), (2, 1)])
async def test_every_line_fills_the_width_and_the_text_its_measure(width: int, height: int) -> None:
    async with seen(width, height) as it:
        for _ in range(4):
            for y in range(height):
                strip = it.view.render_line(y)
                assert strip.cell_length == cell_len(strip.text) == width
                assert cell_len(strip.text.strip()) <= 76
            await it.pilot.press("space")


async def test_wide_panes_centre_the_text_and_narrow_ones_use_what_there_is() -> None:
    async with seen(140, 45) as it:
        assert it.lines[0] == " " * 32 + HEADLINE
        assert max(len(line.strip()) for line in it.lines) > 70
    async with seen(40, 12) as it:
        assert it.lines[0] == " " + HEADLINE
        assert max(len(line) for line in it.lines) == 39


async def test_each_kind_looks_its_own_and_keeps_the_slant_of_the_quotation() -> None:
    async with seen() as it:
        await it.pilot.press("j")
        assert it.look("Ana Roe") == {"bold"}
        assert it.look("Lake League") == {"bold", "underline"}
        assert it.look("300 delegates") == {"bold", "italic"}
        assert it.look("Monday") == {"italic", "underline"}
        assert it.look("We asked ") == {"italic"}
        assert it.look("Omar Bey") == {"bold", "italic"}
        assert it.look("Lyran") == {"italic", "underline", "underline2"}


async def test_the_attributes_stay_where_colour_is_not_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with seen() as it:
        await it.pilot.press("j")
        assert it.look("Lake League") == {"bold", "underline"}
        looks = re.findall(r"-r\d+ \{ fill: #(..)(..)(..);(\S.*) \}", it.app.export_screenshot())
        assert all(red == green == blue for red, green, blue, _ in looks)
        assert {"font-weight: bold", "font-style: italic;"} <= {attributes for *_, attributes in looks}


async def test_facts_that_come_later_are_painted_without_moving_the_text() -> None:
    async with seen(facts=None) as it:
        await it.pilot.press("j")
        before = it.lines
        assert "Ana Roe" not in {segment.text for segment in it.segments}
        it.view.facts = FACTS
        await it.pilot.pause()
        assert it.lines == before
        assert it.look("Ana Roe") == {"bold"}


async def test_only_the_lines_that_change_are_drawn_again(monkeypatch: pytest.MonkeyPatch) -> None:
    async with seen(facts=None) as it:
        drawn: list[int] = []
        refresh = it.view.refresh

        def noted(*regions: Region, **options: bool) -> ArticleView:
            drawn.extend(region.y for region in regions)
            return refresh(*regions, **options)

        monkeypatch.setattr(it.view, "refresh", noted)
        lines = it.lines
        it.view.facts = FACTS
        names = ("Ana Roe", "in Lyra", "Monday", "300", "Lake", "We asked", "Omar Bey", "Roe said")
        assert drawn == [y for y, line in enumerate(lines) if any(name in line for name in names)]
        drawn.clear()
        it.view.marked = all_of("He did not wait.")[0]
        assert drawn == [next(y for y, line in enumerate(lines) if "He did not" in line)]
        drawn.clear()
        it.view.kinds = it.view.kinds - {Highlight.EVENT}
        it.view.chosen = None
        assert drawn == []


async def test_a_kind_that_is_off_is_plain_until_its_entity_is_chosen() -> None:
    async with seen() as it:
        it.view.kinds = frozenset(Highlight) - {Highlight.ORG}
        assert "Lake League" not in {segment.text for segment in it.segments}
        it.view.chosen = 4
        assert it.look("Lake League") == {"bold", "underline", "reverse"}


async def test_the_chosen_entity_is_lit_and_the_other_names_lose_their_look() -> None:
    async with seen() as it:
        await it.pilot.press("j")
        it.view.chosen = 1
        assert it.look("Omar Bey") == {"bold", "italic", "reverse"}
        assert it.look("Lake League") == set()
        assert it.look("Monday") == set()
        it.view.chosen = None
        assert it.look("Lake League") == {"bold", "underline"}


async def test_a_marked_sentence_shows_in_the_margin_on_each_of_its_lines() -> None:
    async with seen(50, 30) as it:
        sentence = Span(ARTICLE.text.index("Ana Roe met"), ARTICLE.text.index("opened.") + 7)
        it.view.marked = sentence
        marked = [line for line in it.lines if "▌" in line]
        assert marked == [line for line in it.lines if line.startswith("▌ ")]
        assert len(marked) == 3
        it.view.marked = None
        assert not any("▌" in line for line in it.lines)


async def test_n_goes_through_matches_then_mentions_then_all_highlights() -> None:
    async with seen() as it:
        view = it.view
        every = sorted(
            [mention for entity in FACTS.entities for mention in entity.mentions]
            + [FACTS.figures[0].span, FACTS.dates[0].span, FACTS.quotes[0].span]
        )
        assert [view.next_highlight(1) for _ in every] == every
        assert view.next_highlight(1) == every[0]
        assert view.next_highlight(-1) == every[-1]
        view.chosen = 0
        mentions = list(FACTS.entities[0].mentions)
        view.current = None
        assert [view.next_highlight(-1) for _ in mentions[1:]] == mentions[-2::-1]
        view.find = "CAFÉ"
        assert view.matches == 1
        assert view.next_highlight(1) == all_of("cafe\u0301")[0]
        assert it.look("cafe\u0301") == {"bold", "underline", "reverse"}
        view.find = "no such words"
        assert view.next_highlight(1) is None
        view.find = ""
        view.chosen = None
        view.kinds = frozenset({Highlight.DATE})
        assert {view.next_highlight(1) for _ in range(3)} == {FACTS.dates[0].span}
        view.kinds = frozenset()
        assert view.next_highlight(1) is None


async def test_n_counts_from_the_screen_when_the_last_stop_has_left_it() -> None:
    async with seen() as it:
        first = it.view.next_highlight(1)
        assert first == FACTS.entities[0].mentions[0]
        await it.pilot.press("space")
        assert it.view.next_highlight(1) == FACTS.entities[0].mentions[-1]


async def test_going_to_a_place_shows_it_a_third_from_the_top_if_it_is_not_there() -> None:
    async with seen() as it:
        it.view.go_to(all_of("300 delegates")[0])
        assert it.view.scroll_offset.y == 0
        middle = ARTICLE.text.index("\n\n" + FILLER[:20], len(ARTICLE.text) // 2) + 2
        it.view.go_to(Span(middle, middle + 10))
        assert it.lines[7] == ""
        assert it.lines[8].startswith(f"  {FILLER[:20]}")


@pytest.mark.parametrize("keys", [["j"] * 9, ["space", "k"], ["ctrl+d"], ["pagedown"], ["G", "ctrl+u"]])
async def test_the_first_line_stays_first_when_the_screen_changes(keys: list[str]) -> None:
    async with seen() as it:
        await it.pilot.press(*keys)
        place = it.view.place
        words = it.lines[0].split() or it.lines[1].split()
        for size in ((40, 12), (140, 45), (60, 20), (38, 24), (80, 12)):
            await it.pilot.resize_terminal(*size)
            await it.pilot.pause()
            assert it.view.place == place
            if size[1] <= 24:
                assert words[0] in "\n".join(it.lines[:2])
        await it.pilot.resize_terminal(80, 24)
        await it.pilot.pause()
        assert (it.lines[0].split() or it.lines[1].split()) == words


async def test_an_article_opens_where_it_was_left() -> None:
    async with seen(60, 20) as it:
        await it.pilot.press("space", "space", "j")
        place, line = it.view.place, it.lines[0] or it.lines[1]
        assert it.app.places[-1] == place > 0
        it.view.show(None, notice="Nothing is open")
        await it.pilot.pause()
        assert "Nothing is open" in "\n".join(it.lines)
        assert it.view.place == 0
        it.view.show(ARTICLE, place=place)
        await it.pilot.pause()
        assert it.lines[0] == line


async def test_keys_scroll_as_in_less_and_tell_how_far() -> None:
    async with seen() as it:
        view, height = it.view, 24
        for key, top in (
            ("j", 1),
            ("down", 2),
            ("k", 1),
            ("up", 0),
            ("up", 0),
            ("space", height - 1),
            ("b", 0),
            ("pagedown", height - 1),
            ("pageup", 0),
            ("ctrl+d", height // 2),
            ("ctrl+u", 0),
            ("G", view.max_scroll_y),
            ("g", 0),
            ("end", view.max_scroll_y),
            ("j", view.max_scroll_y),
        ):
            await it.pilot.press(key)
            assert view.scroll_offset.y == top, key
        assert view.progress == 100
        await it.pilot.press("home")
        assert it.app.places[-1] == view.place == 0
        assert 0 < view.progress < 50


async def test_the_wheel_scrolls_at_once() -> None:
    async with seen() as it:
        for event, top in ((events.MouseScrollDown, 3), (events.MouseScrollDown, 6), (events.MouseScrollUp, 3)):
            it.view.post_message(event(it.view, 5, 5, 0, 0, 0, False, False, False))
            await it.pilot.pause()
            assert it.view.scroll_offset.y == top


async def test_a_click_on_a_mention_chooses_its_entity() -> None:
    async with seen() as it:
        for words, entity in (("Lake League", 4), ("Ana Roe met", 0), ("of the", None), ("Omar", 1)):
            y = next(y for y, line in enumerate(it.lines) if words in line)
            it.app.messages.clear()
            await it.pilot.click(ArticleView, offset=(it.lines[y].index(words) + 1, y))
            assert it.app.messages == ([] if entity is None else [ArticleView.Chosen(entity)])


async def test_a_click_counts_cells_not_characters() -> None:
    async with seen() as it:
        hotel = Entity("Hotel", EntityType.ORG, all_of("Hotel"))
        it.view.facts = replace(FACTS, entities=(hotel,))
        y = next(y for y, line in enumerate(it.lines) if "Hotel" in line)
        x = cell_len(it.lines[y][: it.lines[y].index("Hotel")])
        for at, expected in ((x - 1, []), (x, [0]), (x + 4, [0]), (x + 5, [])):
            it.app.messages.clear()
            await it.pilot.click(ArticleView, offset=(at, y))
            assert it.app.messages == [ArticleView.Chosen(entity) for entity in expected]


async def test_control_characters_never_reach_the_terminal() -> None:
    async with seen() as it:
        it.view.show(an_article(["a\x1b[31mred\x9b1m \u202eend", "\x00"]))
        await it.pilot.pause()
        text = "".join(it.lines)
        assert "␛[31mred" in text
        assert not any(ord(character) < 32 or 0x7F <= ord(character) < 0xA0 for character in text)


def test_any_article_and_any_facts_are_shown() -> None:
    """One running pane for all examples: a start for each would take minutes."""
    words = st.sampled_from(["Roe", "talks", "中文", "e\u0301", "👨‍👩‍👧", "1️⃣", "\t", "שלום", "x" * 50, "\n"])
    texts = st.lists(st.lists(words, min_size=1, max_size=30).map(" ".join), min_size=1, max_size=6)
    spans = st.tuples(st.integers(0, 900), st.integers(0, 40)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))
    some = st.lists(spans, max_size=12)

    async def run() -> None:
        async with seen() as it:

            @given(texts, some, some, some, st.sampled_from([None, 0, 1, 7]), st.integers(0, 900))
            @settings(max_examples=60)
            def shown(
                paragraphs: list[str], names: list[Span], quotes: list[Span], dates: list[Span], chosen: int, place: int
            ) -> None:
                facts = Facts(
                    "en",
                    "test",
                    entities=(
                        Entity("A", EntityType.PERSON, tuple(names)),
                        Entity("B", EntityType.ORG, tuple(quotes)),
                    ),
                    dates=tuple(Moment(span, None) for span in dates),
                    quotes=tuple(Quote(span) for span in quotes),
                )
                article = an_article(paragraphs)
                it.view.show(article, facts, place=place)
                it.view.chosen = chosen
                it.view.marked = names[0] if names else None
                it.view.next_highlight(1)
                it.view.find = "e"
                it.view.next_highlight(-1)
                for y in range(it.view.size.height):
                    strip = it.view.render_line(y)
                    assert strip.cell_length == cell_len(strip.text) == it.view.size.width

            shown()

    asyncio.run(run())
