"""Feeds of every format, and feeds that mean ill."""

import json
import time
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.intake.draft import Draft
from reader.intake.feeds import FeedError, looks_like_feed, read_feed
from reader.intake.feeds.articles import feed_article

URL = "https://feeds.example.org/news/feed.xml"
DC = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'
CONTENT = 'xmlns:content="http://purl.org/rss/1.0/modules/content/"'


def rss(items: str, channel: str = "", version: str = "2.0") -> bytes:
    return (
        f'<?xml version="1.0" encoding="utf-8"?><rss version="{version}" {DC} {CONTENT}><channel>'
        f"<title>News &amp; more</title><link>https://example.org/</link><language>en-GB</language>{channel}{items}</channel></rss>"
    ).encode()


def drafts(data: bytes) -> list[Draft]:
    feed = read_feed(data, URL)
    return [feed_article(item, feed, "A feed", URL).draft for item in feed.items]


def test_rss() -> None:
    data = rss(
        "<item><title>AT&amp;amp;T &lt;b&gt;grows&lt;/b&gt;</title><link>/a?x=1&amp;y=2</link>"
        "<guid isPermaLink='false'>g1</guid><dc:creator>Ann Lee</dc:creator><category>Business</category>"
        "<pubDate>Sat, 07 Sep 2002 09:00:01 +0300</pubDate><description>In short.</description>"
        "<content:encoded><![CDATA[<p>First <a href='/q'>paragraph</a>.</p><h2>Then</h2><p>Second.</p>]]>"
        "</content:encoded></item>",
        "<ttl>90</ttl><skipHours><hour>1</hour><hour>24</hour></skipHours><skipDays><day>Sunday</day></skipDays>",
    )
    feed = read_feed(data, URL)
    assert (feed.title, feed.form, feed.site, feed.language) == ("News & more", "RSS 2.0", "https://example.org/", "en")
    assert (feed.ttl, *feed.skip_hours, *feed.skip_days) == (5400, 0, 1, 6)
    (draft,) = drafts(data)
    assert draft.title == "AT&T grows"
    assert draft.body == "First [paragraph](<https://feeds.example.org/q>).\n\n## Then\n\nSecond."
    assert (draft.byline, draft.section, draft.source, draft.deck) == (
        "Ann Lee",
        "Business",
        "News & more",
        "In short.",
    )
    assert draft.url == "https://feeds.example.org/a?x=1&y=2"
    assert draft.published == datetime(2002, 9, 7, 6, 0, 1, tzinfo=UTC)
    assert isinstance(draft.published, datetime)
    assert draft.published.utcoffset() == timedelta(hours=3)


