"""Figures that move, quotations by speaker and words, dates on one axis."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable

from tests.across.conftest import Shelf

Run = Callable[..., str]


def fill(shelf: Shelf) -> None:
    names = {"Port Maro": "L", "Vela Bridge": "T"}
    tolls = (
        (3, "2015-05-01", "injured people"),
        (12, "2015-05-02", "injured people"),
        (25, "2015-05-04", "people injured"),
    )
    for toll, day, of in tolls:
        shelf.add(
            f"Fire {day}",
            day,
            f"The fire on the Vela Bridge in Port Maro injured {toll} people. Repairs start in September 2015.",
            names,
            figures={f"{toll} people": (toll, "people", of)},
            dates={"September 2015": "2015-09"},
        )
    shelf.add(
        "Storm",
        "2015-05-03",
        "The storm in Oria and Teral injured 400 people in 2014. “We were warned,” Jon Bek said. "
        "“Not by me,” Ida Roos said.",
        {"Oria": "L", "Teral": "L", "Jon Bek": "P", "Ida Roos": "P"},
        figures={"400 people": (400, "people", "injured people")},
        dates={"2014": "2014"},
        said={"We were warned,": "Jon Bek", "Not by me,": "Ida Roos"},
    )


class TestFigures:
    def test_comparable_ones_stand_in_one_row(self, shelf: Shelf, run: Run) -> None:
        fill(shelf)
        rows = [json.loads(line) for line in run("figures", "injured", "--json").splitlines()]
        assert [[figure["value"] for figure in row["figures"]] for row in rows] == [[3, 12, 25], [400]]
        assert [figure["date"] for figure in rows[0]["figures"]] == ["2015-05-01", "2015-05-02", "2015-05-04"]
        assert rows[1]["figures"][0]["date"] == "2014"

    def test_a_row_has_a_plot(self, shelf: Shelf, run: Run) -> None:
        fill(shelf)
        first = run("figures", "injured").splitlines()[0]
        assert first.startswith("injured, Port Maro:  ▁▄█  3 people (2015-05-01), 12 people (2015-05-02), 25 people")

    def test_tolls_in_other_words_and_what_trade_did_are_one_row_each(self, shelf: Shelf, run: Run) -> None:
        names = {"Port Maro": "L", "Oria": "L"}
        told = (
            ("2015-05-01", "A flood killed 3 people in Port Maro in Oria.", "3 people", 3, "flood people", "people"),
            ("2015-05-02", "The flood in Port Maro in Oria left 12 dead.", "12", 12, "flood", ""),
            ("2015-05-03", "The number of people killed in Port Maro, Oria rose to 25.", "25", 25, "number rose", ""),
        )
        for day, body, words, value, of, unit in told:
            shelf.add(f"Flood {day}", day, body, names, figures={words: (value, unit, of)})
        for day, verb, value in (("2015-05-04", "grew", 4), ("2016-05-04", "rose", 12)):
            body = f"Trade between Port Maro and Oria {verb} by {value}% last year."
            shelf.add(f"Trade {day}", day, body, names, figures={f"{value}%": (value, "%", f"Trade {verb} ▲")})
        lines = [line.rpartition("  ")[0] for line in run("figures").splitlines()]
        assert lines == [
            "death toll, Port Maro-Oria:  ▁▄█  3 people (2015-05-01), 12 (2015-05-02), 25 (2015-05-03)",
            "trade, Port Maro-Oria:  ▁█  +4% (2015-05-04), +12% (2016-05-04)",
        ]

    def test_what_has_no_name_is_shown_in_the_words_around_it(self, shelf: Shelf, run: Run) -> None:
        body = "After hours of talks in Port Maro, ministers from the two neighbours of Oria met, officials said."
        figures = {"two neighbours": (2.0, "neighbours", "hours talks ministers neighbours met")}
        shelf.add("Talks", "2015-05-01", body, {"Port Maro": "L"}, figures=figures)
        assert run("figures").startswith("two neighbours: ministers from the two neighbours of Oria met  (2015-05-01)")

    def test_a_figure_of_now_is_not_of_a_date_ahead_in_another_clause(self, shelf: Shelf, run: Run) -> None:
        body = "A rise in June 2015 is likely if unemployment, now 3%, falls. Growth will be 2% in June 2015."
        figures = {"3%": (3.0, "%", "unemployment"), "2%": (2.0, "%", "growth")}
        shelf.add("Rates", "2015-05-01", body, {}, figures=figures, dates={"June 2015": "2015-06"})
        rows = run("figures").splitlines()
        assert rows[-1].startswith("unemployment:  3% (2015-05-01)")

    def test_csv(self, shelf: Shelf, run: Run) -> None:
        fill(shelf)
        rows = list(csv.DictReader(io.StringIO(run("figures", "storm", "--csv"))))
        assert [(row["of"], row["unit"], row["value"], row["id"]) for row in rows] == [
            ("injured people", "people", "400.0", shelf.ids["Storm"])
        ]

    def test_only_sentences_that_name_somebody(self, shelf: Shelf, run: Run) -> None:
        fill(shelf)
        assert "400" in run("figures", "--who", "Oria")
        run("figures", "--who", "Jon Bek", status=1)

    def test_a_wrong_query(self, shelf: Shelf, run: Run) -> None:
        run("figures", "figure:>", status=2)


class TestQuotations:
    def test_by_and_about(self, shelf: Shelf, run: Run) -> None:
        fill(shelf)
        told = [json.loads(line) for line in run("quotes", "--by", "Bek", "--about", "WARN", "--json").splitlines()]
        assert [quote["words"] for quote in told] == ["We were warned,"]
        assert told[0]["text"] == "“We were warned,” Jon Bek said."
        run("quotes", "--by", "Ida Roos", "--about", "warned", status=1)

    def test_as_citations(self, shelf: Shelf, run: Run) -> None:
        fill(shelf)
        lines = run("quotes").splitlines()
        assert lines[0] == f"“We were warned,” — Jon Bek, “Storm”, Gazette, 2015-05-03 [{shelf.ids['Storm']}]"
        assert lines[1] == "    “We were warned,” Jon Bek said."


class TestTimeline:
    def test_past_and_announced_apart(self, shelf: Shelf, run: Run) -> None:
        fill(shelf)
        past, announced = run("timeline").split("\nAnnounced\n")
        assert past.startswith("2014\n")
        assert announced.startswith("2015-09\n")
        assert announced.count("Repairs start in September 2015.") == 3

    def test_by_year(self, shelf: Shelf, run: Run) -> None:
        fill(shelf)
        assert "\nAnnounced\n2015\n" in run("timeline", "--step", "year")

    def test_of_an_article_and_a_name(self, shelf: Shelf, run: Run) -> None:
        fill(shelf)
        one = [json.loads(line) for line in run("timeline", "--id", shelf.ids["Storm"], "--json").splitlines()]
        assert [(statement["date"], statement["announced"]) for statement in one] == [("2014", False)]
        assert "2014" in run("timeline", "--who", "Teral")
        run("timeline", "--who", "Port Maro", "Vela", "--id", "x", status=1)


def test_decades_and_centuries_are_said_as_one_says_them(shelf: Shelf, run: Callable[..., str]) -> None:
    dates = {"1980s": "198X", "1800s": "18XX", "from 1988 to 1994": "1988-01-01/1994-12-31"}
    shelf.add(
        "Bridge", "2015-05-01", "It stood from 1988 to 1994. In the 1980s it fell, in the 1800s too.", {}, dates=dates
    )
    told = [line.split("  ")[1] for line in run("timeline").splitlines() if line.startswith("  ")]
    assert told == ["1800 – 1899", "1980s", "1988 – 1994"]


def test_what_is_planned_within_the_month_of_publication_is_ahead(shelf: Shelf, run: Callable[..., str]) -> None:
    body = "Joint drills are scheduled for September 2015. The navy held none in May. Talks failed in September."
    dates = {"September 2015": "2015-09", "May": "2015-05", "in September": "2015-09"}
    shelf.add("Drills", "2015-09-03", body, {}, dates=dates)
    told = {one["words"]: one["announced"] for one in map(json.loads, run("timeline", "--json").splitlines())}
    assert told == {"September 2015": True, "May": False, "in September": False}


def test_the_rest_of_a_period_that_has_begun_is_ahead(shelf: Shelf, run: Callable[..., str]) -> None:
    dates = {"later this year": "2015", "This year": "2015"}
    shelf.add("Vote", "2015-05-01", "This year was dry. A vote follows later this year.", {}, dates=dates)
    told = {one["words"]: one["announced"] for one in map(json.loads, run("timeline", "--json").splitlines())}
    assert told == {"This year": False, "later this year": True}
