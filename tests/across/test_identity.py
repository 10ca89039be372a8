"""Who is one with whom across articles, by the evidence and by what the reader says."""

from __future__ import annotations

import pytest

from reader.across.dossier import dossier
from reader.across.judging import merge, split
from reader.across.subjects import Subject, find
from reader.library import LibraryError
from tests.across.conftest import Shelf
from tests.library.conftest import undone


def found(shelf: Shelf, name: str) -> list[Subject]:
    with shelf.library.records.reading() as db:
        return find(db, shelf.library.marks.verdicts(), name)


def only(shelf: Shelf, name: str) -> Subject:
    subjects = found(shelf, name)
    assert len(subjects) == 1, [(subject.name, subject.articles) for subject in subjects]
    return subjects[0]


def add_mayor(shelf: Shelf, day: str = "2015-05-01") -> None:
    shelf.add(
        f"Bridge opens {day}",
        day,
        "Mayor Ana Ortiz opened the Vela Bridge in Port Maro. Ortiz thanked Lumen Works.",
        {"Ortiz|Ana Ortiz": "P:Mayor", "Vela Bridge": "T", "Port Maro": "L", "Lumen Works": "O"},
    )


class TestEvidence:
    def test_a_full_name_is_one_person(self, shelf: Shelf) -> None:
        add_mayor(shelf)
        add_mayor(shelf, "2015-06-01")
        assert only(shelf, "Ana Ortiz").articles == 2

    def test_a_surname_alone_joins_where_company_says_so(self, shelf: Shelf) -> None:
        add_mayor(shelf)
        body = "Ortiz closed the Vela Bridge in Port Maro again."
        shelf.add("Bridge closed", "2015-05-02", body, {"Ortiz": "P", "Vela Bridge": "T", "Port Maro": "L"})
        assert only(shelf, "Ana Ortiz").articles == 2

    def test_a_surname_alone_joins_where_the_role_says_so(self, shelf: Shelf) -> None:
        body = "The deputy foreign minister of Oria, Ana Ortiz, spoke."
        shelf.add("One", "2015-05-01", body, {"Ana Ortiz": "P:deputy foreign minister of Oria"})
        body = "Ortiz, deputy foreign minister of Oria, left."
        shelf.add("Two", "2015-05-02", body, {"Ortiz": "P:deputy foreign minister of Oria"})
        assert only(shelf, "Ana Ortiz").articles == 2

    def test_a_surname_alone_without_evidence_is_somebody_else(self, shelf: Shelf) -> None:
        add_mayor(shelf)
        shelf.add("Match", "2015-05-02", "Ortiz scored twice for Alba.", {"Ortiz": "P", "Alba": "O"})
        assert [subject.articles for subject in found(shelf, "Ortiz")] == [1, 1]
        assert only(shelf, "Ana Ortiz").articles == 1

    def test_a_surname_goes_to_the_one_of_its_company(self, shelf: Shelf) -> None:
        add_mayor(shelf)
        body = "Striker Leo Ortiz scored for Alba against Boreal."
        shelf.add("Match", "2015-05-02", body, {"Leo Ortiz": "P:Striker", "Alba": "O", "Boreal": "O"})
        shelf.add("Transfer", "2015-05-03", "Ortiz leaves Alba for Boreal.", {"Ortiz": "P", "Alba": "O", "Boreal": "O"})
        assert only(shelf, "Leo Ortiz").articles == 2
        assert only(shelf, "Ana Ortiz").articles == 1

    def test_two_bearers_of_one_name(self, shelf: Shelf) -> None:
        add_mayor(shelf)
        body = "Biologist Ana Ortiz of Kell University found a moth in Sumatra with Jon Bek and Ida Roos."
        names = {"Ana Ortiz": "P:Biologist", "Kell University": "O", "Sumatra": "L", "Jon Bek": "P", "Ida Roos": "P"}
        shelf.add("Moth", "2015-05-02", body, names)
        assert [subject.articles for subject in found(shelf, "Ana Ortiz")] == [1, 1]

    def test_an_acronym_and_what_it_stands_for(self, shelf: Shelf) -> None:
        body = "The Northern Trade Organisation (NTO) met. The NTO will meet again."
        shelf.add("Talks", "2015-05-01", body, {"NTO|Northern Trade Organisation": "O"})
        shelf.add("More talks", "2015-06-01", "The NTO met in Oria.", {"NTO": "O", "Oria": "L"})
        assert only(shelf, "Northern Trade Organisation").articles == 2
        assert only(shelf, "NTO").names[0][1] == 1

    def test_an_acronym_of_two_bodies_is_neither(self, shelf: Shelf) -> None:
        for name in ("Northern Trade Organisation", "National Theatre Orchestra"):
            shelf.add(name, "2015-05-01", f"The {name} (NTO) met.", {f"NTO|{name}": "O"})
        shelf.add("Which", "2015-06-01", "The NTO met in Oria.", {"NTO": "O", "Oria": "L"})
        assert only(shelf, "Northern Trade Organisation").articles == 1
        assert only(shelf, "National Theatre Orchestra").articles == 1

    def test_legal_forms_and_spelling_do_not_matter(self, shelf: Shelf) -> None:
        for title, name in (
            ("One", "Müller & Söhne GmbH"),
            ("Two", "Muller and Sohne"),
            ("Three", "The Müller & Söhne Co."),
        ):
            shelf.add(title, "2015-05-01", f"{name} sold it.", {name: "O"})
        assert only(shelf, "Müller & Söhne").articles == 3

    def test_the_ministry_of_another_country(self, shelf: Shelf) -> None:
        names = {"Defence Ministry": "O"}
        shelf.add("One", "2015-05-01", "The Defence Ministry of Oria spoke.", {**names, "Oria": "L"})
        shelf.add("Two", "2015-05-02", "The Defence Ministry of Teral spoke.", {**names, "Teral": "L"})
        shelf.add("Three", "2015-05-03", "The Defence Ministry of Oria spoke again.", {**names, "Oria": "L"})
        assert sorted(subject.articles for subject in found(shelf, "Defence Ministry")) == [1, 2]

    def test_most_votes_decide_the_type(self, shelf: Shelf) -> None:
        for number, kind in enumerate("OOP"):
            shelf.add(f"No {number}", "2015-05-01", "Lumen Works grew.", {"Lumen Works": kind})
        assert (only(shelf, "Lumen Works").type, only(shelf, "Lumen Works").articles) == ("ORG", 3)

    def test_another_analysis_replaces_the_first(self, shelf: Shelf) -> None:
        add_mayor(shelf)
        from tests.across.conftest import stated

        article = shelf.library.article(shelf.ids["Bridge opens 2015-05-01"])
        shelf.library.keep_facts(article, stated(article, {"Port Maro": "L"}))
        assert not found(shelf, "Ana Ortiz")
        assert only(shelf, "Port Maro").articles == 1

    def test_a_deleted_article_names_nobody(self, shelf: Shelf) -> None:
        add_mayor(shelf)
        (shelf.folder / "000.md").unlink()
        shelf.library.refresh()
        assert not found(shelf, "Ana Ortiz")


