"""What is read across articles, in the reader."""

from __future__ import annotations

from pathlib import Path

from reader.article import Article
from reader.facts.language import detect, engine_name
from reader.facts.model import Entity, EntityType, Facts, Quote
from reader.library import Library
from reader.tui.app import NewsreaderApp
from reader.tui.screens.across import AcrossScreen
from reader.tui.widgets.footer import Footer
from reader.tui.widgets.sheet import Sheet
from tests.tui.conftest import span
from tests.tui.screen import Seen, running


def add_sequel(library: Library) -> Article:
    """Another article on the mayor."""
    (library.roots[0] / "sequel.md").write_text(
        "---\ntitle: Bridge is open again\ndate: 2015-06-02\nsource: Herald\n---\n\n"
        'Senator Maria Lopez opened the Harbour Bridge. "It holds," Lopez said.\n'
    )
    library.refresh()
    article = library.article(library.rows(0, 1)[0].id)
    lopez = Entity(
        "Maria Lopez",
        EntityType.PERSON,
        (span(article, "Maria Lopez"), span(article, "Lopez", 1)),
        "Senator",
        span(article, "Senator"),
    )
    quotes = (Quote(span(article, "It holds,"), "Maria Lopez", span(article, "Lopez", 1)),)
    library.keep_facts(article, Facts("en", engine_name(detect(article)), (lopez,), quotes=quotes))
    return article


def screen_of(app: NewsreaderApp) -> AcrossScreen:
    assert isinstance(app.screen, AcrossScreen), app.screen
    return app.screen


def text_of(app: NewsreaderApp) -> str:
    sheet = screen_of(app).query_one(Sheet)
    return "\n".join(sheet.render_line(y).text.rstrip() for y in range(sheet.size.height))


async def go_to(seen: Seen, words: str) -> None:
    """Move the cursor of the sheet to a line."""
    sheet = screen_of(seen.app).query_one(Sheet)
    for _ in range(100):
        if sheet.fact and words in sheet.fact.words:
            return
        await seen.press("j")
    raise AssertionError(f"{words} is not on the sheet")


async def open_dossier(seen: Seen) -> None:
    """That of the mayor, from the key facts of the first article."""
    await seen.press("G", "k", "k")
    while seen.articles.row is None or not seen.articles.row.title.startswith("Fire closes"):
        await seen.press("k")
    await seen.press("enter", "f")
    while seen.panel.fact is None or seen.panel.fact.words != "Maria Lopez" or seen.panel.fact.entity is None:
        await seen.press("j")
    await seen.press("enter")


async def test_enter_on_a_name_shows_its_dossier(app: NewsreaderApp) -> None:
    add_sequel(app.library)
    async with running(app) as seen:
        await open_dossier(seen)
        told = text_of(app)
        assert "Mayor" in told
        assert "Senator" in told
        assert "“It holds,”  Herald, 2015-06-02" in told


async def test_a_line_leads_to_its_sentence_and_back_leads_to_the_line(app: NewsreaderApp) -> None:
    add_sequel(app.library)
    async with running(app) as seen:
        await open_dossier(seen)
        await go_to(seen, "It holds")
        await seen.press("enter")
        assert seen.article.marked is not None
        article = seen.screen.opening.article
        assert article is not None
        assert article.title == "Bridge is open again"
        assert "It holds" in article.text[slice(*seen.article.marked)]
        await seen.press("escape")
        fact = screen_of(app).query_one(Sheet).fact
        assert fact is not None
        assert "It holds" in fact.words
        await seen.press("escape")
        assert app.screen is seen.screen


async def test_a_quotation_is_copied_as_a_citation(app: NewsreaderApp) -> None:
    add_sequel(app.library)
    async with running(app) as seen:
        await open_dossier(seen)
        await go_to(seen, "It holds")
        await seen.press("y")
        copied = "“It holds,” — Maria Lopez, “Bridge is open again”, Herald, 2 June 2015"
        assert app.clipboard == copied
        assert screen_of(app).query_one(Footer).message == f"Copied: {copied}"


async def test_a_name_that_is_typed(app: NewsreaderApp) -> None:
    async with running(app) as seen:
        await seen.press("W", *"lopez", "enter")
        assert "Mayor" in text_of(app)
        await seen.press("escape", "W", *"nobody", "enter")
        assert "No article that is analysed names nobody" in seen.footer


