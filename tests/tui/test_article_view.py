"""How an article looks in its pane."""

from __future__ import annotations

import asyncio
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.geometry import Region

from reader.article import Span
from reader.facts.model import Entity, EntityType, Facts, Moment, Quote
from reader.tui.painting import Highlight
from reader.tui.widgets.article_view import ArticleView
from tests.tui.pane import ARTICLE, FACTS, HEADLINE, all_of, an_article, seen


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


async def test_a_short_article_after_a_long_one_ends_where_it_ends() -> None:
    async with seen() as it:
        long, short = an_article(f"Paragraph {n}." for n in range(3_000)), an_article(["Nothing happened."])
        it.view.show(long)
        it.view.show(short)
        for _ in range(20):
            await it.pilot.pause()
        assert it.view.virtual_size.height < 10
