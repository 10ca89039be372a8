"""Every kind of file that articles come in, each invented here, and what is wrong with others."""

import io
import json
import zipfile
from datetime import datetime
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from reader.article import Article
from reader.intake import IntakeError, parse, read_article
from reader.intake.draft import Draft
from reader.intake.files import Refused
from reader.intake.writing import written
from tests.intake.conftest import STORM, WAVES, Read, only


def stored(draft: Draft) -> Article:
    return parse(written(draft, datetime.fromisoformat("2026-01-01T00:00:00+00:00")), suffix=".md")


def test_plain_text(found: Read) -> None:
    draft = only(
        found(
            "storm.txt",
            f"Storm closes port of Riga\n\nBy Ann Lee\n\nRIGA, May 3, 2021 (Reuters) - {STORM}\n\n{WAVES}\n",
        )
    )
    article = stored(draft)
    assert (article.title, article.byline, article.publisher) == ("Storm closes port of Riga", "Ann Lee", "Reuters")
    assert article.dateline is not None
    assert article.dateline.place == "RIGA"


def test_markdown_stays_as_it_is_written(found: Read) -> None:
    draft = only(
        found("storm.md", f"---\nauthor: Ann Lee\nurl: https://x.example/a\n---\n# Storm\n\n*{STORM}*\n\n- {WAVES}\n")
    )
    assert (draft.title, draft.byline, draft.url) == ("Storm", "Ann Lee", "https://x.example/a")
    assert draft.body == f"*{STORM}*\n\n- {WAVES}"


def mail(body: str, *, kind: str = "plain", subject: str = "Storm closes port", charset: str = "utf-8") -> bytes:
    head = (
        'From: "The Morning" <news@example.org>\nTo: you@example.org\nDate: Mon, 03 May 2021 07:00:00 +0300\n'
        f"Subject: {subject}\nMIME-Version: 1.0\nContent-Type: text/{kind}; charset={charset}\n"
        "Content-Transfer-Encoding: 8bit\n\n"
    )
    return head.encode() + body.encode("utf-8" if charset == "x-lies" else charset)


def test_mail(found: Read) -> None:
    draft = only(
        found("a.eml", mail(f"{STORM}\n\n> quoted\n\n{WAVES}\n-- \nAnn", subject="Re: =?utf-8?q?Caf=C3=A9s?="))
    )
    assert (draft.title, draft.source) == ("Cafés", "The Morning")
    assert draft.published == datetime.fromisoformat("2021-05-03T07:00:00+03:00")
    assert draft.body == f"{STORM}\n\n{WAVES}"


@pytest.mark.parametrize("charset", ["utf-8", "x-lies", "utf-16"])
def test_a_newsletter_in_html(found: Read, charset: str) -> None:
    rows = "".join(
        f"<tr><td><p>{text}</p></td></tr>" for text in ("View this in your browser", STORM, WAVES, "Unsubscribe")
    )
    draft = only(found("a.eml", mail(f"<html><body><table>{rows}</table></body></html>", kind="html", charset=charset)))
    assert draft.body.split("\n\n") == [STORM, WAVES]


def test_a_mailbox(found: Read) -> None:
    broken = b"From x\nFrom: a@example.org\nTo: b@example.org\nSubject: Nothing\n\n\n"
    box = (
        b"From ann Mon\n"
        + mail(STORM)
        + b"\n\n"
        + broken
        + b"\nFrom bo Tue\n"
        + mail(f"{WAVES}\n>From here on.", subject="Waves")
    )
    storm, nothing, waves = found("box.mbox", box)
    assert isinstance(storm, Draft)
    assert storm.body == STORM
    assert isinstance(nothing, Refused)
    assert isinstance(waves, Draft)
    assert waves.title == "Waves"
    assert "From here on." in waves.body


