"""What is new to whoever has read other articles of a story, and where the articles of one differ."""

from __future__ import annotations

from reader.across.disagreement import disagreements
from reader.across.news import counts, news
from reader.across.texts import Texts
from tests.across.conftest import Shelf

NAMES = {"Port Maro": "L", "Vela Bridge": "T", "Ana Ortiz": "P:mayor"}


def add_fire(shelf: Shelf, day: str, toll: int, role: str = "mayor", more: str = "") -> str:
    body = (
        f"Flames on the Vela Bridge in Port Maro injured {toll} people, {role} Ana Ortiz said on Friday evening. {more}"
    )
    return shelf.add(
        f"Vela Bridge in flames {day}",
        day,
        body,
        {**NAMES, "Ana Ortiz": f"P:{role}"},
        figures={f"{toll} people": (toll, "people", "injured people")},
    )


def test_sentences_and_facts_that_no_read_article_had(shelf: Shelf) -> None:
    first = add_fire(shelf, "2015-05-01", 3)
    more = "Divers found the wreck of a fuel lorry under the pier."
    second = add_fire(shelf, "2015-05-02", 12, more=more)
    article = shelf.library.article(second)
    assert news(shelf.library, article, Texts(shelf.library)) is None
    assert counts(shelf.library, [second]) == {}
    shelf.library.marks.set_read(first, True)
    found = news(shelf.library, article, Texts(shelf.library))
    assert found is not None
    assert [(fact.kind, fact.words, fact.detail) for fact in found.facts] == [
        ("figure", "12 people", "Flames on the Vela Bridge in Port Maro injured 12 people")
    ]
    assert [article.text[slice(*span)] for span in found.sentences] == [more]
    assert counts(shelf.library, [first, second]) == {second: 1}


def test_an_article_of_another_story_is_no_news(shelf: Shelf) -> None:
    first = add_fire(shelf, "2015-05-01", 3)
    other = shelf.add("Alba wins", "2015-05-02", "Alba beat Boreal in Oria.", {"Alba": "O", "Boreal": "O", "Oria": "L"})
    shelf.library.marks.set_read(first, True)
    assert news(shelf.library, shelf.library.article(other), Texts(shelf.library)) is None


def test_values_and_roles_that_differ(shelf: Shelf) -> None:
    add_fire(shelf, "2015-05-01", 3)
    second = add_fire(shelf, "2015-05-02", 12, role="senator")
    with shelf.library.records.reading() as db:
        found = disagreements(db, second)
    assert [(one.about, [(v.words, v.passage.source.day) for v in one.versions]) for one in found] == [
        ("injured, Port Maro", [("3 people", "2015-05-01"), ("12 people", "2015-05-02")]),
        ("Ana Ortiz", [("mayor", "2015-05-01"), ("senator", "2015-05-02")]),
    ]


def test_articles_that_agree(shelf: Shelf) -> None:
    add_fire(shelf, "2015-05-01", 3)
    second = add_fire(shelf, "2015-05-02", 3)
    with shelf.library.records.reading() as db:
        assert disagreements(db, second) == ()


def test_a_role_in_other_words_is_no_other_role(shelf: Shelf) -> None:
    add_fire(shelf, "2015-05-01", 3, role="foreign minister of Oriana")
    second = add_fire(shelf, "2015-05-02", 3, role="Orianan envoy")
    third = add_fire(shelf, "2015-05-03", 3, role="his counterpart")
    with shelf.library.records.reading() as db:
        assert disagreements(db, second) == ()
        assert disagreements(db, third) == ()


def test_what_other_weeks_state_is_no_disagreement(shelf: Shelf) -> None:
    add_fire(shelf, "2015-05-01", 3)
    later = add_fire(shelf, "2015-05-20", 12)
    with shelf.library.records.reading() as db:
        assert disagreements(db, later) == ()
