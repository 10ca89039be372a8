"""The reader in a browser, by textual-serve: a process for each page that is open, and one that makes facts for all."""

from __future__ import annotations

import asyncio
import os
import shlex
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

from aiohttp import web
from textual_serve.server import Server

from reader import shared_analyst
from reader.analyst import Analyst

_LOOPBACK = ("127.0.0.1", "localhost", "::1")
_LARGEST = {"width": 1_000, "height": 500}
"""Columns and rows of a page."""


class _OwnPages(Server):
    """Talks only to the page that it has sent: other pages in the same browser may not read along."""

    def __init__(self, library: Path, analyst: Analyst, *, host: str, port: int, pages: int) -> None:
        command = [sys.executable, "-P", "-m", "reader", "--restricted", str(library)]
        super().__init__(shlex.join(command), host=host, port=port, title="newsreader")
        self._analyst, self._most, self._open = analyst, pages, 0
        self._folder = TemporaryDirectory(prefix="newsreader-")
        self._line: asyncio.Server | None = None

    async def on_startup(self, app: web.Application) -> None:
        """Say where the pages are to be seen, and let their readers ask for facts."""
        await super().on_startup(app)
        socket = Path(self._folder.name) / "analyst"
        self._line = await shared_analyst.share(self._analyst, socket)
        os.environ[shared_analyst.NAME] = str(socket)

    async def on_shutdown(self, app: web.Application) -> None:
        """Leave nothing behind."""
        await super().on_shutdown(app)
        if self._line is not None:
            self._line.close()
        await self._analyst.close()
        self._folder.cleanup()

    async def handle_websocket(self, request: web.Request) -> web.WebSocketResponse:
        """Refuse a page of another origin, on loopback a name that has been made to lead here, and too many pages."""
        origin, asked = request.headers.get("Origin", ""), urlsplit(f"//{request.host}")
        is_foreign = bool(origin) and urlsplit(origin).netloc != request.host
        if is_foreign or (self.host in _LOOPBACK and asked.hostname not in _LOOPBACK):
            raise web.HTTPForbidden(text="This page was not sent from here.")
        if self._open >= self._most or any(
            _is_too_large(request.query.get(side, ""), _LARGEST[side]) for side in _LARGEST
        ):
            raise web.HTTPServiceUnavailable(text="All places are taken, or this page is too large.")
        self._open += 1
        try:
            return await super().handle_websocket(request)
        finally:
            self._open -= 1


def _is_too_large(said: str, most: int) -> bool:
    return said.isdecimal() and (len(said) > len(str(most)) or int(said) > most)


def serve(library: Path, *, host: str, port: int, pipeline: str, pages: int) -> None:
    """Serve until interrupted.

    Args:
        library: the folder to read.
        host: the address to listen at.
        port: the port.
        pipeline: the spaCy pipeline for English.
        pages: how many may be open at once.
    """
    # Colours are the browser's affair.
    os.environ.pop("NO_COLOR", None)
    _OwnPages(library, Analyst(pipeline), host=host, port=port, pages=pages).serve()
