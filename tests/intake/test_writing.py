"""What comes in is written so that it reads back as it was."""

import re
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.article import Article, PartKind
from reader.controls import visible
from reader.intake import parse
from reader.intake.addresses import same_address, web_address
from reader.intake.draft import Draft
from reader.intake.writing import block, escaped, link, listed, paragraph, picture, quoted, subhead, table, written

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
words = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60).filter(
    lambda text: visible(text).strip()
)
marked = st.text("a1 .)-+*_#>|[]()<>&;`~=:!\\'\"\n/@", min_size=1, max_size=30).filter(str.strip)
zones = st.builds(lambda minutes: timezone(timedelta(minutes=minutes)), st.integers(-14 * 60, 14 * 60))
moments = st.datetimes(datetime(1700, 1, 1), datetime(2026, 1, 1), timezones=zones)


def read(draft: Draft) -> Article:
    return parse(written(draft, NOW), suffix=".md")


def shown(text: str) -> str:
    return " ".join(visible(text).split())


def parts(article: Article, kind: PartKind) -> list[str]:
    return [article.text[span.start : span.end] for span in article.spans(kind)]


@given(title=words | marked, paragraphs=st.lists(words | marked, min_size=1, max_size=5))
def test_words_of_any_kind_come_back(title: str, paragraphs: list[str]) -> None:
    article = read(Draft(title, "\n\n".join(map(paragraph, paragraphs))))
    assert article.title == shown(title)
    assert article.notices == ()
    # A dateline is set apart from its paragraph: together they are what was written.
    body = article.text[len(article.title) :]
    assert shown(body) == " ".join(map(shown, paragraphs))


@given(head=words | marked, item=words | marked, cell=words | marked)
def test_blocks_keep_their_kinds(head: str, item: str, cell: str) -> None:
    body = "\n\n".join(
        (
            subhead(escaped(head)),
            listed([paragraph(item), "two"]),
            quoted(paragraph("said")),
            table([["A", escaped(cell)], ["B", "C"]]),
        )
    )
    article = read(Draft("Title", body))
    assert article.subheads == (shown(head),)
    assert parts(article, PartKind.PARAGRAPH) == [f"• {shown(item)}", "• two", "said", f"A | {shown(cell)}", "B | C"]


@given(
    draft=st.builds(
        Draft,
        title=words,
        body=st.just("Ships came."),
        deck=words,
        source=words,
        section=words,
        published=moments | st.dates(date(1700, 1, 1), date(2026, 1, 1)),
    )
)
def test_metadata_come_back(draft: Draft) -> None:
    article = read(draft)
    assert article.publisher == shown(draft.source or "")
    assert article.deck == shown(draft.deck or "")
    assert article.section == shown(draft.section or "")
    if isinstance(draft.published, datetime):
        assert article.published_at == draft.published.replace(microsecond=0)
        assert article.published == draft.published.date()
    else:
        assert (article.published, article.published_at) == (draft.published, None)


@pytest.mark.parametrize("year", [1, 1066, 9999])
def test_a_date_that_cannot_be_is_left_out(year: int) -> None:
    assert read(Draft("Title", "Ships came.", published=date(year, 1, 1))).published is None


def test_what_could_steer_a_terminal_is_only_shown() -> None:
    article = read(
        Draft("A\x1b]0;owned\x07 title", paragraph("One\x1b[2J two."), byline="Ann \x9b31m Lee", source="\u202egnp.exe")
    )
    assert not re.search(r"[\x1b\x07\x9b\u202e]", repr(article))


def test_picture_and_caption() -> None:
    article = read(Draft("Title", "Ships came.", picture="https://example.org/a b.jpg", caption="A [ship] *at* sea"))
    assert parts(article, PartKind.CREDIT) == ["A [ship] *at* sea"]
    assert parts(read(Draft("Title", picture("", "x") + "\n\nShips.")), PartKind.CREDIT) == []


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "data:text/html,x",
        "//",
        "http://",
        "https://[",
        "https://u:p@x.org/",
    ],
)
def test_a_link_that_is_none_for_a_browser_is_only_its_words(url: str) -> None:
    assert web_address(url) is None
    assert link("words", url) == "words"


def test_addresses() -> None:
    assert web_address("../b?q=1", "https://example.org/a/c") == "https://example.org/b?q=1"
    one = same_address("https://www.example.org/news/a/?utm_source=x&id=7#top")
    assert one == same_address("http://example.org/news/a?id=7&fbclid=abc")
    assert one != same_address("http://example.org/news/a?id=8")


@given(words=st.lists(words | marked, min_size=1, max_size=4), before=words | marked)
def test_links_keep_their_words_and_addresses(words: list[str], before: str) -> None:
    body = "\n\n".join(
        block(f"{escaped(before)} {link(escaped(word), f'https://x.example/{n}')}.") for n, word in enumerate(words)
    )
    article = read(Draft("Title", f"RIGA, May 3 (Reuters) - A storm.\n\n{body}"))
    found = [(article.text[one.span.start : one.span.end], one.url) for one in article.links]
    assert [url for _, url in found] == [f"https://x.example/{n}" for n in range(len(words))]
    for (text, _), word in zip(found, words, strict=True):
        assert text == shown(word)


def test_a_link_in_a_list_and_after_a_dateline() -> None:
    article = read(
        Draft(
            "Title", "RIGA, May 3 (Reuters) - A [storm](<https://x.example/1>).\n\n- one [item](<https://x.example/2>)"
        )
    )
    assert [(article.text[one.span.start : one.span.end], one.url) for one in article.links] == [
        ("storm", "https://x.example/1"),
        ("item", "https://x.example/2"),
    ]
