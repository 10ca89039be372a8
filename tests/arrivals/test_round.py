"""Visits to feeds: what is stored, what is asked, what is remembered."""

import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.arrivals.courtesy import Courtesy
from reader.arrivals.round import Round, due, not_held
from reader.library import LibraryError
from reader.library.subscriptions import ALWAYS, NEVER
from tests.arrivals.conftest import Reader
from tests.feeds import LONG, PAGE, STORY, rss
from tests.site import Handler, Site


def test_new_entries_become_articles_once(reader: Reader, here: Site) -> None:
    url = here.says("/feed", rss("one", "two"))
    reader.subscribe(url)
    assert reader.fetch()[url].new == 2
    assert sorted(reader.titles()) == ["one", "two"]
    assert reader.only().title == "News"
    here.says("/feed", rss("three", "one", "two"))
    assert reader.fetch()[url].new == 1
    assert sorted(reader.titles()) == ["one", "three", "two"]
    assert (reader.progress[-1].done, reader.progress[-1].of_all) == (1, 1)


def test_what_was_deleted_does_not_come_back_and_what_was_edited_stays(
    reader: Reader, here: Site, tmp_path: Path
) -> None:
    reader.subscribe(here.says("/feed", rss("one", "two")))
    reader.fetch()
    one, two = (next((tmp_path / "articles").rglob(f"*{name}.md")) for name in ("one", "two"))
    one.write_text("Mine now.\n")
    two.unlink()
    here.says("/feed", rss("one", "two", text=LONG + "More."))
    reader.library.refresh()
    reader.fetch()
    assert one.read_text() == "Mine now.\n"
    (correction,) = set((tmp_path / "articles").rglob("*.md")) - {one}
    assert "title: one\n" in correction.read_text()
    assert "More." in correction.read_text()


def test_corrections_are_versions_beside_what_came_before(reader: Reader, here: Site, tmp_path: Path) -> None:
    url = here.says("/feed", rss("one", text=STORY))
    reader.subscribe(url, completion=NEVER)
    reader.fetch()
    before = {path: path.read_bytes() for path in (tmp_path / "articles").rglob("*.md")}
    here.says("/feed", rss("one", text=f"<div>{STORY}</div>"))
    assert reader.fetch()[url].new == 0
    here.says("/feed", rss("one", text=STORY + "<p>Corrected: 12 and not 13.</p>"))
    assert reader.fetch()[url].new == 1
    assert reader.fetch()[url].new == 0
    assert {path: path.read_bytes() for path in before} == before
    reader.library.refresh()
    newest, older = reader.library.rows(0, 9)
    assert (newest.older, older.newest) == ((older.id,), newest.id)


def test_a_correction_is_taken_when_its_page_can_be_had(reader: Reader, here: Site) -> None:
    url = here.says("/feed", rss("one", text="A teaser."))
    here.says("/one", PAGE.format(STORY))
    reader.subscribe(url)
    assert reader.fetch()[url].new == 1
    here.says("/feed", rss("one", text="A better teaser."))
    here.says("/one", status=500)
    assert reader.fetch()[url].new == 0
    assert (reader.progress[-1].done, reader.progress[-1].of_all) == (1, 1)
    here.says("/feed", rss("one", text="A better teaser.", title="Again"))
    here.says("/one", PAGE.format(STORY + "<p>Corrected: 12 people and not 13 were there, it says now.</p>"))
    assert reader.fetch()[url].new == 1


def test_a_page_that_could_not_be_had_is_tried_again_when_the_feed_changes(reader: Reader, here: Site) -> None:
    url = here.says("/feed", rss("one", text="A teaser."))
    here.says("/one", status=503)
    reader.subscribe(url)
    assert reader.fetch()[url].new == 1
    assert reader.fetch()[url].new == 0
    assert here.paths().count("/one") == 1
    for number in range(12):
        here.says("/feed", rss("one", text="A teaser.", title=f"News {number}"))
        assert reader.fetch()[url].new == 0
    assert here.paths().count("/one") < 12
    here.says("/feed", rss("two", text="Another teaser.", title="Tomorrow"))
    here.says("/two", status=503)
    reader.fetch()
    here.says("/feed", rss("two", text="Another teaser.", title="The day after"))
    here.says("/two", PAGE.format(STORY))
    assert reader.fetch()[url].new == 1
    reader.library.refresh()
    assert "Paragraph 11 of the whole story" in Path(reader.library.rows(0, 1)[0].path).read_text()


