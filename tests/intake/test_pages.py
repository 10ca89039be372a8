"""Web pages, tame and hostile, become articles or a clear message."""

from datetime import date, datetime

import pytest

from reader.intake.decoding import IntakeError
from reader.intake.draft import Draft
from reader.intake.html import read_page
from reader.intake.html.extraction import draft_of
from reader.intake.workers import Workers

URL = "https://news.example/2021/05/storm"

PAGE = """<!doctype html><html lang="en-GB"><head><title>Storm shuts Riga port | Example News</title>
<meta property="og:site_name" content="Example News"><link rel="canonical" href="/2021/05/storm-riga">
<meta property="og:title" content="Storm closes port of Riga - Example News">
<meta property="og:image" content="https://news.example/waves.jpg">
<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [{"@type": "WebSite", "name": "X"},
{"@type": ["NewsArticle"], "headline": "Storm closes port of Riga", "datePublished": "2021-05-03T10:00:00+03:00",
"author": [{"@type": "Person", "name": "Ann Lee"}, {"@type": "Person", "name": "Bo Ek"}],
"publisher": {"@type": "Organization", "name": "Example News"}, "articleSection": "Europe"}]}</script></head><body>
<header><h1 class="logo"><a href="/">Example News</a></h1><nav><a href="/w">World</a></nav></header>
<div class="cookie-notice"><p>We use cookies to make this site better.</p></div>
<main><article><h1>Storm closes port of Riga</h1><p class="standfirst">Waves of nine metres wash over the quays.</p>
<div class="byline">By Ann Lee and Bo Ek, Harbour Correspondents</div><time datetime="2021-05-04">Updated May 4</time>
<ul class="share"><li><a href="#">Facebook</a></li><li><a href="#">Twitter</a></li></ul>
<figure><img src="/waves.jpg" alt=""><figcaption>Waves at the port. Photo: C. Roe</figcaption></figure>
<p>A <a href="/storms">storm</a> closed the port of Riga on Monday and cut power to 12,000 homes, the city said.</p>
<p>Read more: <a href="/other">The port that never sleeps</a></p>
<p>"We have never seen such waves," said <a href="javascript:alert(1)">Anna Kalnina</a>, the harbour master.</p>
<aside class="newsletter"><p>Sign up to our newsletter for more of these stories every single day.</p></aside>
<h2>What comes next</h2>
<ul><li>Ships wait at sea until Tuesday, the council said.</li><li>Power comes back on Wednesday, it said.</li></ul>
<blockquote><p>It was a night that nobody here will forget, the mayor wrote in a letter.</p></blockquote>
<table><tr><th>Port</th><th>Ships</th></tr><tr><td>Riga</td><td>12</td></tr><tr><td>Liepaja</td><td>7</td></tr></table>
<figure><img src="/quay.jpg"><figcaption>The quay on Tuesday.</figcaption></figure>
<p>The council will meet on Thursday to talk about the damage and about what it costs to mend it.</p>
<p>Follow us on Twitter</p><p>© 2021 Example News</p></article>
<section class="comments"><h2>Comments</h2><p>I was there, and it was a very bad night indeed.</p></section>
</main><footer><p>About us. Contact. Terms and conditions apply to all of it.</p></footer></body></html>"""


@pytest.fixture(scope="module")
def draft() -> Draft:
    return draft_of(PAGE.encode(), URL)


def test_metadata_of_a_page(draft: Draft) -> None:
    assert draft.title == "Storm closes port of Riga"
    assert draft.byline == "Ann Lee and Bo Ek"
    assert draft.published == datetime.fromisoformat("2021-05-03T10:00:00+03:00")
    assert draft.deck == "Waves of nine metres wash over the quays."
    assert (draft.source, draft.section, draft.language) == ("Example News", "Europe", "en")
    assert (draft.url, draft.canonical) == (URL, "https://news.example/2021/05/storm-riga")
    assert (draft.picture, draft.caption) == ("https://news.example/waves.jpg", "Waves at the port. Photo: C. Roe")


