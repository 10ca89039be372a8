"""Articles in every order, by viewport, and what they stand under."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.library import By, Library, Order, Row
from tests.library.conftest import Open

SOURCES = ("reuters", "AP", "Zeit", "", "tass")


@pytest.fixture
def library(folder: Path, opened: Open) -> Library:
    """Forty articles of some sources, days and lengths."""
    for number in range(40):
        source = SOURCES[number % 5]
        stated = f"publisher: {source}\n" if source else ""
        day = f"date: 2015-05-{number % 7 + 1:02}\n" if number % 9 else ""
        body = "Word. " * (number * 7 % 11 + 1)
        (folder / f"{number:02}.md").write_text(f"---\ntitle: Story {number}\n{stated}{day}---\n\n{body}\n")
    return opened()


def keys(library: Library, order: Order) -> list[object]:
    return [key(row, order.by) for row in library.orders.arranged(order).rows(0, len(library))]


def key(row: Row, by: By) -> object:
    if by is By.LENGTH:
        return row.words
    return (row.origin == "", row.origin.casefold()) if by is By.SOURCE else (row.published is not None, row.published)


@pytest.mark.parametrize("by", [By.DATE, By.SOURCE, By.LENGTH])
@pytest.mark.parametrize("reverse", [False, True])
def test_an_order_holds_wherever_one_looks(library: Library, by: By, reverse: bool) -> None:
    order = Order(by, reverse)
    found = keys(library, order)
    descending = (by is not By.SOURCE) is not reverse
    assert [repr(key) for key in found] == [repr(key) for key in sorted(found, key=_sortable, reverse=descending)]
    rows = library.orders.arranged(order)
    every = rows.rows(0, 40)
    assert len({row.id for row in every}) == 40
    assert [library.orders.arranged(order).rows(at, at + 3) for at in (0, 18, 30)] == [
        every[at : at + 3] for at in (0, 18, 30)
    ]
    assert [rows.position_of(row.id) for row in every] == list(range(40))


def _sortable(key: object) -> str:
    return f"{key:05}" if isinstance(key, int) else repr(key)


@pytest.mark.parametrize("query", ["", "story"])
@pytest.mark.parametrize("by", [By.DATE, By.SOURCE])
def test_groups_are_those_of_the_rows_in_order(library: Library, by: By, query: str) -> None:
    order = Order(by, grouped=True)
    rows = library.search(query, order=order) if query else library.orders.arranged(order)
    seen: list[object] = []
    for row in rows.rows(0, 40):
        key = row.published if by is By.DATE else row.origin
        if not seen or seen[-1] != key:
            seen.append(key)
    groups = library.orders.groups(rows, order)
    assert sum(group.articles for group in groups) == 40
    assert len(groups) == len(seen) == (8 if by is By.DATE else 5)
    assert groups[0].heading == ("Thursday 7 May 2015" if by is By.DATE else "AP")
    assert groups[-1].heading == ("No date" if by is By.DATE else "No source")


def test_the_next_unread_is_the_next_in_that_order(library: Library) -> None:
    rows = library.orders.arranged(Order(By.SOURCE))
    first, second = rows.rows(0, 2)
    library.marks.set_read(first.id, True)
    assert rows.next_unread(None) == second.id
    assert rows.rows(0, 1)[0].read


def test_what_is_kept_of_an_order_is_read_back() -> None:
    for order in (Order(), Order(By.SOURCE, grouped=True), Order(By.LENGTH, reverse=True)):
        assert Order.read(str(order)) == order
    assert Order.read("nonsense") == Order.read(None) == Order()


@pytest.mark.parametrize("by", [By.DATE, By.SOURCE, By.LENGTH])
@pytest.mark.parametrize("reverse", [False, True])
def test_of_very_many_hits_the_first_in_the_order_are_shown(
    library: Library, monkeypatch: pytest.MonkeyPatch, by: By, reverse: bool
) -> None:
    order = Order(by, reverse)
    every = library.search("story", order=order)
    monkeypatch.setattr("reader.library.found.MOST", 7)
    few = library.search("story", order=order)
    assert few.is_cut
    assert few.rows(0, 40) == every.rows(0, 7)
