"""Versions of a story are known from other stories by one form."""

import subprocess
import sys
from datetime import timedelta
from itertools import combinations

import pytest

from bench.duplicates.stories import KINDS, START, Desk, Story
from bench.duplicates.templates import TEMPLATES
from reader.library.likeness import Told, are_versions, bands, periods


def told(story: Story) -> Told:
    return Told(story.day.toordinal(), story.text)


def keys(story: Story) -> set[int]:
    return set(bands(story.text, story.day.toordinal()))


def are_looked_up(one: Story, other: Story) -> bool:
    return any(key + step in keys(other) for key in keys(one) for step in periods(one.day.toordinal()))


@pytest.mark.parametrize("kind", KINDS)
def test_most_versions_of_a_story_are_found(kind: str) -> None:
    desk = Desk(seed=3)
    stories = [desk.event(START + timedelta(days=number)) for number in range(40)]
    pairs = [(story, desk.version(story, kind)) for story in stories]
    found = [are_looked_up(*pair) and are_versions(*map(told, pair)) for pair in pairs]
    assert sum(found) > 0.6 * len(pairs)


@pytest.mark.parametrize("names", [2, 40])
@pytest.mark.parametrize("form", TEMPLATES)
def test_reports_by_one_form_are_stories_of_their_own(form: str, names: int) -> None:
    desk = Desk(seed=3, names=names)
    apart = 1 if names == 2 else 0
    reports = [told(desk.by_form(form, START + timedelta(days=apart * number))) for number in range(12)]
    wrong = sum(are_versions(*pair) for pair in combinations(reports, 2))
    assert wrong <= 1


def test_the_order_of_two_makes_no_difference() -> None:
    desk = Desk(seed=5)
    stories = [desk.event(START) for _ in range(4)]
    stories += [desk.version(story, kind) for story in stories for kind in KINDS]
    for one, other in combinations(stories, 2):
        assert are_versions(told(one), told(other)) == are_versions(told(other), told(one))
        assert are_looked_up(one, other) == are_looked_up(other, one)


def test_a_text_of_few_words_is_never_looked_up() -> None:
    assert bands("The bridge was opened\nThe bridge was opened on Monday.", 737_000) == ()


def test_a_text_without_blanks_is_compared_by_its_characters() -> None:
    text = "昨日午後三時頃、沿岸の町で強い地震があり、少なくとも十二人が死亡、四十人が負傷した。" * 2
    assert len(set(bands(text, 737_000)) & set(bands(text.replace("十二人", "二十五人", 1), 737_000))) > 0


def test_the_keys_are_the_same_in_every_process() -> None:
    text = Desk().event(START).text
    code = f"from reader.library.likeness import bands; print(bands({text!r}, 737000))"
    other = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert other.stdout.strip() == str(bands(text, 737_000))
