"""Searching a library: its full text, the facts of its articles, the reader's own marks."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path

import pytest

from reader.article import Span
from reader.facts.analyse import analyse
from reader.facts.model import Facts
from reader.library import Library, QueryError
from reader.library.folder import Count
from tests.library.conftest import Open, write

TALKS = (
    "Foreign Minister Sergey Lavrov met Anna Kalnina in Moscow on 25 May 2015. "
    "Trade rose 12 percent to $1.2 billion.\n\n"
    '"We will lend our shoulder," said Lavrov. "It was a good day."'
)
FLOOD = "A flood closed the harbour of Zürich in 1988. Some 300 people fled, the OSCE said."


@pytest.fixture(scope="module")
def known() -> dict[str, Facts]:
    """The facts of articles by their texts, so that each is analysed once."""
    return {}


@pytest.fixture
def library(folder: Path, opened: Open, known: dict[str, Facts]) -> Library:
    """Three articles with their facts."""
    write(folder / "a.md", "Talks in the capital", day="2015-05-25", body=TALKS)
    write(folder / "b.md", "Flood closes harbour", day="2016-02-01", body=FLOOD)
    write(folder / "c.md", "Bridge opened", body="Nothing was said of talks.")
    library = opened()
    for row in library.rows(0, 3):
        article = library.article(row.id)
        if article.text not in known:
            known[article.text] = analyse(article)
        library.keep_facts(article, known[article.text])
    return library


def titles(library: Library, query: str, *, typing: bool = False, ranked: bool = False) -> list[str]:
    found = library.search(query, typing=typing, ranked=ranked)
    return [row.title for row in found.rows(0, len(found))]


TALK, FLOODED, BRIDGE = "Talks in the capital", "Flood closes harbour", "Bridge opened"


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("harbour", [FLOODED]),
        ("talks", [TALK, BRIDGE]),
        ("zurich", [FLOODED]),
        ("HARB*", [FLOODED]),
        ("harb", []),
        ('"closed the harbour"', [FLOODED]),
        ('"harbour the closed"', []),
        ("talks -bridge", [TALK]),
        ("flood OR bridge", [FLOODED, BRIDGE]),
        ("NOT talks", [FLOODED]),
        ("(flood OR talks) NOT lavrov", [FLOODED, BRIDGE]),
        ("title:talks", [TALK]),
        ("who:lavrov", [TALK]),
        ('who:"sergey lavrov"', [TALK]),
        ("who:avrov", []),
        ("where:moscow", [TALK]),
        ("org:osce harbour", [FLOODED]),
        ("by:lavrov", [TALK]),
        ("by:kalnina", []),
        ('said:"lend our shoulder"', [TALK]),
        ("said:flood", []),
        ("figure:>10%", [TALK]),
        ("figure:>12%", []),
        ("figure:>=12%", [TALK]),
        ("figure:$1bn..$2bn", [TALK]),
        ("figure:300", [FLOODED]),
        ("unit:usd", [TALK]),
        ("unit:people", [FLOODED]),
        ("when:1988", [FLOODED]),
        ("when:2015-05-24..2015-05-26", [TALK]),
        ("date:2015", [TALK]),
        ("date:2015-06..", [FLOODED]),
        ("has:quotes", [TALK]),
        ("is:starred", []),
        ("~flooding", [FLOODED]),
        ("~talk", [TALK, BRIDGE]),
        ("talk", []),
        ('~"talking bridges"', [BRIDGE]),
        ("-~talk", [FLOODED]),
        ("has:note", []),
        ("is:unread figure:>1", [FLOODED, TALK]),
    ],
)
def test_a_query_finds_what_it_asks_for_the_newest_first(library: Library, query: str, expected: list[str]) -> None:
    assert titles(library, query) == expected


def test_what_is_typed_finds_beginnings_from_three_letters_on(library: Library) -> None:
    assert titles(library, "harb", typing=True) == [FLOODED]
    assert titles(library, "ha", typing=True) == [FLOODED, TALK, BRIDGE]
    assert titles(library, "talks b", typing=True) == [TALK, BRIDGE]


def test_the_most_relevant_comes_first_if_that_is_asked_for(library: Library, folder: Path) -> None:
    write(folder / "d.md", "Other news", day="2020-01-01", body="Many words, and at the very end of them talks. " * 9)
    library.refresh()
    assert titles(library, "talks")[0] == "Other news"
    assert titles(library, "talks", ranked=True)[0] == TALK


def test_marks_and_tags_are_found_as_they_change(library: Library) -> None:
    talk = library.search("lavrov").rows(0, 1)[0]
    library.marks.set_read(talk.id, True)
    library.marks.set_starred(talk.id, True)
    library.marks.set_tags(talk.id, {"caucasus"})
    assert titles(library, "is:read") == titles(library, "is:starred") == titles(library, "tag:Caucasus") == [TALK]
    assert titles(library, "is:unread") == [FLOODED, BRIDGE]
    assert library.all_tags() == {"caucasus": 1}
    library.marks.set_tags(talk.id, ())
    assert titles(library, "tag:caucasus") == []


def test_notes_and_sections_are_found(library: Library, folder: Path) -> None:
    talk = library.search("lavrov").rows(0, 1)[0]
    library.marks.write_note(talk.id, "Ask Zoë about it")
    assert titles(library, "note:zoe") == titles(library, 'has:note note:"ask zoë"') == [TALK]
    (folder / "d.md").write_text("---\ntitle: Sport of the day\nsection: Sport\n---\n\nThey ran.\n")
    library.refresh()
    assert titles(library, "section:sport") == ["Sport of the day"]
    assert titles(library, "section:spo", typing=True) == ["Sport of the day"]


@pytest.mark.parametrize(
    ("query", "title", "sentence"),
    [
        ("harbour", "Flood closes [harbour]", "A flood closed the [harbour] of Zürich in 1988."),
        ("who:lavrov", TALK, "Foreign Minister Sergey [Lavrov] met Anna Kalnina in Moscow on 25 May 2015."),
        ("zuri* people", FLOODED, "A flood closed the harbour of [Züri]ch in 1988."),
        ("~talking bridge", "[Bridge] opened", "Nothing was said of [talks]."),
        ("date:2016", FLOODED, ""),
    ],
)
def test_why_an_article_was_found_is_told(library: Library, query: str, title: str, sentence: str) -> None:
    found = library.search(query)
    shown = found.excerpt(0)
    assert marked(found.rows(0, 1)[0].title, shown.in_title) == title
    assert marked(shown.sentence, shown.in_sentence) == sentence


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("tass", "/[TASS]/. The ministers of both countries met on Monday."),
        ("yerevan", "[YEREVAN], May 25. /TASS/. The ministers of both countries met on Monday."),
        ("monday", "The ministers of both countries met on [Monday]."),
        ("agreed", "They [agreed]. Nobody said on what they had."),
        ("trade", "It was [trade]."),
    ],
)
def test_what_tells_nothing_by_itself_is_shown_with_what_follows(
    folder: Path, opened: Open, query: str, sentence: str
) -> None:
    body = (
        "The ministers of both countries met on Monday. They agreed.\n\nNobody said on what they had. It was trade.\n"
    )
    (folder / "talks.txt").write_text(f"Ministers meet\n\nYEREVAN, May 25. /TASS/. {body}", "utf-8")
    shown = opened().search(query).excerpt(0)
    assert marked(shown.sentence, shown.in_sentence) == sentence


def marked(text: str, spans: tuple[Span, ...]) -> str:
    for start, end in reversed(spans):
        text = f"{text[:start]}[{text[start:end]}]{text[end:]}"
    return text


def test_saved_searches_are_part_of_the_language(library: Library) -> None:
    library.searches.save("Water", "flood OR ferry")
    library.searches.save("both", "saved:water OR lavrov")
    assert titles(library, "saved:both -lavrov") == [FLOODED]
    assert titles(library, "saved:BOTH") == [FLOODED, TALK]
    assert titles(library, "saved:bo", typing=True) == titles(library, "")
    with pytest.raises(QueryError, match="no search"):
        titles(library, "saved:nothing")
    with pytest.raises(QueryError, match="no field"):
        library.searches.save("wrong", "wo:x")
    library.searches.save("water", None)
    with pytest.raises(QueryError, match="both"):
        titles(library, "saved:both")


def test_the_rows_found_show_marks_as_they_change(library: Library) -> None:
    found = library.search("lavrov")
    library.marks.set_starred(found.rows(0, 1)[0].id, True)
    assert found.rows(0, 1)[0].starred


def test_an_edited_or_deleted_file_is_found_by_what_it_says_now(library: Library, folder: Path) -> None:
    write(folder / "b.md", "Flood closes harbour", day="2016-02-01", body="The ferry sank.")
    (folder / "c.md").unlink()
    library.refresh()
    assert titles(library, "ferry") == [FLOODED]
    assert titles(library, "zurich") == []
    assert titles(library, "bridge") == []
    assert titles(library, "talks") == [TALK]


def test_a_tag_follows_the_article_when_its_file_is_edited(library: Library, folder: Path) -> None:
    flood = library.search("zurich").rows(0, 1)[0]
    library.marks.set_tags(flood.id, {"weather"})
    write(folder / "b.md", "Flood closes harbour", day="2016-02-01", body="The ferry sank.")
    library.refresh()
    assert titles(library, "tag:weather") == [FLOODED]


def test_the_index_is_rebuilt_with_its_full_text(library: Library, tmp_path: Path) -> None:
    [index] = (tmp_path / "cache").glob("index-*.sqlite")
    with sqlite3.connect(index) as db:
        db.execute("PRAGMA user_version = 99")
    db.close()
    again = Library.open(library.roots, data=tmp_path / "data", cache=tmp_path / "cache")
    again.refresh()
    assert titles(again, "harbour") == [FLOODED]
    again.close()


@pytest.mark.parametrize(
    "query", ["(" * 10_000, '"', "a\x00b", "*", "%", "who:%", "tag:'; DROP TABLE mark;--", "'\"\"'"]
)
def test_hostile_queries_harm_nothing(library: Library, query: str) -> None:
    with suppress(QueryError):
        titles(library, query)
    assert len(titles(library, "talks")) == 2


def test_a_single_file_can_be_searched(folder: Path, opened: Open) -> None:
    path = write(folder / "one.md", "Only one", body="Words of the one.")
    assert titles(opened(path), "words") == ["Only one"]


def test_many_articles_of_one_minute_are_all_found(folder: Path, opened: Open) -> None:
    for number in range(600):
        write(folder / f"{number:03}.md", f"Story {number}", day="2020-01-01", body="The same day.")
    assert len(titles(opened(), '"the same day"')) == 600


@pytest.fixture
def many(folder: Path, opened: Open) -> Library:
    """A library of its own for a test that changes it."""
    write_many(folder)
    return opened()


@pytest.fixture(scope="module")
def unchanged(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """The same, for all tests that only read it."""
    home = tmp_path_factory.mktemp("many")
    write_many(home)
    library = Library.open([home], data=home / "data", cache=home / "cache")
    library.refresh()
    yield library
    library.close()


def write_many(folder: Path) -> None:
    """Five hundred articles of a hundred days, every fifth with a word of its own, the oldest in its headline too."""
    for number in range(500):
        day = date(2020, 1, 1) + timedelta(days=number // 5)
        special = "Ministère rules" if number % 5 == 0 else "Nothing special"
        title = "Ministères of old" if number == 0 else f"Story {number}"
        write(folder / f"{number:03}.md", title, day=day.isoformat(), body=f"{special} in story {number}.")


def test_the_first_hits_are_there_at_once_and_the_others_when_they_are_asked_for(unchanged: Library) -> None:
    found = unchanged.search("story", at_once=True)
    assert 0 < len(found) < 500
    assert found.is_partial
    first = found.rows(0, len(found))
    found.complete()
    assert len(found) == 500
    assert not found.is_partial
    assert found.rows(0, len(first)) == first


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("ministere", 100),
        ("-ministere", 400),
        ("story -ministere", 400),
        ("NOT (title:story ministere)", 401),
        ("ministere OR title:old", 100),
        ("date:2020-01-02", 5),
        ("date:..2020-01-02 ministere", 2),
        ("date:2020-01-02..2020-01-11 -ministere", 40),
        ("NOT date:2020-01-01 ministere", 99),
        ("date:2019 OR date:2020-01-01", 5),
        ("is:unread ministere", 100),
        ("is:read ministere", 0),
        ("-is:unread", 0),
    ],
)
def test_words_days_and_what_is_lacking_go_together(unchanged: Library, query: str, count: int) -> None:
    assert len(unchanged.search(query)) == count


def test_a_beginning_means_all_words_that_begin_so_with_their_accents(unchanged: Library) -> None:
    assert len(unchanged.search("minist", typing=True)) == 100
    assert titles(unchanged, "ministères", typing=True) == ["Ministères of old"]
    assert titles(unchanged, "ministx", typing=True) == []


def test_marks_narrow_what_words_find(many: Library) -> None:
    read = [row.id for row in many.search("ministere").rows(0, 10)]
    many.marks.change(read, "Marked read", read=True)
    assert len(many.search("is:read ministere")) == 10
    assert len(many.search("-is:unread story")) == 10
    assert many.searches.count("ministere") == Count(100, 90)
    found = many.search("ministere")
    assert found.next_unread(None) == found.rows(10, 11)[0].id
    assert found.next_unread(read[0], -1) == found.rows(99, 100)[0].id


def test_of_words_that_most_articles_have_those_in_headlines_come_first(
    unchanged: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.library.search._RANKED", 10)
    ranked = titles(unchanged, "in OR of", ranked=True)
    assert ranked == ["Ministères of old", *titles(unchanged, "in OR of")[:11]]
    assert titles(unchanged, "(in OR of) -title:old", ranked=True) == ranked[1:]