def test_an_entry_that_changes_for_ever_has_few_versions(reader: Reader, here: Site, tmp_path: Path) -> None:
    reader.subscribe(here.says("/feed", rss("one")), completion=NEVER)
    for number in range(14):
        here.says("/feed", rss("one", text=f"{LONG} {number} comments"))
        reader.fetch()
    assert len(list((tmp_path / "articles").rglob("*.md"))) == 10


def test_articles_are_found_by_their_feed_edited_or_moved(reader: Reader, here: Site, tmp_path: Path) -> None:
    def found(query: str) -> list[str]:
        return sorted(row.title for row in reader.library.search(query).rows(0, 9))

    assert found("feed:news") == []
    reader.subscribe(here.says("/feed", rss("one", "two", "three", title='The "News"')), folder="World/Asia")
    reader.subscribe(here.says("/other", rss("four", title="Other")))
    reader.fetch()
    one, two = (next((tmp_path / "articles").rglob(f"*{name}.md")) for name in ("one", "two"))
    one.write_text(one.read_text() + "\nEdited.\n")
    two.rename(two.with_name("moved.md"))
    reader.library.refresh()
    for query in (f"feed:{here.url}/feed", 'feed:"World/Asia"', "feed:world", "has:feed -feed:other"):
        assert found(query) == ["one", "three", "two"]
    assert found('feed:"the news"') == []
    assert found("feed:asia") == []


def test_an_article_of_two_feeds_is_one(reader: Reader, here: Site) -> None:
    reader.subscribe(here.says("/a", rss("one", title="A")))
    reader.subscribe(here.says("/b", rss("one", title="B")))
    outcomes = reader.fetch()
    assert sum(outcome.new for outcome in outcomes.values()) == 1
    assert len(reader.titles()) == 1


def test_validators_are_kept_sent_back_and_renewed(reader: Reader, here: Site) -> None:
    url = here.says("/feed", rss("one"), ETag='W/"1"', Last_Modified="Mon, 01 Feb 2021 10:00:00 GMT")
    reader.subscribe(url)
    reader.fetch()
    here.says("/feed", status=304, ETag='W/"2"')
    assert reader.fetch()[url].problem is None
    sent = here.asked[-1].headers
    assert (sent["if-none-match"], sent["if-modified-since"]) == ('W/"1"', "Mon, 01 Feb 2021 10:00:00 GMT")
    here.says("/feed", rss("one"), ETag='"3"')
    reader.fetch()
    assert here.asked[-1].headers["if-none-match"] == 'W/"2"'
    assert (reader.only().etag, reader.only().last_modified) == ('"3"', None)
    reader.fetch()
    assert here.asked[-1].headers["if-none-match"] == '"3"'
    assert "if-modified-since" not in here.asked[-1].headers


def test_an_answer_that_nothing_has_changed_since_nothing_is_a_failure(reader: Reader, here: Site) -> None:
    url = here.says("/feed", status=304)
    reader.subscribe(url)
    assert reader.fetch()[url].problem


def test_failures_are_told_remembered_and_forgotten(reader: Reader, here: Site) -> None:
    url = here.says("/feed", "<html><body>Log in to the hotel's network</body></html>")
    reader.subscribe(url)
    assert "web page" in str(reader.fetch()[url].problem)
    assert reader.only().failures == 1
    here.says("/feed", status=500)
    reader.fetch()
    assert (reader.only().failures, reader.only().problem) == (2, "the server answers 500")
    here.says("/feed", rss("one"))
    reader.fetch()
    assert (reader.only().failures, reader.only().problem) == (0, None)


def test_who_wants_to_be_left_alone_is(reader: Reader, here: Site) -> None:
    reader.subscribe(here.says("/feed", status=429, Retry_After="7200"))
    reader.fetch()
    now = time.time()
    assert due(reader.subscriptions.all(), now + 3600) == []
    assert not_held(reader.subscriptions.all(), now + 3600) == []
    assert not_held(reader.subscriptions.all(), now + 40 * 86_400)


