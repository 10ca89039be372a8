"""Text in lines, by cells."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len, get_character_cell_size

from reader.tui.wrapping import NARROW, shown, wrapped

LATIN = ["the", "Ministry", "of", "25,000-30,000", "Köln", "Москва", "Ελλάδα", "“it’s", "—", "ministers’"]
OTHERS = ["新华社", "北京，", "「会談」", "서울에서", "שלום", "القاهرة", "नमस्ते", "ทำเนียบรัฐบาล"]
ODD = [
    "e\u0301te\u0301",
    "👨\u200d👩\u200d👧",
    "🇫🇷",
    "1\ufe0f\u20e3",
    "a\u200bb",
    "x" * 90,
    "\u00a0km",
    "\u3000",
    "\t",
    " ",
    "\n",
]
SCRIPTS = st.sampled_from([*LATIN, *OTHERS, *ODD])
TEXTS = st.lists(SCRIPTS, max_size=40).map(" ".join) | st.text(max_size=200)
MEASURES = st.integers(2, 76)


def lines(text: str, measure: int) -> list[str]:
    return [text[start:end] for start, end in wrapped(text, 0, len(text), measure)]


@given(TEXTS, MEASURES)
@example("\u200d\ufe0f\u200d", 2)
@example(" \u0301 a", 2)
@settings(max_examples=300)
def test_lines_fit_in_order_and_lose_nothing_but_white_space(text: str, measure: int) -> None:
    at = 0
    for start, end in wrapped(text, 0, len(text), measure):
        assert at <= start <= end
        assert not text[at:start].strip()
        assert "\n" not in text[start:end]
        assert cell_len(shown(text[start:end])) <= measure
        at = end
    assert not text[at:].strip()


@given(TEXTS, MEASURES)
@settings(max_examples=100)
def test_no_line_could_take_the_first_word_of_the_next(text: str, measure: int) -> None:
    text = " ".join(word for word in text.split() if word.isascii())
    for line, following in zip(lines(text, measure), lines(text, measure)[1:], strict=False):
        word = following.split()[0]
        assert len(line) == measure or len(f"{line} {word}") > measure


@given(st.text(alphabet=st.characters(max_codepoint=0x2FFF), max_size=50))
def test_what_is_taken_for_narrow_takes_a_cell_for_each_character(text: str) -> None:
    assert not NARROW.fullmatch(text) or cell_len(shown(text)) == len(text)


def test_all_narrow_characters_are() -> None:
    narrow = [chr(code) for code in range(0x3000) if chr(code) != "\t" and NARROW.fullmatch(chr(code))]
    assert len(narrow) > 500
    assert {get_character_cell_size(character) for character in narrow} == {1}


@pytest.mark.parametrize(
    ("text", "measure", "expected"),
    [
        ("one two three", 7, ["one two", "three"]),
        ("one  two   three", 8, ["one  two", "three"]),
        ("a very-long-word-indeed", 6, ["a", "very-l", "ong-wo", "rd-ind", "eed"]),
        ("about 25\u00a0km away", 8, ["about", "25\u00a0km", "away"]),
        ("first\n\nsecond line", 20, ["first", "", "second line"]),
        ("中文没有空格", 5, ["中文", "没有", "空格"]),
        ("中文，中文。", 4, ["中", "文，", "中", "文。"]),
        ("他说「中文」", 6, ["他说", "「中", "文」"]),
        ("in 北京市 today", 7, ["in 北京", "市", "today"]),
        ("서울에서 회담", 9, ["서울에서", "회담"]),
        ("👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧", 4, ["👨‍👩‍👧👨‍👩‍👧", "👨‍👩‍👧"]),
        ("1️⃣2️⃣3️⃣", 4, ["1️⃣2️⃣", "3️⃣"]),
        ("e\u0301e\u0301e\u0301", 2, ["e\u0301e\u0301", "e\u0301"]),
        ("שלום לכולם", 5, ["שלום", "לכולם"]),
        ("a\tb c", 3, ["a\tb", "c"]),
        ("", 10, []),
        ("   ", 10, [""]),
    ],
)
def test_breaks(text: str, measure: int, expected: list[str]) -> None:
    assert lines(text, measure) == expected


def test_a_stretch_keeps_the_offsets_of_the_whole() -> None:
    text = "Headline\n\nSome words of a paragraph"
    assert [text[a:b] for a, b in wrapped(text, 10, len(text), 12)] == ["Some words", "of a", "paragraph"]


def test_a_character_wider_than_the_measure_stands_alone() -> None:
    assert lines("中文", 1) == ["中", "文"]
