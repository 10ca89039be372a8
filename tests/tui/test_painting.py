"""Facts as painted spans."""

from io import StringIO

from hypothesis import given, settings
from hypothesis import strategies as st
from rich.console import Console
from rich.style import Style

from reader.article import Article, Part, PartKind, Span
from reader.facts.model import Entity, EntityType, Facts, Figure, FigureKind, Moment, Quote
from reader.tui.painting import ATTRIBUTES, STYLES, Highlight, Layer, Names, Painted, as_rich_text, quotations


def spans(*edges: tuple[int, int]) -> list[Painted]:
    return [Painted(start, end, Highlight.OTHER) for start, end in edges]


def test_each_kind_has_attributes_of_its_own() -> None:
    assert {EntityType[kind.name] for kind in list(Highlight)[:6]} == set(EntityType)
    looks = {Style.parse(ATTRIBUTES[kind]) for kind in Highlight}
    assert len(looks) == len(Highlight)


def test_of_two_that_overlap_the_first_stays_and_of_two_that_begin_together_the_longer() -> None:
    layer = Layer(spans((10, 20), (0, 4), (15, 30), (30, 32), (0, 9)))
    assert [item.span for item in layer.painted] == [(0, 9), (10, 20), (30, 32)]


STRETCHES = st.lists(st.tuples(st.integers(0, 300), st.integers(1, 30)), max_size=30)


@given(STRETCHES, st.integers(0, 330), st.integers(1, 90))
@settings(max_examples=150)
def test_within_finds_all_that_meet_a_stretch_and_no_other(
    stretches: list[tuple[int, int]], start: int, length: int
) -> None:
    layer = Layer(spans(*((first, first + size) for first, size in stretches)))
    for one, other in zip(layer.painted, layer.painted[1:], strict=False):
        assert one.end <= other.start
    stretch = Span(start, start + length)
    assert list(layer.within(*stretch)) == [item for item in layer.painted if item.span.meets(stretch)]


def test_names_are_found_wherever_in_a_long_text_they_stand() -> None:
    places = range(0, 100_000, 997)
    facts = Facts(
        "en",
        "test",
        entities=(
            Entity("A", EntityType.PERSON, tuple(Span(at, at + 10) for at in places)),
            Entity("B", EntityType.GROUP, (Span(16_380, 16_390),)),
        ),
        figures=(Figure(Span(50_500, 50_510), FigureKind.COUNT),),
        dates=(Moment(Span(50_520, 50_530), None), Moment(Span(20, 30), None)),
    )
    names = Names(facts)
    seen = [item for at in range(0, 100_000, 70) for item in names.within(at, at + 70) if item.start >= at]
    assert seen == names.painted
    assert [(item.kind, item.entity) for item in names.within(16_384, 16_384)] == [(Highlight.GROUP, 1)]
    assert [item.kind for item in names.within(50_500, 50_525)] == [Highlight.FIGURE, Highlight.DATE]
    some = names.spans(frozenset({Highlight.DATE, Highlight.GROUP}))
    assert [list(spans) for spans in some] == [[(16_380, 16_390)], [(20, 30), (50_520, 50_530)]]
    assert names.mentions(1) == [(16_380, 16_390)]
    assert not names.mentions(2)


def test_an_article_outside_the_reader_has_the_same_highlights() -> None:
    text = 'Talks in Lyra\n\n"We met Ana Roe on Monday," they said.'
    article = Article(
        "x", text, (Part(PartKind.TITLE, Span(0, 13)), Part(PartKind.PARAGRAPH, Span(15, len(text)))), "Talks in Lyra"
    )
    facts = Facts(
        "en",
        "test",
        entities=(
            Entity("Ana Roe", EntityType.PERSON, (Span(text.index("Ana"), text.index(" on")),)),
            Entity("Lyra", EntityType.PLACE, (Span(9, 13),)),
        ),
        dates=(Moment(Span(text.index("Monday"), text.index(",")), None),),
        quotes=(Quote(Span(16, text.index('" they'))),),
    )
    out = StringIO()
    Console(file=out, force_terminal=True, color_system="standard", width=80).print(as_rich_text(article, facts))
    shown = out.getvalue()
    assert "\x1b[1;4;32mLyra\x1b[0m" in shown
    assert "\x1b[1;3;36mAna Roe\x1b[0m" in shown
    assert "\x1b[3mWe met \x1b[0m" in shown.replace("\x1b[3;39m", "\x1b[3m")
    assert quotations(facts).painted[0].span == facts.quotes[0].span
    assert set(STYLES) == set(Highlight)
