"""Rows that are laid out as they are asked for."""

from collections.abc import Iterator
from itertools import accumulate

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.article import Article, Part, PartKind, Span
from reader.tui.layout import Row, laid_out
from reader.tui.rows import Rows

PIECES = st.sampled_from(["talks", "25,000", "中文，", "👨\u200d👩\u200d👧", "e\u0301", "x" * 50, "\t", "\n", "”"])
TEXTS = st.lists(PIECES, min_size=1, max_size=60).map(" ".join)
BLOCKS = st.lists(st.tuples(st.sampled_from(PartKind), TEXTS), max_size=12)


@st.composite
def articles(draw: st.DrawFn) -> Article:
    blocks = draw(BLOCKS)
    starts = accumulate((len(text) + 2 for _, text in blocks), initial=0)
    parts = [Part(kind, Span(start, start + len(text))) for start, (kind, text) in zip(starts, blocks, strict=False)]
    return Article("x", "\n\n".join(text for _, text in blocks), tuple(parts), "Talks")


@given(articles(), st.integers(1, 76), st.data())
@settings(max_examples=80)
def test_in_whatever_order_rows_are_asked_for_they_are_the_same(
    article: Article, measure: int, data: st.DataObject
) -> None:
    own = ("Note: read again",)
    eager = list(laid_out(article, measure, own))
    lazy = Rows(laid_out(article, measure, own), len(article.text))
    for _ in range(4):
        place = data.draw(st.integers(0, len(article.text)))
        number = data.draw(st.integers(0, len(eager) + 3))
        lazy.reach(number)
        assert [lazy[at] for at in range(len(lazy))] == eager[: len(lazy)]
        assert len(lazy) > number or (lazy.are_complete and len(lazy) == len(eager))
        assert lazy.row_of(place) == max((at for at, row in enumerate(eager) if row.start <= place), default=0)
        assert lazy.expected >= len(lazy)
    lazy.lay_out()
    assert lazy.expected == len(lazy) == len(eager)
    assert lazy[len(lazy) - 1] == eager[-1]


def test_a_row_is_laid_out_no_sooner_than_it_is_needed() -> None:
    drawn: list[int] = []

    def coming() -> Iterator[Row]:
        for number in range(10_000):
            drawn.append(number)
            yield Row(50 * number, 50 * number + 40, PartKind.PARAGRAPH)

    rows = Rows(coming(), 500_000)
    rows.reach(39)
    assert len(rows) == len(drawn) == 40
    assert 9_900 < rows.expected < 10_500
    assert rows.row_of(1_000 * 50 + 7) == 1_000
    assert len(drawn) < 2_000
