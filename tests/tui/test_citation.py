"""What is copied of an article: the words, and where they come from."""

from reader.article import Article, Span
from reader.facts.model import Facts, Quote
from reader.intake import parse
from reader.tui.citation import citation


def article(body: str) -> Article:
    stated = "title: A headline\ndate: 2015-05-25\nsource: AP\nurl: https://x.org/1"
    return parse(f"---\n{stated}\n---\n\n{body}\n", suffix=".md")


def at(article: Article, words: str) -> Span:
    start = article.text.index(words)
    return Span(start, start + len(words))


def test_a_quotation_is_copied_whole_with_its_speaker_source_date_and_link() -> None:
    whole = article('"It was like a wall of flame," Lopez said. Nobody came.')
    quote = Quote(at(whole, "It was like a wall of flame,"), "Maria Lopez")
    facts = Facts("en", "test", quotes=(quote,))
    words = citation(whole, facts, at(whole, "wall"))
    assert words == "“It was like a wall of flame,” — Maria Lopez, “A headline”, AP, 25 May 2015, https://x.org/1"


def test_a_fact_is_copied_as_the_sentence_that_states_it_and_nothing_as_the_headline() -> None:
    whole = article("It rained. Shares fell 2% a day.")
    assert citation(whole, None, at(whole, "2%")).startswith("Shares fell 2% a day. — “A headline”, AP, 25 May 2015")
    assert citation(whole) == "A headline — AP, 25 May 2015, https://x.org/1"
