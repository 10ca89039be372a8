"""What holds of the facts of any text whatever."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.article import Span
from reader.facts.analyse import analyse
from reader.facts.contract import from_contract, to_contract
from reader.facts.model import Facts
from tests.facts.articles import article

FRAGMENTS = [
    "The ministry said on Tuesday that ",
    "prices rose 12% to $1.2bn",
    '"We will not go," ',
    "he said. ",
    "Ann Lee, 34, ",
    "the head of Acme Corp., ",
    "between 1988 and 1994 ",
    "25,000-30,000 people ",
    "U.S. ",
    "last week ",
    "“Quoted ",
    "‘single’ ",
    "3-1 ",
    "(OSCE) ",
    "\n\n",
    "\n",
    " -- ",
    "Москва ",
    "東京 ",
    "e\u0301",
    "\u00a0",
    "1/2/2015 ",
    "S&P 500 ",
    "two dozen ",
    "one in five ",
    "the 1980s ",
    "Friday ",
    "' ",
    '" ',
    "«",
    "»",
    "£450m ",
    "No 9 ",
    "- ",
    "… ",
    "\u202e",
]

TEXTS = st.lists(st.one_of(st.sampled_from(FRAGMENTS), st.text(max_size=8)), max_size=40).map("".join)


def layers(facts: Facts) -> Iterable[tuple[str, list[Span]]]:
    yield "entities", sorted(mention for entity in facts.entities for mention in entity.mentions)
    yield "figures", [figure.span for figure in facts.figures]
    yield "dates", [moment.span for moment in facts.dates]
    yield "quotes", [quote.span for quote in facts.quotes]
    yield "summary", list(facts.summary)


def apart(spans: Sequence[Span]) -> bool:
    return all(a.end <= b.start for a, b in pairwise(spans))


@settings(max_examples=120)
@given(TEXTS)
def test_spans_lie_in_the_text_in_order_and_apart(text: str) -> None:
    whole = Span(0, len(text))
    facts = analyse(article(text))
    for layer, spans in layers(facts):
        assert all(span.start < span.end and span.within(whole) for span in spans), layer
        assert apart(spans), layer
    for entity in facts.entities:
        assert entity.mentions
        assert 0 <= entity.salience <= 1
        assert entity.role_span is None or entity.role_span.within(whole)
    assert len(facts.summary) <= 3
    for quote in facts.quotes:
        assert quote.speaker_span is None or quote.speaker_span.within(whole)


@settings(max_examples=25)
@given(TEXTS)
def test_the_same_text_gives_the_same_facts(text: str) -> None:
    assert analyse(article(text)) == analyse(article(text))


@settings(max_examples=25)
@given(TEXTS)
def test_facts_survive_their_json_form(text: str) -> None:
    told = article(text)
    facts = analyse(told)
    assert from_contract(to_contract(told, facts)) == facts


@settings(max_examples=25)
@given(TEXTS)
def test_without_a_day_of_publication_no_relative_date_has_a_value(text: str) -> None:
    facts = analyse(article(f"{text}\n\nIt rained yesterday.", published=None))
    for moment in facts.dates:
        words = article(f"{text}\n\nIt rained yesterday.").text[moment.span.start : moment.span.end]
        if words in ("yesterday", "Friday", "Tuesday", "last week"):
            assert moment.value is None