def test_old_rss_and_rdf() -> None:
    old = rss("<item><title>One</title><link>https://example.org/1</link></item>", version="0.91")
    assert [d.title for d in drafts(old)] == ["One"]
    rdf = f"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" {DC}
      xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"><channel rdf:about="http://r.org"><title>R</title>
      <link>http://r.org</link><sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency></channel>
      <item rdf:about="http://r.org/1"><title>One</title><link>http://r.org/1</link><dc:date>2003-01-02T03:04Z</dc:date>
      <description>Text of it.</description></item></rdf:RDF>""".encode()
    (draft,) = drafts(rdf)
    assert (draft.url, draft.published) == ("http://r.org/1", datetime(2003, 1, 2, 3, 4, tzinfo=UTC))
    assert read_feed(rdf, URL).ttl == 43_200


def test_atom() -> None:
    (draft,) = drafts(
        b"""<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://b.org/x/">
        <title type="html">T &amp;amp; x</title>
        <entry><title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">x <b>y</b></div></title><link href="rel"/>
        <id>urn:1</id><author><name>Bo</name></author><author><name>Cy</name></author>
        <updated>2005-01-01T10:00:00-05:00</updated><summary>Short.</summary>
        <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><ul><li>one</li><li>two</li></ul></div></content>
        </entry></feed>"""
    )
    assert (draft.title, draft.url, draft.byline) == ("x y", "https://b.org/x/rel", "Bo, Cy")
    assert (draft.body, draft.source) == ("- one\n- two", "T & x")


def test_json_feed() -> None:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "J",
        "home_page_url": "https://j.org/",
        "authors": [{"name": "Di"}],
        "items": [
            {
                "id": 1,
                "url": "https://j.org/1",
                "title": "One",
                "content_html": "<p>x</p>",
                "date_published": "2020-01-02T03:04:05+01:00",
            },
            {"id": "2", "content_text": "First.\n\nSecond.", "image": "pic.jpg"},
            "no item",
        ],
    }
    one, two = drafts(json.dumps(feed).encode())
    assert (one.title, one.body, one.byline, one.url) == ("One", "x", "Di", "https://j.org/1")
    assert (two.title, two.body) == ("First.", "First.\n\nSecond.")
    assert two.picture == "https://feeds.example.org/news/pic.jpg"
    for wrong in (b"{", b'{"a": 1}', b"[" * 100_000, b'{"version": "https://jsonfeed.org/version/1", "items": 5'):
        with pytest.raises(FeedError):
            read_feed(wrong, URL)


def test_pages_and_other_things_are_no_feeds() -> None:
    for data in (b"", b"<!DOCTYPE html><html><body><rss>", b"\x89PNG", b"hello", b"<svg/>"):
        assert not looks_like_feed(data)
        with pytest.raises(FeedError):
            read_feed(data, URL)
    assert looks_like_feed(rss("").decode().encode("utf-16"))


def test_a_charset_that_lies_is_seen_through() -> None:
    body = rss("<item><title>Caf\N{LATIN SMALL LETTER E WITH ACUTE}</title></item>")
    assert read_feed(body, URL, "text/xml; charset=us-ascii").items[0].title.value == "Café"
    latin = body.decode().replace("utf-8", "iso-8859-1").encode("latin-1")
    assert read_feed(latin, URL, "application/xml").items[0].title.value == "Café"


def test_entities_neither_explode_nor_open_files() -> None:
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<!DOCTYPE rss [<!ENTITY e0 "aaaaaaaaaa">{levels}<!ENTITY file SYSTEM "file:///etc/passwd">]>'
    data = bomb.encode() + rss("<item><title>&e11; &file;</title><description>Still here.</description></item>")[38:]
    begun = time.monotonic()
    try:
        feed = read_feed(data, URL)
    except FeedError:
        return
    assert time.monotonic() - begun < 10
    assert sum(len(item.title.value) for item in feed.items) < 10_000
    assert not any("root:" in item.title.value for item in feed.items)


def test_a_feed_that_is_cut_off_gives_no_half_entry() -> None:
    whole = rss("<item><title>One</title><description>All of it.</description></item>" * 2)
    cut = whole[: whole.rindex(b"of it")]
    feed = read_feed(cut, URL)
    assert [item.title.value for item in feed.items] == ["One"]
    assert feed.notices
    with pytest.raises(FeedError, match="cut off"):
        read_feed(cut[: cut.index(b"</title><description>") - 1], URL)


def test_impossible_dates_are_none_and_hostile_fields_harmless() -> None:
    steer = "\x1b]0;x\x07\x1b[2J\u202e"
    items = "".join(
        f"<item><title>../../etc/{steer.replace(chr(27), '&amp;#27;').replace(chr(7), '')}</title><guid>{n}</guid>"
        f"<link>javascript:alert(1)</link><pubDate>{date}</pubDate></item>"
        for n, date in enumerate(("Mon, 01 Jan 0001 00:00:00 GMT", "9999-12-31T23:59:59Z", "never", "32 Foo 20x5"))
    )
    for draft in drafts(rss(items)):
        assert draft.url is None
        assert "\x1b" not in draft.title
        assert "\u202e" not in draft.title


def test_links_in_texts_lead_only_to_the_web() -> None:
    (draft,) = drafts(
        rss(
            "<item><guid>1</guid><description>&lt;a href='javascript:x'&gt;js&lt;/a&gt; &lt;a href='file:///etc'&gt;f&lt;/a&gt;"
            "&lt;script&gt;evil()&lt;/script&gt;&lt;iframe src='x'&gt;y&lt;/iframe&gt;</description></item>"
        )
    )
    assert draft.body == "js f"


def test_entries_that_share_a_guid_are_told_apart() -> None:
    items = "".join(
        f"<item><guid>same</guid><link>https://example.org/{n}</link><title>{n}</title></item>" for n in (1, 2, 2)
    )
    assert len({item.key for item in read_feed(rss(items), URL).items}) == 2


def test_teasers_are_told_from_articles() -> None:
    words = "word " * 200
    feed = read_feed(
        rss(
            f"<item><guid>1</guid><link>https://example.org/1</link><description>{words}</description></item>"
            "<item><guid>2</guid><link>https://example.org/2</link><description>In short.</description></item>"
            "<item><guid>3</guid><description>In short.</description></item>"
            f"<item><guid>4</guid><link>https://example.org/4</link><description>{words} […]</description></item>"
        ),
        URL,
    )
    assert [feed_article(item, feed, "", URL).is_teaser for item in feed.items] == [False, True, False, True]


def test_a_fragment_that_is_nested_without_end_is_still_text() -> None:
    (draft,) = drafts(
        rss(f"<item><guid>1</guid><description><![CDATA[{'<div><b>' * 50_000}deep]]></description></item>")
    )
    assert len(draft.body) < 100


@settings(max_examples=60)
@given(
    st.text(max_size=200), st.sampled_from(["title", "description", "link", "guid", "pubDate", "author", "category"])
)
def test_any_words_in_any_field_make_an_article_or_none(text: str, field: str) -> None:
    safe = text.replace("]]>", "").encode("utf-8", "replace").decode()
    for draft in drafts(rss(f"<item><title>T</title><{field}><![CDATA[{safe}]]></{field}></item>")):
        assert draft.title
        assert "\n" not in draft.title
