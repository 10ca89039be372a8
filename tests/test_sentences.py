"""The sentence around words, as its punctuation tells it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.article import Article, Part, PartKind, Span
from reader.sentences import sentence_around


def article(*paragraphs: str) -> Article:
    text, parts = "", []
    for kind, words in zip([PartKind.TITLE] + [PartKind.PARAGRAPH] * 9, ("A headline", *paragraphs), strict=False):
        text += "\n\n" if text else ""
        parts.append(Part(kind, Span(len(text), len(text) + len(words))))
        text += words
    return Article("a", text, tuple(parts), "A headline")


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
