"""The reader in a browser, by textual-serve: a process for each page that is open, and one that makes facts for all."""

from __future__ import annotations

import asyncio
import os
import re
import shlex
import sys
from collections.abc import Callable
from contextvars import ContextVar
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

_LINK = re.compile(r"<link\b[^>]*>")
"""What else a browser is told to fetch for a page."""

_asked: ContextVar[str] = ContextVar("asked")
"""The address by which a page was asked for."""


class _OwnPages(Server):
    """Talks only to the page that it has sent: other pages in the same browser may not read along."""

    def __init__(
        self, library: Path, analyst: Analyst, *, host: str, port: int, pages: int, say: Callable[[str], None]
    ) -> None:
        self._own_address = f"http://{f'[{host}]' if ':' in host else host}:{port}"
        command = [sys.executable, "-P", "-m", "reader", "--restricted", str(library)]
        super().__init__(shlex.join(command), host=host, port=port, title="newsreader")
        self._analyst, self._most, self._open = analyst, pages, 0
        self._folder = TemporaryDirectory(prefix="newsreader-")
        self._line: asyncio.Server | None = None
        self._library, self._say = library, say

    @property
    def public_url(self) -> str:
        """Where a page finds the rest of itself: at the name by which it was asked for."""
        return _asked.get(self._own_address)

    @public_url.setter
    def public_url(self, url: str) -> None:
        """What textual-serve thinks of: the address that is listened at, such as 0.0.0.0."""

    async def handle_index(self, request: web.Request) -> web.StreamResponse:
        """A page, without the typeface from a public server: that would see each reader."""
        own = f"{request.scheme}://{request.host}"
        _asked.set(own)
        page: web.StreamResponse = await super().handle_index(request)
        if isinstance(page, web.Response):
            page.text = _LINK.sub(lambda link: link[0] if f'"{own}/' in link[0] else "", page.text or "")
        return page

    async def on_startup(self, app: web.Application) -> None:
        """Say where the pages are to be seen, and let their readers ask for facts."""
        self._say(f"Serving {self._library} at {self._own_address}")
        if self.host not in _LOOPBACK:
            self._say("Whoever can reach that port reads, with your marks: nobody has to log in")
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


def serve(library: Path, *, host: str, port: int, pipeline: str, pages: int, say: Callable[[str], None]) -> None:
    """Serve until interrupted.

    Args:
        library: the folder to read.
        host: the address to listen at.
        port: the port.
        pipeline: the spaCy pipeline for English.
        pages: how many may be open at once.
        say: is told where, and what that means.
    """
    # Colours are the browser's affair.
    os.environ.pop("NO_COLOR", None)
    _OwnPages(library, Analyst(pipeline), host=host, port=port, pages=pages, say=say).serve()
