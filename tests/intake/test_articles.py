"""Wire copy and Markdown as files hold them, and what becomes of each part."""

import os
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.article import Article, PartKind
from reader.intake import IntakeError, parse, read_article, verbatim

BODY = "Ministers met on Monday to talk about the harbour, the council said."


@pytest.mark.parametrize(
    ("opening", "place", "day", "agency"),
    [
        ("MOSCOW, January 21. /TASS/. ", "MOSCOW", "January 21", "TASS"),
        ("MEXICO CITY (AP) — ", "MEXICO CITY", None, "AP"),
        ("NEW YORK (AP) _ ", "NEW YORK", None, "AP"),
        ("BEIRUT/THE HAGUE, March 7 (Reuters) - ", "BEIRUT/THE HAGUE", "March 7", "Reuters"),
        ("SAITAMA, Japan, Dec. 9 Kyodo - ", "SAITAMA, Japan", "Dec. 9", "Kyodo"),
        ("Luxembourg (dpa) - ", "Luxembourg", None, "dpa"),
        ("Paris (ats afp) ", "Paris", None, "ats afp"),
        ("AUSTIN, Texas, Feb. 1, 2017 /PRNewswire-AsiaNet/ -- ", "AUSTIN, Texas", "Feb. 1, 2017", "PRNewswire-AsiaNet"),
        ("PUTRAJAYA, Nov 22 — ", "PUTRAJAYA", "Nov 22", None),
        ("BEIJING, March 3 (Xinhua) -- ", "BEIJING", "March 3", "Xinhua"),
        ("(ANSA) - Rome, January 5 - ", "Rome", "January 5", "ANSA"),
        ("Madrid, Jan 5 (EFE).- ", "Madrid", "Jan 5", "EFE"),
        ("MOSCOW. Jan 21 (Interfax) - ", "MOSCOW", "Jan 21", "Interfax"),
        ("LONDON, Monday, Jan 5 (Reuters) - ", "LONDON", "Jan 5", "Reuters"),
        ("Helsinki, 5 November 2023 – ", "Helsinki", "5 November 2023", None),
    ],
)
def test_datelines_of_the_agencies(opening: str, place: str, day: str | None, agency: str | None) -> None:
    article = parse(f"Council opens the harbour\n\n{opening}{BODY}\n\nNothing more is known of it today.\n")
    assert article.dateline is not None
    assert (article.dateline.place, article.dateline.date, article.dateline.agency) == (place, day, agency)
    assert parts(article, PartKind.PARAGRAPH)[0] == BODY


@pytest.mark.parametrize(
    "opening", ["Anything (X) finds too much: ", "Mr Smith (Lab) said that ", "The harbour (below) was "]
)
def test_what_only_looks_like_a_dateline(opening: str) -> None:
    assert parse(f"Council opens the harbour\n\n{opening}{BODY}\n\nNothing more is known.\n").dateline is None


def parts(article: Article, kind: PartKind) -> list[str]:
    return [article.text[span.start : span.end] for span in article.spans(kind)]


def test_a_byline_right_under_the_headline_is_none_of_it() -> None:
    article = parse(
        f"Council backs the pool\nBy Ann Lee, transport reporter\n3 March\n\n{BODY}\n\nNothing more is known.\n"
    )
    assert (article.title, article.byline) == ("Council backs the pool", "Ann Lee")
    assert parts(article, PartKind.PARAGRAPH) == [BODY, "Nothing more is known."]


@pytest.mark.parametrize(
    "credit", ["Additional reporting by Tom Ash; Editing by Ann Lee", "Contributing: Tom Ash, Associated Press"]
)
def test_the_credits_that_end_a_stored_page_are_no_paragraph(credit: str) -> None:
    article = parse(f"---\ntitle: Pool\n---\n\n{BODY}\n\nNothing more is known.\n\n{credit}\n", suffix=".md")
    assert parts(article, PartKind.CREDIT) == [credit]
    assert parts(article, PartKind.PARAGRAPH) == [BODY, "Nothing more is known."]