def test_body_of_a_page(draft: Draft) -> None:
    assert draft.body.split("\n\n") == [
        "A [storm](<https://news.example/storms>) closed the port of Riga on Monday and cut power to 12,000 homes, "
        "the city said.",
        '"We have never seen such waves," said Anna Kalnina, the harbour master.',
        "## What comes next",
        "- Ships wait at sea until Tuesday, the council said.\n- Power comes back on Wednesday, it said.",
        "> It was a night that nobody here will forget, the mayor wrote in a letter.",
        "| Port | Ships |\n| --- | --- |\n| Riga | 12 |\n| Liepaja | 7 |",
        "![The quay on Tuesday.](<https://news.example/quay.jpg>)",
        "The council will meet on Thursday to talk about the damage and about what it costs to mend it.",
    ]


BODY = "".join(f"<p>The harbour of Łódź has {n} quays, and each of them is used by ships.</p>" for n in range(8))


@pytest.mark.parametrize(
    ("encoding", "said", "header"),
    [
        ("utf-8", "iso-8859-1", "windows-1251"),
        ("iso-8859-2", "iso-8859-2", None),
        ("iso-8859-2", "utf-8", "iso-8859-2"),
        ("utf-16", "utf-8", None),
        ("utf-8", "no-such-charset", "utf-7"),
    ],
)
def test_charsets_and_lies_about_them(encoding: str, said: str, header: str | None) -> None:
    head = f'<html><head><meta charset="{said}"><title>Łódź opens quays</title></head>'
    page = f"{head}<body><h1>Łódź opens quays</h1>{BODY}"
    draft = draft_of(page.encode(encoding), URL, header)
    assert draft.title == "Łódź opens quays"
    assert "harbour of Łódź has 3 quays" in draft.body


@pytest.mark.parametrize(
    ("page", "is_article"),
    [
        (b"<p>" + b"<b>" * 50_000 + b"Words" * 20, False),
        (b"<article>" + b"<p>Hello, this is a paragraph of some length, and there are many.</p>" * 60_000, True),
        (b"<div>" * 200_000 + b"text", False),
        (
            b'<script type="application/ld+json">' + b"[" * 99_999 + b"</script><p>" + b"Words and more words. " * 99,
            True,
        ),
        (bytes(range(256)) * 100, False),
        (b"", False),
        (b"<!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;'>]><p>&b;</p>", False),
        (b"<html><body><p>Not much.</p></body></html>", False),
    ],
    ids=["nested", "paragraphs", "divs", "json", "binary", "empty", "entities", "no article"],
)
def test_hostile_pages_end_in_time(workers: Workers, page: bytes, is_article: bool) -> None:
    if is_article:
        assert read_page(workers, page, URL).body
    else:
        with pytest.raises(IntakeError):
            read_page(workers, page, URL)


def test_of_a_page_too_long_the_beginning_is_read() -> None:
    page = b"<h1>Long</h1><article>" + b"<p>Hello, this is a paragraph of some length, and there are many.</p>" * 90_000
    draft = draft_of(page, URL)
    assert any("MB" in notice for notice in draft.notices)


@pytest.mark.parametrize(
    ("stated", "published"),
    [
        ('<meta property="article:published_time" content="2020-02-03T04:05:06Z">', "2020-02-03T04:05:06+00:00"),
        ('<meta name="date" content="0001-01-01"><time datetime="2020-02-03">x</time>', "2020-02-03"),
        (
            '<meta name="pubdate" content="9999-12-31"><time pubdate datetime="2020-02-03T04:05">x</time>',
            "2020-02-03T04:05:00",
        ),
        ('<meta itemprop="datePublished" content="Mon, 03 Feb 2020 04:05:06 +0200">', "2020-02-03T04:05:06+02:00"),
    ],
)
def test_dates(stated: str, published: str) -> None:
    draft = draft_of(
        f"<html><head><title>T</title>{stated}</head><body><h1>Title here</h1>{BODY}".encode(), "https://x.example/a"
    )
    assert draft.published is not None
    assert draft.published.isoformat() == published


