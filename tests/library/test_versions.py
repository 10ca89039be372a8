"""Older versions of a story fold under the newest, whatever the order in which files come, change and go."""

import os
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.library import By, Library, Order, Row
from tests.library.conftest import Open, write
from tests.library.ferry import LEDE, REST, version

OTHER = """The central bank of Merunia kept its interest rate at 4.5 percent on Thursday, as economists had expected.

Governor Tesh Marlow said that prices rose by 3.1 percent in May, less than in any month since 2017, and that the bank
would look at wages before it decided again in August. Shares in Port Merun rose by 1.2 percent in thin trading.

Finance Minister Ida Rook said that her ministry would present a budget in September with a deficit of 2 percent."""


def shown(library: Library) -> list[tuple[str, int]]:
    return [(row.title, len(row.older)) for row in listed(library)]


def listed(library: Library) -> list[Row]:
    return library.folded.rows(0, len(library.folded))


@pytest.fixture
def story(folder: Path) -> Path:
    """Three versions of a story and another one."""
    version(folder, "first.md", 12, hour=9)
    version(folder, "third.md", 25, hour=15)
    version(folder, "second.md", 19, hour=12)
    write(folder / "bank.md", "Merunia keeps rate", day="2015-06-04", body=OTHER)
    return folder


def test_older_versions_fold_under_the_newest(story: Path, opened: Open) -> None:
    library = opened()
    assert shown(library) == [("Merunia keeps rate", 0), ("Ferry capsizes off Lanta, 25 dead", 2)]
    newest = listed(library)[1]
    titles = [row.title for row in library.versions(newest.id)]
    assert titles == [f"Ferry capsizes off Lanta, {dead} dead" for dead in (25, 19, 12)]
    assert len(library) == 4


def test_a_story_unfolds_and_folds_in_its_place(story: Path, opened: Open) -> None:
    library = opened()
    _, newest = listed(library)
    library.folded.toggle(newest.id)
    titles = [row.title for row in listed(library)]
    assert titles == ["Merunia keeps rate", *(f"Ferry capsizes off Lanta, {dead} dead" for dead in (25, 19, 12))]
    oldest = listed(library)[-1]
    assert (oldest.newest, library.folded.position_of(oldest.id)) == (newest.id, 3)
    library.folded.toggle(oldest.id)
    assert len(listed(library)) == 2
    assert library.folded.position_of(oldest.id) == 1


def test_a_story_that_is_unfolded_stays_so_while_the_list_changes(story: Path, opened: Open) -> None:
    library = opened()
    library.folded.toggle(listed(library)[1].id)
    write(story / "newer.md", "Nothing much", day="2015-07-01")
    library.refresh()
    assert [row.title[-7:] for row in listed(library)] == ["ng much", "ps rate", "25 dead", "19 dead", "12 dead"]


def test_a_newer_version_of_a_read_story_is_unread_and_says_so(story: Path, opened: Open) -> None:
    library = opened()
    newest = listed(library)[1]
    library.marks.set_read(newest.id, True)
    version(story, "fourth.md", 31, hour=20)
    library.refresh()
    fresh = listed(library)[1]
    assert (fresh.title[-7:], fresh.read, fresh.is_update, len(fresh.older)) == ("31 dead", False, True, 3)
    library.marks.set_read(fresh.id, True)
    assert not listed(library)[1].is_update


def test_a_group_loses_what_is_deleted_and_what_becomes_another_story(story: Path, opened: Open) -> None:
    library = opened()
    (story / "third.md").unlink()
    library.refresh()
    assert shown(library)[1] == ("Ferry capsizes off Lanta, 19 dead", 1)
    write(story / "second.md", "Merunia has a budget", day="2015-06-03", body=OTHER.replace("rate", "budget") * 2)
    library.refresh()
    assert ("Ferry capsizes off Lanta, 12 dead", 0) in shown(library)


def test_the_kicker_tells_the_newer_of_two_that_state_one_time(folder: Path, opened: Open) -> None:
    dateline = "LANTA, June 3, 2015 (Reuters) - "
    for name, kicker, dead in (("a.txt", "UPDATE 2-", 25), ("b.txt", "UPDATE 1-", 19), ("c.txt", "", 12)):
        lede = LEDE.format(dead=dead, on_board=90)
        (folder / name).write_text(
            f"{kicker}Ferry capsizes off Lanta, {dead} dead\n\n{dateline}{lede}\n\n{REST}\n", "utf-8"
        )
    assert shown(opened()) == [("Ferry capsizes off Lanta, 25 dead", 2)]


