"""Spans that are kept as numbers."""

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.article import Span
from reader.facts.contract import from_contract, to_kept
from reader.facts.model import Entity, EntityType, Facts
from reader.facts.spans import Spans


@given(
    st.lists(st.tuples(st.integers(0, 500), st.integers(1, 20)), max_size=30), st.integers(0, 520), st.integers(1, 90)
)
@settings(max_examples=80)
def test_spans_as_numbers_are_the_same_spans(stretches: list[tuple[int, int]], start: int, length: int) -> None:
    apart: list[Span] = []
    for first, size in sorted(stretches):
        if not apart or apart[-1].end <= first:
            apart.append(Span(first, first + size))
    facts = Facts("en", "test", entities=(Entity("Ana Roe", EntityType.PERSON, tuple(apart)),))
    kept = from_contract(json.loads(json.dumps(to_kept(facts))))
    assert kept == facts
    assert facts == kept
    assert hash(kept) == hash(facts)
    mentions = kept.entities[0].mentions
    assert list(mentions) == apart
    assert list(mentions[1:]) == apart[1:]
    assert list(Spans.of(reversed(apart)).meeting(start, start + length)) == [
        span for span in apart if span.meets(Span(start, start + length))
    ]
