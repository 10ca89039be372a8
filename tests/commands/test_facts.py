"""Facts on standard output, as objects and as text."""

import json
from pathlib import Path

import pytest

from reader.article import Article, Span
from reader.facts.model import Change, Entity, EntityType, Facts, Figure, FigureKind, Moment, Quote
from tests.commands.conftest import STORM
from tests.commands.ended import Run


def test_facts_come_an_object_a_line_in_the_order_given(run: Run, library: Path, home: Path) -> None:
    (home / "third.txt").write_text("A third headline\n\nRain fell on the town on Friday.\n")
    ended = run("--library", library, "facts", "--json", "third.txt", "note-1", "-", library, stdin=STORM.encode())
    assert (ended.status, ended.err) == (0, "")
    titles = [told["title"] for told in ended.objects]
    assert titles[:3] == ["A third headline", "A short note", "Storm closes port of Riga"]
    assert sorted(map(str, titles[3:])) == ["A short note", "Storm closes port of Riga"]
    assert [told["source"] for told in ended.objects][:3] == ["third.txt", str(library / "note.md"), None]


def test_facts_can_be_read_by_people(run: Run, library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def analyse(article: Article, pipeline: str) -> Facts:
        def span(words: str) -> Span:
            return Span(article.text.index(words), article.text.index(words) + len(words))

        return Facts(
            language="en",
            engine="engine",
            entities=(
                Entity("Riga", EntityType.PLACE, (span("Riga"), span("RIGA"))),
                Entity("Anna Kalnina", EntityType.PERSON, (span("Anna Kalnina"),), role="the harbour\nmaster"),
            ),
            figures=(Figure(span("12,000 homes"), FigureKind.COUNT, 12000, of="power", change=Change.DOWN),),
            dates=(Moment(span("Monday"), None), Moment(span("May 3, 2021"), "2021-05-03")),
            quotes=(Quote(span("We have never"), "Anna Kalnina"), Quote(span("seen such waves"))),
            summary=(span("A storm closed the port of Riga on Monday"),),
        )

    monkeypatch.setattr("reader.facts.analyse.analyse", analyse)
    assert (
        run("facts", library / "2021" / "storm.txt").out
        == """Storm closes port of Riga

In brief
  A storm closed the port of Riga on Monday

Who
  Anna Kalnina, the harbour master (1)

Where
  Riga (2)

When
  2021-05-03  May 3, 2021
  ?           Monday

Figures
  12,000 homes (down) of power

Quotes
  Anna Kalnina: “We have never”
  ?: “seen such waves”

"""
    )


def test_the_date_is_for_articles_that_state_none(run: Run, home: Path) -> None:
    (home / "undated.txt").write_text("A headline\n\nRain fell on the town on Friday.\n")
    given = run("facts", "--json", "--date", "2024-05-06", "undated.txt").objects[0]
    assert (given["published"], given["published_from"]) == ("2024-05-06", "argument")
    assert run("facts", "--json", "undated.txt").objects[0]["published"] is None


def test_facts_of_a_stored_article_are_computed_once(run: Run, library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = run("--library", library, "facts", "--json", "note-1")
    monkeypatch.setattr("reader.facts.analyse.analyse", lambda *_: pytest.fail("computed again"))
    assert run("--library", library, "facts", "--json", "note-1") == first


def test_an_analysis_that_fails_is_named_and_the_rest_goes_on(
    run: Run, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def analyse(article: Article, pipeline: str) -> Facts:
        if "Riga" in article.title:
            raise ValueError("too stormy")
        return Facts("en", "engine")

    monkeypatch.setattr("reader.facts.analyse.analyse", analyse)
    ended = run("facts", "--json", library / "2021" / "storm.txt", library / "note.md")
    assert (ended.status, len(ended.lines)) == (1, 1)
    assert "storm.txt: the analysis failed (ValueError: too stormy); it is skipped" in ended.err


def test_articles_can_come_as_json_lines(run: Run) -> None:
    body = "MINSK, May 1 (AP) - Ann Lee came on Friday.\n\n  She “left” 東京 e\u0301 \U0001f600 later.\r\n"
    lines = [
        {"id": "verbatim", "text": body, "date": "2021-05-03"},
        {"id": 7, "raw": STORM.replace("\n", "\r\n"), "language": None},
        {"id": "undated", "title": "T", "text": ""},
    ]
    ended = run("facts", "--from-jsonl", "-", stdin="\n\n".join(map(json.dumps, lines)).encode())
    assert (ended.status, ended.err) == (0, "")
    verbatim, raw, undated = ended.objects
    assert (verbatim["id"], verbatim["text"], verbatim["published"]) == ("verbatim", body, "2021-05-03")
    assert (raw["id"], raw["title"], raw["published"]) == ("7", "Storm closes port of Riga", "2021-05-03")
    assert (undated["text"], undated["published"], undated["entities"]) == ("", None, [])


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"{", "not JSON"),
        (b"[1]", "not a JSON object"),
        (b"{}", "the field id is missing"),
        (b'{"id": "x"}', "neither the field text nor the field raw"),
        (b'{"id": "x", "text": 3}', "the field text is not a string"),
        (b'{"id": "x", "text": "t", "date": "May 1"}', "the date 'May 1' is not YYYY-MM-DD"),
        (b'{"id": "x", "text": "\xff"}', "not UTF-8"),
        (b"[" * 100_000, "line 2"),
    ],
)
def test_a_bad_line_is_named_by_its_number_and_skipped(line: bytes, reason: str, run: Run, home: Path) -> None:
    good = b'{"id": "%d", "text": "12 %%"}'
    (home / "in.jsonl").write_bytes(b"\n".join([good % 1, line, b"", good % 4]))
    ended = run("facts", "--from-jsonl", "in.jsonl")
    assert ended.status == 1
    assert [told["id"] for told in ended.objects] == ["1", "4"]
    assert ended.err.startswith("newsreader: line 2: ")
    assert reason in ended.err
    assert ended.err.count("\n") == 1


@pytest.mark.parametrize(
    ("stdin", "reason"), [(b"", "is empty"), (b" \n", "is empty"), (bytes(range(256)), "is binary")]
)
def test_standard_input_that_is_no_article_is_named(stdin: bytes, reason: str, run: Run) -> None:
    ended = run("facts", "--json", "-", stdin=stdin)
    assert (ended.status, ended.out) == (1, "")
    assert f"standard input {reason}" in ended.err


def test_standard_input_is_decoded_as_a_file_is(run: Run) -> None:
    told = run("facts", "--json", "-", stdin="Café opens\n\nThe café opened on Friday.\n".encode("utf-16")).objects[0]
    assert told["title"] == "Café opens"


def test_all_stored_articles_are_analysed_once(run: Run, library: Path) -> None:
    first, second = run("analyse", "--library", library), run("analyse", "--library", library)
    assert (first.status, first.lines) == (0, ["2 of 2 articles analysed; 0 had their facts already"])
    assert (second.status, second.lines) == (0, ["0 of 0 articles analysed; 2 had their facts already"])
