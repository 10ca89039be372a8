"""When feeds are asked again."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.arrivals.schedule import DAY, HOUR, Next, Visit, next_visit

NOW = datetime(2026, 3, 4, 12, 0, tzinfo=UTC)
AT = NOW.timestamp()


def after(status: int = 200, failures: int = 0, interval: float = HOUR, ttl: float = 0.0, **headers: str) -> Next:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return next_visit(Visit(AT, status, named, failures, ttl), interval)


def is_about(next: Next, seconds: float) -> bool:
    """Never sooner, and up to a tenth later."""
    return AT + seconds <= next.due <= AT + 1.1 * seconds + 1


def date(seconds: float) -> str:
    return format_datetime(NOW + timedelta(seconds=seconds), usegmt=True)


def test_an_hour_passes_at_least() -> None:
    assert is_about(after(), HOUR)
    assert is_about(after(interval=60), HOUR)
    assert is_about(after(interval=6 * HOUR), 6 * HOUR)
    assert is_about(after(cache_control="max-age=0, no-cache", retry_after="1"), HOUR)


def test_the_latest_of_all_that_is_asked_for_counts() -> None:
    assert is_about(after(ttl=3 * HOUR), 3 * HOUR)
    assert is_about(after(cache_control="public, MAX-AGE=14400"), 4 * HOUR)
    assert is_about(after(304, cache_control='max-age="14400"'), 4 * HOUR)
    assert is_about(after(expires=date(5 * HOUR)), 5 * HOUR)
    assert is_about(after(expires=date(6 * HOUR), date=date(HOUR)), 5 * HOUR)
    assert is_about(after(ttl=3 * HOUR, cache_control="max-age=36000", expires=date(HOUR)), 10 * HOUR)
    assert is_about(after(ttl=30 * HOUR, cache_control="max-age=36000", retry_after="7200"), 30 * HOUR)


@pytest.mark.parametrize("stated", ["172800", date(2 * DAY)])
def test_retry_after_in_both_forms_holds_even_who_is_in_a_hurry(stated: str) -> None:
    for status in (200, 429, 503):
        next = after(status, failures=0 if status == 200 else 1, retry_after=stated)
        assert is_about(next, 2 * DAY)
        assert next.held == pytest.approx(AT + 2 * DAY)


@pytest.mark.parametrize("status", [403, 429])
def test_who_refuses_us_is_left_alone_for_long(status: int) -> None:
    waits = [after(status, failures=n).due - AT for n in (1, 2, 3, 20)]
    assert waits[0] >= DAY
    assert waits[1] >= 2 * DAY
    assert waits[3] <= 16 * DAY
    assert after(status, failures=1).held >= AT + DAY


def test_errors_make_the_waits_longer_up_to_a_week() -> None:
    waits = [after(500, failures=n).due - AT for n in (1, 2, 3, 30)]
    assert waits == sorted(waits)
    assert waits[0] >= 2 * HOUR
    assert 7 * DAY <= waits[3] <= 8 * DAY
    assert after(500, failures=3).held == 0


def test_hours_and_days_of_silence_are_kept() -> None:
    silent = Visit(AT, 200, {}, 0, skip_hours=frozenset({13, 14}), skip_days=frozenset())
    assert datetime.fromtimestamp(next_visit(silent).due, UTC).hour == 15
    wednesday = Visit(AT, 200, {}, 0, skip_days=frozenset({2}))
    assert datetime.fromtimestamp(next_visit(wednesday).due, UTC).weekday() == 3
    always = Visit(AT, 200, {}, 0, skip_hours=frozenset(range(24)))
    assert next_visit(always).due <= AT + 2 * HOUR


def test_feeds_are_not_all_due_at_the_same_moment() -> None:
    assert len({after().due for _ in range(20)}) > 10


@given(
    st.dictionaries(st.sampled_from(["retry-after", "cache-control", "expires", "date"]), st.text(max_size=40)),
    st.sampled_from([0, 200, 304, 403, 429, 500]),
    st.integers(0, 10_000),
    st.floats(0, 1e12),
)
def test_whatever_servers_say_a_feed_is_asked_again(
    headers: dict[str, str], status: int, failures: int, ttl: float
) -> None:
    next = next_visit(Visit(AT, status, headers, failures, ttl))
    assert AT + HOUR <= next.due <= AT + 34 * DAY


def test_numbers_without_end_do_no_harm() -> None:
    huge = "9" * 400
    assert (
        after(cache_control=f"max-age={huge}", retry_after=huge, expires="Fri, 31 Dec 9999 23:59:59 GMT").due
        <= AT + 34 * DAY
    )
