"""Articles that come in while the reader runs."""

from threading import Event

from textual.events import Paste

from reader.library import Library
from reader.tui.app import NewsreaderApp
from reader.tui.widgets.fetch_report import FetchReport
from tests.feeds import PAGE, STORY, rss, subscribe
from tests.site import Handler, Site, site
from tests.tui.screen import Seen, running


async def paste(seen: Seen, address: str) -> None:
    """Answer what is asked with an address from the clipboard."""
    await seen.press("a")
    seen.app.post_message(Paste(address))
    await seen.press("enter")


def report(seen: Seen) -> list[str]:
    return seen.screen.query_one(FetchReport).render().plain.splitlines()


async def test_all_feeds_are_fetched_and_what_failed_is_said(app: NewsreaderApp, library: Library, here: Site) -> None:
    with site("127.0.0.2") as there:
        subscribe(library, here.says("/good", rss("one", "two")), there.says("/bad", status=500))
        await all_are_fetched(app)


async def all_are_fetched(app: NewsreaderApp) -> None:
    async with running(app) as seen:
        before = len(seen.articles)
        await seen.press("R")
        assert len(seen.articles) == before + 2
        assert "2 new articles from 2 feeds" in seen.footer
        assert report(seen) == [" ! bad: the server answers 500"]
        await seen.press("escape")
        assert not seen.screen.query_one(FetchReport).display
        assert seen.screen.pane == "list"


async def test_how_far_it_is_shows_and_keys_work_meanwhile(app: NewsreaderApp, library: Library, here: Site) -> None:
    go_on = Event()

    def wait(handler: Handler) -> None:
        go_on.wait(30)
        handler.answer(200, {}, rss("one").encode())

    subscribe(library, here.does("/slow", wait))
    async with running(app) as seen:
        await seen.pilot.press("R")
        assert await seen.until(lambda: "slow" in str(here.paths()))
        assert any("Fetching" in line for line in report(seen))
        cursor = seen.articles.cursor
        await seen.pilot.press("j", "R")
        assert seen.articles.cursor == cursor + 1
        assert await seen.until(lambda: "already" in seen.footer)
        go_on.set()
        await seen.settle()
        assert "1 new article from 1 feed" in seen.footer


async def test_the_feed_of_an_article_is_fetched_alone(app: NewsreaderApp, library: Library, here: Site) -> None:
    subscribe(library, here.says("/a", rss("one")))
    async with running(app) as seen:
        await seen.press("R")
        subscribe(library, here.says("/b", rss("two")))
        asked = len(here.asked)
        await seen.press("slash", *"one", "enter", "r")
        assert here.paths()[asked:] == ["/a"]
        await seen.press("escape", "slash", *"oldest", "enter", "r")
        assert "came with no feed" in seen.footer


async def test_an_address_becomes_an_article_or_a_subscription(
    app: NewsreaderApp, library: Library, here: Site
) -> None:
    here.says("/page", PAGE.format(STORY), Content_Type="text/html; charset=utf-8")
    here.says("/feed", rss("one"))
    async with running(app) as seen:
        before = len(seen.articles)
        await paste(seen, f"{here.url}/page")
        assert "Added: Page" in seen.footer
        assert len(seen.articles) == before + 1
        await paste(seen, f"{here.url}/feed")
        assert "1 new article from 1 feed" in seen.footer
        assert [feed.url for feed in library.feeds.all()] == [f"{here.url}/feed"]
        await paste(seen, "javascript:x")
        assert "http://" in seen.footer
        assert "ended before" not in seen.footer
        await seen.press("a", "escape")


async def test_who_quits_while_something_is_fetched_does_not_wait(
    app: NewsreaderApp, library: Library, here: Site
) -> None:
    ended = Event()

    def wait(_: Handler) -> None:
        ended.wait(30)

    subscribe(library, here.does("/slow", wait))
    async with app.run_test() as pilot:
        seen = Seen(pilot)
        await pilot.press("R")
        assert await seen.until(lambda: bool(here.asked))
        await pilot.press("Q")
    ended.set()
    assert app.return_code == 0


async def test_feeds_are_folders_and_one_of_them_is_fetched_with_those_in_it(
    app: NewsreaderApp, library: Library, here: Site
) -> None:
    subscribe(library, here.says("/one", rss("story")), here.says("/two", status=404), folder="World/Asia")
    subscribe(library, "http://127.0.0.1:9/three")
    async with running(app) as seen:
        await seen.press("h", "j", "j", "j")
        names = [" ".join(line.replace("▌", "").split()) for line in seen.lines(seen.folders) if line.strip()]
        assert names[3:8] == ["▾ Feeds 0", "▾ World 0", "▾ Asia 0", "one 0", "two 0"]
        await seen.press("j", "r")
        assert here.paths() == ["/one", "/two"]
        assert any("! two" in line for line in seen.lines(seen.folders))
        await seen.press("enter")
        assert [row.title for row in library.search("feed:world").rows(0, 9)] == ["story"]
        assert len(seen.articles) == 1
        assert "story" in seen.text(seen.articles)
        await seen.press("r")
        assert here.paths()[2:] == ["/one", "/two"]
