"""What a dossier holds, in text and as JSON."""

from __future__ import annotations

import json
from collections.abc import Callable

from tests.across.conftest import Shelf

Run = Callable[..., str]


def fill(shelf: Shelf) -> None:
    shelf.add(
        "Bridge opens",
        "2015-05-01",
        "Mayor Ana Ortiz opened the Vela Bridge. “It is ours,” Ortiz said. Ortiz paid $12 million. It rained 3 mm.",
        {"Ortiz|Ana Ortiz": "P:Mayor", "Vela Bridge": "T"},
        said={"It is ours,": "Ana Ortiz"},
        figures={"$12 million": (12e6, "USD", "bridge cost"), "3 mm": (3, "mm", "rain")},
    )
    shelf.add(
        "Bridge closes",
        "2015-07-02",
        "Senator Ana Ortiz closed the Vela Bridge. “It was ours,” she said.",
        {"Ana Ortiz": "P:Senator", "Vela Bridge": "T"},
        said={"It was ours,": "Ana Ortiz"},
    )


def test_a_dossier_as_json(shelf: Shelf, run: Run) -> None:
    fill(shelf)
    told = json.loads(run("who", "ana", "ortiz", "--json"))
    assert told["articles"] == 2
    assert [(role["role"], role["since"]) for role in told["roles"]] == [
        ("Mayor", "2015-05-01"),
        ("Senator", "2015-07-02"),
    ]
    assert told["months"] == {"2015-05": 1, "2015-06": 0, "2015-07": 1}
    assert [(one["name"], one["articles"]) for one in told["company"]] == [("Vela Bridge", 2)]
    assert [quote["words"] for quote in told["quotes"]] == ["It is ours,", "It was ours,"]
    assert [figure["words"] for figure in told["figures"]] == ["$12 million"]
    assert [source["title"] for source in told["sources"]] == ["Bridge closes", "Bridge opens"]


def test_every_line_leads_to_its_sentence(shelf: Shelf, run: Run) -> None:
    fill(shelf)
    told = json.loads(run("who", "Ortiz", "--json"))
    for place in (*told["quotes"], *told["figures"], *told["sources"], *(role["source"] for role in told["roles"])):
        text = shelf.library.article(place["id"]).text
        assert text[place["start"] : place["end"]] in text[place["sentence"]["start"] : place["sentence"]["end"]]
    assert shelf.library.article(told["quotes"][0]["id"]).text[told["quotes"][0]["start"] :].startswith("It is ours")


def test_a_dossier_as_text(shelf: Shelf, run: Run) -> None:
    fill(shelf)
    lines = run("who", "Ana Ortiz").splitlines()
    assert lines[0] == "Ana Ortiz  person, 2 articles"
    assert any(
        "Mayor" in line and "Gazette, 2015-05-01" in line and shelf.ids["Bridge opens"] in line for line in lines
    )
    assert "  2015-05 █ █ 2015-07" in lines


def test_nobody(shelf: Shelf, run: Run) -> None:
    assert "no analysed article names Nobody" in run("who", "Nobody", status=1)


def test_merge_on_the_command_line(shelf: Shelf, run: Run) -> None:
    fill(shelf)
    shelf.add("Prize", "2015-07-01", "Anita O. won a prize.", {"Anita O": "P"})
    assert "3 articles" in run("who", "Ana Ortiz", "--merge", "Anita O")
    assert "3 articles" in run("who", "Anita O")
    assert "2 articles" in run("who", "Ana Ortiz", "--split", "Anita O")


def test_everybody_of_given_facts(shelf: Shelf, run: Run) -> None:
    fill(shelf)
    lines = [json.loads(line) for line in run("who", "--json").splitlines()]
    assert [(one["name"], len(one["mentions"])) for one in lines] == [("Ana Ortiz", 4), ("Vela Bridge", 2)]


def test_roles_that_say_the_same_are_one(shelf: Shelf, run: Callable[..., str]) -> None:
    for day, role in (
        ("2015-05-01", "minister"),
        ("2015-05-02", "foreign minister of Morvia"),
        ("2015-06-03", "Morvian foreign minister"),
        ("2015-07-01", "former foreign minister"),
    ):
        shelf.add(f"Talks {day}", day, f"Ana Ortiz, {role}, spoke.", {"Ana Ortiz": f"P:{role}"})
    told = json.loads(run("who", "Ana Ortiz", "--json"))["roles"]
    assert [(role["role"], role["since"], role["until"]) for role in told] == [
        ("foreign minister of Morvia", "2015-05-01", "2015-06-03"),
        ("former foreign minister", "2015-07-01", "2015-07-01"),
    ]
