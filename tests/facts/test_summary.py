"""The summary, the main event and what the article is about."""

from reader.facts.analyse import analyse
from reader.facts.model import Facts
from tests.facts.test_invariants import article

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
