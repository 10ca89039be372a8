"""Feeds on the command line."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.commands.ended import Run
from tests.feeds import rss
from tests.site import Site

OPML = b"""<?xml version="1.0"?><!DOCTYPE opml [<!ENTITY x SYSTEM "file:///etc/passwd">]><opml version="2.0"><body>
<outline text="World"><outline text="Europe"><outline text="One &amp; more" xmlUrl="https://one.example/feed"/></outline>
<outline title="Two" xmlUrl="https://two.example/feed"/></outline>
<outline text="&x;Three" type="rss" xmlUrl="https://three.example/feed"/><outline xmlUrl="javascript:alert(1)"/>
<outline text="Own" xmlUrl="http://127.0.0.1:9/feed"/></body></opml>"""


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "library"
    folder.mkdir()
    monkeypatch.setenv("NEWSREADER_LIBRARY", str(folder))
    monkeypatch.setattr("reader.arrivals.courtesy.PAUSE", 0.0)
    return folder


def test_from_a_page_to_its_articles(run: Run, library: Path, here: Site) -> None:
    here.says("/feed", rss("one", "two", title="The News"), ETag='"1"')
    here.says("/", '<html><link rel="alternate" type="application/rss+xml" href="/feed"><body>News</body></html>')
    ended = run("subscribe", here.url, "--folder", "World")
    assert (ended.status, ended.out, ended.err) == (0, "Subscribed to The News: 2 new articles\n", "")
    assert sorted(line[-3:] for line in run("list").lines) == ["one", "two"]
    assert here.paths() == ["/", "/feed"]
    folder, feed = run("feeds").lines
    assert folder == "World"
    assert re.search(rf"The News  {here.url}/feed$", feed)
    assert run("subscribe", f"{here.url}/feed", "--full", "never").lines == [f"Subscribed to {here.url}/feed already"]
    assert run("feeds", "--json").objects[0]["completion"] == "never"


def test_only_what_is_due_is_fetched_unless_forced_and_conditionally_all_the_same(
    run: Run, library: Path, here: Site
) -> None:
    here.says("/feed", rss("one"), ETag='"1"')
    run("subscribe", f"{here.url}/feed")
    asked = len(here.asked)
    assert "No feed is due before" in run("fetch").out
    assert len(here.asked) == asked
    here.says("/feed", status=304, ETag='"1"')
    ended = run("fetch", "--force")
    assert (ended.status, ended.out) == (0, "0 new articles from 1 feed\n")
    assert here.asked[-1].headers["if-none-match"] == '"1"'
    here.says("/feed", rss("two", "one"))
    assert run("fetch", "--force").lines == ["News: 1 new article", "1 new article from 1 feed"]
    here.says("/feed", status=503)
    ended = run("fetch", "--force", f"{here.url}/feed")
    assert (ended.status, ended.err) == (1, "newsreader: News: the server answers 503\n")
    assert "! the server answers 503" in run("feeds").out
    assert run("fetch", "--json", "--force").objects[0]["problem"] == "the server answers 503"


def test_a_page_with_several_feeds_lists_them_and_one_without_says_so(run: Run, library: Path, here: Site) -> None:
    links = '<link rel="alternate" type="application/{}+xml" href="/{}" title="{}">'
    several = here.says("/several", "<html>" + links.format("rss", "a", "All") + links.format("atom", "b", "\x1b[2J"))
    ended = run("subscribe", several)
    assert ended.status == 1
    assert ended.lines[0] == f"{here.url}/a  All"
    assert "\x1b" not in ended.out
    none = here.says("/none", "<html><body>Nothing</body></html>")
    ended = run("subscribe", none, "javascript:alert(1)", f"{here.url}/missing")
    assert ended.status == 1
    assert [line.partition(": ")[0] for line in ended.err.splitlines()] == ["newsreader"] * 3
    assert run("feeds") == run("feeds", "--json")


def test_unsubscribing_leaves_the_articles(run: Run, library: Path, here: Site) -> None:
    run("subscribe", here.says("/feed", rss("one")))
    assert run("unsubscribe", "news").lines == ["Unsubscribed from News"]
    assert run("feeds").lines == []
    assert len(run("list").lines) == 1
    assert run("unsubscribe", "news").status == 1
    assert "newsreader subscribe" in run("fetch").out


def test_lists_of_feeds_come_and_go(run: Run, library: Path, tmp_path: Path) -> None:
    (tmp_path / "feeds.opml").write_bytes(OPML)
    assert run("import", "--opml", tmp_path / "feeds.opml").lines == ["Subscribed to 4 feeds."]
    assert run("import", "--opml", tmp_path / "feeds.opml").lines == ["Subscribed to 0 feeds; 4 were there already."]
    feeds = {feed["url"]: (feed["title"], feed["folder"]) for feed in run("feeds", "--json").objects}
    assert feeds["https://one.example/feed"] == ("One & more", "World/Europe")
    assert feeds["https://two.example/feed"] == ("Two", "World")
    exported = run("export", "--opml", "-").out
    urls = run("export", "--urls", "-").out
    assert "https://one.example/feed World/Europe" in urls.replace('"', "")
    run("unsubscribe", *feeds)
    (tmp_path / "again.opml").write_text(exported)
    run("import", "--opml", tmp_path / "again.opml")
    assert {feed["url"]: (feed["title"], feed["folder"]) for feed in run("feeds", "--json").objects} == feeds
    assert "not on the public net" in run("fetch", "http://127.0.0.1:9/feed").err


def test_the_urls_of_newsboat(run: Run, library: Path, tmp_path: Path) -> None:
    (tmp_path / "urls").write_text(
        '# mine\nhttps://one.example/feed "World" "~One, two"\nhttps://two.example/feed !\n'
        '"query:Unread:unread = \\"yes\\""\n'
        "exec:~/bin/feed\n\nhttps://two.example/feed\n"
    )
    ended = run("import", "--urls", tmp_path / "urls")
    assert (ended.status, ended.lines) == (1, ["Subscribed to 2 feeds."])
    assert len(ended.err.splitlines()) == 2
    feeds = run("feeds", "--json").objects
    assert [(feed["url"], feed["title"], feed["folder"]) for feed in feeds] == [
        ("https://two.example/feed", "", ""),
        ("https://one.example/feed", "One, two", "World"),
    ]


@pytest.mark.parametrize("data", [b"", b"{}", b"<html/>", b"<opml", b"\xff\xfe\x00", OPML[:90]])
def test_what_is_no_list_is_refused(run: Run, library: Path, tmp_path: Path, data: bytes) -> None:
    (tmp_path / "x").write_bytes(data)
    ended = run("import", "--opml", tmp_path / "x")
    assert (ended.status, ended.out) in ((1, ""), (0, "Subscribed to 0 feeds.\n"))
    assert run("import").status == 2


def test_fetching_again_and_again_ends_when_it_is_told_to(library: Path, here: Site, run: Run) -> None:
    run("subscribe", here.says("/feed", rss("one")))
    here.says("/feed", rss("one", "two"))
    command = [sys.executable, "-m", "reader", "fetch", "--force", "--every", "1h"]
    child = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert child.stdout is not None
    told = child.stdout.readline()
    child.terminate()
    rest, wrong = child.communicate(timeout=20)
    assert (child.returncode, wrong) == (0, "")
    assert "1 new" in told + rest
    assert len(run("list").lines) == 2


def test_fetching_that_is_killed_leaves_no_half_article(library: Path, here: Site, run: Run) -> None:
    run("subscribe", here.says("/feed", rss("one")))
    here.says("/feed", rss(*map(str, range(400))))
    child = subprocess.Popen([sys.executable, "-m", "reader", "fetch", "--force"], env=dict(os.environ))
    while not list(library.rglob("*-1*.md")) and child.poll() is None:
        pass
    child.kill()
    child.wait()
    assert all(path.read_text().rstrip().endswith("goes on.") for path in library.rglob("*.md"))
    assert run("check").status == 0
    run("fetch", "--force")
    assert len(run("list").lines) == 401
