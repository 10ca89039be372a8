"""The entries of the facts panel."""

from dataclasses import replace

from reader.article import Article, Part, PartKind, Span
from reader.facts.model import Entity, EntityType, Facts, Figure, FigureKind, MainEvent, Moment
from reader.tui.key_facts import key_facts, not_analysed

TEXT = "Sales rose 5% in the third quarter, in October 2024, on Sept. 12, from 1988 to 1994 and soon. Sales rose 5%."
ARTICLE = Article("a", TEXT, (Part(PartKind.PARAGRAPH, Span(0, len(TEXT))),), "")
NONE = Facts("en", "test")


def at(words: str, nth: int = 0) -> Span:
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return Span(start, start + len(words))


def test_dates_are_in_order_of_time_whatever_their_grain() -> None:
    dates = (
        Moment(at("soon"), None),
        Moment(at("October 2024"), "2024-10"),
        Moment(at("third quarter"), "2024-Q3"),
        Moment(at("Sept. 12"), "2024-09-12"),
        Moment(at("from 1988 to 1994"), "1988-01-01/1994-12-31"),
    )
    values = [fact.words for fact in key_facts(ARTICLE, replace(NONE, dates=dates))]
    assert values == ["1988 – 1994", "2024-Q3", "2024-09-12", "2024-10", "soon"]


def test_a_date_or_figure_stated_twice_stands_once() -> None:
    dates = (Moment(at("third quarter"), "2024-Q3"), Moment(at("in October"), "2024-Q3"))
    figures = tuple(Figure(at("5%", nth), FigureKind.PERCENT, 5, of="Sales") for nth in (0, 1))
    entries = key_facts(ARTICLE, replace(NONE, dates=dates, figures=figures))
    assert [(fact.section, fact.words, fact.detail) for fact in entries] == [
        ("When", "2024-Q3", "×2  third quarter, in October"),
        ("Figures", "5%", "Sales"),
    ]


def test_the_main_event_leads_the_panel() -> None:
    sales = Entity("Acme Sales", EntityType.ORG, (at("Sales"),))
    event = MainEvent(who=(0,), what=at("rose 5%"), when=0, where=None)
    facts = replace(NONE, entities=(sales,), dates=(Moment(at("October 2024"), "2024-10"),), main=event)
    assert [(fact.section, fact.words, fact.detail) for fact in key_facts(ARTICLE, facts)][:3] == [
        ("Main event", "Acme Sales", "who"),
        ("Main event", "rose 5%", "what"),
        ("Main event", "2024-10", "when"),
    ]


def test_no_facts_make_no_sections() -> None:
    assert key_facts(ARTICLE, NONE) == ()


def test_a_language_has_its_name() -> None:
    assert "in Russian" in not_analysed("ru")
    assert "not known" in not_analysed("und")
    assert "zz" in not_analysed("zz")