NITF = f"""<?xml version="1.0"?><!DOCTYPE nitf SYSTEM "nitf.dtd"><nitf xml:lang="en"><head><docdata>
<date.issue norm="20210503T101500+0300"/></docdata></head><body><body.head><hedline><hl1>Storm closes port</hl1>
<hl2>Waves wash over quays</hl2></hedline><byline>By <person>Ann Lee</person></byline><distributor>Example</distributor>
<dateline><location>RIGA</location></dateline></body.head><body.content><p>{STORM}</p><hl2>Waves</hl2><p>{WAVES}</p>
<media media-type="image"><media-reference source="https://x.example/a.jpg"/><media-caption>The quay.</media-caption>
</media></body.content></body></nitf>"""


def test_nitf(found: Read) -> None:
    draft = only(found("storm.xml", NITF))
    assert (draft.title, draft.deck, draft.byline, draft.source) == (
        "Storm closes port",
        "Waves wash over quays",
        "Ann Lee",
        "Example",
    )
    assert draft.published == datetime.fromisoformat("2021-05-03T10:15:00+03:00")
    assert draft.body.split("\n\n") == [f"RIGA — {STORM}", "## Waves", WAVES, "![The quay.](<https://x.example/a.jpg>)"]


NEWSML = f"""<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>
<newsItem guid="urn:1" xml:lang="en"><itemMeta><provider literal="EXA"><name>Example</name></provider>
<versionCreated>2021-05-03T10:15:00+03:00</versionCreated></itemMeta><contentMeta><headline>Storm closes port</headline>
<by>By Ann Lee</by><language tag="en-GB"/></contentMeta><contentSet><inlineXML contenttype="application/xhtml+xml">
<html xmlns="http://www.w3.org/1999/xhtml"><head><title>no</title></head><body><p>{STORM}</p><h2>Waves</h2><p>{WAVES}</p>
</body></html></inlineXML></contentSet></newsItem><newsItem guid="urn:2"><contentSet><remoteContent href="a.jpg"/>
</contentSet></newsItem></itemSet></newsMessage>"""


def test_newsml_g2(found: Read) -> None:
    draft, picture = found("message.xml", NEWSML)
    assert isinstance(draft, Draft)
    assert (draft.title, draft.byline, draft.source, draft.language) == (
        "Storm closes port",
        "Ann Lee",
        "Example",
        "en-GB",
    )
    assert draft.body.split("\n\n") == [STORM, "## Waves", WAVES]
    assert isinstance(picture, Refused)


def test_ninjs(found: Read) -> None:
    one = {
        "uri": "urn:1",
        "headline": "Storm",
        "byline": "By Ann Lee",
        "versioncreated": "2021-05-03T10:15:00Z",
        "language": "en",
        "body_xhtml": f"<p>{STORM}</p><p>{WAVES}</p>",
    }
    two = {
        "uri": "urn:2",
        "headlines": [{"role": "main", "value": "Waves"}],
        "bodies": [{"contenttype": "text/plain", "value": f"{STORM}\n\n{WAVES}"}],
        "infosources": [{"name": "Example"}],
    }
    first, second = found("items.json", json.dumps([one, two]))
    assert isinstance(first, Draft)
    assert isinstance(second, Draft)
    assert (first.title, first.byline, first.body) == ("Storm", "Ann Lee", f"{STORM}\n\n{WAVES}")
    assert (second.title, second.source, second.body) == ("Waves", "Example", f"{STORM}\n\n{WAVES}")


def epub(chapters: dict[str, str], *, periodical: bool = False) -> bytes:
    data = io.BytesIO()
    kind = '<meta name="calibre:publication_type" content="periodical:news:x"/>' if periodical else ""
    items = "".join(
        f'<item id="{n}" href="{name}" media-type="application/xhtml+xml"/>' for n, name in enumerate(chapters)
    )
    spine = "".join(f'<itemref idref="{n}"/>' for n in range(len(chapters)))
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>'
        f"<dc:title>The Week</dc:title><dc:creator>Ann Lee</dc:creator><dc:date>2021-05-03</dc:date>{kind}</metadata>"
        f"<manifest>{items}</manifest><spine>{spine}</spine></package>"
    )
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/epub+zip")
        archive.writestr(
            "META-INF/container.xml", '<container><rootfiles><rootfile full-path="o/a.opf"/></rootfiles></container>'
        )
        archive.writestr("o/a.opf", package)
        for name, text in chapters.items():
            archive.writestr(f"o/{name}", text)
    return data.getvalue()