def test_a_feed_moves_when_all_say_so_for_days(reader: Reader, here: Site, days_pass: Callable[[float], None]) -> None:
    new = here.says("/new", rss("one"))
    here.says("/middle", status=308, Location="/new")
    old = here.says("/old", status=301, Location="/middle")
    reader.subscribe(old)
    reader.fetch()
    days_pass(1)
    reader.fetch()
    assert reader.only().url == old
    here.says("/middle", status=302, Location="/new")
    days_pass(1.5)
    reader.fetch()
    here.says("/middle", status=301, Location="/new")
    reader.fetch()
    days_pass(1)
    reader.fetch()
    assert reader.only().url == old
    days_pass(1.5)
    outcome = reader.fetch()[old]
    assert "moved for good" in outcome.notices[0]
    assert reader.only().url == new
    asked = len(here.asked)
    reader.fetch()
    assert here.paths()[asked:] == ["/new"]


def test_a_feed_that_moves_to_one_that_is_there_is_that(
    reader: Reader, here: Site, days_pass: Callable[[float], None]
) -> None:
    reader.subscribe(here.says("/old", status=301, Location="/new"))
    reader.subscribe(here.says("/new", rss("one")))
    reader.fetch()
    days_pass(3)
    reader.fetch()
    assert reader.only().url == f"{here.url}/new"


def test_a_feed_that_is_gone_is_unsubscribed_from_with_a_word(reader: Reader, here: Site) -> None:
    url = here.says("/feed", rss("one"))
    reader.subscribe(url)
    reader.fetch()
    here.says("/feed", status=410)
    outcome = reader.fetch()[url]
    assert "410" in outcome.notices[0]
    assert reader.subscriptions.all() == []
    assert reader.titles() == ["one"]


def test_teasers_are_completed_from_their_pages_as_the_user_wants(reader: Reader, here: Site, tmp_path: Path) -> None:
    here.says("/one", PAGE.format(STORY), Content_Type="text/html; charset=utf-8")
    here.says("/two", PAGE.format(STORY.replace("whole", "other")), Content_Type="text/html; charset=utf-8")
    here.says("/robots.txt", "User-agent: *\nDisallow: /private\n")
    reader.subscribe(here.says("/short", rss("one", "private", "missing", text="In short.")))
    reader.subscribe(here.says("/never", rss("three", text="In short too.")), completion=NEVER)
    reader.subscribe(here.says("/always", rss("two", title="Always")), completion=ALWAYS)
    reader.fetch()
    texts = {path.stem[3:]: path.read_text() for path in (tmp_path / "articles").rglob("*.md")}
    assert "Paragraph 11 of the whole story" in texts["one"]
    assert "source: News" in texts["one"]
    assert "title: one" in texts["one"]
    assert "In short." in texts["private"]
    assert "does not want its pages to be fetched" in texts["private"]
    assert "its page answers 404" in texts["missing"]
    assert "In short too." in texts["three"]
    assert "of the other story" in texts["two"]
    asked = here.paths()
    assert "/private" not in asked
    assert "/three" not in asked
    assert asked.count("/robots.txt") == 1
    assert not any("referer" in a.headers or "cookie" in a.headers for a in here.asked)


def test_two_programs_do_not_fetch_at_once(reader: Reader, here: Site) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def wait(handler: Handler) -> None:
        begun.set()
        go_on.wait(10)
        handler.answer(200, {}, rss("one").encode())

    reader.subscribe(here.does("/feed", wait))
    first = threading.Thread(target=reader.fetch)
    first.start()
    assert begun.wait(10)
    second = reader.library.feeds.open()
    try:
        with pytest.raises(LibraryError, match="another newsreader is fetching"):
            Round(reader.library, second, lambda _: None, workers=reader.workers, courtesy=Courtesy(0.0)).run(
                second.all()
            )
    finally:
        second.close()
        go_on.set()
        first.join()
    assert reader.titles() == ["one"]


def test_a_full_disk_ends_the_round_with_a_word(reader: Reader, here: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    reader.subscribe(here.says("/feed", rss("one"), ETag='"1"'))

    def full(*_: object) -> None:
        raise LibraryError("no space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(type(reader.library), "keep", full)
        with pytest.raises(LibraryError, match="no space"):
            reader.fetch()
    assert reader.only().etag is None
    reader.fetch()
    assert reader.titles() == ["one"]
