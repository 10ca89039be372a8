"""How one goes through an article: keys, the wheel, clicks, from highlight to highlight."""

from __future__ import annotations

from dataclasses import replace

import pytest
from rich.cells import cell_len
from textual import events

from reader.article import Span
from reader.facts.model import Entity, EntityType
from reader.tui.painting import Highlight
from reader.tui.widgets.article_view import ArticleView
from tests.tui.pane import ARTICLE, FACTS, FILLER, all_of, seen


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