CHAPTERS = {
    "1.xhtml": f"<html><head></head><body><h1>Storm</h1><p>{STORM}</p><p>{WAVES}</p><p>{STORM}</p></body>",
    "2.xhtml": f"<html><body><h1>Waves</h1><p>{WAVES}</p><p>{STORM}</p><p>{WAVES}</p></body></html>",
}


@pytest.mark.parametrize(
    ("way", "is_locked"),
    [("http://www.idpf.org/2008/embedding", False), ("http://www.w3.org/2001/04/xmlenc#aes128-cbc", True)],
)
def test_a_locked_book_says_so_and_one_with_hidden_fonts_is_read(found: Read, way: str, is_locked: bool) -> None:
    data = io.BytesIO(epub(CHAPTERS))
    with zipfile.ZipFile(data, "a") as archive:
        method = f'<EncryptedData><EncryptionMethod Algorithm="{way}"/></EncryptedData>'
        archive.writestr("META-INF/encryption.xml", f"<encryption>{method}</encryption>")
    if is_locked:
        with pytest.raises(IntakeError, match="copy protection"):
            found("book.epub", data.getvalue())
    else:
        assert only(found("book.epub", data.getvalue())).title == "The Week"


def test_a_book_is_one_article_and_a_periodical_several(found: Read) -> None:
    book = only(found("book.epub", epub(CHAPTERS)))
    assert (book.title, book.byline) == ("The Week", "Ann Lee")
    assert stored(book).subheads == ("Storm", "Waves")
    issue = [one for one in found("issue.epub", epub(CHAPTERS, periodical=True)) if isinstance(one, Draft)]
    assert [(one.title, one.source) for one in issue] == [("Storm", "The Week"), ("Waves", "The Week")]


