"""Versions of a story in the reader: folded in the list, and what the newer one changed."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.facts.language import detect, engine_name
from reader.facts.model import Facts, Figure, FigureKind
from reader.library import Library
from reader.tui.app import NewsreaderApp
from reader.tui.screens.changes import ChangesScreen
from reader.tui.widgets.changes_view import ChangesView
from tests.library.conftest import write
from tests.library.ferry import version
from tests.tui.conftest import span
from tests.tui.screen import Seen, running

DEAD = (12, 19, 25)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """Three versions of one story, with their facts."""
    folder = tmp_path / "story"
    folder.mkdir()
    for number, dead in enumerate(DEAD):
        version(folder, f"{number}.md", dead, hour=9 + number)
    library = Library.open([folder], data=tmp_path / "data", cache=tmp_path / "cache")
    library.refresh()
    for row in library.rows(0, len(library)):
        article = library.article(row.id)
        dead = next(dead for dead in DEAD if f"{dead} dead" in article.title)
        figure = Figure(span(article, f"{dead} people"), FigureKind.COUNT, dead, unit="people", of="killing")
        facts = Facts(detect(article), engine_name(detect(article)), figures=(figure,))
        library.keep_facts(article, facts)
    yield library
    library.close()


def account(seen: Seen) -> list[str]:
    view = seen.app.screen.query_one(ChangesView)
    return [view.render_line(y).text.rstrip() for y in range(view.size.height)]


async def test_counts_are_of_what_the_list_shows(app: NewsreaderApp) -> None:
    async with running(app) as seen:
        assert "1 article and 2 older versions" in seen.footer
        await seen.press("h")
        assert await seen.until(lambda: "Unread" in seen.text(seen.folders) and "1" in seen.text(seen.folders))
        every, unread = seen.text(seen.folders).splitlines()[:2]
        assert every.split()[-1] == unread.split()[-1] == "1"
        await seen.press("j", "enter")
        assert len(seen.articles) == 1


async def test_a_story_is_one_row_that_unfolds_and_folds(app: NewsreaderApp) -> None:
    async with running(app) as seen:
        assert "… [+2]" in seen.text(seen.articles)
        assert "└" not in seen.text(seen.articles)
        await seen.press("v")
        assert seen.text(seen.articles).count("└ Ferry capsizes off Lanta") == 2
        await seen.press("G", "v")
        assert "└" not in seen.text(seen.articles)
        assert seen.articles.cursor == 0


async def test_the_changed_figure_comes_first_and_leads_to_its_sentence(app: NewsreaderApp) -> None:
    async with running(app) as seen:
        await seen.press("enter")
        assert "2 older versions: D shows what changed" in seen.footer
        await seen.press("D")
        assert isinstance(app.screen, ChangesScreen)
        lines = account(seen)
        assert "[19 people → 25 people]" in lines[lines.index("    Figures") + 1]
        assert any(line.startswith("  ~ Ferry capsizes off Lanta, [19 → 25] dead") for line in lines)
        await seen.press("enter")
        assert seen.screen.is_current
        marked = seen.article.marked
        assert marked is not None
        assert seen.article.article is not None
        assert "killing 25 people" in seen.article.article.text[marked.start : marked.end]


async def test_older_versions_are_compared_one_after_the_other(app: NewsreaderApp) -> None:
    async with running(app) as seen:
        await seen.press("D", "J")
        assert any("[12 people → 25 people]" in line for line in account(seen))
        await seen.press("J", "K")
        assert any("[19 people → 25 people]" in line for line in account(seen))
        await seen.press("n", "n", "p", "escape")
        assert seen.screen.is_current


async def test_a_newer_version_of_what_was_read_says_so(app: NewsreaderApp, library: Library) -> None:
    newest = library.folded.rows(0, 1)[0]
    library.marks.set_read(newest.older[0], True)
    async with running(app) as seen:
        assert "… [update +2]" in seen.text(seen.articles)
        await seen.press("enter")
        assert "newer version of what you have read" in seen.footer


async def test_an_article_without_other_versions_says_so(app: NewsreaderApp, library: Library) -> None:
    newest, *older = library.rows(0, 3)
    for row in older:
        row.path.unlink()
    write(newest.path.parent / "note.md", "A short note", body="Nothing happened.")
    library.refresh()
    async with running(app) as seen:
        for key in ("D", "v"):
            await seen.press(key)
            assert "No other version" in seen.footer
