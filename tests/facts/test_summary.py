"""The summary, the main event and what the article is about."""

import pytest

from reader.article import Span
from reader.facts.analyse import analyse
from reader.facts.model import Facts
from reader.intake import parse
from tests.facts.articles import article

FIRE = """Fire closes Harbour Bridge in Portmouth

A fire on Tuesday closed the Harbour Bridge in Portmouth after a fuel lorry overturned, injuring 14 people.

"It was like a wall of flame," said Maria Lopez, a nurse. "I ran."

He was taken to hospital with two others.

Portmouth City Council said repairs would cost $12 million and take three months, and that 40,000 drivers would \
have to use the ferry.

The council has not said who will pay."""


def told(facts: Facts, text: str) -> list[str]:
    return [text[span.start : span.end] for span in facts.summary]


def test_the_summary_opens_with_the_lede_and_goes_on_with_what_counts() -> None:
    facts = analyse(article(FIRE))
    sentences = told(facts, FIRE)
    assert sentences[0].startswith("A fire on Tuesday")
    assert any("$12 million" in sentence for sentence in sentences)


def test_the_summary_has_no_quotation_and_no_dangling_pronoun() -> None:
    facts = analyse(article(FIRE))
    for sentence in told(facts, FIRE):
        assert '"' not in sentence
        assert not sentence.startswith("He ")


def test_the_main_event_is_what_the_lede_tells() -> None:
    facts = analyse(article(FIRE))
    assert facts.main.what is not None
    assert "closed the Harbour Bridge" in FIRE[facts.main.what.start : facts.main.what.end]
    assert facts.main.where is not None
    assert facts.entities[facts.main.where].name == "Portmouth"


def test_under_officials_said_the_event_is_what_was_said() -> None:
    text = "Flood\n\nOfficials said on Monday that the river Tarn had flooded 200 homes in Albi."
    what = analyse(article(text)).main.what
    assert what is not None
    assert "flooded 200 homes" in text[what.start : what.end]


def event(headline: str, lede: str) -> tuple[str, str, str, str]:
    """Who, what, when and where, as the article words them."""
    text = f"{headline}\n\n{lede}"
    facts = analyse(article(text))
    main = facts.main
    when = facts.dates[main.when].span if main.when is not None else Span(0, 0)
    what = main.what or Span(0, 0)
    return (
        facts.entities[main.who[0]].name if main.who else "",
        text[what.start : what.end],
        text[when.start : when.end],
        facts.entities[main.where].name if main.where is not None else "",
    )


@pytest.mark.parametrize(
    ("headline", "lede", "expected"),
    [
        (
            "Vodafone to sell Spanish arm to Zegona",
            "Vodafone has agreed to sell its business in Spain to Zegona Communications for €5bn, chief executive "
            "Margherita Della Valle said on Tuesday.",
            (
                "Vodafone",
                "has agreed to sell its business in Spain to Zegona Communications for €5bn",
                "Tuesday",
                "Spain",
            ),
        ),
        (
            "Hanbo files for protection",
            "Hanbo Steel Industry Co, the flagship of South Korea's 14th largest conglomerate, filed for court "
            "protection on Thursday, its main creditor said.",
            ("Hanbo Steel Industry Co", "filed for court protection on Thursday", "Thursday", "South Korea"),
        ),
        (
            "Miners brought up alive",
            "The last of 33 miners who had been trapped deep under the Atacama desert since Aug. 5 was hauled to the "
            "surface on Wednesday night, the mining minister, Laurence Golborne, said in Copiapo.",
            ("Laurence Golborne", "was hauled to the surface on Wednesday night", "Wednesday", "Copiapo"),
        ),
        (
            "WHO says Ebola outbreak slows",
            "The World Health Organization said on Thursday that cases were falling in North Kivu.",
            ("World Health Organization", "were falling in North Kivu", "Thursday", "North Kivu"),
        ),
        (
            "Yankees rally past Red Sox, 7-5",
            "Bernie Williams homered twice on Sunday at Fenway Park.",
            ("Bernie Williams", "homered twice on Sunday at Fenway Park", "Sunday", "Fenway Park"),
        ),
    ],
)
def test_the_main_event_answers_who_what_when_and_where(
    headline: str, lede: str, expected: tuple[str, str, str, str]
) -> None:
    assert event(headline, lede) == expected


def test_a_long_account_of_what_happened_ends_where_a_phrase_does() -> None:
    what = event(
        "Police hunt gunman",
        "Police are hunting a gunman who shot a man in the back near the old market on Sunday night as crowds of "
        "shoppers were on their way home from the annual fair in Bristol.",
    )[1]
    assert what.startswith("are hunting a gunman who shot a man")
    assert what.endswith(("market", "night", "Sunday"))


def test_a_full_stop_inside_a_name_does_not_cut_the_event_off() -> None:
    text = "Director denies claims\n\nThe former managing director of Ten.Nets has denied that he misled the board."
    what = analyse(article(text)).main.what
    assert what is not None
    assert text[what.start : what.end].startswith("has denied")


def test_a_place_further_down_is_not_that_of_a_story_filed_elsewhere() -> None:
    text = "Toolmaker lifts outlook\n\nOSLO, May 25 (Reuters) - Nordhavn raised its outlook.\n\nOrders rose in China."
    assert analyse(parse(text)).main.where is None


def test_an_old_date_further_down_is_not_that_of_the_event() -> None:
    text = (
        "Rebels lose caves\n\nMost of the caves near Herat have been captured by the army.\n\n"
        "They were dug in the war of 1979-1989."
    )
    assert analyse(article(text)).main.when is None


def test_who_the_story_is_about_comes_first() -> None:
    text = (
        "Acme names Jane Doe as chief\n\nAcme Corp. named Jane Doe as its chief executive on Monday.\n\n"
        "Doe joined Acme in 2010.\n\nShares of Globex were flat in London."
    )
    names = [entity.name for entity in analyse(article(text)).entities]
    assert set(names[:2]) == {"Acme Corp.", "Jane Doe"}


def test_an_empty_article_has_no_facts() -> None:
    facts = analyse(article(""))
    assert (facts.entities, facts.summary, facts.main.what) == ((), (), None)
