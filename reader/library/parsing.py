"""Parses files, many of them in processes beside this one, which stays free for keys meanwhile."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from multiprocessing.pool import AsyncResult, ThreadPool

from reader.intake.workers import WorkerError, Workers
from reader.library.entry import Entry, Parsed
from reader.library.files import Found

_FEW = 200
"""Files that are parsed here: to start a process takes as long."""

_TOGETHER = 50
"""Files that go to a process at once."""

_AHEAD = 20
"""Such pieces of work that are under way while what was parsed is written."""

_DEADLINE = 60.0
_ALONE = 10.0
"""Seconds for some files, and for one that may be what kept the others."""


def parsed(files: Iterable[Found]) -> Iterator[Parsed]:
    """What is in some files, in their order."""
    coming = iter(files)
    yield from map(Parsed.of, islice(coming, _FEW))
    first = next(coming, None)
    if first is None:
        return
    workers = Workers(min(os.cpu_count() or 1, 4))
    # A thread for each process, which waits for it; as daemons they keep nobody from quitting.
    threads = ThreadPool(workers.count)
    under_way: deque[AsyncResult[list[Parsed]]] = deque()
    try:
        for some in _pieces(chain([first], coming)):
            under_way.append(threads.apply_async(_in_process, (workers, some)))
            if len(under_way) > _AHEAD:
                yield from under_way.popleft().get()
        while under_way:
            yield from under_way.popleft().get()
    finally:
        threads.terminate()
        workers.close()


def _pieces(files: Iterator[Found]) -> Iterator[list[Found]]:
    while some := list(islice(files, _TOGETHER)):
        yield some


def _in_process(workers: Workers, files: Sequence[Found]) -> list[Parsed]:
    try:
        return workers.run(_all_of, files, deadline=_DEADLINE)
    except WorkerError:
        return [_by_itself(workers, file) for file in files]


def _by_itself(workers: Workers, file: Found) -> Parsed:
    try:
        return workers.run(Parsed.of, file, deadline=_ALONE)
    except WorkerError as error:
        return Parsed(Entry.broken(file, f"cannot be parsed: {error}"))


def _all_of(files: Sequence[Found]) -> list[Parsed]:
    return [Parsed.of(file) for file in files]
