"""The sentence that states a fact, and what is copied of it."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.article import Article, Part, PartKind, Span
from reader.facts.model import Facts, Quote
from reader.tui.citation import citation
from reader.tui.sentence import sentence_around


def article(*paragraphs: str) -> Article:
    text, parts = "", []
    for kind, words in zip([PartKind.TITLE] + [PartKind.PARAGRAPH] * 9, ("A headline", *paragraphs), strict=False):
        text += "\n\n" if text else ""
        parts.append(Part(kind, Span(len(text), len(text) + len(words))))
        text += words
    published = date(2015, 5, 25)
    return Article("a", text, tuple(parts), "A headline", published=published, publisher="AP", url="https://x.org/1")


def at(article: Article, words: str) -> Span:
    start = article.text.index(words)
    return Span(start, start + len(words))


@pytest.mark.parametrize(
    ("paragraph", "words", "sentence"),
    [
        ("It rained. Mr. Smith left. It was late.", "Smith", "Mr. Smith left."),
        ("Shares fell 2.5 percent. They rose again.", "2.5 percent", "Shares fell 2.5 percent."),
        ("The U.S. Senate met. Nobody came.", "Senate", "The U.S. Senate met."),
        ("J. Doe spoke. A. Roe did not.", "Roe", "A. Roe did not."),
        ('"Go!" she said. He went.', "Go", '"Go!" she said.'),
        ("Is it so? It is.", "It is", "It is."),
        ("He said: “No.” She agreed.", "No", "He said: “No.”"),
        ("No full stop here", "full", "No full stop here"),
        ("One ends. The other spans. Two.", "ends. The", "One ends. The other spans."),
    ],
)
def test_the_sentence_around_words(paragraph: str, words: str, sentence: str) -> None:
    whole = article("Something before.", paragraph, "Something after.")
    found = sentence_around(whole, at(whole, words))
    assert whole.text[found.start : found.end] == sentence


@settings(max_examples=80)
@given(st.text(alphabet="Ab .!?”\n", min_size=1, max_size=60), st.data())
def test_a_sentence_holds_what_it_is_asked_for_and_stays_in_its_part(paragraph: str, data: st.DataObject) -> None:
    whole = article(paragraph)
    part = whole.parts[1].span
    start = data.draw(st.integers(part.start, part.end - 1))
    span = Span(start, data.draw(st.integers(start + 1, part.end)))
    found = sentence_around(whole, span)
    assert span.within(found)
    assert found.within(part)


def test_a_quotation_is_copied_whole_with_its_speaker_source_date_and_link() -> None:
    whole = article('"It was like a wall of flame," Lopez said. Nobody came.')
    quote = Quote(at(whole, "It was like a wall of flame,"), "Maria Lopez")
    facts = Facts("en", "test", quotes=(quote,))
    words = citation(whole, facts, at(whole, "wall"))
    assert words == ("“It was like a wall of flame,” — Maria Lopez, “A headline”, AP, 25 May 2015, https://x.org/1")


def test_a_fact_is_copied_as_the_sentence_that_states_it_and_nothing_as_the_headline() -> None:
    whole = article("It rained. Shares fell 2% a day.")
    assert citation(whole, None, at(whole, "2%")).startswith("Shares fell 2% a day. — “A headline”, AP, 25 May 2015")
    assert citation(whole) == "A headline — AP, 25 May 2015, https://x.org/1"