async def test_figures_and_timeline_of_an_article_a_search_and_a_dossier(app: NewsreaderApp) -> None:
    async with running(app) as seen:
        await open_dossier(seen)
        await seen.press("f")
        assert "traffic: −40%" in text_of(app)
        await seen.press("escape", "t")
        assert "Timeline: Maria Lopez" in screen_of(app).view.title
        assert "Haddad visited Lopez in 2014." in text_of(app)
        await seen.press("minus")
        assert "by year" in screen_of(app).view.title
        await seen.press("escape", "escape", "t")
        told = text_of(app)
        assert "The council was founded in 1911." in told
        await go_to(seen, "1911")
        await seen.press("enter")
        assert seen.article.marked is not None
        await seen.press("escape", "escape")
        while seen.screen.pane != "list":
            await seen.press("escape")
        await seen.press("f")
        assert "$12 million" in text_of(app)


async def test_related_and_brief(app: NewsreaderApp) -> None:
    add_sequel(app.library)
    async with running(app) as seen:
        await seen.press("g", "B")
        assert screen_of(app).view.title == "Brief: 2 June 2015"
        await seen.press("minus", "minus", "minus")
        assert "Bridge is open again — 2 articles" in text_of(app)
        assert "$12 million: Repairs will take months and cost $12 million  Reuters, 2015-05-25" in text_of(app)
        await seen.press("escape", "X")
        assert "Fire closes Harbour Bridge in Portmouth" in text_of(app)
        await seen.press("f")
        assert "$12 million" in text_of(app)
        await seen.press("escape", "enter")
        assert seen.screen.opening.article is not None
        assert seen.screen.opening.article.title == "Fire closes Harbour Bridge in Portmouth"


async def test_what_is_new_in_a_story_already_read(app: NewsreaderApp) -> None:
    sequel = add_sequel(app.library)
    fire = next(row.id for row in app.library.rows(0, 9) if row.title.startswith("Fire closes"))
    app.library.marks.set_read(fire, True)
    async with running(app) as seen:
        assert await seen.until(lambda: "2 new facts" in seen.text(seen.articles))
        while seen.articles.row is None or seen.articles.row.id != sequel.id:
            await seen.press("k")
        await seen.press("enter")
        told = seen.text(seen.panel)
        assert "New to you" in told
        assert "“It holds,”  Maria Lopez" in told
        assert "Articles differ" in told
        assert "Mayor (Reuters, 2015-05-25) · Senator" in " ".join(told.split())
        fresh = [sequel.text[slice(*one)] for one in seen.article.fresh]
        assert fresh == ["Senator Maria Lopez opened the Harbour Bridge."]


async def test_an_article_is_written_to_a_file_and_over_none(app: NewsreaderApp, tmp_path: Path) -> None:
    path = tmp_path / "notes" / "fire.md"
    async with running(app) as seen:
        await seen.press("w")
        await seen.paste(str(path))
        await seen.press("enter")
        assert await seen.until(lambda: "Written" in seen.footer)
        assert path.read_text("utf-8").startswith("---\ntitle: ")
        path.write_text("mine")
        await seen.press("w")
        await seen.paste(str(path))
        await seen.press("enter")
        assert await seen.until(lambda: "is there already" in seen.footer)
        assert path.read_text() == "mine"


async def test_a_name_is_split_and_merged_by_the_reader(app: NewsreaderApp, tmp_path: Path) -> None:
    add_sequel(app.library)
    async with running(app) as seen:
        await open_dossier(seen)
        title = screen_of(app).query_one("#across-title")
        assert "2 articles" in str(title.render())
        await go_to(seen, "Bridge is open again")
        await seen.press("S", "enter")
        assert await seen.until(lambda: "1 article" in str(title.render()))
        assert "Senator" not in text_of(app)
        await seen.press("M", *"lopez", "enter")
        assert await seen.until(lambda: "2 articles" in str(title.render()))
        await seen.press("U")
        assert await seen.until(lambda: "1 article" in str(title.render()) and "Taken back" in seen_footer(app))
        await seen.press("w")
        await seen.paste(str(tmp_path / "lopez.md"))
        await seen.press("enter")
        assert await seen.until(lambda: "Written" in seen_footer(app))
        assert "## Roles\n\n- Mayor" in (tmp_path / "lopez.md").read_text("utf-8")


def seen_footer(app: NewsreaderApp) -> str:
    return screen_of(app).query_one(Footer).message
