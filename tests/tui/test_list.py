"""The list: its order, marks, the mouse, the trash, and the files that change under it."""

from pathlib import Path

import pytest

from reader.library import Library
from reader.settings import Settings
from reader.tui.app import NewsreaderApp
from reader.tui.widgets.article_list import ArticleList
from tests.tui.screen import Seen, running


async def test_a_click_puts_the_cursor_on_a_row_and_one_more_opens_it(app: NewsreaderApp) -> None:
    async with running(app) as seen:
        await seen.pilot.click(ArticleList, offset=(5, 2))
        await seen.settle()
        assert seen.articles.cursor == 1
        assert seen.screen.selected is None
        await seen.pilot.click(ArticleList, offset=(5, 3))
        await seen.settle()
        assert "Older story" in seen.text(seen.article)


async def test_new_files_appear_on_a_key_and_the_cursor_stays_on_its_article(app: NewsreaderApp, folder: Path) -> None:
    async with running(app) as seen:
        await seen.press("j")
        (folder / "new.txt").write_text("Brand new story\n\nPARIS, June 9, 2016 (AFP) - It is new.\n")
        await seen.press("ctrl+r")
        assert "5 articles" in seen.footer
        assert "Brand new story" in seen.lines(seen.articles)[0]
        row = seen.articles.row
        assert row is not None
        assert row.title.startswith("Older")


async def test_tags_are_typed_shown_and_taken_back(app: NewsreaderApp, library: Library) -> None:
    async with running(app) as seen:
        first = library.rows(0, 1)[0].id
        await seen.press("number_sign", *"Fire bridge", "enter")
        assert "Tagged fire, bridge" in seen.footer
        assert library.marks.tags(first) == {"fire", "bridge"}
        assert len(seen.articles) == 4
        await seen.press("slash", *"tag:fire", "enter")
        assert len(seen.articles) == 1
        await seen.press("U")
        assert library.marks.tags(first) == frozenset()
        await seen.press("number_sign", "escape")
        assert library.marks.tags(first) == frozenset()


