"""Front matter that is read without YAML says what it says to YAML."""

from __future__ import annotations

from datetime import date

import yaml
from hypothesis import given
from hypothesis import strategies as st

from reader.intake.front_matter import simple_mapping

_WORDS = st.text(st.sampled_from("aZé ün'\"\\:#-[]{}&*!|>%@`,?.\t0123~=—"), max_size=12)
_VALUES = st.one_of(
    _WORDS,
    _WORDS.map(lambda words: f'"{words}"'),
    _WORDS.map(lambda words: f"'{words}'"),
    st.dates().map(str),
    st.sampled_from(
        ("yes", "Off", "NULL", "~", "2015-02-30", "1e3", "0x1f", "12:30", "https://a.example/b?c#d", "a #b")
    ),
)
_NAMES = st.sampled_from(("title", "Date", "source", "on", "no", "x-y", "url"))


@given(st.lists(st.tuples(_NAMES, _VALUES), max_size=4))
def test_plain_lines_mean_the_same_as_to_yaml(lines: list[tuple[str, str]]) -> None:
    source = "\n".join(f"{name}: {value}" for name, value in lines)
    told = simple_mapping(source)
    if told is not None:
        data = yaml.safe_load(source) or {}
        assert told == {str(name).casefold(): value for name, value in data.items()}


def test_most_front_matter_needs_no_yaml() -> None:
    assert simple_mapping(
        "title: \"Talks: day 2\"\ndate: 2015-05-25\nsource: TASS\nfetched: '2015-05-25T10:00:00+00:00'"
    ) == {
        "title": "Talks: day 2",
        "date": date(2015, 5, 25),
        "source": "TASS",
        "fetched": "2015-05-25T10:00:00+00:00",
    }
