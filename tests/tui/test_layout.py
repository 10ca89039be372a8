"""An article in rows."""

from dataclasses import replace
from datetime import date

from reader.article import Article, Part, PartKind, Span
from reader.tui.layout import laid_out


def article_of(*pieces: tuple[PartKind, str]) -> Article:
    text = ""
    parts: list[Part] = []
    for kind, piece in pieces:
        if text:
            text += " " if parts[-1].kind is PartKind.DATELINE else "\n\n"
        parts.append(Part(kind, Span(len(text), len(text) + len(piece))))
        text += piece
    return Article("x", text, tuple(parts), "Talks open in Lyra", published=date(2024, 3, 5), publisher="Wire")


WHOLE = article_of(
    (PartKind.SECTION, "World"),
    (PartKind.TITLE, "Talks open in Lyra"),
    (PartKind.DECK, "Both sides hope"),
    (PartKind.BYLINE, "By Ana Roe"),
    (PartKind.DATELINE, "LYRA, March 5 (Wire) -"),
    (PartKind.PARAGRAPH, "Talks opened."),
    (PartKind.SUBHEAD, "What next"),
    (PartKind.PARAGRAPH, "They go on."),
    (PartKind.CREDIT, "Editing by B."),
)


def rows_of(article: Article, measure: int = 60) -> list[str]:
    return [article.text[row.start : row.end] + row.words for row in laid_out(article, measure)]


def test_the_head_is_set_apart_and_the_dateline_runs_in() -> None:
    assert rows_of(WHOLE) == [
        "World",
        "Talks open in Lyra",
        "",
        "Both sides hope",
        "",
        "By Ana Roe",
        "5 March 2024 · Wire · 1 min",
        "",
        "LYRA, March 5 (Wire) - Talks opened.",
        "",
        "What next",
        "",
        "They go on.",
        "",
        "Editing by B.",
    ]


def test_a_kicker_stands_beside_the_section_or_alone_above_the_headline() -> None:
    assert rows_of(replace(WHOLE, kicker="UPDATE 2"))[:2] == ["World · UPDATE 2", "Talks open in Lyra"]
    assert rows_of(replace(WHOLE, kicker="UPDATE 2"), 20)[:3] == ["World", "UPDATE 2", "Talks open in Lyra"]
    bare = article_of((PartKind.TITLE, "Talks open"), (PartKind.PARAGRAPH, "Now."))
    assert rows_of(replace(bare, kicker="UPDATE 2"))[:2] == ["UPDATE 2", "Talks open"]


def test_the_reading_time_is_that_of_230_words_a_minute() -> None:
    long = article_of((PartKind.TITLE, "Long"), (PartKind.PARAGRAPH, "word " * 690))
    assert "5 March 2024 · Wire · 3 min" in rows_of(long)


def test_an_article_without_parts_or_date_is_laid_out_too() -> None:
    assert rows_of(Article("x", "", (), "Untitled")) == ["1 min"]
    alone = article_of((PartKind.DATELINE, "LYRA -"))
    assert rows_of(alone)[-1] == "LYRA -"


def test_offsets_never_go_back() -> None:
    for measure in (1, 7, 38, 76):
        starts = [row.start for row in laid_out(WHOLE, measure)]
        assert starts == sorted(starts)
