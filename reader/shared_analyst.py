"""One analyst for many readers: they ask at a socket, one line of JSON each way."""

from __future__ import annotations

import asyncio
import json
import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader.analyst import Analyst, AnalystError
from reader.article import Article

if TYPE_CHECKING:
    from reader.facts.model import Facts

NAME = "NEWSREADER_ANALYST"
"""The variable of the environment that names the socket."""

_LONGEST_LINE = 1 << 24
"""Bytes of a question or an answer."""


class SharedAnalyst:
    """Asks the analyst of whoever serves this reader; it can be used like an `Analyst`."""

    pid: int | None = None
    """It has no process of its own, so that nothing is analysed ahead of reading."""

    def __init__(self, socket: Path) -> None:
        """Nothing is asked yet.

        Args:
            socket: where to ask.
        """
        self._socket = socket

    async def facts(self, article: Article) -> Facts:
        """The facts of an article.

        Raises:
            AnalystError: if they cannot be had.
        """
        from reader.facts.contract import from_contract

        try:
            reading, writing = await asyncio.open_unix_connection(self._socket, limit=_LONGEST_LINE)
            try:
                writing.write(json.dumps(article.to_json()).encode() + b"\n")
                told = json.loads(await reading.readline())
            finally:
                writing.close()
            if "facts" in told:
                return from_contract(told["facts"])
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise AnalystError("the analysis cannot be reached") from error
        raise AnalystError(str(told.get("error")))

    async def close(self) -> None:
        """Nothing is left behind."""


def analyst_for(pipeline: str) -> Analyst | SharedAnalyst:
    """The shared analyst where there is one, else one of our own."""
    shared = os.environ.get(NAME)
    return SharedAnalyst(Path(shared)) if shared else Analyst(pipeline)


async def share(analyst: Analyst, socket: Path) -> asyncio.Server:
    """Let readers ask an analyst at a socket.

    Raises:
        OSError: if there can be no socket.
    """

    async def answer(reading: asyncio.StreamReader, writing: asyncio.StreamWriter) -> None:
        with suppress(OSError, ValueError, asyncio.CancelledError):
            answering = asyncio.create_task(_answer(analyst, await reading.readline()))
            leaving = asyncio.create_task(reading.read())
            try:
                await asyncio.wait((answering, leaving), return_when=asyncio.FIRST_COMPLETED)
                if answering.done():
                    writing.write(json.dumps(answering.result()).encode() + b"\n")
                    await writing.drain()
            finally:
                # Who has gone on to another article lets others have their turn.
                answering.cancel()
                leaving.cancel()
        writing.close()

    socket.unlink(missing_ok=True)
    return await asyncio.start_unix_server(answer, socket, limit=_LONGEST_LINE)


async def _answer(analyst: Analyst, question: bytes) -> dict[str, Any]:
    from reader.facts.contract import to_kept

    try:
        article = Article.from_json(json.loads(question))
        return {"facts": to_kept(await analyst.facts(article))}
    except AnalystError as error:
        return {"error": str(error)}
    except (KeyError, TypeError, ValueError):
        return {"error": "this is no article"}