class TestVerdicts:
    def test_merge_and_undo(self, shelf: Shelf) -> None:
        add_mayor(shelf)
        shelf.add("Prize", "2015-07-01", "Anita O. won a prize.", {"Anita O": "P"})
        merge(shelf.library, only(shelf, "Ana Ortiz"), only(shelf, "Anita O"))
        assert only(shelf, "Anita O").articles == only(shelf, "Ana Ortiz").articles == 2
        assert undone(shelf.library) == "Anita O is Ana Ortiz"
        assert only(shelf, "Ana Ortiz").articles == 1

    def test_split_by_name(self, shelf: Shelf) -> None:
        body = "The Northern Trade Organisation (NTO) met."
        shelf.add("Talks", "2015-05-01", body, {"NTO|Northern Trade Organisation": "O"})
        shelf.add("More talks", "2015-06-01", "The NTO met.", {"NTO": "O"})
        split(shelf.library, only(shelf, "Northern Trade Organisation"), "NTO")
        assert only(shelf, "Northern Trade Organisation").articles == 1
        shelf.library.marks.undo()
        assert only(shelf, "Northern Trade Organisation").articles == 2

    def test_split_by_article(self, shelf: Shelf) -> None:
        add_mayor(shelf)
        add_mayor(shelf, "2015-06-01")
        split(shelf.library, only(shelf, "Ana Ortiz"), shelf.ids["Bridge opens 2015-06-01"])
        one, other = found(shelf, "Ana Ortiz")
        assert (one.articles, other.articles) == (1, 1)
        with shelf.library.records.reading() as db:
            told = [dossier(db, subject) for subject in (one, other)]
        days = [[naming.passage.source.day for naming in each.articles] for each in told]
        assert days == [["2015-05-01"], ["2015-06-01"]]
        assert [each.months for each in told] == [(("2015-05", 1),), (("2015-06", 1),)]
        merge(shelf.library, one, other)
        assert only(shelf, "Ana Ortiz").articles == 2

    def test_a_name_that_it_does_not_have(self, shelf: Shelf) -> None:
        add_mayor(shelf)
        with pytest.raises(LibraryError, match="begins with"):
            split(shelf.library, only(shelf, "Ana Ortiz"), "Nobody")

    def test_a_verdict_outlives_the_facts(self, shelf: Shelf) -> None:
        add_mayor(shelf)
        shelf.add("Prize", "2015-07-01", "Anita O. won a prize.", {"Anita O": "P"})
        merge(shelf.library, only(shelf, "Ana Ortiz"), only(shelf, "Anita O"))
        exported = shelf.library.marks.exported()
        shelf.library.marks.undo()
        shelf.library.marks.take_in(exported)
        assert only(shelf, "Ana Ortiz").articles == 2


