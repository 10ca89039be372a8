"""The filter of the list, and what it tells."""

from pathlib import Path

import pytest
from textual.widgets import OptionList

from reader.library import Found, Library
from reader.settings import Settings
from reader.tui.app import NewsreaderApp
from reader.tui.widgets.find_bar import FindBar
from tests.tui.screen import running


def titles(filtered: Found) -> list[str]:
    return [row.title for row in filtered.rows(0, len(filtered))]


def test_a_filter_asks_for_all_words_in_any_case_and_place(library: Library) -> None:
    assert titles(library.search("REUTERS fire", typing=True)) == ["Fire closes Harbour Bridge in Portmouth"]
    assert titles(library.search("fire nowhere", typing=True)) == []
    assert len(library.search("NOT nowhere")) == len(library)


def test_unread_articles_are_found_within_a_filter_around_its_end(library: Library) -> None:
    story = library.search("story")
    first, second = (row.id for row in story.rows(0, 2))
    assert story.next_unread(None) == first
    assert story.next_unread(first) == second
    assert story.next_unread(second) == first
    assert story.next_unread(None, -1) == second
    library.marks.set_read(second, True)
    assert story.next_unread(first) == first
    library.marks.set_read(first, True)
    assert story.next_unread(first) is None


async def test_with_a_filter_the_next_article_is_the_next_that_is_left(app: NewsreaderApp) -> None:
    async with running(app) as seen:
        await seen.press("slash", *"story", "enter", "comma", "g", "enter", "J")
        assert "Oldest story" in seen.text(seen.article)
        await seen.press("J")
        assert "last article" in seen.footer


async def test_a_wrong_query_says_why_and_keeps_what_was_found(app: NewsreaderApp) -> None:
    async with running(app) as seen:
        await seen.press("slash", *"oldest")
        assert len(seen.articles) == 1
        await seen.press(*" wo:x")
        assert "no field" in seen.footer
        assert len(seen.articles) == 1
        await seen.press(*["backspace"] * 5)
        assert "no field" not in seen.footer


async def test_the_words_of_the_filter_are_marked_in_the_article(app: NewsreaderApp) -> None:
    async with running(app) as seen:
        await seen.press("slash", *"oldest", "enter", "enter")
        assert seen.article.matches > 0


async def test_marks_show_within_a_filter(app: NewsreaderApp, library: Library) -> None:
    async with running(app) as seen:
        await seen.press("slash", *"oldest", "enter", "s")
        assert "★" in seen.text(seen.articles)


async def test_giving_up_the_filter_shows_all_again_with_the_cursor_where_it_was(app: NewsreaderApp) -> None:
    async with running(app) as seen:
        await seen.press("slash", *"oldest")
        assert len(seen.articles) == 1
        await seen.press("escape")
        listed = seen.articles
        assert len(listed) == 4
        assert listed.row is not None
        assert listed.row.title.startswith("Oldest")


async def test_all_that_a_filter_leaves_is_marked_read_and_taken_back(app: NewsreaderApp, library: Library) -> None:
    async with running(app) as seen:
        await seen.press("slash", *"story", "enter", "A")
        assert "2 marked read; U takes it back" in seen.footer
        assert sorted(row.read for row in library.rows(0, 4)) == [False, False, True, True]
        await seen.press("U")
        assert not any(row.read for row in library.rows(0, 4))
        await seen.press("U")
        assert "Nothing to take back" in seen.footer


async def test_a_filter_shows_the_sentence_that_has_the_words(app: NewsreaderApp) -> None:
    async with running(app) as seen:
        await seen.press("slash", *"lorry", "enter")
        assert len(seen.articles) == 1
        headline, _, sentence = seen.lines(seen.articles)[:3]
        assert "Fire closes" in headline
        assert "fuel lorry overturned" in sentence


async def test_what_words_find_is_ranked_on_enter(app: NewsreaderApp) -> None:
    async with running(app) as seen:
        await seen.press("slash", *"oldest OR story OR quiet", "enter")
        assert "the most relevant first" in seen.footer
        first = seen.articles.row
        await seen.press("comma", "g")
        assert "The newest first" in seen.footer
        assert first is not None
        assert seen.articles.row is not None


async def test_the_palette_finds_articles(app: NewsreaderApp) -> None:
    async with running(app) as seen:
        await seen.press("colon", *"fuel lorry")
        palette = seen.app.screen.query_one(OptionList)
        assert await seen.until(lambda: palette.option_count == 2)
        await seen.press("enter")
        assert await seen.until(lambda: "1 of 4 articles" in seen.footer)
        await seen.press("escape", "colon", *"fuel lorry")
        palette = seen.app.screen.query_one(OptionList)
        assert await seen.until(lambda: palette.option_count == 2)
        await seen.press("down", "enter")
        assert await seen.until(lambda: "Fire closes" in seen.text(seen.article))


async def test_a_filter_that_finds_nothing_says_so_and_how_to_be_rid_of_it(app: NewsreaderApp) -> None:
    async with running(app) as seen:
        await seen.press("slash", *"zebra")
        assert "Nothing is found by zebra. Esc takes the filter away." in seen.text(seen.articles).replace("\n", "")
        await seen.press("escape", "h", "j", "j", "enter")
        assert "Nothing is in Starred" in seen.text(seen.articles)


async def test_a_search_by_facts_says_what_it_cannot_know_and_learns_it(
    folder: Path, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.tui.app._LAST", 0)  # Other tests at work would else go first.
    (folder / "tokyo.txt").write_text("東京\n\n12,5 % 大阪\n")
    library.refresh()
    async with running(NewsreaderApp(library, Settings())) as seen:
        # Without waiting for what goes on behind, which is what it waits for.
        await seen.pilot.press("slash", *"figure:12.5%")
        assert await seen.until(lambda: "the facts of 1 of 4 articles are not known yet" in seen.footer)
        assert await seen.until(lambda: len(seen.articles) == 1, 30)
        await seen.press("enter")
        assert "not known" not in seen.footer


async def test_a_hostile_filter_leaves_the_list_as_it_was_and_says_why(app: NewsreaderApp) -> None:
    async with running(app) as seen:
        for hostile, why in (("(" * 10_000, "at most 2,000 characters"), ("\x00 \x1b[2J a)", "closes nothing")):
            await seen.press("slash")
            seen.screen.query_one(FindBar).insert_text_at_cursor(hostile)
            await seen.press("space", "enter")
            assert why in seen.footer
            assert len(seen.articles) == 4
            await seen.press("escape")
        await seen.press("slash", *"oldest", "enter")
        assert len(seen.articles) == 1


async def test_a_filter_is_saved_under_a_name(app: NewsreaderApp, library: Library) -> None:
    async with running(app) as seen:
        await seen.press("S")
        assert "Filter the list first" in seen.footer
        await seen.press("slash", *"olde", "enter", "S", *"Links", "enter")
        assert "saved:links" in seen.footer
        assert library.saved_searches() == {"links": "olde*"}
        assert len(seen.articles) == 2
        await seen.press("escape", "slash", *"saved:links", "enter")
        assert len(seen.articles) == 2


async def test_a_wrong_query_points_at_what_is_wrong_on_one_line(app: NewsreaderApp) -> None:
    async with running(app, 80, 24) as seen:
        await seen.press("slash", *"oldest figure:lots x")
        assert seen.footer.index("^") == 1 + len("oldest figure:")
        assert "no figure, as in figure:>10%" in seen.footer
        assert len(seen.footer) <= 80
        assert len(seen.articles) == 1