def test_section_deck_and_subhead() -> None:
    article = parse(
        "All news\n\nCouncil opens harbour\n\nShips may enter again from June\n\n"
        f"OSLO, May 4 (NTB) - {BODY}\n\nWhat comes next\n\nShips will come, it said.\n"
    )
    assert (article.section, article.title, article.deck) == (
        "All news",
        "Council opens harbour",
        "Ships may enter again from June",
    )
    assert article.subheads == ("What comes next",)


def test_desk_furniture_is_no_part_of_the_story() -> None:
    article = parse(
        "BC-Harbour, 1st Ld-Writethru\nEds: Updates with quotes.\n\nUPDATE 2-Council opens harbour\n\n"
        "(Adds comment, background)\n\nBy Ann Lee and Bo Ek\n\n"
        f"OSLO, May 4 (Reuters) - {BODY}\n\nShips will come, it said.\n\n"
        "(Reporting by Ann Lee; Editing by Bo Ek)\n\n(END)\n"
    )
    assert (article.kicker, article.title, article.byline) == ("UPDATE 2", "Council opens harbour", "Ann Lee and Bo Ek")
    assert parts(article, PartKind.PARAGRAPH) == [BODY, "Ships will come, it said."]
    assert len(parts(article, PartKind.CREDIT)) == 2


def test_hard_wrapped_lines_are_joined() -> None:
    lines = (
        "OSLO, May 4 (UPI) -- The harbour of the town was opened on Monday by the\n"
        "council, which had closed it in 2003 after\na storm.\n"
    )
    article = parse(f"COUNCIL OPENS HARBOUR\n\n{lines}\nShips will come.\n")
    assert parts(article, PartKind.PARAGRAPH)[0].endswith(
        "opened on Monday by the council, which had closed it in 2003 after a storm."
    )


@pytest.mark.parametrize(
    ("name", "text", "day", "origin"),
    [
        ("2015-05-25-a.txt", "Title here\n\nMOSCOW, May 25. /TASS/. Words were said.", date(2015, 5, 25), "metadata"),
        ("a.txt", "Title here\n\nOSLO, 4 May 2016 – Words were said.\n\nMore.", date(2016, 5, 4), "text"),
        ("a.txt", "Title here\n\nPublished\n14 February 2024\n\nWords were said.\n\nMore.", date(2024, 2, 14), "text"),
        ("a.txt", "Title here\n\nOSLO, May 4 (NTB) - Words were said.", None, None),
        ("a.md", "---\ndate: 2024-01-02T03:04:05+02:00\n---\n# Title\n\nWords.", date(2024, 1, 2), "metadata"),
    ],
)
def test_the_day_of_publication(tmp_path: Path, name: str, text: str, day: date | None, origin: str | None) -> None:
    (tmp_path / name).write_text(text)
    article = read_article(tmp_path / name)
    assert (article.published, article.published_from) == (day, origin)


def test_a_given_date_counts_only_where_there_is_none(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Title here\n\nOSLO, May 4 (NTB) - Words were said.")
    article = read_article(tmp_path / "a.txt", published=date(2016, 5, 4))
    assert (article.published, article.published_from) == (date(2016, 5, 4), "argument")


def test_markdown_with_front_matter() -> None:
    article = parse(
        "---\ntitle: Harbour opens\ndeck: At last\nauthors: [Ann Lee, Bo Ek]\nsource: Example\nurl: https://example.com\n---\n"
        "OSLO (NTB) — The **harbour** [opens](https://example.com/x).\n\n## Ships\n\n- one\n- two\n\n> a quote\n",
        suffix=".md",
    )
    assert (article.title, article.deck, article.byline) == ("Harbour opens", "At last", "Ann Lee and Bo Ek")
    assert (article.publisher, article.url) == ("Example", "https://example.com")
    assert parts(article, PartKind.PARAGRAPH) == ["The harbour opens.", "• one", "• two", "a quote"]
    assert article.subheads == ("Ships",)


@pytest.mark.parametrize("head", ["title: [", "- a\n- b", "a: &x [1]\nb: *x", "title: 'x", "\t: x"])
def test_broken_front_matter_is_said_and_the_text_kept(head: str) -> None:
    article = parse(f"---\n{head}\n---\n# Harbour\n\nWords were said.\n", suffix=".md")
    assert "front matter" in article.notices[0]
    assert "Words were said." in article.text


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("Café “ouvert”\n\nWords.".encode(), "Café “ouvert”"),
        ("\ufeffCafé ouvert\n\nWords.".encode(), "Café ouvert"),
        ("Café “ouvert” – déjà\n\nWords.".encode("cp1252"), "Café “ouvert” – déjà"),
        ("Café ouvert\n\nWords.".encode("utf-16"), "Café ouvert"),
        ("Café ouvert\n\nWords of it.".encode("utf-16-le"), "Café ouvert"),
        ("Café\r\nouvert\r\n\r\nWords.".encode(), "Café"),
    ],
)
def test_encodings(tmp_path: Path, data: bytes, text: str) -> None:
    (tmp_path / "a.txt").write_bytes(data)
    assert text in read_article(tmp_path / "a.txt").text


