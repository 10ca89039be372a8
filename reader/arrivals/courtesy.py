"""Courtesy to hosts: one connection at a time, a pause after each, and all hosts in parallel."""

from __future__ import annotations

import heapq
import threading
import time
from collections import defaultdict, deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count

PAUSE = 1.0
"""Seconds between two requests to a host."""

Task = Callable[[], None]


class Courtesy:
    """Knows when each host may be asked again; safe to use from any thread."""

    def __init__(self, pause: float | None = None) -> None:
        """No host has been asked yet.

        Args:
            pause: seconds between two requests to a host, at least; by default `PAUSE`.
        """
        self._pause = PAUSE if pause is None else pause
        self._lock = threading.Lock()
        self._turns: defaultdict[str, threading.Lock] = defaultdict(threading.Lock)
        self._free: dict[str, float] = {}
        self._wanted: dict[str, float] = {}

    def wait_longer(self, host: str, seconds: float) -> None:
        """From now on pause for so long, if that is longer: the host has asked for it."""
        with self._lock:
            self._wanted[host] = seconds

    def free_at(self, host: str) -> float:
        """The moment, on the monotonic clock, from which a host may be asked."""
        with self._lock:
            return self._free.get(host, 0.0)

    @contextmanager
    def turn(self, host: str) -> Iterator[None]:
        """Wait until a host may be asked; nobody else asks it meanwhile."""
        with self._lock:
            turn = self._turns[host]
        with turn:
            wait = self.free_at(host) - time.monotonic()
            if wait > 0:
                time.sleep(wait)
            try:
                yield
            finally:
                with self._lock:
                    pause = max(self._pause, self._wanted.get(host, 0.0))
                    self._free[host] = time.monotonic() + pause


class Lanes:
    """Does tasks in some threads: those of one host one after another, no thread waiting for a host that rests."""

    def __init__(self, courtesy: Courtesy, threads: int) -> None:
        """Nothing is done yet.

        Args:
            courtesy: when each host may be asked.
            threads: how many tasks are done at once.
        """
        self._courtesy = courtesy
        self._threads = threads
        self._change = threading.Condition()
        self._lanes: defaultdict[str, deque[Task]] = defaultdict(deque)
        self._waiting: list[tuple[float, int, str]] = []
        self._at_work: set[str] = set()
        self._order = count()
        self._left = 0
        self._failure: BaseException | None = None

    def add(self, host: str, task: Task) -> None:
        """Do a task when its turn comes; tasks may add others."""
        with self._change:
            self._left += 1
            lane = self._lanes[host]
            lane.append(task)
            if len(lane) == 1 and host not in self._at_work:
                self._wait(host)

    def run(self) -> None:
        """Do all tasks, and what they add; returns when nothing is left.

        Raises:
            Exception: what a task raised, after which no other is begun.
        """
        threads = [threading.Thread(target=self._work, daemon=True) for _ in range(min(self._threads, self._left))]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        if self._failure is not None:
            raise self._failure

    def _wait(self, host: str) -> None:
        heapq.heappush(self._waiting, (self._courtesy.free_at(host), next(self._order), host))
        self._change.notify()

    def _work(self) -> None:
        while (begun := self._next()) is not None:
            host, task = begun
            failure: BaseException | None = None
            try:
                task()
            except BaseException as error:
                failure = error
            with self._change:
                self._left -= 1
                self._failure = self._failure or failure
                self._at_work.discard(host)
                if self._lanes[host]:
                    self._wait(host)
                if not self._left or self._failure:
                    self._change.notify_all()

    def _next(self) -> tuple[str, Task] | None:
        """The task whose turn it is; None when there is none any more."""
        with self._change:
            while self._left and not self._failure:
                wait = self._waiting[0][0] - time.monotonic() if self._waiting else None
                if wait is not None and wait <= 0:
                    _, _, host = heapq.heappop(self._waiting)
                    self._at_work.add(host)
                    return host, self._lanes[host].popleft()
                self._change.wait(wait)
            return None
