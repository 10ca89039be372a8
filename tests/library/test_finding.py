"""Words found in a text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.library.finding import found


@pytest.mark.parametrize(
    ("text", "wanted", "expected"),
    [
        ("Talks in Köln, KÖLN and koln", "köln", ["Köln", "KÖLN", "koln"]),
        ("the cafe\u0301 and the café", "cafe", ["cafe\u0301", "café"]),
        ("Die Straße, die STRASSE", "strasse", ["Straße", "STRASSE"]),
        ("Iran’s plan, Iran's plan", "iran's", ["Iran’s", "Iran's"]),
        ("the years 1988–1994", "1988-1994", ["1988–1994"]),
        ("a\u0301 b ﬁnal", "final", ["ﬁnal"]),
        ("naïve nai\u0308ve ünıx", "naive", ["naïve", "nai\u0308ve"]),
        ("line\nbreak", "line break", ["line\nbreak"]),
        ("aaaa", "aa", ["aa", "aa"]),
        ("МОСКВА и Москва", "москва", ["МОСКВА", "Москва"]),
        ("nothing here", "elsewhere", []),
        ("nothing here", "", []),
        ("nothing here", "  ", []),
    ],
)
def test_case_accents_and_marks_are_no_hindrance(text: str, wanted: str, expected: list[str]) -> None:
    assert [text[span.start : span.end] for span in found(text, wanted)] == expected


@given(st.text(max_size=60), st.text(max_size=60), st.text(min_size=1, max_size=8))
@settings(max_examples=200)
def test_what_stands_in_the_text_is_found_there(before: str, after: str, wanted: str) -> None:
    text = f"{before} {wanted} {after}"
    spans = found(text, wanted)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    if spans:
        assert all(found(text[span.start : span.end], wanted) for span in spans)
    if wanted.isalnum():
        assert spans
