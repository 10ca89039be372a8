"""The separate process that runs the language model, and its client: the reader itself never waits for it.

The two speak JSON Lines on the child's standard input and output: a numbered article goes in, its facts come back
under the same number. The child ends when its input closes, so it never outlives the reader, and when it has been
idle for long.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import select
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections import deque
from typing import TYPE_CHECKING, Any

from reader.article import Article
from reader.children import answers, started
from reader.controls import visible_line
from reader.facts.pipelines import DEFAULT_PIPELINE

if TYPE_CHECKING:
    from reader.facts.model import Facts

IDLE = 300.0
"""Seconds without a question after which the process goes."""

_TRIES = 2
_ABANDONED = 4.0
"""Seconds that a question may wait for one whose asker has gone; starting the process again takes about as long."""

_LONGEST_LINE = 1 << 28
_PR_SET_PDEATHSIG = 1


class AnalystError(Exception):
    """The facts of an article cannot be had; the message says why."""


class Analyst:
    """Asks the separate process for the facts of articles; starts it on demand and again when it was killed."""

    def __init__(self, pipeline: str = DEFAULT_PIPELINE, idle: float = IDLE, *, nice: int = 0) -> None:
        """Nothing is started yet.

        Args:
            pipeline: the spaCy pipeline for English.
            idle: seconds after which the idle process ends.
            nice: by how much others go before it, as nice(1) counts.
        """
        self.pipeline = pipeline
        self._idle = idle
        self._nice = nice
        self._process: Process | None = None
        self._starting: asyncio.Task[Process] | None = None
        self._is_closed = False
        self._turn = asyncio.Lock()
        self._asked = 0
        self._answered = 0
        self._listener: asyncio.Task[None] | None = None
        self._complaints: deque[str] = deque(maxlen=5)

    @property
    def pid(self) -> int | None:
        """The process, None where none runs."""
        return self._process.pid if self._process and self._process.returncode is None else None

    async def facts(self, article: Article) -> Facts:
        """The facts of an article; a process that dies over it is started once more.

        Raises:
            AnalystError: if the analysis fails, or the process died twice.
        """
        from reader.facts.contract import from_contract

        data = article.to_json()
        async with self._turn:
            for _ in range(_TRIES):
                told = await self._ask(data)
                if told is not None:
                    break
            else:
                raise AnalystError(f"the analysis of this article ended twice without an answer{self._last_words()}")
        if "error" in told:
            raise AnalystError(visible_line(told["error"]))
        return from_contract(told["facts"])

    async def _ask(self, article: dict[str, Any]) -> dict[str, Any] | None:
        """One question and its answer; None if the process died over it."""
        try:
            process = await self._running()
            if self._answered < self._asked:
                await self._abandoned(process)
                process = await self._running()
            assert process.stdin is not None
            self._asked += 1
            process.stdin.write(json.dumps({"number": self._asked, "article": article}).encode() + b"\n")
            await process.stdin.drain()
            return await self._answer(process)
        except (OSError, ValueError):
            self.kill()
            return None

    async def _abandoned(self, process: Process) -> None:
        """Wait for the answer that nobody wants any more: an asker was cancelled while the process was at work."""
        try:
            answer = await asyncio.wait_for(self._answer(process), _ABANDONED)
        except TimeoutError:
            answer = None
        if answer is None:
            self.kill()

    async def _answer(self, process: Process) -> dict[str, Any] | None:
        """The answer to the last question; older ones are passed over."""
        assert process.stdout is not None
        while line := await process.stdout.readline():
            answer: dict[str, Any] = json.loads(line)
            self._answered = answer["number"]
            if self._answered == self._asked:
                return answer
        self.kill()
        return None

    async def _running(self) -> Process:
        if self._process is not None and self._process.returncode is None:
            return self._process
        if self._is_closed:
            raise AnalystError("the analysis has ended")
        if self._starting is None or self._starting.done():
            self._starting = asyncio.create_task(self._start())
        # Who asks may go at any time.
        return await asyncio.shield(self._starting)

    async def _start(self) -> Process:
        arguments = (self.pipeline, str(self._idle), str(self._nice))
        self._process = await started("reader.analyst", *arguments, longest=_LONGEST_LINE, stderr=PIPE)
        self._asked = self._answered = 0
        self._listener = asyncio.create_task(self._listen(self._process))
        return self._process

    async def _listen(self, process: Process) -> None:
        """What the process complains of must not reach the terminal."""
        assert process.stderr is not None
        with contextlib.suppress(OSError, ValueError):
            while line := await process.stderr.readline():
                self._complaints.append(line.decode("utf-8", "replace").strip())
        await process.wait()

    def _last_words(self) -> str:
        return f": {visible_line(self._complaints[-1])}" if self._complaints else ""

    def kill(self) -> None:
        """End the process at once; it comes back with the next question."""
        if self._process is not None and self._process.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                self._process.kill()
        self._process = None

    async def close(self) -> None:
        """End the process and wait until it is gone; no other is started."""
        self._is_closed = True
        if self._starting is not None:
            with contextlib.suppress(OSError):
                await self._starting
        process = self._process
        self.kill()
        if process is not None:
            await process.wait()
        if self._listener is not None:
            await self._listener


def serve(pipeline: str, idle: float, nice: int) -> None:
    """The child: answer each line on standard input until it closes or nothing has come for `idle` seconds."""
    os.nice(nice)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _die_with_parent()
    line = answers()
    from reader.facts.analyse import analyse
    from reader.facts.contract import to_kept
    from reader.facts.language import PipelineMissing

    questions = sys.stdin.buffer
    while select.select([questions], [], [], idle)[0]:
        asked = questions.readline()
        if not asked:
            return
        question = json.loads(asked)
        answer: dict[str, Any]
        try:
            article = Article.from_json(question["article"])
            answer = {"facts": to_kept(analyse(article, pipeline))}
        except PipelineMissing as error:
            answer = {"error": str(error)}
        except Exception as error:
            answer = {"error": f"the analysis of this article failed ({type(error).__name__}: {error})"}
        line.write(json.dumps({"number": question["number"], **answer}) + "\n")
        line.flush()


def _die_with_parent() -> None:
    """Where the kernel can see to it (Linux, prctl(2)); elsewhere the end of the input does, after the analysis."""
    if sys.platform == "linux":
        import ctypes

        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


if __name__ == "__main__":
    serve(sys.argv[1], float(sys.argv[2]), int(sys.argv[3]))
