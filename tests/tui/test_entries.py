"""The lines of the key facts, laid out as they are asked for."""

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.article import Span
from reader.tui.entries import Entries
from reader.tui.key_facts import KeyFact

FACTS = st.builds(
    KeyFact,
    st.sampled_from(["In brief", "Who", "When"]),
    st.sampled_from(["", "Ana Roe", "2015-05-25", "会谈开始 " * 9, "The talks began again on Monday in Lyra"]),
    st.sampled_from(["", "×2  head of the Lake League"]),
    st.just(Span(0, 1)),
)


@given(st.lists(FACTS, max_size=120), st.sampled_from(["", "Names are not analysed"]), st.integers(8, 46), st.data())
@settings(max_examples=50)
def test_in_whatever_order_they_are_asked_for_they_are_the_same(
    facts: list[KeyFact], still: str, measure: int, data: st.DataObject
) -> None:
    eager, lazy = Entries(facts, still, measure), Entries(facts, still, measure)
    eager.lay_out()
    every = [eager.line(at) for at in range(len(eager))]
    for _ in range(4):
        fact = data.draw(st.integers(0, len(facts) + 2))
        number = data.draw(st.integers(0, len(every) + 2))
        assert lazy.line(number) == eager.line(number)
        assert list(lazy.of(fact)) == [at for at, line in enumerate(every) if line.fact == fact]
        assert lazy.expected >= len(lazy)
    assert {line.fact for line in every} - {None} == set(range(len(facts)))
    lazy.lay_out()
    assert [lazy.line(at) for at in range(len(lazy))] == every
    assert lazy.expected == len(every)
