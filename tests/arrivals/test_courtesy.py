"""One connection at a time to a host, and all hosts in parallel."""

import threading
import time
from itertools import pairwise

import pytest

from reader.arrivals.courtesy import Courtesy, Lanes


def test_hosts_are_asked_in_parallel_and_each_one_thing_after_another() -> None:
    lanes = Lanes(Courtesy(pause=0.0), 8)
    both = threading.Barrier(2, timeout=10)
    at_work: dict[str, int] = {"a": 0, "b": 0}
    most = dict(at_work)

    def task(host: str, first: bool) -> None:
        at_work[host] += 1
        most[host] = max(most[host], at_work[host])
        if first:
            both.wait()
        time.sleep(0.01)
        at_work[host] -= 1

    for number in range(5):
        for host in "ab":
            lanes.add(host, lambda host=host, first=number == 0: task(host, first))  # type: ignore[misc]
    lanes.run()
    assert most == {"a": 1, "b": 1}


def test_a_host_rests_between_two_requests_whoever_asks() -> None:
    courtesy = Courtesy(pause=0.05)
    times: list[float] = []

    def ask() -> None:
        with courtesy.turn("a"):
            times.append(time.monotonic())

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(later - earlier >= 0.05 for earlier, later in pairwise(times))
    courtesy.wait_longer("a", 0.2)
    ask()
    ask()
    assert times[-1] - times[-2] >= 0.2


def test_tasks_add_tasks_and_all_are_done() -> None:
    lanes = Lanes(Courtesy(pause=0.0), 3)
    done: list[int] = []

    def task(depth: int) -> None:
        done.append(depth)
        for host in "ab" if depth < 4 else "":
            lanes.add(host, lambda: task(depth + 1))

    lanes.add("a", lambda: task(0))
    lanes.run()
    assert len(done) == 31


def test_a_host_that_rests_keeps_no_thread_from_others() -> None:
    lanes = Lanes(Courtesy(pause=0.3), 1)
    done: list[str] = []

    def ask(courtesy: Courtesy, host: str) -> None:
        with courtesy.turn(host):
            done.append(host)

    courtesy = Courtesy(pause=0.3)
    lanes = Lanes(courtesy, 1)
    for host in "aaabc":
        lanes.add(host, lambda host=host: ask(courtesy, host))  # type: ignore[misc]
    lanes.run()
    assert done == ["a", "b", "c", "a", "a"]


def test_what_fails_is_told_and_ends_the_work() -> None:
    lanes = Lanes(Courtesy(pause=0.0), 2)
    for host in "abcdef":
        lanes.add(host, lambda: divmod(1, 0) and None)
    with pytest.raises(ZeroDivisionError):
        lanes.run()