def test_a_corrected_version_folds_days_later_and_no_more_after_weeks(folder: Path, opened: Open) -> None:
    version(folder, "first.md", 12)
    version(folder, "corrected.md", 13, day="2015-06-12")
    version(folder, "late.md", 14, day="2015-07-12")
    assert shown(opened()) == [("Ferry capsizes off Lanta, 14 dead", 0), ("Ferry capsizes off Lanta, 13 dead", 1)]


def test_a_search_shows_also_older_versions(story: Path, opened: Open) -> None:
    library = opened()
    found = library.search('"12 dead"')
    (row,) = found.rows(0, len(found))
    assert row.newest == listed(library)[1].id


def test_articles_of_few_words_never_fold(folder: Path, opened: Open) -> None:
    for number in range(3):
        write(folder / f"{number}.md", "Shop closed", day="2015-06-03", body=f"The shop is closed on day {number}.")
    assert shown(opened()) == [("Shop closed", 0)] * 3


def test_far_down_a_long_list_rows_and_places_are_those_that_are_left(folder: Path, opened: Open) -> None:
    for number in range(1_200):
        write(folder / f"note-{number}.md", f"Note {number}", day=f"2015-{number % 5 + 4:02}-{number % 28 + 1:02}")
    for month in (4, 6, 8):
        for dead in (12, 25):
            version(folder, f"{month}-{dead}.md", dead, day=f"2015-{month:02}-03T{dead - 8:02}:00:00Z")
    library = opened()
    left = [row for row in library.rows(0, len(library)) if row.newest is None]
    assert len(left) == len(library) - 3
    for start in (0, 990, 1_100, 1_190):
        assert library.folded.rows(start, start + 40) == left[start : start + 40]
    for place in (5, 700, 1_201):
        assert library.folded.position_of(left[place].id) == place


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.permutations(range(6)), st.lists(st.integers(0, 5), max_size=3, unique=True))
def test_the_order_in_which_files_come_makes_no_difference(
    tmp_path_factory: pytest.TempPathFactory, order: list[int], leaving: list[int]
) -> None:
    names = [f"{number}.md" for number in range(6)]

    def listing(home: Path, numbers: Iterable[int], gone: Iterable[int]) -> list[tuple[str, int]]:
        folder = home / "articles"
        folder.mkdir(parents=True)
        library = Library.open([folder], data=home / "data", cache=home / "cache")
        try:
            for number in numbers:
                version(folder, names[number], 12 + number, hour=9 + number)
                os.utime(folder / names[number], (1_500_000_000 + number,) * 2)
                library.refresh()
            for number in gone:
                (folder / names[number]).unlink()
            library.refresh()
            return shown(library)
        finally:
            library.close()

    home = tmp_path_factory.mktemp("order")
    kept = [number for number in range(6) if number not in leaving]
    assert listing(home / "one", order, leaving) == listing(home / "other", kept, ())


@pytest.mark.parametrize("by", [By.DATE, By.SOURCE, By.LENGTH])
@pytest.mark.parametrize("reverse", [False, True])
def test_stories_fold_and_unfold_in_every_order_and_under_its_headings(
    story: Path, opened: Open, by: By, reverse: bool
) -> None:
    library, order = opened(), Order(by, reverse, grouped=True)
    rows = library.orders.arranged(order)
    assert sorted(row.title for row in rows.rows(0, 9)) == ["Ferry capsizes off Lanta, 25 dead", "Merunia keeps rate"]
    newest = next(row for row in rows.rows(0, 9) if row.older)
    at, counts = rows.position_of(newest.id), [group.articles for group in library.orders.groups(rows, order)]
    assert at is not None
    assert rows.position_of(newest.older[0]) == at
    assert rows.toggle(newest.id)
    assert [row.id for row in rows.rows(at, at + 3)] == [newest.id, *newest.older]
    assert rows.position_of(newest.older[1]) == at + 2
    counts[at if len(counts) > 1 else 0] += 2
    assert [group.articles for group in rows.grouped(library.orders.groups(rows, order))] == counts
    assert len(library.orders.every(order)) == 4
