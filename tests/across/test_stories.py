"""Stories, what is related, and the brief of some days."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, timedelta

import pytest

from reader.library import By, Order
from tests.across.conftest import Shelf

Run = Callable[..., str]

FIRE = {"Port Maro": "L", "Vela Bridge": "T", "Ana Ortiz": "P"}


def add_fire(shelf: Shelf, title: str, day: str) -> str:
    body = (
        f"{title}. Flames closed the Vela Bridge in Port Maro, mayor Ana Ortiz said. “Keep away from it,” Ortiz said."
    )
    return shelf.add(
        title,
        day,
        body,
        FIRE,
        summary=["Flames closed the Vela Bridge in Port Maro, mayor Ana Ortiz said."],
        said={"Keep away from it,": "Ana Ortiz"},
    )


def add_cup(shelf: Shelf, day: str) -> str:
    body = "Alba beat Boreal 3-1 in the final of the Northern Cup before 40,000 spectators in Oria, goals by Leo Ortiz."
    names = {"Alba": "O", "Boreal": "O", "Northern Cup": "T", "Oria": "L", "Leo Ortiz": "P"}
    figures = {"40,000 spectators": (40_000.0, "spectators", "final spectators")}
    return shelf.add(f"Alba wins cup {day}", day, body, names, figures=figures, summary=[body])


def stories(shelf: Shelf) -> list[set[str]]:
    with shelf.library.records.reading() as db:
        rows = db.execute("SELECT s.story, i.id FROM in_story AS s JOIN item AS i ON i.number = s.item").fetchall()
    found: dict[int, set[str]] = {}
    for story, id in rows:
        found.setdefault(story, set()).add(id)
    return sorted(found.values(), key=len)


class TestStories:
    def test_what_is_on_one_event_is_one_story(self, shelf: Shelf) -> None:
        cup = add_cup(shelf, "2015-05-01")
        fires = {add_fire(shelf, "Fire on the Vela Bridge", "2015-05-01")}
        fires.add(add_fire(shelf, "Vela Bridge still burning", "2015-05-02"))
        assert stories(shelf) == [{cup}, fires]

    def test_an_event_of_another_year_is_another_story(self, shelf: Shelf) -> None:
        one = add_fire(shelf, "Fire on the Vela Bridge", "2014-05-01")
        other = add_fire(shelf, "Vela Bridge burning again", "2015-05-02")
        assert stories(shelf) == [{one}, {other}]

    def test_another_analysis_keeps_the_story(self, shelf: Shelf) -> None:
        from tests.across.conftest import stated

        fires = {add_fire(shelf, "Fire on the Vela Bridge", "2015-05-01")}
        fires.add(add_fire(shelf, "Vela Bridge still burning", "2015-05-02"))
        article = shelf.library.article(min(fires))
        shelf.library.keep_facts(article, stated(article, FIRE))
        assert stories(shelf) == [fires]


class TestRelated:
    def test_the_nearest_and_why(self, shelf: Shelf, run: Run) -> None:
        add_cup(shelf, "2015-05-01")
        fire = add_fire(shelf, "Fire on the Vela Bridge", "2014-05-01")
        again = add_fire(shelf, "Vela Bridge burning again", "2015-05-02")
        told = [json.loads(line) for line in run("related", fire, "--json").splitlines()]
        assert told[0]["id"] == again
        assert told[0]["people"] == ["Ana Ortiz"]
        assert told[0]["places"] == ["Port Maro"]
        assert {"Vela Bridge", "flames"} <= set(told[0]["words"])

    def test_nothing_is_related_to_what_is_not_analysed(self, shelf: Shelf, run: Run) -> None:
        add_cup(shelf, "2015-05-01")
        run("related", shelf.library.resolve(str(shelf.folder / "none.txt")), status=1)
        assert "no article here begins with" in run("related", "zzz", status=1)


class TestBrief:
    def test_the_stories_of_a_day(self, shelf: Shelf, run: Run) -> None:
        add_fire(shelf, "Fire on the Vela Bridge", "2015-05-01")
        add_fire(shelf, "Vela Bridge still burning", "2015-05-02")
        add_cup(shelf, "2015-05-02")
        told = [json.loads(line) for line in run("brief", "--since", "2015-05-01", "--json").splitlines()]
        assert [(story["headline"], len(story["articles"])) for story in told] == [
            ("Vela Bridge still burning", 2),
            ("Alba wins cup 2015-05-02", 1),
        ]
        assert told[0]["summary"][0]["text"].startswith("Flames closed the Vela Bridge")
        assert told[0]["quote"]["words"] == "Keep away from it,"
        assert [figure["words"] for figure in told[1]["figures"]] == ["40,000 spectators"]
        assert [
            json.loads(line)["headline"] for line in run("brief", "cup", "--since", "2015-05-01", "--json").splitlines()
        ] == ["Alba wins cup 2015-05-02"]

    def test_as_markdown(self, shelf: Shelf, run: Run) -> None:
        id = add_fire(shelf, "Fire on the Vela Bridge", "2015-05-01")
        assert run("brief", "--since", "2015-05-01", "--markdown") == (
            "## Fire on the Vela Bridge\n\n"
            f"- Flames closed the Vela Bridge in Port Maro, mayor Ana Ortiz said. [Gazette, 2015-05-01 {id}]\n\n"
            f"> “Keep away from it,” — Ana Ortiz [Gazette, 2015-05-01 {id}]\n\n"
        )

    def test_since_yesterday(self, shelf: Shelf, run: Run) -> None:
        today = date.today()
        add_fire(shelf, "Fire on the Vela Bridge", str(today - timedelta(days=1)))
        assert "the newest article is of" in run("brief", status=1)
        assert "Fire on the Vela Bridge" in run("brief", "--since", "yesterday")
        assert "is no day" in run("brief", "--since", "someday", status=2)


def test_a_row_for_each_story(shelf: Shelf) -> None:
    fill = {"Ana Ortiz": "P:Mayor", "Vela Bridge": "T", "Vela": "L"}
    for day in (1, 2, 3):
        shelf.add(f"Vela Bridge cracked, day {day}", f"2015-05-0{day}", "Mayor Ana Ortiz shut the Vela Bridge.", fill)
    shelf.add("Cheese prices rise", "2015-05-02", "Cheese of Brie costs more.", {"Brie": "L"})
    rows = shelf.library.by_story(Order(By.STORY))
    assert [(row.title, row.story) for row in rows.rows(0, 9)][:2] == [
        ("Vela Bridge cracked, day 3", 3),
        ("Cheese prices rise", 0),
    ]
    folded = len(rows)
    oldest = shelf.ids["Vela Bridge cracked, day 1"]
    assert rows.position_of(oldest) == 0
    assert rows.toggle(oldest)
    assert [row.is_beneath for row in rows.rows(0, 4)] == [False, True, True, False]
    assert rows.position_of(oldest) == 2
    assert len(rows) == folded + 2
    again = shelf.library.by_story(Order(By.STORY, reverse=True), rows.unfolded)
    assert len(again) == len(rows)
    assert again.rows(0, 99)[-1].title == "Vela Bridge cracked, day 1"
    shelf.library.marks.set_read(rows.rows(0, 1)[0].id, True)
    assert rows.rows(0, 1)[0].read
    assert rows.next_unread(None) == shelf.ids["Vela Bridge cracked, day 2"]
    assert not rows.toggle(shelf.ids["Cheese prices rise"])


def test_stories_of_what_is_found(shelf: Shelf) -> None:
    fill = {"Ana Ortiz": "P:Mayor", "Vela Bridge": "T", "Vela": "L"}
    for day in (1, 2, 3):
        shelf.add(f"Vela Bridge cracked, day {day}", f"2015-05-0{day}", "Mayor Ana Ortiz shut the Vela Bridge.", fill)
    shelf.add("Cheese prices rise", "2015-05-02", "Cheese of Brie costs more.", {"Brie": "L"})
    found = shelf.library.search("date:2015-05-01..2015-05-02").numbers
    rows = shelf.library.by_story(Order(By.STORY), among=found)
    assert rows.articles == 3
    assert {(row.title, row.story) for row in rows.rows(0, 9)} == {
        ("Vela Bridge cracked, day 2", 2),
        ("Cheese prices rise", 0),
    }


def test_stories_are_printed_with_their_articles(shelf: Shelf, run: Run) -> None:
    older = add_fire(shelf, "Bridge burns", "2015-05-01")
    newer = add_fire(shelf, "Bridge still burns", "2015-05-02")
    alone = shelf.add("Cheese prices rise", "2015-05-02", "Cheese of Brie costs more.", {"Brie": "L"})
    told = [json.loads(line) for line in run("stories", "--json").splitlines()]
    assert [[article["id"] for article in story["articles"]] for story in told if story["title"] != "none"][:2] in (
        [[newer, older], [alone]],
        [[alone], [newer, older]],
    )
    lines = run("stories", "bridge").splitlines()
    assert lines[0] == "Bridge still burns (2 articles)"
    assert len(lines) == 3


@pytest.mark.parametrize("order", [(0, 1, 2, 3), (3, 2, 1, 0), (2, 0, 3, 1)])
def test_late_articles_come_to_their_stories(shelf: Shelf, run: Run, order: tuple[int, ...]) -> None:
    fire, vote = {"Vela Bridge": "T", "Ana Ortiz": "P"}, {"Oria": "L", "Ben Holm": "P"}
    articles = [
        ("Bridge burns", "2015-05-01", "Flames closed the Vela Bridge, mayor Ana Ortiz said.", fire),
        ("Bridge still burns", "2015-05-02", "Flames on the Vela Bridge are out, Ana Ortiz said.", fire),
        ("Oria votes", "2015-05-01", "Voters in Oria elect a parliament, Ben Holm leads polls.", vote),
        ("Holm wins vote in Oria", "2015-05-03", "Voters in Oria elected Ben Holm, polls say.", vote),
    ]
    for number in order:
        shelf.add(*articles[number])
    told = [json.loads(line) for line in run("stories", "--json").splitlines()]
    found = [{article["title"] for article in story["articles"]} for story in told]
    assert {"Bridge burns", "Bridge still burns"} in found
    assert {"Oria votes", "Holm wins vote in Oria"} in found