class TestNames:
    def test_a_firm_and_its_letters_that_an_article_takes_for_two(self, shelf: Shelf) -> None:
        names = {"Lumen Motors": "O", "Oria": "L"}
        shelf.add("Two", "2015-05-01", "Lumen Motors of Oria said LM grew.", {**names, "LM": "O"})
        shelf.add("One", "2015-05-02", "Lumen Motors of Oria (LM) fell. LM cut jobs.", {"LM|Lumen Motors": "O"})
        assert only(shelf, "Lumen Motors").articles == 2

    @pytest.mark.parametrize("names", [("Lumen International", "Lumen"), ("JP Oriel Trust", "JPOriel Trust")])
    def test_a_firm_in_short_or_spelt_otherwise(self, shelf: Shelf, names: tuple[str, str]) -> None:
        for number, name in enumerate(names):
            shelf.add(f"No {number}", "2015-05-01", f"{name} grew.", {name: "O"})
        assert only(shelf, names[0]).articles == 2

    def test_a_body_that_two_articles_name_with_one_place_that_all_name(self, shelf: Shelf) -> None:
        for number in range(6):
            shelf.add(f"No {number}", "2015-05-01", "Oria grew.", {"Oria": "L"})
        for number in range(2):
            body = "The Supreme Court of Oria ruled."
            shelf.add(f"Ruling {number}", "2015-05-02", body, {"Supreme Court": "O", "Oria": "L"})
        assert only(shelf, "Supreme Court").articles == 2

    def test_a_title_that_was_taken_for_a_name_and_a_firm_for_a_person(self, shelf: Shelf) -> None:
        add_mayor(shelf)
        names = {"Striker Ana Ortiz": "P", "Vela Bridge": "T", "Port Maro": "L"}
        shelf.add("Title", "2015-05-02", "Striker Ana Ortiz shut the Vela Bridge in Port Maro.", names)
        assert only(shelf, "Ana Ortiz").articles == 2
        for number, (name, kind) in enumerate((("Lumen Works", "O"), ("Lumen Works Company", "P"))):
            shelf.add(f"No {number}", "2015-05-03", f"{name} grew.", {name: kind})
        assert only(shelf, "Lumen Works").articles == 3

    @pytest.mark.parametrize(("name", "articles"), [("Harbour Fund", 2), ("Government", 1)])
    def test_a_body_with_its_country(self, shelf: Shelf, name: str, articles: int) -> None:
        for number, called in enumerate((name, f"U.S. {name}")):
            names = {called: "O", "Vela Bridge": "T", "Ana Ortiz": "P"}
            shelf.add(f"No {number}", "2015-05-01", f"The {called} paid Ana Ortiz for the Vela Bridge.", names)
        assert found(shelf, name)[0].articles == articles

    def test_a_dossier_bears_a_full_name(self, shelf: Shelf) -> None:
        add_mayor(shelf)
        for number in range(2):
            names = {"Ortiz": "P", "Vela Bridge": "T", "Port Maro": "L"}
            shelf.add(f"No {number}", "2015-05-02", "Ortiz shut the Vela Bridge in Port Maro.", names)
        assert (only(shelf, "Ana Ortiz").name, only(shelf, "Ana Ortiz").articles) == ("Ana Ortiz", 3)
