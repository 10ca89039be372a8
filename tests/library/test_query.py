"""The language of searches."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.library.error import QueryError
from reader.library.query import (
    And,
    Dates,
    Figures,
    Flag,
    Named,
    Names,
    Not,
    Noted,
    Or,
    Query,
    Said,
    Stemmed,
    Tagged,
    Words,
)
from reader.library.query_parser import parse, starred
from reader.library.query_values import Amount, Days

A, B, C = Words("a"), Words("b"), Words("c")


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("a b", And((A, B))),
        ("a AND b", And((A, B))),
        ("a OR b c", Or((A, And((B, C))))),
        ("(a OR b) c", And((Or((A, B)), C))),
        ("a -b", And((A, Not(B)))),
        ("NOT (a b)", Not(And((A, B)))),
        ("NOT NOT a", A),
        ('"a b"', Words("a b")),
        ("“a b”", Words("a b")),
        ("econ*", Words("econ", is_beginning=True)),
        ("12:30 http://a.org", And((Words("12:30"), Words("http://a.org")))),
        ("or and not", And((Words("or"), Words("and"), Words("not")))),
        ("who:lavrov", Names(Named.WHO, "lavrov")),
        ('BY:"sergey lavrov"', Names(Named.BY, "sergey lavrov")),
        ('said:"lend its"', Said("lend its")),
        ("title:talks", Words("talks", column="title")),
        ("tag:Caucasus", Tagged("caucasus")),
        ("is:unread", Flag("unread")),
        ("figure:>10%", Figures(Amount(10, None, "%", without_ends=True))),
        ("figure:<=1.5bn", Figures(Amount(None, 1.5e9, None))),
        ("figure:$1m..$2m", Figures(Amount(1e6, 2e6, "USD"))),
        ("figure:1,000", Figures(Amount(1000, 1000, None))),
        ("date:2015-05", Dates(Days(date(2015, 5, 1), date(2015, 5, 31)), in_text=False)),
        ("when:2015-05-24..2016", Dates(Days(date(2015, 5, 24), date(2016, 12, 31)), in_text=True)),
        ("date:2015..", Dates(Days(date(2015, 1, 1), None), in_text=False)),
        ("~minister", Stemmed("minister")),
        ('~"prime ministers"', And((Stemmed("prime"), Stemmed("ministers")))),
        ("note:check", Noted("check")),
        ("section:world", Words("world", column="section")),
        ("", None),
        (" AND OR & ", None),
    ],
)
def test_a_query_is_read(text: str, meant: Query | None) -> None:
    assert parse(text) == meant


@pytest.mark.parametrize(
    ("text", "at", "words"),
    [
        ("(a", 0, "never closed"),
        ("a)", 1, "closes nothing"),
        ('a "b', 2, "never closed"),
        ("wo:x", 0, 'no field "wo:"'),
        ("a who:", 2, "lacks its value"),
        ("is:blue", 3, "takes unread"),
        ("figure:much", 7, "no figure"),
        ("date:2015-13", 5, "no date"),
        ("when:soon", 5, "no date"),
        ("(" * 50 + "a" + ")" * 50, 41, "deep"),
        ("a" * 3000, 2000, "at most"),
        ("a ~", 2, "lacks its word"),
        ("sorce:tass", 0, "source: is one"),
    ],
)
def test_a_wrong_query_says_where_and_why(text: str, at: int, words: str) -> None:
    with pytest.raises(QueryError, match=words.replace("(", "\\(")) as error:
        parse(text)
    assert error.value.at == at


@pytest.mark.parametrize("half", ["who:", "is:", "is:un", "figure:>", "date:2015-", '"in the', "(a OR", "lav", "-"])
def test_what_is_half_typed_is_no_mistake(half: str) -> None:
    parse(half, typing=True)


def test_words_that_are_being_typed_are_beginnings() -> None:
    assert parse("lav mos", typing=True) == And((Words("lav", is_beginning=True), Words("mos", is_beginning=True)))


@given(
    st.text(max_size=60) | st.lists(st.sampled_from([*'()"-*:>.<', " ", "OR", "NOT ", "who:", "a", "1bn"])).map("".join)
)
def test_any_text_is_a_query_or_a_clear_mistake(text: str) -> None:
    for typing in (False, True):
        said = mistake(text, typing)
        assert said is None or (str(said) and 0 <= said.at <= len(text))


def mistake(text: str, typing: bool) -> QueryError | None:
    try:
        parse(text, typing=typing)
    except QueryError as error:
        return error
    return None


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("minist", "minist*"),
        ("minist who:lavrov", "minist* who:lavrov"),
        ('title:talk OR -"prime minister" (econ* un', 'title:talk* OR -"prime minister" (econ* un'),
        ("~minister is:unread", "~minister is:unread"),
        ("who:", "who:"),
    ],
)
def test_what_was_found_as_it_was_typed_can_be_said(typed: str, said: str) -> None:
    assert starred(typed) == said


@pytest.mark.parametrize("text", ["un", "talks un", "-un", "title:tal", "minist -talks"])
def test_what_follows_a_word_ends_it(text: str) -> None:
    assert parse(f"{text} ", typing=True) == parse(starred(text))
