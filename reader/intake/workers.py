"""Processes of their own for what parses hostile bytes: each piece of work has a deadline and can hang nothing else."""

from __future__ import annotations

import multiprocessing
import os
import queue
import resource
import signal
import sys
import threading
from collections.abc import Callable
from contextlib import redirect_stderr, suppress
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import TypeVar, cast

Result = TypeVar("Result")

_MOST_MEMORY = 3 << 30
"""Bytes of address space that a process may have: what wants more is no article."""

_starting = threading.Lock()

_GRACE = 5.0
"""Seconds after its deadline at which a process ends itself, where its parent has not lived to do it."""


class WorkerError(Exception):
    """The work came to no end, in time or at all; the message says why."""


class Workers:
    """Some processes that call functions for any thread; they are started when there is work.

    A process that misses a deadline is killed, and another is started in its place with the next piece of work.
    """

    def __init__(self, count: int | None = None) -> None:
        """Nothing is started yet.

        Args:
            count: how many processes, by default one for each processor.
        """
        self.count = count or os.cpu_count() or 1
        """How many pieces of work are done at once."""
        self._idle: queue.LifoQueue[_Worker] = queue.LifoQueue()
        for _ in range(self.count):
            self._idle.put(_Worker())

    def run(self, function: Callable[..., Result], *arguments: object, deadline: float) -> Result:
        """What a function returns or raises, called in another process.

        Args:
            function: a function of some module; it, its arguments and what it returns are pickled.
            arguments: its arguments.
            deadline: seconds that it may take, waiting for a process aside.

        Raises:
            WorkerError: if it takes longer, or its process dies.
        """
        worker = self._idle.get()
        try:
            outcome = worker.run(function, arguments, deadline)
        finally:
            self._idle.put(worker)
        if isinstance(outcome, Exception):
            raise outcome
        return cast(Result, outcome)

    def close(self) -> None:
        """End the processes; they are started again if there is more work."""
        for _ in range(self.count):
            self._idle.get().kill()
        for _ in range(self.count):
            self._idle.put(_Worker())


class _Worker:
    """One process and the line to it."""

    def __init__(self) -> None:
        self._process: BaseProcess | None = None
        self._line: Connection | None = None

    def run(self, function: Callable[..., object], arguments: tuple[object, ...], deadline: float) -> object:
        line = self._started()
        try:
            line.send((function, arguments, deadline))
            if line.poll(deadline):
                return cast(object, line.recv())
        except (EOFError, OSError) as error:
            self.kill()
            raise WorkerError("its process died over it") from error
        except BaseException:
            self.kill()
            raise
        self.kill()
        raise WorkerError(f"it took longer than {deadline:.0f} seconds")

    def _started(self) -> Connection:
        if self._line is None or self._process is None or not self._process.is_alive():
            self.kill()
            context = multiprocessing.get_context("spawn")
            self._line, theirs = context.Pipe()
            process = context.Process(target=_serve, args=(theirs,), name="newsreader-worker", daemon=True)
            # multiprocessing hands on the file behind sys.stderr; what Textual puts there has none.
            with _starting, redirect_stderr(sys.__stderr__):
                process.start()
            self._process = process
            theirs.close()
        return self._line

    def kill(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.join()
        if self._line is not None:
            self._line.close()
        self._process = self._line = None


def _serve(line: Connection) -> None:
    """The process: do what comes until the line is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # What a library prints must not get among what the program prints.
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)
    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, resource.RLIM_INFINITY))
    with suppress(EOFError, OSError):
        while True:
            function, arguments, deadline = line.recv()
            outcome: object
            signal.setitimer(signal.ITIMER_REAL, deadline + _GRACE)
            try:
                outcome = function(*arguments)
            except Exception as error:
                outcome = error
            signal.setitimer(signal.ITIMER_REAL, 0)
            line.send(outcome)
