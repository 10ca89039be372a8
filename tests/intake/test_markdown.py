"""Text without markup is read without the grammar, and as the grammar would read it."""

from hypothesis import given
from hypothesis import strategies as st

from reader.controls import visible
from reader.intake.markdown import pieces_of

TEXTS = st.text(st.sampled_from("ab1.)-+=: \n\n\t!é’\u00a0\u200b^$%'\"{}@/?,;&"), max_size=40).map(visible)


@given(TEXTS)
def test_a_text_is_read_alike_with_and_without_the_grammar(text: str) -> None:
    assert list(pieces_of(f"{text}\n\nend\n")) == list(pieces_of(f"{text}\n\n*end*\n"))