def test_invalid_utf8_is_decoded_where_it_can_be(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("Привет, мир: ".encode() + b"\xff\xfe" + " всем и каждому\n\nСлова.".encode())
    article = read_article(tmp_path / "a.txt")
    assert "Привет, мир" in article.text
    assert "\N{REPLACEMENT CHARACTER}" in article.text
    assert "not valid UTF-8" in article.notices[0]


def test_control_characters_are_made_visible(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("Ti\x1b[31mtle\n\nNUL\x00 C1\x9b bidi\u202eend.".encode())
    article = read_article(tmp_path / "a.txt")
    assert "\x1b" not in article.text + article.title
    assert article.title == "Ti␛[31mtle"
    assert not set(article.text) & set("\x00\x9b\u202e")


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (lambda p: p.write_text(""), "is empty"),
        (lambda p: p.write_text(" \n\t\n"), "is empty"),
        (lambda p: p.write_bytes(bytes(range(256)) * 40), "binary"),
        (lambda p: p.write_bytes(b"%PDF-1.7 ..."), "binary"),
        (lambda p: os.truncate(os.open(p, os.O_CREAT | os.O_RDWR), 50_000_000), "too large"),
        (lambda p: p.symlink_to("nowhere.txt"), "does not exist"),
        (lambda p: p.symlink_to(p), "leads back to itself"),
        (lambda p: p.mkdir(), "folder"),
        (lambda p: os.mkfifo(p), "no regular file"),
        (lambda p: None, "does not exist"),
    ],
)
def test_bad_files_are_refused_with_a_reason(tmp_path: Path, make: object, reason: str) -> None:
    path = tmp_path / "a.txt"
    make(path)  # type: ignore[operator]
    with pytest.raises(IntakeError, match=reason):
        read_article(path)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Words")
    path.chmod(0)
    with pytest.raises(IntakeError, match="permission"):
        read_article(path)


PIECES = [
    *(
        "MOSCOW, May 25. /TASS/. ",
        "\n\n",
        "\n",
        "By Ann Lee",
        "UPDATE 1-",
        "(END)",
        "- one",
        "• two",
        "# head",
        "---\n",
    ),
    *(
        "Words were said. ",
        "All news",
        "Published",
        "'quoted'",
        "a: b",
        "> ",
        "| a | b |",
        "```",
        "[x](y)",
        "\x1b[0m",
        "\u202e",
    ),
]
TEXTS = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=12)), max_size=30).map("".join)


@settings(max_examples=200)
@given(TEXTS, st.sampled_from([".txt", ".md"]))
def test_any_text_is_parsed_into_parts_in_order(text: str, suffix: str) -> None:
    article = parse(text, suffix=suffix)
    assert article == parse(text, suffix=suffix)
    spans = [part.span for part in article.parts]
    assert all(0 <= span.start < span.end <= len(article.text) for span in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert Article.from_json(article.to_json()).parts == article.parts


@settings(max_examples=100)
@given(TEXTS)
def test_verbatim_text_stays_as_it_is(text: str) -> None:
    article = verbatim("x", text, title=text[:10])
    assert article.text == text
    assert all(text[part.span.start : part.span.end].strip() for part in article.parts)
