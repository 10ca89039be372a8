"""Feeds that are broken off, too large, or mean harm."""

import gzip
from dataclasses import replace
from pathlib import Path

from tests.arrivals.conftest import Reader
from tests.feeds import LONG, PAGE, STORY, rss
from tests.site import Handler, Site, site


def test_a_feed_cannot_send_us_to_addresses_of_our_own(reader: Reader, here: Site, tmp_path: Path) -> None:
    with site("127.0.0.2") as other:
        secret = other.says("/secret", PAGE.format(STORY))
        body = rss("one", text="In short.").replace("<link>/one", f"<link>{secret}")
        reader.subscribe(here.says("/feed", body))
        listed = replace(reader.only(), id=0, url=other.says("/feed", rss("two")), given=None)
        reader.subscriptions.add([listed])
        outcomes = reader.fetch()
        assert "not on the public net" in str(outcomes[f"{other.url}/feed"].problem)
        assert not other.asked
    assert "not on the public net" in next((tmp_path / "articles").rglob("*.md")).read_text()


def test_what_ends_half_way_is_nothing_and_comes_again(reader: Reader, here: Site, tmp_path: Path) -> None:
    body = rss("one", "two").encode()

    def cut(handler: Handler) -> None:
        handler.wfile.write(b'HTTP/1.1 200 OK\r\nETag: "1"\r\nConnection: close\r\n\r\n' + body[: len(body) - 300])
        handler.close_connection = True

    url = here.does("/feed", cut)
    reader.subscribe(url)
    assert reader.fetch()[url].new == 1
    assert reader.only().etag is None
    here.says("/feed", body, Content_Length=str(len(body) + 100))
    assert "cut off" in str(reader.fetch()[url].problem)
    here.says("/feed", body)
    assert reader.fetch()[url].new == 1
    assert all(LONG.strip() in path.read_text() for path in (tmp_path / "articles").rglob("*.md"))


def test_hostile_feeds_make_harmless_files(reader: Reader, here: Site, tmp_path: Path) -> None:
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<!DOCTYPE rss [<!ENTITY e0 "lol"><!ENTITY f SYSTEM "file:///etc/passwd">{levels}]>'
    steer = "&amp;#27;]0;owned&amp;#7;&#x9b;2J\u202e"
    fields = ("title", "link", "guid", "author", "category", "description")
    items = "".join(
        f"<item>{''.join(f'<{field}>{words}{steer}{n}</{field}>' for field in fields)}<pubDate>{date}</pubDate></item>"
        for n, (words, date) in enumerate(
            [
                ("../../../../etc/cron.d/x", "Mon, 01 Jan 0001 00:00:00 GMT"),
                ("/etc/passwd", "9999-12-31T23:59:59Z"),
                ("javascript:alert(1)", "Fri, 30 Feb 2024 25:61:00 +9900"),
                ("file:///etc/passwd", ""),
                ("a" * 5_000, "Mon, 01 Feb 2021 10:00:00 GMT"),
            ]
        )
    )
    channel = f"<rss version='2.0'><channel><title>{steer}</title>{{}}{items}</channel></rss>"
    reader.subscribe(here.says("/feed", channel.format(""), Content_Type="text/xml; charset=utf-16"))
    reader.subscribe(here.says("/bomb", bomb + channel.format("<item><title>&e11; &f;</title></item>")))
    outcomes = reader.fetch()
    assert outcomes[f"{here.url}/feed"].problem is None
    assert sum(outcome.new for outcome in outcomes.values()) >= 5
    folder = tmp_path / "articles"
    assert {path for path in tmp_path.rglob("*.md") if not path.is_relative_to(folder)} == set()
    for path in folder.rglob("*.md"):
        text = path.read_text()
        assert not {"\x1b", "\x07", "\x9b", "\u202e"} & set(text)
        assert "root:" not in text
        assert len(text) < 30_000
        assert "](<javascript" not in text
        assert "](<file" not in text
    assert all(row.problem is None for row in reader.library.rows(0, 99))
    assert len(reader.titles()) >= 5
    assert "\x1b" not in reader.subscriptions.all()[0].title


def test_a_bomb_hurts_one_feed_only(reader: Reader, here: Site) -> None:
    bomb = here.says("/bomb", gzip.compress(bytes(80_000_000)), Content_Encoding="gzip")
    fine = here.says("/fine", rss("one"))
    reader.subscribe(bomb)
    reader.subscribe(fine)
    outcomes = reader.fetch()
    assert "more than 50 MB" in str(outcomes[bomb].problem)
    assert outcomes[fine].new == 1


def test_a_feed_of_a_hundred_thousand_entries_is_taken_in_part(reader: Reader, here: Site) -> None:
    items = "".join(f"<item><guid>{n}</guid></item>" for n in range(100_000))
    url = here.says("/feed", f'<rss version="2.0"><channel><title>Many</title>{items}</channel></rss>')
    reader.subscribe(url)
    outcome = reader.fetch()[url]
    assert outcome.problem or outcome.notices
    assert outcome.new <= 10_000
