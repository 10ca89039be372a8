"""What leaves the library, read back by independent readers of each form."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from reader.export.table import as_table
from reader.export.wiki import note_name, plain, wiki_link
from tests.across.conftest import Shelf

Run = Callable[..., str]

HEADLINE = "Profits at #Smith & Sons_Ltd: 50% {up}"


@pytest.fixture
def filled(shelf: Shelf) -> Shelf:
    shelf.add(
        f"'{HEADLINE}'",
        "2015-05-01",
        "Mayor Ana Ortiz praised Smith & Sons [sic] for \\*nothing\\*. “It is ours,” Ortiz said. It cost $12 million.",
        {"Ortiz|Ana Ortiz": "P:Mayor", "Smith & Sons": "O"},
        said={"It is ours,": "Ana Ortiz"},
        figures={"$12 million": (12e6, "USD", "cost")},
    )
    shelf.add("Rain", "2015-05-02", "Ana Ortiz stayed at home.", {"Ana Ortiz": "P"})
    return shelf


def test_articles_as_references(filled: Shelf, run: Run) -> None:
    [item] = json.loads(run("export", "title:profits", "--format", "csl-json"))
    assert item["type"] == "article-newspaper"
    assert (item["title"], item["container-title"]) == (HEADLINE, "Gazette")
    assert item["issued"] == {"date-parts": [[2015, 5, 1]]}


def test_articles_as_bibtex(filled: Shelf, run: Run) -> None:
    told = run("export", "ortiz", "--format", "bibtex")
    keys = re.findall(r"@article\{([\w:.+-]+),", told)
    assert len(set(keys)) == 2
    assert r"title = {{Profits at \#Smith \& Sons\_Ltd: 50\% \{up\}}}," in told
    assert "year = {2015}," in told
    assert "month = may," in told


def test_articles_as_notes(filled: Shelf, run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    run("export", "ortiz", "--format", "markdown", "--output", str(folder))
    names = sorted(path.name for path in folder.iterdir())
    assert names == ["2015-05-01 Profits at Smith & Sons_Ltd 50% {up}.md", "2015-05-02 Rain.md"]
    _, front, text = (folder / names[0]).read_text("utf-8").split("---\n", 2)
    told = yaml.safe_load(front)
    assert told["title"] == HEADLINE
    assert told["people"] == ["[[Ana Ortiz]]"]
    shown = _shown(text)
    assert HEADLINE in shown
    assert "Mayor [[Ana Ortiz]] praised [[Smith & Sons]] [sic] for *nothing*." in "\n".join(shown)
    assert "[[Ana Ortiz]] — Mayor" in shown
    assert any(block.startswith("$12 million") for block in shown)


def _shown(markdown: str) -> list[str]:
    """The text that a reader of Markdown sees, block by block."""
    blocks = (token.children or [] for token in MarkdownIt().parse(markdown) if token.type == "inline")
    return ["".join(token.content for token in children) for children in blocks]


def test_several_notes_need_a_folder(filled: Shelf, run: Run) -> None:
    assert "--output" in run("export", "ortiz", "--format", "markdown", status=2)
    assert "--format" in run("export", "ortiz", status=2)


def test_facts_as_a_table(filled: Shelf, run: Run, tmp_path: Path) -> None:
    run("export", "ortiz", "--output", str(tmp_path / "facts.csv"))
    with (tmp_path / "facts.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["title"] for row in rows} == {HEADLINE, "Rain"}
    figures = [(row["words"], row["value"], row["unit"]) for row in rows if row["fact"] == "figure"]
    assert ("$12 million", "12000000.0", "USD") in figures


def test_articles_as_lines(filled: Shelf, run: Run) -> None:
    told = [json.loads(line) for line in run("export", "ortiz", "--format", "jsonl").splitlines()]
    assert [one["title"] for one in told] == ["Rain", HEADLINE]
    assert "Ana Ortiz" in [entity["name"] for entity in told[1]["entities"]]


def test_a_dossier_in_each_form(filled: Shelf, run: Run) -> None:
    note = run("who", "ana", "ortiz", "--format", "markdown")
    # What the dossier leads to are the notes that the articles are exported as.
    assert "[[2015-05-02 Rain|Rain, Gazette, 2015-05-02]]" in note
    assert "[[2015-05-01 Profits at Smith & Sons_Ltd 50% {up}|" in note
    assert "“It is ours,” — [[Ana Ortiz]]" in "\n".join(_shown(note))
    assert len(json.loads(run("who", "ana", "ortiz", "--format", "csl-json"))) == 2
    rows = list(csv.DictReader(io.StringIO(run("who", "ana", "ortiz", "--format", "csv"))))
    assert [row["fact"] for row in rows] == ["role", "company", "quotation", "article", "article"]
    lines = run("who", "ana", "ortiz", "--format", "jsonl").splitlines()
    assert [json.loads(line)["fact"] for line in lines] == [row["fact"] for row in rows]


def test_a_set_of_facts_in_each_form(filled: Shelf, run: Run) -> None:
    assert "- “It is ours,” — [[Ana Ortiz]] ([[" in run("quotes", "--by", "ortiz", "--format", "markdown")
    assert "@article" in run("figures", "ortiz", "--format", "bibtex")
    [row] = csv.DictReader(io.StringIO(run("quotes", "--format", "csv")))
    assert (row["fact"], row["speaker"], row["words"]) == ("quotation", "Ana Ortiz", "It is ours,")


@given(st.text(max_size=60))
def test_words_read_as_these_words(text: str) -> None:
    shown = "".join(_shown(f"a{plain(text)}b"))
    assert "".join(shown.split()) == f"a{''.join(plain_of(text).split())}b"


def plain_of(text: str) -> str:
    from reader.controls import visible_line

    return visible_line(text)


@given(st.text(max_size=300), st.text(max_size=60))
def test_a_link_has_one_end(target: str, shown: str) -> None:
    link = wiki_link(target, shown)
    assert re.fullmatch(r"\[\[[^\[\]|#^]+(\|[^\[\]|]*)?\]\]", link)
    assert len(f"{note_name(target)}.md".encode()) < 256
    assert "/" not in note_name(target)


@given(st.text(max_size=60))
def test_no_cell_is_a_formula(text: str) -> None:
    _, [cell] = csv.reader(io.StringIO(as_table(["words"], [{"words": f"={text}"}]), newline=""))
    assert cell.startswith("'=")