@pytest.mark.parametrize(
    ("stated", "byline"),
    [
        ('<meta name="author" content="By ANN LEE, Reuters">', "Ann Lee"),
        (
            '<meta property="article:author" content="https://facebook.com/annlee"><a rel="author">Ann Lee</a>',
            "Ann Lee",
        ),
        ('<meta name="author" content="admin"><span class="byline">By Ann Lee | Staff Writer</span>', "Ann Lee"),
        ('<p class="author-name">Ann Lee and Bo Ek</p>', "Ann Lee and Bo Ek"),
        ('<meta name="author" content="ann@example.org (Ann Lee)">', None),
        ("<p>By Ann Lee for Example News</p>", "Ann Lee"),
        ("<p>By ANN LEE Tuesday, Aug. 24, 2010</p>", "Ann Lee"),
        ('<meta name="author" content="David Gura and Apr 19">', "David Gura"),
        ("<p class='auteur'>Écrit par Ann Lee, BO EK envoyé spécial à Riga</p>", "Ann Lee and Bo Ek"),
        ("<p class='autor'>mit meinen Texten</p><figure><p class='author'>Cy Roe</p></figure>", None),
        ('<span class="byline">Doug Roe 10/06/11, USA TODAY</span>', "Doug Roe"),
        ('<meta name="author" content="The Associated Press">', "The Associated Press"),
        ("<table><tr><td><b>Port</b><br><font>By Ann Lee<br>Riga</font></td></tr></table>", "Ann Lee"),
    ],
)
def test_authors(stated: str, byline: str | None) -> None:
    draft = draft_of(f"<html><body><h1>Title here</h1>{stated}{BODY}".encode(), URL)
    assert draft.byline == byline


@pytest.mark.parametrize(
    ("page", "title"),
    [
        ("<title>Quays open | Example</title><h1>Example</h1><h2>Quays open</h2>", "Quays open"),
        (
            "<title>Quays open - The Example Times</title><meta property=og:site_name content='The Example Times'>",
            "Quays open",
        ),
        ("<h1><span class=kicker>Ports</span> <time>Jun 17</time> Quays open at last</h1>", "Quays open at last"),
        (
            "<title>Short title for machines</title><article><h1>A much longer headline that readers see</h1>",
            "A much longer headline that readers see",
        ),
        (
            "<title>Quays open</title><aside><h1>Quays</h1></aside><div class=headline>Quays open at last</div>",
            "Quays open at last",
        ),
    ],
)
def test_headlines(page: str, title: str) -> None:
    assert draft_of(f"<html>{page}{BODY}".encode(), URL).title == title


def test_a_date_without_any_statement_comes_from_the_address() -> None:
    draft = draft_of(f"<html><h1>Title here</h1>{BODY}".encode(), "https://x.example/2019/03/04/title")
    assert draft.published == date(2019, 3, 4)


def test_a_year_alone_is_no_date() -> None:
    draft = draft_of(f"<html><h1>Title here</h1>{BODY}<footer>© 2016 Example News</footer>".encode(), None)
    assert draft.published is None


def test_paragraphs_that_the_page_parts_with_breaks_are_all_kept_and_once() -> None:
    first = "The harbour master said on Monday that all ships must wait outside until the storm has passed the coast."
    second = "Power came back in <i>most</i> of the city by noon, and the trains to the coast were running again."
    third = "The council will meet on Thursday to talk about what the repairs cost and who is going to pay for them."
    page = (
        "<html><head><title>Storm closes port of Riga</title></head><body><ul><li>Storm closes port of Riga</li></ul>"
        f"<div><h1>Storm closes port of Riga</h1><div><div>{first}<br><br>{second}<br><br>"
        f"{third}</div><p>{third[::-1]}</p></div></div></body></html>"
    )
    body = draft_of(page.encode(), URL).body
    assert [body.count(start) for start in ("The harbour master", "Power came back", "The council")] == [1, 1, 1]


def test_soft_hyphens_part_no_words() -> None:
    page = PAGE.replace("harbour master", "har&shy;bour mas\N{SOFT HYPHEN}ter")
    assert "the harbour master" in draft_of(page.encode(), URL).body
