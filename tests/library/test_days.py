"""Places in a list, by how many articles each day has."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from reader.library.days import Days
from reader.library.entry import Entry
from reader.library.files import Found
from reader.library.numbering import numbers, within

DAYS = st.dictionaries(st.integers(0, 400), st.integers(1, 5), min_size=1)


@given(DAYS, st.data())
def test_each_place_has_its_day(counts: dict[int, int], data: st.DataObject) -> None:
    newest_first = sorted(counts.items(), reverse=True)
    whole = [day for day, count in newest_first for _ in range(count)]
    days = Days(newest_first)
    place = data.draw(st.integers(0, len(whole) - 1))
    day, before, after = days.at(place)
    assert whole[place] == day
    assert (before, after) == (whole.index(day), len(whole) - whole[::-1].index(day))
    assert days.before(day) == before


@given(st.dates(date(1000, 1, 1)), st.text(max_size=5), st.floats(-1e12, 1e15))
def test_all_numbers_of_an_article_lie_within_its_day(day: date, name: str, moment: float) -> None:
    entry = Entry.broken(Found(f"/{name}", 0, 0, 0), "")
    dated = entry._replace(published=day, moment=moment)
    first, last = within(day, day)
    for number, _ in zip(numbers(dated), range(50), strict=False):
        assert first <= number <= last
    for number, _ in zip(numbers(entry), range(50), strict=False):
        assert 0 <= number < within(date.min, None)[0]
