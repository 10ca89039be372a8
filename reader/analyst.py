"""The separate process that runs the language model, and its client: the reader itself never waits for it.

The two speak JSON Lines on the child's standard input and output: an article goes in, its facts object comes back.
The child ends when its input closes, so it never outlives the reader, and when it has been idle for long.
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

from reader.article import Article
from reader.facts.contract import from_contract, to_contract
from reader.facts.language import DEFAULT_PIPELINE
from reader.facts.model import Facts

IDLE = 300.0
"""Seconds without a question after which the process goes."""

_LONGEST_LINE = 1 << 28
_TRIES = 2


class AnalystError(Exception):
    """The facts of an article cannot be had; the message says why."""


class Analyst:
    """Asks the separate process for the facts of articles; starts it on demand and again when it was killed."""

    def __init__(self, pipeline: str = DEFAULT_PIPELINE, idle: float = IDLE) -> None:
        """Nothing is started yet.

        Args:
            pipeline: the spaCy pipeline for English.
            idle: seconds after which the idle process ends.
        """
        self.pipeline = pipeline
        self._idle = idle
        self._process: Process | None = None
        self._turn = asyncio.Lock()
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
        question = json.dumps(article.to_json()).encode() + b"\n"
        async with self._turn:
            for _ in range(_TRIES):
                answer = await self._asked(question)
                if answer:
                    break
            else:
                raise AnalystError(f"the analysis ended without an answer{self._last_words()}")
        told = json.loads(answer)
        if "error" in told:
            raise AnalystError(told["error"])
        return from_contract(told)

    async def _asked(self, question: bytes) -> bytes:
        """One question and its answer; nothing if the process is gone."""
        try:
            process = await self._running()
            assert process.stdin is not None
            assert process.stdout is not None
            process.stdin.write(question)
            await process.stdin.drain()
            return await process.stdout.readline()
        except (OSError, ValueError):
            self.kill()
            return b""
        except asyncio.CancelledError:
            # The answer would be taken for that to the next question.
            self.kill()
            raise

    async def _running(self) -> Process:
        if self._process is None or self._process.returncode is not None or self._process.stdin is None:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable,
                "-m",
                "reader.analyst",
                self.pipeline,
                str(self._idle),
                stdin=PIPE,
                stdout=PIPE,
                stderr=PIPE,
                limit=_LONGEST_LINE,
                start_new_session=True,
                env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            )
            asyncio.get_running_loop().create_task(self._listen(self._process))
        return self._process

    async def _listen(self, process: Process) -> None:
        """What the process complains of must not reach the terminal."""
        assert process.stderr is not None
        with contextlib.suppress(OSError, ValueError):
            while line := await process.stderr.readline():
                self._complaints.append(line.decode("utf-8", "replace").strip())
        await process.wait()

    def _last_words(self) -> str:
        return f": {self._complaints[-1]}" if self._complaints else ""

    def kill(self) -> None:
        """End the process at once; it comes back with the next question."""
        if self._process is not None and self._process.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                self._process.kill()
        self._process = None

    async def close(self) -> None:
        """End the process and wait until it is gone."""
        process = self._process
        self.kill()
        if process is not None:
            await process.wait()


def serve(pipeline: str, idle: float) -> None:
    """The child: answer each line on standard input until it closes or nothing has come for `idle` seconds."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    from reader.facts.analyse import analyse
    from reader.facts.language import PipelineMissing

    while select.select([sys.stdin], [], [], idle)[0]:
        question = sys.stdin.readline()
        if not question:
            return
        try:
            article = Article.from_json(json.loads(question))
            answer = to_contract(article, analyse(article, pipeline))
        except PipelineMissing as error:
            answer = {"error": str(error)}
        except Exception as error:
            answer = {"error": f"the analysis of this article failed ({type(error).__name__}: {error})"}
        answers.write(json.dumps(answer) + "\n")
        answers.flush()


if __name__ == "__main__":
    serve(sys.argv[1], float(sys.argv[2]))
