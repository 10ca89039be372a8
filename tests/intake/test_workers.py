"""Work in other processes: what comes back, what hangs and what dies."""

import os
import signal
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from reader.intake.workers import WorkerError, Workers


def test_work_is_done_elsewhere(workers: Workers) -> None:
    assert workers.run(os.getpid, deadline=10) != os.getpid()
    with pytest.raises(ZeroDivisionError):
        workers.run(divmod, 1, 0, deadline=10)


def test_what_hangs_is_ended_and_the_next_work_done(workers: Workers) -> None:
    process = workers.run(os.getpid, deadline=10)
    with pytest.raises(WorkerError, match="longer"):
        workers.run(time.sleep, 60, deadline=0.2)
    assert workers.run(os.getpid, deadline=10) != process


def test_a_process_that_dies_is_told_and_replaced(workers: Workers) -> None:
    with pytest.raises(WorkerError, match="died"):
        workers.run(os.abort, deadline=10)
    os.kill(workers.run(os.getpid, deadline=10), signal.SIGKILL)
    time.sleep(0.1)
    assert workers.run(abs, -1, deadline=10) == 1


def test_what_wants_all_memory_gets_none(workers: Workers) -> None:
    with pytest.raises((MemoryError, WorkerError)):
        workers.run(bytes, 1 << 40, deadline=10)


def test_many_threads_share_them(workers: Workers) -> None:
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(lambda n: workers.run(abs, -n, deadline=10), range(40))) == list(range(40))