def pdf(*pages: list[tuple[int, int, int, str]]) -> bytes:
    """A PDF of text at these places: size, left, up from the foot, words."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids = []
    for page in pages:
        lines = "".join(f"BT /F1 {size} Tf {x} {y} Td ({words}) Tj ET\n" for size, x, y, words in page)
        objects.append(f"<< /Length {len(lines)} >>\nstream\n{lines}endstream")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {len(objects)} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    out, places = "%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    trailer = f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF"
    return f"{out}xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{trailer}".encode()


def test_a_pdf_in_columns(found: Read) -> None:
    left = [
        (10, 60, 640 - 12 * n, text)
        for n, text in enumerate(
            [
                "A storm closed the port of Riga on Monday and",
                "cut power to 12,000 homes, the city said. Ships",
                "wait at sea, and the har-",
            ]
        )
    ]
    right = [
        (10, 320, 640 - 12 * n, text)
        for n, text in enumerate(
            [
                "bour stays closed until Tuesday at noon, as it",
                "seems.",
                "We have never seen such waves, said the master",
                "of the harbour.",
            ]
        )
    ]
    heads = [(8, 60, 770, "The Riga Times"), (8, 300, 20, "Page 1")]
    again = [
        (8, 60, 770, "The Riga Times"),
        (8, 300, 20, "Page 2"),
        (10, 60, 700, "Power comes back on Wednesday, said the company."),
    ]
    draft = only(found("storm.pdf", pdf([*heads, (24, 60, 700, "Storm closes port"), *right, *left], again)))
    assert draft.title == "Storm closes port"
    assert draft.body.split("\n\n") == [
        "A storm closed the port of Riga on Monday and cut power to 12,000 homes, the city said. Ships wait at sea, "
        "and the harbour stays closed until Tuesday at noon, as it seems.",
        "We have never seen such waves, said the master of the harbour.",
        "Power comes back on Wednesday, said the company.",
    ]


PAGE = (
    f"<html><title>Storm closes port</title><body><h1>Storm closes port</h1><p>{STORM}</p><p>{WAVES}</p></body></html>"
)


@pytest.mark.parametrize("packed", [True, False])
def test_an_archive_of_the_web(found: Read, packed: bool) -> None:
    data = io.BytesIO()
    writer = WARCWriter(data, gzip=packed)
    for url, kind, status, body in (
        ("https://x.example/storm", "text/html; charset=utf-8", "200 OK", PAGE),
        ("https://x.example/a.css", "text/css", "200 OK", "p {}"),
        ("https://x.example/gone", "text/html", "404 Not Found", "<p>Gone</p>"),
        ("https://x.example/empty", "text/html", "200 OK", "<html><body></body></html>"),
    ):
        headers = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
        writer.write_record(
            writer.create_warc_record(url, "response", payload=io.BytesIO(body.encode()), http_headers=headers)
        )
    storm, empty = found("crawl.warc.gz" if packed else "crawl.warc", data.getvalue())
    assert isinstance(storm, Draft)
    assert (storm.title, storm.url) == ("Storm closes port", "https://x.example/storm")
    assert isinstance(empty, Refused)


BOMB = (
    '<!DOCTYPE nitf [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    + "]><nitf><body><body.content><p>&i;</p></body.content></body></nitf>"
)
OUTSIDE = '<!DOCTYPE nitf [<!ENTITY x SYSTEM "file:///etc/passwd">]><nitf><body><body.content><p>&x;</p></body.content></body></nitf>'


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("a.xml", BOMB, "without a text|no well-formed"),
        ("a.xml", OUTSIDE, "without a text|no well-formed"),
        ("a.xml", "<nitf><body>", "no well-formed XML"),
        ("a.xml", "<rss><channel/></rss>", "is a feed"),
        ("a.xml", "<?xml version='1.0'?><sitemap/>", "not known here"),
        ("a.json", "{" * 5_000, "not known here"),
        ("a.json", '{"uri": 1, "body_text": ""}', "without a text"),
        ("a.csv", "a,b\n1,2\n", "not known here"),
        ("a.epub", b"PK\x03\x04 not an archive", "no EPUB"),
        (
            "a.epub",
            epub({"1.xhtml": "<html><body>" + "<p>Long.</p>" * 2_000_000 + "</body></html>"}),
            "without a text|more than",
        ),
        ("a.zip", b"PK\x03\x04", "unpack it"),
        ("a.pdf", b"%PDF-1.4\nbroken", "damaged"),
        ("a.pdf", pdf([(10, 60, 700, "x")]), "pictures"),
        ("a.warc", b"WARC/1.0\r\nbroken", "no WARC|breaks off|without web pages"),
        ("b.warc", b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 9\r\n\r\nHTTP/1.1 ", "no WARC|breaks off"),
        ("a.eml", b"From: a\nTo: b\nSubject: c\n\n", "without a text"),
        ("a.html", "<html><body></body></html>", "no article"),
        ("a.html", "", "is empty"),
        ("a.bin", bytes(range(256)) * 9, "binary"),
    ],
)
def test_what_is_no_article_says_why(found: Read, name: str, content: str | bytes, why: str) -> None:
    with pytest.raises(IntakeError, match=why):
        found(name, content)


def test_one_page_is_opened_like_any_article(tmp_path: Path) -> None:
    path = tmp_path / "storm.html"
    path.write_text(PAGE)
    article = read_article(path)
    assert (article.title, article.source) == ("Storm closes port", str(path))
    assert STORM in article.text
    assert read_article(path).id == article.id
    box = tmp_path / "two.mbox"
    box.write_bytes(b"From a\n" + mail(STORM) + b"\n\nFrom b\n" + mail(WAVES))
    with pytest.raises(IntakeError, match="several articles"):
        read_article(box)
