"""The reader in a browser, by textual-serve: a process for each page that is open."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path
from urllib.parse import urlsplit

from aiohttp import web
from textual_serve.server import Server

_LOOPBACK = ("127.0.0.1", "localhost", "::1")


class _OwnPages(Server):
    """Talks only to the page that it has sent: other pages in the same browser may not read along."""

    async def handle_websocket(self, request: web.Request) -> web.WebSocketResponse:
        """Refuse a page of another origin, and on loopback a name that has been made to lead here."""
        origin, asked = request.headers.get("Origin", ""), urlsplit(f"//{request.host}")
        is_foreign = bool(origin) and urlsplit(origin).netloc != request.host
        if is_foreign or (self.host in _LOOPBACK and asked.hostname not in _LOOPBACK):
            raise web.HTTPForbidden(text="This page was not sent from here.")
        return await super().handle_websocket(request)


def serve(library: Path, *, host: str, port: int) -> None:
    """Serve until interrupted.

    Args:
        library: the folder to read.
        host: the address to listen at.
        port: the port.
    """
    command = [sys.executable, "-P", "-m", "reader", "--restricted", str(library)]
    _OwnPages(shlex.join(command), host=host, port=port, title="newsreader").serve()
