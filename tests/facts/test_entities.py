"""Names and their types in the copy of many newsrooms.

Marked: [P person], [O body], [L place], [G people], [E event], [X other].
"""

import re
from pathlib import Path

import pytest

from reader.article import Span
from reader.facts.analyse import analyse
from tests.facts.articles import article

TYPES = {"P": "PERSON", "O": "ORG", "L": "PLACE", "G": "GROUP", "E": "EVENT", "X": "OTHER"}
Names = dict[Span, tuple[str, str]]


def marked(text: str) -> tuple[str, Names]:
    """The text without its marks, and what they say."""
    plain, names, end = "", {}, 0
    for match in re.finditer(r"\[([POLGEX]) ([^\]]+)\]", text):
        plain += text[end : match.start()]
        names[Span(len(plain), len(plain) + len(match[2]))] = (match[2], TYPES[match[1]])
        plain += match[2]
        end = match.end()
    return plain + text[end:], names


def found(text: str) -> Names:
    entities = analyse(article(text)).entities
    return {m: (text[m.start : m.end], entity.type.value) for entity in entities for m in entity.mentions}


STORIES = (Path(__file__).parent / "marked_names.txt").read_text("utf-8").removeprefix("# ").split("\n\n# ")


@pytest.mark.parametrize("story", STORIES, ids=[story.split("\n")[0] for story in STORIES])
def test_names_are_found_whole_and_typed(story: str) -> None:
    text, names = marked(story)
    assert found(text) == names


HEADLINES = [
    "[P SELES] BEATS [P NOVOTNA] IN [L TOKYO] FINAL",
    "[P Seles] Beats [P Novotna] in [L Tokyo] Final as [G Japanese] Crowd Cheers",
]


@pytest.mark.parametrize("headline", HEADLINES)
def test_headlines_in_capitals_and_title_case_name_what_the_body_names(headline: str) -> None:
    text, names = marked(headline)
    body = "Monica Seles beat Jana Novotna in Tokyo on Sunday. The crowd cheered. Seles hit one winner."
    assert {span: name for span, name in found(f"{text}\n\n{body}").items() if span.end <= len(text)} == names


def test_in_a_match_report_towns_are_teams_but_not_where_they_are_places() -> None:
    text, names = marked(
        """City hold leaders

[O Leeds] were held to a 1-1 draw by [O Preston] on Saturday. Striker [P Tom Ash] scored the goal in [L Preston].
[O Leeds] coach [P Ed Hall] said the team had lost midfielder [P Ian Moss] to injury. [O Leeds] go to [L Hull]."""
    )
    assert found(text) == names


def test_the_country_of_a_tennis_player_is_no_team() -> None:
    text, names = marked(
        """Results

[P Pete Marsh] ([L U.S.]) beat [P Jim Corran] ([L Spain]) 7-5 6-3 in the final match on Sunday."""
    )
    assert found(text) == names


def names(text: str) -> set[str]:
    return {entity.name for entity in analyse(article(f"Council meets\n\n{text}")).entities}


LINKED = [
    ("Karim al-Rashid was freed. Rashid said nothing. The police praised al-Rashid.", {"Karim al-Rashid"}),
    ("Anna Holt-Price won. Holt-Price, 44, cried.", {"Anna Holt-Price"}),
    ("Ruth Marlow drew. Her son, Paul Marlow Reed, sang. Dr. Marlow died.", {"Ruth Marlow", "Paul Marlow Reed"}),
    ("Orbis Systems Inc. (NYSE: ORBX) rose. Orbis makes tools.", {"Orbis Systems Inc.", "NYSE"}),
]


@pytest.mark.parametrize(("text", "expected"), LINKED, ids=[text[:20] for text, _ in LINKED])
def test_names_of_one_are_one_and_of_two_are_two(text: str, expected: set[str]) -> None:
    assert names(text) == expected