@pytest.mark.parametrize("at_once", [50, 1])
async def test_several_are_picked_and_marked_together(
    app: NewsreaderApp, library: Library, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    monkeypatch.setattr("reader.tui.reading.marking._FEW", at_once)
    async with running(app) as seen:
        await seen.press("x", "x", "s")
        assert "Starred: 2 articles" in seen.footer
        assert [row.starred for row in library.rows(0, 3)] == [True, True, False]
        await seen.press("number_sign", *"fire -old", "enter", "u")
        assert library.marks.tags(library.rows(1, 2)[0].id) == {"fire"}
        assert [row.read for row in library.rows(0, 3)] == [True, True, False]
        await seen.press("escape", "k", "s")
        assert "Star" in seen.footer
        assert seen.screen.pane == "list"
        await seen.press("U", "U", "U", "U")
        assert not any(row.read or row.starred for row in library.rows(0, 4))
        await seen.press("asterisk")
        assert "4 picked" in seen.footer


async def test_a_note_stands_in_the_list_and_in_the_article_and_is_found(app: NewsreaderApp, library: Library) -> None:
    async with running(app) as seen:
        await seen.press("e", *"Call the mayor", "enter")
        assert "¶" in seen.lines(seen.articles)[0]
        await seen.press("enter")
        assert "¶ Call the mayor" in seen.text(seen.article)
        await seen.press("number_sign", *"fire", "enter")
        assert "#fire" in seen.text(seen.article)
        await seen.press("h", "slash", *"note:mayor", "enter")
        assert len(seen.articles) == 1
        await seen.press("escape", "U", "U", "U")
        assert "¶" not in seen.text(seen.articles) + seen.text(seen.article)


def shown_titles(seen: Seen) -> list[str]:
    return [line.strip("▌ ●!") for line in seen.lines(seen.articles) if line.strip()]


async def test_the_list_is_sorted_and_grouped_and_stays_so(app: NewsreaderApp, library: Library, folder: Path) -> None:
    async with running(app, 80, 40) as seen:
        await seen.press("comma")
        assert "By source, A to Z" in seen.footer
        assert [row.origin for row in seen.screen.articles.every(9)] == ["AP", "Example News", "Reuters", ""]
        await seen.press("comma", "semicolon")
        assert "The shortest first" in seen.footer
        words = [row.words for row in seen.screen.articles.every(9)]
        assert words == sorted(words)
        await seen.press("full_stop")
        assert "Monday 25 May 2015 1" in " ".join(" ".join(seen.lines(seen.articles)).split())
        await seen.press("full_stop")
        lines = shown_titles(seen)
        assert [line.split()[0] for line in lines[::3]] == ["AP", "Example", "Reuters", "No"]
        assert "Older story" in lines[1]
        await seen.press("G", "k", "enter")
        assert "Fire closes" in seen.text(seen.article)
    again = Library.open([folder], data=folder.parent / "data", cache=folder.parent / "cache")
    assert str(again.orders.chosen) == "source+"
    again.close()


async def test_the_footer_says_what_is_listed(app: NewsreaderApp) -> None:
    async with running(app) as seen:
        await seen.press("h", "j", "enter", "slash", *"oldest", "enter")
        seen.screen.say("")
        assert seen.footer.rstrip().endswith("Unread · oldest · the most relevant first")
        await seen.press("escape", "h", "g", "enter")
        assert "Unread" not in seen.footer


async def test_nothing_is_analysed_ahead_of_reading_if_that_is_not_wished(
    folder: Path, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.tui.reading.ahead._BEGIN_AFTER", 0)
    (folder / "tokyo.txt").write_text("東京\n\n12,5 % 大阪\n")
    library.refresh()
    async with running(NewsreaderApp(library, Settings(analyse_ahead=False))) as seen:
        await seen.press("slash", *"has:figures -who:lopez", "enter")
        assert await seen.until(lambda: "1 of 4 articles are not known yet" in seen.footer)
        assert "being read" not in seen.footer


async def test_a_deleted_article_comes_back(app: NewsreaderApp, folder: Path) -> None:
    async with running(app) as seen:
        before = sorted(path.name for path in folder.iterdir())
        title = seen.articles.row.title[:20] if seen.articles.row else ""
        await seen.press("d")
        assert "U takes it back" in seen.footer
        assert title not in seen.text(seen.articles)
        assert len(list(folder.iterdir())) == len(before) - 1
        await seen.press("U")
        assert title in seen.text(seen.articles)
        assert sorted(path.name for path in folder.iterdir()) == before


async def test_the_trash_is_a_folder_from_which_articles_come_back(app: NewsreaderApp, folder: Path) -> None:
    async with running(app) as seen:
        title = seen.articles.row.title if seen.articles.row else ""
        await seen.press("d", "h", "G", "enter")
        assert await seen.until(lambda: len(seen.articles) == 1)
        assert "put back" in seen.footer
        await seen.press("enter")
        assert title in seen.text(seen.article)
        await seen.press("h", "d")
        assert "The trash is empty" in seen.text(seen.articles)
        await seen.press("h", "g", "enter")
        assert title[:20] in seen.text(seen.articles)
        assert len(list(folder.iterdir())) == 4


async def test_the_trash_is_emptied_only_by_who_says_yes(app: NewsreaderApp, library: Library) -> None:
    async with running(app) as seen:
        await seen.press("d", "E", *"no", "enter")
        assert library.discards.count == 1
        await seen.press("E", *"yes", "enter")
        assert "1 article deleted for good" in seen.footer
        assert library.discards.count == 0
        await seen.press("U")
        assert "Nothing to take back" in seen.footer


async def test_files_that_come_change_and_go_show_by_themselves(app: NewsreaderApp, folder: Path) -> None:
    async with running(app) as seen:
        await seen.pilot.pause(0.5)
        (folder / "new.txt").write_text("A new story\n\nSomething happened.\n")
        assert await seen.until(lambda: "A new story" in seen.text(seen.articles))
        (folder / "new.txt").write_text("A changed story\n\nSomething else happened.\n")
        assert await seen.until(lambda: "A changed story" in seen.text(seen.articles))
        (folder / "moved").mkdir()
        (folder / "new.txt").rename(folder / "moved" / "new.txt")
        assert await seen.until(lambda: "A changed story" in seen.text(seen.articles))
        (folder / "moved" / "new.txt").unlink()
        assert await seen.until(lambda: "A changed story" not in seen.text(seen.articles))


async def test_marks_of_another_reader_show_by_themselves(app: NewsreaderApp, folder: Path, tmp_path: Path) -> None:
    async with running(app) as seen:
        other = Library.open([folder], data=tmp_path / "data", cache=tmp_path / "cache")
        other.marks.set_starred(other.rows(0, 1)[0].id, True)
        other.close()
        assert await seen.until(lambda: "★" in seen.text(seen.articles))
